import { allHandlersFinished, condition, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import { assertTrajectory, completed } from '../domain/trajectory/index.ts';
import type { Carried } from './contract.ts';
import { createDisplay } from './details.ts';
import { setHandlers } from './handlers.ts';
import { createInterpreter } from './interpreter.ts';
import { keepRecording, runLanes } from './lanes.ts';
import { createTimers } from './timers.ts';

/**
 * A run that is younger than this is not renewed for a new phase: phases may follow each other within a minute, and the
 * server holds back a run that follows another within a second. It is renewed at its next change instead.
 */
const youngMs = 60_000;

/**
 * One person's way through the programme, from registration to the end of jobcoaching: two to three and a half years.
 * It takes commands, keeps one timer per deadline, writes what was decided to Postgres, tells the world, and at every
 * new phase goes on as a new run, on the newest build.
 */
export async function trajectory(given: Carried): Promise<void> {
  assertTrajectory(given.state);
  const carried: Carried = { ...given, state: completed(given.state) };
  const info = workflowInfo();
  const startedIn = carried.state.phase;
  let parked: string | null = null;
  let refresh = false;

  const timers = createTimers(() => interpreter.passTime());
  const display = createDisplay();
  const reconcile = () => {
    const { rules } = interpreter.carried;
    timers(interpreter.state, rules);
    display(interpreter.state, interpreter.contextAt().today, rules, parked);
  };
  const interpreter = createInterpreter(carried, reconcile);
  const { outbox } = interpreter;
  setHandlers({
    interpreter,
    build: info.currentDeploymentVersion?.buildId ?? 'unversioned',
    parked: () => parked,
    refresh: () => {
      refresh = true;
    },
  });

  void keepRecording(interpreter).then((reason) => {
    parked = reason;
    reconcile();
  });
  runLanes(interpreter, (name, data) => {
    // An answer that nobody waits for any more changes nothing.
    interpreter.command(name, { by: { role: 'system' }, data });
  });
  interpreter.passTime();
  reconcile();

  const settled = () => outbox.unrecorded.length === 0 && outbox.pending.length === 0 && allHandlersFinished();
  const ended = () => interpreter.state.phase === 'closed';
  const newPhase = () => interpreter.state.phase !== startedIn && Date.now() - info.runStartTime.getTime() > youngMs;
  const renew = () => refresh || workflowInfo().continueAsNewSuggested || newPhase();
  const mayLeave = () => parked === null && settled() && (ended() || renew());
  // Looked at again in the very step that leaves: what else happened in this activation may have unsettled it, and a
  // decision that is not yet recorded must not be carried away as if it were.
  while (!mayLeave()) await condition(mayLeave);
  if (ended()) return;
  await makeContinueAsNewFunc<typeof trajectory>({ initialVersioningBehavior: 'AUTO_UPGRADE' })({
    ...interpreter.carried,
    pending: [],
  });
}
