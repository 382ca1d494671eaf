import { sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import { deadlineStatuses, type DeadlineStatus } from '../codes.ts';
import type { Database } from '../connect.ts';
import {
  agreementEffects,
  agreementEvents,
  agreementRuns,
  cohortEffects,
  cohortEvents,
  cohorts,
  contractMonthEffects,
  contractMonthEvents,
  contractMonths,
  deadlines,
  effects,
  trajectories,
  trajectoryEvents,
} from '../schema.ts';

/** Every deadline is exactly one of these: opened = the sum of the statuses, open = openInTime + overdue + openLimits. */
export interface DeadlineBalance {
  readonly opened: number;
  readonly byStatus: Readonly<Record<DeadlineStatus, number>>;
  /** Tasks. */
  readonly openInTime: number;
  readonly overdue: number;
  /** Limits, openings and retries: they act by themselves and are never overdue. */
  readonly openLimits: number;
  /** How many were ever opened according to the events: equals `opened`, or a read model is wrong. */
  readonly openedByEvents: number;
}

/** The balance on a day, for reconciling lists with events. */
export async function deadlineBalance(db: Database, on: LocalDate): Promise<DeadlineBalance> {
  const { rows } = await db.execute<{ status: DeadlineStatus; is_task: boolean; late: boolean; number: number }>(sql`
    select status, kind in ('task', 'recurring', 'count') as is_task, due_on < ${on}::date as late, count(*)::integer as number
    from ${deadlines} group by 1, 2, 3`);
  const total = (keep: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(keep).reduce((sum, { number }) => sum + number, 0);
  const events = await db.execute<{ number: number }>(
    sql`select count(*)::integer as number from ${trajectoryEvents} where type = 'DeadlineOpened'`,
  );
  const open = (row: (typeof rows)[number]): boolean => row.status === 'open';
  return {
    opened: total(() => true),
    byStatus: Object.fromEntries(
      deadlineStatuses.map((status) => [status, total((row) => row.status === status)]),
    ) as Record<DeadlineStatus, number>,
    openInTime: total((row) => open(row) && row.is_task && !row.late),
    overdue: total((row) => open(row) && row.is_task && row.late),
    openLimits: total((row) => open(row) && !row.is_task),
    openedByEvents: events.rows[0]?.number ?? 0,
  };
}

/** Everything that is recorded event by event: its row, its events, what it must tell the world, and the column of both that has its id. */
const lives = [
  { root: trajectories, events: trajectoryEvents, told: effects, id: 'trajectory_id' },
  { root: cohorts, events: cohortEvents, told: cohortEffects, id: 'cohort_id' },
  { root: contractMonths, events: contractMonthEvents, told: contractMonthEffects, id: 'about_id' },
  { root: agreementRuns, events: agreementEvents, told: agreementEffects, id: 'about_id' },
] as const;
type Lives = (typeof lives)[number];

/** So many are looked at by one question. */
const pageSize = 1_000;

/** What a question finds of each kind, asked page by page in the order of ids. */
async function ofAll<Row>(db: Database, ask: (kind: Lives, page: SQL) => SQL): Promise<Row[]> {
  const found: Row[] = [];
  for (const kind of lives)
    for (let after = ''; ;) {
      const { rows } = await db.execute<{ id: string }>(
        sql`select id from ${kind.root} where id > ${after} order by id limit ${pageSize}`,
      );
      const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
      if (first === undefined || last === undefined) break;
      const { rows: those } = await db.execute(ask(kind, sql`between ${first} and ${last}`));
      found.push(...(those as Row[]));
      after = last;
    }
  return found;
}

/**
 * Effects that still wait though what caused them was decided before `before`: a system that is down, or a fault of ours.
 * Questions to outside systems are not among them: a silent one is asked again by EXT-1, as a new effect.
 */
export const lateEffects = (db: Database, before: Instant) =>
  ofAll<{ id: string; key: string; lane: string; attempts: number }>(db, ({ events, told, id }, page) => {
    const column = sql.identifier(id);
    // Groups have no lanes: what they tell goes to people or to their members.
    return sql`
      select f.${column} as id, f.key, coalesce(to_jsonb(f) ->> 'lane', f.kind) as lane, f.attempts
      from ${told} f join ${events} e on e.${column} = f.${column} and e.sequence = split_part(f.key, '/', 1)::integer
      where f.${column} ${page} and f.status = 'pending' and f.kind <> 'askOutside' and e.at < ${before}::timestamptz
      order by f.${column}, e.sequence`;
  });

/** Those whose events are not exactly 1 … sequence: a damaged or half-restored database. Empty when all is well. */
export const sequenceGaps = (db: Database) =>
  ofAll<{ id: string; sequence: number; events: number; last: number }>(
    db,
    ({ root, events, id }, page) => sql`
      select t.id, t.sequence, count(e.sequence)::integer as events, coalesce(max(e.sequence), 0) as last
      from ${root} t left join ${events} e on e.${sql.identifier(id)} = t.id
      where t.id ${page}
      group by t.id having count(e.sequence) <> t.sequence or coalesce(max(e.sequence), 0) <> t.sequence
      order by t.id`,
  );
