import { allHandlersFinished, condition, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import { assertCohort } from '../domain/cohort/index.ts';
import type { CarriedCohort } from './cohorts/contract.ts';
import { createCohortDisplay } from './cohorts/display.ts';
import { setCohortHandlers } from './cohorts/handlers.ts';
import { createCohortInterpreter } from './cohorts/interpreter.ts';
import { keepRecordingCohort, runCohortLanes } from './cohorts/lanes.ts';
import { createCohortTimers } from './cohorts/timers.ts';

/** As for trajectories: the server holds back a run that follows another within a second. */
const youngMs = 60_000;

/**
 * One group of people who start together, from its planning to its last session. Its consultation and its sessions have
 * one timer each for the whole group; what is decided here reaches each member's own trajectory as a command.
 */
export async function cohort(carried: CarriedCohort): Promise<void> {
  assertCohort(carried.state);
  const info = workflowInfo();
  const startedIn = carried.state.phase;
  let parked: string | null = null;
  let refresh = false;

  const timers = createCohortTimers(() => interpreter.passTime());
  const display = createCohortDisplay();
  const reconcile = () => {
    timers(interpreter.state, interpreter.carried.rules);
    display(interpreter.state, interpreter.contextAt().today, parked);
  };
  const interpreter = createCohortInterpreter(carried, reconcile);
  const { outbox } = interpreter;
  setCohortHandlers({
    interpreter,
    build: info.currentDeploymentVersion?.buildId ?? 'unversioned',
    parked: () => parked,
    refresh: () => {
      refresh = true;
    },
  });

  void keepRecordingCohort(interpreter).then((reason) => {
    parked = reason;
    reconcile();
  });
  void runCohortLanes(interpreter);
  interpreter.passTime();
  reconcile();

  const settled = () => outbox.unrecorded.length === 0 && outbox.pending.length === 0 && allHandlersFinished();
  const ended = () => interpreter.state.phase === 'ended';
  const newPhase = () => interpreter.state.phase !== startedIn && Date.now() - info.runStartTime.getTime() > youngMs;
  const renew = () => refresh || workflowInfo().continueAsNewSuggested || newPhase();
  const mayLeave = () => parked === null && settled() && (ended() || renew());
  // Looked at again in the very step that leaves: what else happened in this activation may have unsettled it.
  while (!mayLeave()) await condition(mayLeave);
  if (ended()) return;
  await makeContinueAsNewFunc<typeof cohort>({ initialVersioningBehavior: 'AUTO_UPGRADE' })({
    ...interpreter.carried,
    pending: [],
  });
}
