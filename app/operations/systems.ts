import { instantOfMs } from '../../domain/calendar/index.ts';
import { outsideSystems, type OutsideSystem } from '../../domain/trajectory/index.ts';
import {
  changeSystem,
  readSystems,
  readTraffic,
  waitingEffects,
  withSystem,
  type SystemRow,
} from '../../db/queries/systems.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface SystemView {
  readonly system: OutsideSystem;
  readonly state: SystemRow['state'];
  readonly since: string;
  /** Not before this moment is it called again. */
  readonly tryAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly lastFailureCode: string | null;
  readonly calls: { readonly hour: number; readonly day: number };
  readonly failures: { readonly hour: number; readonly day: number };
  /** What waits to be told or asked there, of how many trajectories, and since when by the programme's time. */
  readonly waiting: { readonly effects: number; readonly trajectories: number; readonly oldest: string | null };
  readonly limits: { readonly concurrency: number; readonly perSecond: number; readonly coolDownMs: number };
}

/** How every outside system is, by the machine's clock. */
export async function listSystems(app: App): Promise<readonly SystemView[]> {
  return systemsWith(app, await waitingEffects(app.db));
}

/** The same, with what waits already read. */
export async function systemsWith(
  app: App,
  waiting: Awaited<ReturnType<typeof waitingEffects>>,
): Promise<readonly SystemView[]> {
  const nowMs = Date.now();
  const rows = await readSystems(app.db, nowMs);
  const traffic = await readTraffic(app.db, nowMs);
  return rows.map((row) => {
    const { system, state, since, tryAt, lastSuccessAt, lastFailureAt, lastFailureCode } = row;
    const seen = traffic.find((one) => one.system === system);
    const lane = waiting.find((one) => one.lane === system);
    return {
      system,
      state,
      since,
      tryAt: state === 'closed' || tryAt === null ? null : instantOfMs(tryAt),
      lastSuccessAt,
      lastFailureAt,
      lastFailureCode,
      calls: { hour: seen?.callsHour ?? 0, day: seen?.callsDay ?? 0 },
      failures: { hour: seen?.failuresHour ?? 0, day: seen?.failuresDay ?? 0 },
      waiting: {
        effects: lane?.waiting ?? 0,
        trajectories: lane?.trajectories ?? 0,
        oldest: lane?.oldest ?? null,
      },
      limits: { concurrency: row.concurrency, perSecond: row.perSecond, coolDownMs: row.coolDownMs },
    };
  });
}

/** An operator says that a system is well again: it is called at once, step by step. @throws AppError `system.unknown` */
export async function closeBreaker(app: App, name: string): Promise<void> {
  const system = known(name);
  const nowMs = Date.now();
  await withSystem(app.db, system, nowMs, (_row, tx) =>
    changeSystem(tx, system, {
      state: 'closed',
      since: instantOfMs(nowMs),
      failures: 0,
      relapses: 0,
      tryAt: null,
      allowed: 1,
    }),
  );
}

export interface NewLimits {
  readonly concurrency?: number | undefined;
  readonly perSecond?: number | undefined;
  readonly coolDownMs?: number | undefined;
}

/** What a system may be asked from now on, by all workers. @throws AppError `system.unknown`, `system.badLimit` */
export async function limitSystem(app: App, name: string, limits: NewLimits): Promise<void> {
  const system = known(name);
  const { concurrency, perSecond, coolDownMs } = limits;
  const bounds = [
    ['concurrency', concurrency, 1, 100],
    ['perSecond', perSecond, 0.01, 1000],
    ['coolDownMs', coolDownMs, 100, 3_600_000],
  ] as const;
  for (const [field, value, least, most] of bounds)
    if (value !== undefined && !(value >= least && value <= most))
      throw new AppError('system.badLimit', `${field} must lie between ${least} and ${most}`, 'take another', {
        field,
        least,
        most,
      });
  const change = Object.fromEntries(bounds.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])));
  if (Object.keys(change).length === 0) return;
  await withSystem(app.db, system, Date.now(), async (row, tx) => {
    const healthy = row.state === 'closed' && concurrency !== undefined ? { allowed: concurrency } : {};
    await changeSystem(tx, system, { ...change, ...healthy });
  });
}

function known(name: string): OutsideSystem {
  const system = outsideSystems.find((one) => one === name);
  if (!system)
    throw new AppError('system.unknown', 'there is no such system', `choose from ${outsideSystems.join(', ')}`, {
      known: outsideSystems.join(', '),
    });
  return system;
}
