import { log } from '@temporalio/activity';
import { mayBeAnnounced } from '../domain/rights/index.ts';
import { ifItCan } from '../db/along.ts';
import type { Database } from '../db/connect.ts';
import { record } from '../db/record.ts';
import type { RecordActivities } from '../workflows/contract.ts';
import type { Mailer } from './mailer.ts';
import { forMailboxes, tellRecorded } from './notify.ts';

/**
 * Appends decided events, and tells along what needs no mail of its own; idempotent and milliseconds long. What cannot be
 * told now is told in its lane.
 * @param wake starts what other organisations' programs are told by; when that fails nothing is lost: the daily round does it
 */
export const recordActivity =
  (db: Database, mailer: Mailer | null, wake: (trajectoryId: string) => Promise<unknown>): RecordActivities['record'] =>
  async (batch) => {
    const telling = forMailboxes(batch.effects, mailer);
    let done: readonly string[] = [];
    await record(db, batch, async (tx) => {
      if (telling.length > 0) done = (await ifItCan(tx, (inner) => tellRecorded(inner, batch, telling))) ?? [];
    });
    if (batch.events.some(mayBeAnnounced))
      await wake(batch.trajectoryId).catch(() => log.warn('a receiver of events was not woken'));
    return { done };
  };
