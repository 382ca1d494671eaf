import { addDays, localDateOf, weekdayOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { tasksDue, type DueTasks } from '../../db/queries/work-ahead.ts';
import type { App } from '../open.ts';
import { unknownColleague } from './staff.ts';

/** As far ahead as a team plans: a quarter. */
const weeksShown = 12;

/** What would be: all of one mediator with another, or one away, with who stands in. Both days included. */
export type Supposing =
  | { readonly kind: 'transfer'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'absence';
      readonly staffId: string;
      readonly from: string;
      readonly until: string;
      readonly deputyId: string | null;
    };

interface Week {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

interface Load {
  readonly overdue: number;
  /** Per week, in their order. */
  readonly due: readonly number[];
}

interface WorkOfMediator extends Load {
  /** null: of nobody. */
  readonly staffId: string | null;
  readonly name: string | null;
  /** As supposed; null: nothing was, or nothing changes for them. */
  readonly after: Load | null;
}

export interface WorkAhead {
  readonly today: LocalDate;
  /** The first begins today, the others on a Monday. */
  readonly weeks: readonly Week[];
  readonly mediators: readonly WorkOfMediator[];
}

/**
 * The tasks of mediators for the coming weeks, by the open deadlines as they stand: of what recurs the next time only. With
 * `supposing` also how it would be then; nothing is done. @throws AppError `staff.unknown`
 */
export async function workAhead(
  app: App,
  { province, supposing }: { readonly province?: Province; readonly supposing?: Supposing } = {},
): Promise<WorkAhead> {
  const today = localDateOf(await app.now());
  const weeks = weeksFrom(today);
  const all = await listStaff(app.db, { role: 'mediator' });
  const staff = all.filter(
    (one) =>
      (one.leftOn === null || one.leftOn >= today) &&
      (province === undefined || one.province === null || one.province === province),
  );
  const due = await tasksDue(app.db, { until: weeks.at(-1)!.until, ...(province ? { province } : {}) });
  const named = supposing ? peopleIn(supposing) : [];
  const missing = named.find((id) => !all.some((one) => one.id === id));
  if (missing !== undefined) throw unknownColleague(missing);
  const now = byMediator(due);
  const others = [...now.keys()].toSorted((a, b) => (a === null || (b !== null && a > b) ? 1 : -1));
  const ids = [
    ...new Set([...staff.map(({ id }) => id), ...named, ...others]),
    ...(supposing?.kind === 'absence' && supposing.deputyId === null ? [null] : []),
  ];
  const then = supposing ? byMediator(supposed(due, supposing)) : now;
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return {
    today,
    weeks,
    mediators: [...new Set(ids)].map((staffId) => {
      const load = loadOf(now.get(staffId) ?? [], weeks, today);
      const after = then === now ? load : loadOf(then.get(staffId) ?? [], weeks, today);
      const same = after === load || JSON.stringify(after) === JSON.stringify(load);
      return { staffId, name: names.get(staffId ?? '') ?? null, ...load, after: same ? null : after };
    }),
  };
}

const peopleIn = (supposing: Supposing): string[] =>
  supposing.kind === 'transfer'
    ? [supposing.from, supposing.to]
    : [supposing.staffId, ...(supposing.deputyId === null ? [] : [supposing.deputyId])];

/** What is left of this week, and the whole weeks after it. */
export function weeksFrom(today: LocalDate): Week[] {
  const sunday = addDays(today, 7 - weekdayOf(today));
  return Array.from({ length: weeksShown }, (_, at) => ({
    from: at === 0 ? today : addDays(sunday, 7 * at - 6),
    until: addDays(sunday, 7 * at),
  }));
}

/** Whose each task would be: of who is away, what is due in those days is the deputy's, or else nobody's. */
export function supposed(due: readonly DueTasks[], supposing: Supposing): DueTasks[] {
  return due.map((one) => {
    if (supposing.kind === 'transfer')
      return one.mediatorId === supposing.from ? { ...one, mediatorId: supposing.to } : one;
    const { staffId, from, until, deputyId } = supposing;
    const falls = one.mediatorId === staffId && one.dueOn >= from && one.dueOn <= until;
    return falls ? { ...one, mediatorId: deputyId } : one;
  });
}

const byMediator = (due: readonly DueTasks[]) => Map.groupBy(due, ({ mediatorId }) => mediatorId);

/** @param mine the tasks of one mediator, none after the last week */
function loadOf(mine: readonly DueTasks[], weeks: readonly Week[], today: LocalDate): Load {
  const due = weeks.map(() => 0);
  let overdue = 0;
  for (const { dueOn, tasks } of mine) {
    if (dueOn < today) overdue += tasks;
    else due[weeks.findIndex(({ until }) => dueOn <= until)]! += tasks;
  }
  return { overdue, due };
}
