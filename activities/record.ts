import { log } from '@temporalio/activity';
import { mayBeAnnounced } from '../domain/rights/index.ts';
import type { Database } from '../db/connect.ts';
import { record } from '../db/record.ts';
import type { RecordActivities } from '../workflows/contract.ts';

/**
 * Appends decided events; idempotent and milliseconds long.
 * @param told starts what other organisations' programs are told by; when that fails nothing is lost: the daily round does it
 */
export const recordActivity =
  (db: Database, told: (trajectoryId: string) => Promise<unknown>): RecordActivities['record'] =>
  async (batch) => {
    await record(db, batch);
    if (batch.events.some(mayBeAnnounced))
      await told(batch.trajectoryId).catch(() => log.warn('a receiver of events was not woken'));
  };
