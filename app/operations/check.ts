import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { instantOfMs, localDateOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  evolve,
  firesAt,
  isOpen,
  notRegistered,
  type OpenTrajectory,
  type Trajectory,
} from '../../domain/trajectory/index.ts';
import { openDeadlines } from '../../db/queries/deadlines.ts';
import { quotaMismatches } from '../../db/queries/capacity-view.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { readEvents } from '../../db/queries/events.ts';
import { forgottenInscriptions } from '../../db/queries/inscriptions.ts';
import { deadlineBalance, lateEffects, sequenceGaps } from '../../db/queries/reconcile.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import type { StateAnswer } from '../../workflows/contract.ts';
import { checkCohorts } from './check-cohorts.ts';
import type { Difference } from './difference.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { isRunning, runningIds } from '../runs/running.ts';

export interface CheckReport {
  readonly trajectories: number;
  readonly openRuns: number;
  readonly events: number;
  readonly deadlines: {
    readonly opened: number;
    readonly metInTime: number;
    readonly metLate: number;
    readonly fell: number;
    readonly cancelled: number;
    readonly openInTime: number;
    readonly openOverdue: number;
  };
  readonly differences: readonly Difference[];
}

/** A difference that is only a command under way, or a worker that was just restarted, is gone after some seconds. */
const looks = 6;

/** What the world must be told may wait this long for its system before it is a difference. */
const mostEffectAgeMs = 2 * 24 * 60 * 60 * 1000;

/** Compares Postgres, Temporal and the dates with each other; says every difference, changes nothing. */
export async function check(app: App): Promise<CheckReport> {
  const now = await app.now();
  const today = localDateOf(now);
  const running = await runningIds(app);
  const open: string[] = [];
  for await (const { id } of openTrajectories(app.db)) open.push(id);
  const differences: Difference[] = [
    ...(await sequenceGaps(app.db)).map(({ id, ...details }) => difference(id, 'events.gap', details)),
  ];
  for (const details of await quotaMismatches(app.db)) differences.push(difference(null, 'places.taken', details));
  for (const { id, ...details } of await lateEffects(app.db, instantOfMs(msOf(now) - mostEffectAgeMs)))
    differences.push(difference(id, 'effect.waits', details));
  for (const { id, ...details } of await forgottenInscriptions(app.db))
    differences.push(difference(id, 'inscription.goesOn', details));
  for (const found of await each(open, 16, (id) => checkOne(app, id, msOf(now), running.has(id))))
    differences.push(...found);
  const openInPostgres = new Set(open);
  for (const id of running)
    if (!openInPostgres.has(id) && (await outlives(app, id)))
      differences.push(difference(id, 'run.withoutOpenTrajectory'));
  differences.push(...(await checkCohorts(app)));
  const {
    openedByEvents: opened,
    byStatus,
    openInTime,
    openLimits,
    overdue: openOverdue,
  } = await deadlineBalance(app.db, today);
  const { metInTime, metLate, fell, cancelled } = byStatus;
  // Limits, openings and retries act by themselves: open, they are in time.
  const balance = { opened, metInTime, metLate, fell, cancelled, openInTime: openInTime + openLimits, openOverdue };
  if (opened !== metInTime + metLate + fell + cancelled + balance.openInTime + openOverdue)
    differences.push(difference(null, 'deadlines.balance', balance));
  return {
    trajectories: open.length,
    openRuns: running.size,
    events: await countEvents(app.db),
    deadlines: balance,
    differences,
  };
}

const difference = (trajectoryId: string | null, what: string, details: Difference['details'] = {}): Difference => ({
  trajectoryId,
  what,
  details,
});

/** A run that goes on though its trajectory is not open. One that has just closed still sends its last messages. */
async function outlives(app: App, id: string): Promise<boolean> {
  for (let look = 1; look <= looks; look += 1) {
    const found = await readTrajectory(app.db, id);
    if ((found && isOpen(found.trajectory.state)) || !(await isRunning(app, id))) return false;
    // It still has something to tell a system that is down: `effect.waits` says so when it takes too long.
    if ((await pendingEffects(app.db, id)).length > 0) return false;
    await wait(500 * look);
  }
  return true;
}

export async function checkOne(app: App, id: string, nowMs: number, listed: boolean): Promise<Difference[]> {
  for (let look = 1; ; look += 1) {
    const found = await compare(app, id, nowMs, listed);
    if (found.length === 0 || look === looks) return found;
    await wait(500 * look);
  }
}

async function compare(app: App, id: string, nowMs: number, listed: boolean): Promise<Difference[]> {
  const row = await readTrajectory(app.db, id);
  if (!row || !isOpen(row.trajectory.state)) return [];
  const kept = row.trajectory.state;
  const told = (await readEvents(app.db, id)).reduce<Trajectory>(evolve, notRegistered);
  const found: Difference[] = [];
  if (!isDeepStrictEqual(told, kept)) found.push(difference(id, 'state.notItsEvents', { sequence: kept.sequence }));
  if (row.trajectory.parked) found.push(difference(id, 'trajectory.parked', { reason: row.trajectory.parked }));
  found.push(...(await compareDeadlines(app, kept)), ...lateRungs(kept, nowMs));
  if (!listed && !(await isRunning(app, id))) return [...found, difference(id, 'run.missing')];
  return [...found, ...(await compareRun(app, id, kept, row.trajectory.epoch))];
}

async function compareRun({ client }: App, id: string, kept: OpenTrajectory, epoch: number): Promise<Difference[]> {
  try {
    const answer = await client.workflow.getHandle(id).query<StateAnswer>('state');
    if (answer.parked) return [difference(id, 'run.parked', { reason: answer.parked })];
    if (answer.epoch !== epoch) return [difference(id, 'run.epoch', { run: answer.epoch, postgres: epoch })];
    if (isDeepStrictEqual(answer.state, kept)) return [];
    return [
      difference(id, 'run.otherState', {
        run: answer.state.phase === 'none' ? 0 : answer.state.sequence,
        postgres: kept.sequence,
      }),
    ];
  } catch {
    return [difference(id, 'run.noAnswer')];
  }
}

/** The table of deadlines and the state must tell the same. */
async function compareDeadlines(app: App, state: OpenTrajectory): Promise<Difference[]> {
  const table = new Map(
    (await openDeadlines(app.db, state.id)).map((row) => [
      row.deadlineId,
      `${row.dueOn} ${row.nextOn ?? '-'} ${row.reached ?? '-'}`,
    ]),
  );
  const wanted = new Map(
    state.deadlines.map(({ id, dueOn, steps, reached }) => [id, `${dueOn} ${steps[0]?.on ?? '-'} ${reached ?? '-'}`]),
  );
  return [...new Set([...table.keys(), ...wanted.keys()])]
    .filter((id) => table.get(id) !== wanted.get(id))
    .map((id) =>
      difference(state.id, 'deadlines.table', {
        deadlineId: id,
        table: table.get(id) ?? 'none',
        state: wanted.get(id) ?? 'none',
      }),
    );
}

/** Each open deadline is on the rung it should be on: no step whose timer had to fire is left. */
function lateRungs(state: OpenTrajectory, nowMs: number): Difference[] {
  const late = (on: LocalDate) => firesAt(state.id, on) + 60_000 < nowMs;
  return state.deadlines.flatMap(({ id, steps: [step] }) =>
    step && late(step.on)
      ? [difference(state.id, 'deadline.stepMissed', { deadlineId: id, rung: step.rung, on: step.on })]
      : [],
  );
}
