import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Cohort, CohortEffect } from '../../domain/cohort/index.ts';
import type { Effect, Trajectory } from '../../domain/trajectory/index.ts';
import { taskQueues } from '../../workflows/contract.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';
import type { Begun } from './kind.ts';
import { kindOf } from './kinds.ts';

/** `pending`: effects that are written but not done. */
export type RunToStart = {
  readonly epoch: number;
  /** Ends a run that is still open: it has an older epoch, and only tells what this one tells in its place. */
  readonly takesOver?: true;
} & (
  | { readonly state: Begun<Trajectory>; readonly pending: readonly Effect[] }
  | { readonly state: Begun<Cohort>; readonly pending: readonly CohortEffect[] }
);

/** Starts the workflow of a new trajectory or cohort from its state. Only where no run is open: says false when there is one already. */
export const startRun = (app: App, run: RunToStart): Promise<boolean> => start(app, run);

/** Starts a lost one again from its events in Postgres. False when there is nothing to start, or a run already. */
export async function restartRun(app: App, id: string): Promise<boolean> {
  const kind = kindOf(id);
  const state = await kind.replayed(app.db, id);
  if (state.phase === 'none') return false;
  const epoch = await kind.raiseEpoch(app.db, id);
  return start(app, { state: state as Begun<Trajectory | Cohort>, epoch, pending: await kind.pending(app.db, id) });
}

async function start(
  { client, db }: App,
  {
    state,
    epoch,
    pending,
    takesOver = false,
  }: { state: Begun<Trajectory | Cohort>; epoch: number; pending: readonly unknown[]; takesOver?: boolean },
): Promise<boolean> {
  const { workflow, summary, attributes } = kindOf(state.id);
  // The very rules and closing days its dates were counted by; newer ones come by a command, which says what moves.
  const { rules, calendar } = await basisOf(db, state);
  try {
    await client.workflow.start(workflow, {
      workflowId: state.id,
      taskQueue: taskQueues.trajectories,
      args: [{ state, rules, calendar, epoch, pending, answered: [] }],
      workflowIdConflictPolicy: takesOver ? 'TERMINATE_EXISTING' : 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: summary(state),
      typedSearchAttributes: attributes(state, localDateOf(state.lastAt)),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
