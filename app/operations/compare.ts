import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { firesAt, type AnyState } from '../../domain/durable/index.ts';
import type { StateOf } from '../../workflows/durable/contract.ts';
import type { App } from '../open.ts';
import type { Begun, Kept } from '../runs/kind.ts';
import { kindOf } from '../runs/kinds.ts';
import { isRunning, openRun, type OpenRun } from '../runs/running.ts';
import { isSpoilt } from '../../db/spoilt.ts';
import { difference, type Difference } from './difference.ts';

/** A difference that is only a command under way, or a worker that was just restarted, is gone after some seconds. */
const looks = 6;

/** A run that goes on though what it runs is over. One that has just closed still sends its last messages. */
export async function outlives(app: App, id: string): Promise<boolean> {
  const kind = kindOf(id);
  for (let look = 1; look <= looks; look += 1) {
    const found = await kind.read(app.db, id);
    if ((found && kind.isOpen(found.state)) || !(await isRunning(app, id))) return false;
    // It still has something to tell a system that is down: `effect.waits` says so when it takes too long.
    if ((await kind.pending(app.db, id)).length > 0) return false;
    await wait(500 * look);
  }
  return true;
}

/** Whether the last run that was asked said nothing: without a worker none will, and the others are asked once, and shortly. */
export interface Silence {
  heard: boolean;
}
const patienceMs = 10_000;
const shortPatienceMs = 2_000;
/** A run that does not answer is asked no more often than this. */
const looksInSilence = 3;

/** What is known before one is looked at. */
export interface Comparing {
  readonly nowMs: number;
  readonly silence?: Silence;
  /** How it stands in Postgres; left out, it is read. */
  readonly kept?: Kept<AnyState>;
  /** Its state was compared with its events before, and is the same. */
  readonly followsEvents?: boolean;
  /** Its open run, null when there is none; left out, it is asked for. */
  readonly run?: Pick<OpenRun, 'runId'> | null;
  /** The run answered with this very state when its history was as long as now, or says by itself that it holds it. */
  readonly answered?: boolean;
}

/**
 * Compares one that is open with its events, its dates and its run. A difference is looked at again, with everything read
 * anew; but a run that is lost is lost at the first look.
 */
export async function checkOne(app: App, id: string, comparing: Comparing): Promise<Difference[]> {
  const { nowMs, silence = { heard: false } } = comparing;
  const has = (found: readonly Difference[], code: string) => found.some(({ what }) => what === code);
  let found = await compareGuarded(app, id, comparing, silence);
  for (let look = 2; look <= looks && found.length > 0 && !has(found, 'run.missing'); look += 1) {
    if (has(found, 'run.noAnswer') && (silence.heard || look > looksInSilence)) break;
    await wait(500 * (look - 1));
    found = await compareGuarded(app, id, { nowMs }, silence);
  }
  if (has(found, 'run.noAnswer')) silence.heard = true;
  return found;
}

/** What cannot even be compared is not what its events make of it: our own code threw at its state. Everybody else is compared all the same. */
async function compareGuarded(...given: Parameters<typeof compare>): Promise<Difference[]> {
  try {
    return await compare(...given);
  } catch (error) {
    if (!isSpoilt(error)) throw error;
    return [difference(given[1], 'state.notItsEvents')];
  }
}

async function compare(app: App, id: string, given: Comparing, silence: Silence): Promise<Difference[]> {
  const { nowMs, followsEvents = false, answered = false } = given;
  const kind = kindOf(id);
  const kept = given.kept ?? (await kind.read(app.db, id));
  if (!kept) return [];
  const { state, parked } = kept;
  const isOfItsEvents = async () => followsEvents || isDeepStrictEqual(await kind.replayed(app.db, id), state);
  // It closed since it was listed as open, or what it was is not to be seen any more.
  if (!kind.isOpen(state)) return (await isOfItsEvents()) ? [] : [difference(id, 'state.notItsEvents')];
  const found: Difference[] = [];
  if (!(await isOfItsEvents())) found.push(difference(id, 'state.notItsEvents', { sequence: state.sequence }));
  if (parked) found.push(difference(id, 'record.parked', { reason: parked }));
  // Of a page the dates are compared at once, and only what differs is looked at here.
  if (!given.kept)
    for (const other of (await kind.otherDates?.(app.db, [state]))?.get(id) ?? [])
      found.push(difference(id, 'deadlines.table', { ...other }));
  found.push(...lateSteps(id, state, nowMs));
  const run = given.run === undefined ? await openRun(app, id) : given.run;
  if (run === null) return [...found, difference(id, 'run.missing')];
  return answered ? found : [...found, ...(await compareRun(app, id, kept, silence))];
}

async function compareRun(
  { client }: App,
  id: string,
  { state, epoch }: Kept<AnyState>,
  silence: Silence,
): Promise<Difference[]> {
  try {
    const giveUpAt = Date.now() + (silence.heard ? shortPatienceMs : patienceMs);
    const run = await client.withDeadline(giveUpAt, () =>
      client.workflow.getHandle(id).query<StateOf<AnyState>>('state'),
    );
    silence.heard = false;
    if (run.parked) return [difference(id, 'run.parked', { reason: run.parked })];
    if (run.epoch !== epoch) return [difference(id, 'run.epoch', { run: run.epoch, postgres: epoch })];
    if (isDeepStrictEqual(run.state, state)) return [];
    return [
      difference(id, 'run.otherState', {
        run: 'sequence' in run.state ? run.state.sequence : 0,
        postgres: state.sequence,
      }),
    ];
  } catch {
    return [difference(id, 'run.noAnswer')];
  }
}

/** Everything is on the rung it should be on: no step whose timer had to fire is left. */
function lateSteps(id: string, state: Begun<AnyState>, nowMs: number): Difference[] {
  const late = (on: LocalDate) => firesAt(id, on) + 60_000 < nowMs;
  return kindOf(id)
    .steps(state)
    .filter(({ on }) => late(on))
    .map(({ about, rung, on }) => difference(id, 'deadline.stepMissed', { deadlineId: about, rung, on }));
}
