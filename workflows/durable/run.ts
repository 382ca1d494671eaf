import { allHandlersFinished, condition, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import { fingerprintOf } from '../../domain/durable/index.ts';
import type { AnyEffect, AnyEvent, AnyState, CarriedBy } from './contract.ts';
import type { Definition } from './definition.ts';
import { createDisplay } from './display.ts';
import { setHandlers } from './handlers.ts';
import { createInterpreter } from './interpreter.ts';
import { createLanes } from './lanes.ts';
import { keepRecording } from './outbox.ts';
import { createTimers } from './timers.ts';

/**
 * A run that is younger than this is not renewed for a new phase: phases may follow each other within a minute, and the
 * server holds back a run that follows another within a second. It is renewed at its next change instead.
 */
const youngMs = 60_000;

/**
 * One life of whatever is defined: it takes commands, keeps one timer for everything that is due, writes what was decided
 * to Postgres, tells the world, and at every new phase goes on as a new run, on the newest build.
 */
export async function live<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  definition: Definition<State, Event, Effect>,
  given: CarriedBy<State, Event, Effect>,
): Promise<void> {
  const carried = { ...given, state: definition.opened(given.state) };
  const info = workflowInfo();
  const startedIn = carried.state.phase;
  let parked: string | null = null;
  let refresh = false;

  const isParked = () => parked !== null;
  const timers = createTimers(() => {
    interpreter.passTime();
    reconcile();
  });
  const display = createDisplay(definition);
  const reconcile = () => {
    const { rules } = interpreter.carried;
    // Parked, it waits for a person and not for time.
    timers(interpreter.state, isParked() ? [] : definition.dues(interpreter.state, rules));
    display(interpreter.state, interpreter.contextAt().today, rules, parked);
  };
  let beginLanes = (): void => {};
  const interpreter = createInterpreter(
    definition,
    carried,
    () => {
      reconcile();
      beginLanes();
    },
    isParked,
  );
  const { outbox } = interpreter;
  setHandlers(definition, interpreter, {
    build: info.currentDeploymentVersion?.buildId ?? 'unversioned',
    parked: () => parked,
    refresh: () => {
      refresh = true;
      // Its timers may be what is late.
      if (carried.shell === 2) interpreter.passTime();
    },
  });

  void keepRecording(outbox, (batch) => {
    const { state } = outbox;
    if (!('id' in state)) throw new Error('events before the first one');
    const run = { id: info.runId, state: fingerprintOf(state) };
    return definition.record(state.id, { epoch: carried.epoch, run, ...batch });
  }).then((reason) => {
    parked = reason;
    reconcile();
  });
  const lanes = createLanes(definition, interpreter, isParked);
  beginLanes = lanes.begin;
  beginLanes();
  interpreter.passTime();
  reconcile();

  const recorded = () => outbox.unrecorded.length === 0 && allHandlersFinished();
  const told = () => outbox.pending.length === 0;
  // What only waits for a system that does not answer goes along, or an outage would keep every run on its old build.
  const mayCarry = () => (carried.shell === 2 ? lanes.atRest() : told());
  const ended = () => definition.isOver(interpreter.state);
  const newPhase = () => interpreter.state.phase !== startedIn && Date.now() - info.runStartTime.getTime() > youngMs;
  const renew = () => refresh || workflowInfo().continueAsNewSuggested || newPhase();
  const mayLeave = () => !isParked() && recorded() && ((ended() && told()) || (!ended() && renew() && mayCarry()));
  // Looked at again in the very step that leaves: what else happened in this activation may have unsettled it, and a
  // decision that is not yet recorded must not be carried away as if it were.
  while (!mayLeave()) await condition(mayLeave);
  if (ended()) return;
  await makeContinueAsNewFunc<(next: CarriedBy<State, Event, Effect>) => Promise<void>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })({ ...interpreter.carried, shell: 2 });
}
