import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Effect, Trajectory } from '../../domain/trajectory/index.ts';
import { attributePairs } from '../../workflows/attributes.ts';
import { taskQueues, trajectoryWorkflow, type Carried } from '../../workflows/contract.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';

export interface RunToStart {
  readonly state: Exclude<Trajectory, { phase: 'none' }>;
  readonly epoch: number;
  /** Effects that are written but not done. */
  readonly pending: readonly Effect[];
}

/**
 * Starts the workflow of a trajectory from its state: after registration, and after a loss. Only where no run is open:
 * says false when there is one already.
 */
export async function startRun({ client, db }: App, { state, epoch, pending }: RunToStart): Promise<boolean> {
  // The very rules and closing days its dates were counted by; newer ones come by a command, which says what moves.
  const carried: Carried = { state, ...(await basisOf(db, state)), epoch, pending, answered: [] };
  try {
    await client.workflow.start(trajectoryWorkflow, {
      workflowId: state.id,
      taskQueue: taskQueues.trajectories,
      args: [carried],
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: `trajectory · ${state.province} · entered ${state.enteredOn}`,
      typedSearchAttributes: attributePairs(state, localDateOf(state.lastAt)),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
