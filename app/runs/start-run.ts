import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { localDateOf } from '../../domain/calendar/index.ts';
import { fingerprintOf, type AnyEffect, type AnyState } from '../../domain/durable/index.ts';
import { keepSaid } from '../../db/queries/checked.ts';
import { taskQueues } from '../../workflows/contract.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';
import type { Begun } from './kind.ts';
import { kindOf } from './kinds.ts';
import { isRunning } from './running.ts';

/** Begun, so it says by which rules and closing days its dates were counted. */
type Started = Begun<AnyState> & { readonly ruleVersion: string; readonly calendarVersion: number };

/** A trajectory, a cohort, or another durable thing, as its kind knows it. `pending`: effects that are written but not done. */
export interface RunToStart {
  readonly epoch: number;
  /** Ends a run that is still open: it has an older epoch, and only tells what this one tells in its place. */
  readonly takesOver?: true;
  readonly state: Started;
  readonly pending: readonly AnyEffect[];
}

/**
 * Starts the first run of one that was just written. Holds its row: whoever rebuilt it in between has started it already.
 * False when another run is open, which then is of a life that Postgres does not know.
 */
export const startFirst = (app: App, run: RunToStart): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    const { id } = run.state;
    const epoch = await kindOf(id).hold(tx, id);
    return (epoch !== null && epoch > run.epoch) || startRun({ client: app.client, db: tx }, run);
  });

/**
 * Starts a lost one again from its events in Postgres. False when there is nothing to start, or a run already. Holds its
 * row, so that of two who rebuild it one starts it; and the epoch is raised only when the start won, or the run that is
 * there could write no more.
 */
export const restartRun = (app: App, id: string): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    const kind = kindOf(id);
    const epoch = await kind.hold(tx, id);
    if (epoch === null || (await isRunning(app, id))) return false;
    const state = await kind.replayed(tx, id);
    // In each lane what was done comes before what was not: they are done strictly in order.
    const pending = [...(await kind.unanswered(tx, state)), ...(await kind.pending(tx, id))];
    // What is over has no run, but for what it still owes the world.
    if (state.phase === 'none' || (!kind.isOpen(state) && pending.length === 0)) return false;
    const run = { state: state as Started, epoch: epoch + 1, pending: pending as AnyEffect[] };
    // Within the transaction nothing asks for a second connection: many that are rebuilt at once would wait for each other.
    if (!(await startRun({ client: app.client, db: tx }, run))) return false;
    await kind.raiseEpoch(tx, id);
    return true;
  });

/** Starts the workflow of one from its state. Only where no run is open: says false when there is one already. */
export async function startRun(
  { client, db }: Pick<App, 'client' | 'db'>,
  { state, epoch, pending, takesOver }: RunToStart,
): Promise<boolean> {
  const { workflow, summary, attributes } = kindOf(state.id);
  // The very rules and closing days its dates were counted by; newer ones come by a command, which says what moves.
  const { rules, calendar } = await basisOf(db, state);
  try {
    const { firstExecutionRunId } = await client.workflow.start(workflow, {
      workflowId: state.id,
      taskQueue: taskQueues.trajectories,
      args: [{ state, rules, calendar, epoch, pending, answered: [], shell: 2 }],
      workflowIdConflictPolicy: takesOver ? 'TERMINATE_EXISTING' : 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: summary(state),
      typedSearchAttributes: attributes(state, localDateOf(state.lastAt)),
    });
    await keepSaid(db, state.id, { id: firstExecutionRunId, state: fingerprintOf(state) });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
