import type { LocalDate } from '../../../domain/calendar/index.ts';
import { cohortId, isCohortId } from '../../../domain/cohort/index.ts';
import { codes } from '../../../domain/trajectory/index.ts';
import { readDay, readId, readOneOf } from '../../arguments.ts';
import { UsageError } from '../../exit.ts';

/** `C-000012`, `c-12` or `12`. @throws UsageError */
export function readCohortId(text: string): string {
  const [, digits] = /^(?:[Cc]-)?(\d{1,9})$/.exec(text.trim()) ?? [];
  const id = digits ? cohortId(Number(digits)) : '';
  if (!isCohortId(id))
    throw new UsageError(
      `"${text.slice(0, 40)}" is geen groep; schrijf bijvoorbeeld C-000012 (w2 cohort list toont ze)`,
    );
  return id;
}

/** `2026-03-02`, `2026-03-02T09:30` or with `@zaal 2` behind it. @throws UsageError */
export function readSession(text: string): { day: LocalDate; time?: string; place?: string } {
  const [, day = '', time, place] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?(?:@(.{1,200}))?$/u.exec(text.trim()) ?? [];
  return {
    day: readDay('--session', day || text),
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
  };
}

/** `T-12=absent` for each person. @throws UsageError */
export function readPresences(texts: readonly string[]): Record<string, codes.Presence> {
  return Object.fromEntries(
    texts.map((text) => {
      const [id = '', presence = ''] = text.split('=', 2);
      return [readId(id), readOneOf('aanwezigheid', presence, codes.presences)];
    }),
  );
}
