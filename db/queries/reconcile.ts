import { sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import { deadlineStatuses, type DeadlineStatus } from '../codes.ts';
import type { Database } from '../connect.ts';
import { deadlines, effects, trajectories, trajectoryEvents } from '../schema.ts';

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
    select status, kind in ('task', 'recurring') as is_task, due_on < ${on}::date as late, count(*)::integer as number
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

/**
 * Effects that still wait though what caused them was decided before `before`: a system that is down, or a fault of ours.
 * Questions to outside systems are not among them: a silent one is asked again by EXT-1, as a new effect.
 */
export async function lateEffects(
  db: Database,
  before: Instant,
): Promise<{ id: string; key: string; lane: string; attempts: number }[]> {
  const { rows } = await db.execute<{ id: string; key: string; lane: string; attempts: number }>(sql`
    select f.trajectory_id as id, f.key, f.lane, f.attempts
    from ${effects} f
    join ${trajectoryEvents} e on e.trajectory_id = f.trajectory_id and e.sequence = split_part(f.key, '/', 1)::integer
    where f.status = 'pending' and f.kind <> 'askOutside' and e.at < ${before}::timestamptz
    order by f.trajectory_id, e.sequence`);
  return rows;
}

/** Trajectories whose events are not exactly 1 … sequence: a damaged or half-restored database. Empty when all is well. */
export async function sequenceGaps(
  db: Database,
): Promise<{ id: string; sequence: number; events: number; last: number }[]> {
  const { rows } = await db.execute<{ id: string; sequence: number; events: number; last: number }>(sql`
    select t.id, t.sequence, count(e.sequence)::integer as events, coalesce(max(e.sequence), 0) as last
    from ${trajectories} t left join ${trajectoryEvents} e on e.trajectory_id = t.id
    group by t.id having count(e.sequence) <> t.sequence or coalesce(max(e.sequence), 0) <> t.sequence
    order by t.id`);
  return rows;
}
