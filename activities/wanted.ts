import { stillWanted, type Effect } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { dropEffect } from '../db/queries/effects.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';

/** Of a message to staff only death and the end of consent count here; that a rung was passed is for the workflow to see. */
const disclosing = (effect: Effect): Effect => (effect.kind === 'notify' ? { ...effect, deadlineId: null } : effect);

/**
 * Whether the effect is not wanted any more, as things are recorded now; then it is dropped. The workflow asked before it
 * sent us here, but an attempt may wait for hours in the queue or between two tries, and consent may end in between: from
 * the answer to the withdrawal on, nothing is disclosed.
 */
export async function droppedMeanwhile(db: Database, { trajectoryId, effect, now }: EffectCall): Promise<boolean> {
  const found = await readTrajectory(db, trajectoryId);
  if (!found || stillWanted(disclosing(effect), found.trajectory.state)) return false;
  await dropEffect(db, { trajectoryId, key: effect.key }, now);
  return true;
}
