import type { Database } from '../db/connect.ts';
import { beginAttempt, type EffectRow } from '../db/queries/effects.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { notRecorded } from './failure.ts';

/** The row of an effect, this attempt counted. @throws ApplicationFailure `effect.notRecorded` */
export async function begun(db: Database, { trajectoryId, effect }: EffectCall): Promise<EffectRow> {
  const row = await beginAttempt(db, { trajectoryId, key: effect.key });
  if (!row) throw notRecorded(trajectoryId, effect.key);
  return row;
}
