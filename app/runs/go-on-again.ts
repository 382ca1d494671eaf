import type { StateOf } from '../../workflows/durable/contract.ts';
import type { Trajectory } from '../../domain/trajectory/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { holdTrajectory } from '../../db/undo-closing.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { isRunning } from './running.ts';
import { startRun } from './start-run.ts';

/**
 * Starts the run of a trajectory whose end was taken back. The run that ended may still have something to tell a system
 * that does not answer: the new one takes that over with everything else. Holds the row, so that two begin one run.
 */
export async function goOnAgain(app: App, id: string): Promise<void> {
  await app.db.transaction(async (tx) => {
    const held = await holdTrajectory(tx, id);
    if (!held || held.state.phase === 'none' || held.state.phase === 'closed') return;
    const { state, epoch } = held;
    if ((await isRunning(app, id)) && (await epochOf(app, id)) >= epoch) return;
    const pending = await pendingEffects(tx, id);
    if (!(await startRun({ client: app.client, db: tx }, { state, epoch, pending, takesOver: true })))
      throw new AppError('trajectory.otherRun', `${id} has an open workflow`, 'w2 check says what differs', {
        trajectoryId: id,
      });
  });
}

/** Of the run that is open; one that does not answer is from before. */
async function epochOf({ client }: App, id: string): Promise<number> {
  try {
    return (await client.workflow.getHandle(id).query<StateOf<Trajectory>>('state')).epoch;
  } catch {
    return 0;
  }
}
