import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { instantOfMs } from '../../domain/calendar/index.ts';
import { outsideSystems, type OutsideSystem } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { effects, letters, messages, systemCalls, systemMinutes, systems, trajectoryEvents } from '../schema.ts';

export type SystemRow = typeof systems.$inferSelect;
export type SystemChange = Partial<typeof systems.$inferInsert>;

/** What every system may be asked until an operator says otherwise. */
const firstLimits: Readonly<Record<OutsideSystem, Pick<SystemRow, 'concurrency' | 'perSecond' | 'coolDownMs'>>> = {
  ocmw: { concurrency: 8, perSecond: 20, coolDownMs: 30_000 },
  employment: { concurrency: 8, perSecond: 20, coolDownMs: 30_000 },
  repertorium: { concurrency: 8, perSecond: 20, coolDownMs: 30_000 },
  riziv: { concurrency: 8, perSecond: 20, coolDownMs: 30_000 },
  localOcmw: { concurrency: 8, perSecond: 20, coolDownMs: 30_000 },
};

/** Minutes older than this are forgotten. */
const keptMs = 7 * 24 * 3_600_000;

/** The rows of all systems, made where they are missing. */
export async function readSystems(db: Database, nowMs: number): Promise<SystemRow[]> {
  await db
    .insert(systems)
    .values(outsideSystems.map((system) => firstRow(system, nowMs)))
    .onConflictDoNothing();
  return db.select().from(systems).orderBy(asc(systems.system));
}

const firstRow = (system: OutsideSystem, nowMs: number): typeof systems.$inferInsert => ({
  system,
  state: 'closed',
  since: instantOfMs(nowMs),
  allowed: firstLimits[system].concurrency,
  ...firstLimits[system],
});

/** Looks at one system alone: who is next sees what this one decided. The transaction is milliseconds long. */
export async function withSystem<Result>(
  db: Database,
  system: OutsideSystem,
  nowMs: number,
  decide: (row: SystemRow, tx: Database) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const held = () => tx.select().from(systems).where(eq(systems.system, system)).for('update');
    let [row] = await held();
    if (!row) {
      await tx.insert(systems).values(firstRow(system, nowMs)).onConflictDoNothing();
      [row] = await held();
    }
    return decide(row!, tx);
  });
}

/** How many calls are under way; those of a worker that was killed count no longer than their lease. */
export async function callsUnderWay(tx: Database, system: OutsideSystem, nowMs: number): Promise<number> {
  await tx.delete(systemCalls).where(and(eq(systemCalls.system, system), lt(systemCalls.expiresAt, nowMs)));
  return tx.$count(systemCalls, eq(systemCalls.system, system));
}

export async function changeSystem(db: Database, system: OutsideSystem, change: SystemChange): Promise<void> {
  await db.update(systems).set(change).where(eq(systems.system, system));
}

export async function beginCall(db: Database, call: typeof systemCalls.$inferInsert): Promise<void> {
  await db.insert(systemCalls).values(call);
}

export async function endCall(db: Database, id: string): Promise<void> {
  await db.delete(systemCalls).where(eq(systemCalls.id, id));
}

export async function countCall(db: Database, system: OutsideSystem, failed: boolean, nowMs: number): Promise<void> {
  const minute = instantOfMs(nowMs - (nowMs % 60_000));
  const [row] = await db
    .insert(systemMinutes)
    .values({ system, minute, calls: 1, failures: failed ? 1 : 0 })
    .onConflictDoUpdate({
      target: [systemMinutes.system, systemMinutes.minute],
      set: {
        calls: sql`${systemMinutes.calls} + 1`,
        failures: failed ? sql`${systemMinutes.failures} + 1` : systemMinutes.failures,
      },
    })
    .returning({ calls: systemMinutes.calls });
  // Once a minute, by whoever begins it.
  if (row?.calls === 1) await db.delete(systemMinutes).where(lt(systemMinutes.minute, instantOfMs(nowMs - keptMs)));
}

export interface SystemTraffic {
  readonly system: OutsideSystem;
  readonly callsHour: number;
  readonly failuresHour: number;
  readonly callsDay: number;
  readonly failuresDay: number;
}

export async function readTraffic(db: Database, nowMs: number): Promise<SystemTraffic[]> {
  const hour = instantOfMs(nowMs - 3_600_000);
  const day = instantOfMs(nowMs - 24 * 3_600_000);
  const { rows } = await db.execute<Record<string, string | number>>(sql`
    select system,
      coalesce(sum(calls) filter (where minute > ${hour}::timestamptz), 0)::integer as "callsHour",
      coalesce(sum(failures) filter (where minute > ${hour}::timestamptz), 0)::integer as "failuresHour",
      sum(calls)::integer as "callsDay", sum(failures)::integer as "failuresDay"
    from ${systemMinutes} where minute > ${day}::timestamptz group by system`);
  return rows as unknown as SystemTraffic[];
}

/** What waits to be told or asked, per lane, and since when (the programme's time): what waits for its hour, from then on. */
export async function waitingEffects(
  db: Database,
): Promise<{ lane: string; waiting: number; trajectories: number; oldest: string }[]> {
  const { rows } = await db.execute<{ lane: string; waiting: number; trajectories: number; oldest: string }>(sql`
    select f.lane, count(*)::integer as waiting, count(distinct f.trajectory_id)::integer as trajectories,
      to_char(min(greatest(e.at, m.leaves_at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as oldest
    from ${effects} f
    join ${trajectoryEvents} e on e.trajectory_id = f.trajectory_id and e.sequence = split_part(f.key, '/', 1)::integer
    left join lateral (
      select leaves_at from ${messages} where trajectory_id = f.trajectory_id and effect_key = f.key
      union all select leaves_at from ${letters} where trajectory_id = f.trajectory_id and effect_key = f.key
      order by leaves_at desc nulls last limit 1
    ) m on true
    where f.status = 'pending' group by f.lane order by f.lane`);
  return rows;
}
