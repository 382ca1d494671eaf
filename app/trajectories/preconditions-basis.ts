import { isDeepStrictEqual } from 'node:util';
import type { Calendar } from '../../domain/calendar/index.ts';
import { completedRules, type RuleSet } from '../../domain/rules/index.ts';
import { readCalendar, readCalendarVersion } from '../../db/queries/calendar.ts';
import { readRuleSets } from '../../db/queries/rules.ts';
import type { CommandRequest } from './request.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/**
 * A rule set or calendar travels whole in its command, and a lost workflow is started again with the one of that version
 * from the database: so only what is there may be adopted, unchanged.
 */
export async function basisIsKept(app: App, { request: { name, data } }: { request: CommandRequest }): Promise<void> {
  if (name === 'adoptRules') await rulesAreKept(app, data['rules'] as Partial<RuleSet> | undefined);
  if (name === 'adoptCalendar') await calendarIsKept(app, data['calendar'] as Partial<Calendar> | undefined);
}

async function rulesAreKept(app: App, rules: Partial<RuleSet> | undefined): Promise<void> {
  const version = typeof rules?.version === 'string' ? rules.version.slice(0, 20) : '';
  const kept = (await readRuleSets(app.db)).find((set) => set.version === version);
  if (!kept || !isDeepStrictEqual(kept, completedRules(JSON.parse(JSON.stringify(rules)))))
    throw new AppError('rules.notKept', 'only rules that are loaded are adopted', 'w2 rules adopt VERSION does it', {
      version,
    });
}

async function calendarIsKept(app: App, calendar: Partial<Calendar> | undefined): Promise<void> {
  const version = Number(calendar?.version ?? 0);
  const known = Number.isSafeInteger(version) && version >= 0 && version <= (await readCalendarVersion(app.db));
  if (!known || !isDeepStrictEqual(await readCalendar(app.db, version), JSON.parse(JSON.stringify(calendar))))
    throw new AppError(
      'calendar.notKept',
      'only the closing days that are kept are adopted',
      'w2 calendar add does it',
      {},
    );
}
