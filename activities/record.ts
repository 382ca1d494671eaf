import type { Database } from '../db/connect.ts';
import { record } from '../db/record.ts';
import type { RecordActivities } from '../workflows/contract.ts';

/** Appends decided events; idempotent and milliseconds long. */
export const recordActivity =
  (db: Database): RecordActivities['record'] =>
  async (batch) => {
    await record(db, batch);
  };
