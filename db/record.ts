import { completed, recordRefusals, type RecordBatch } from '../domain/trajectory/index.ts';
import { isDeepStrictEqual } from 'node:util';
import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { dropAsked } from './queries/effects.ts';
import { unfold, type Registered } from './read-model.ts';
import { trajectories, trajectoryEvents } from './schema.ts';
import { writeBatch } from './write.ts';

export type RecordRefusal = (typeof recordRefusals)[keyof typeof recordRefusals];

/** Someone else writes this trajectory, or an older copy of it came back. Carries ids and codes only. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
  readonly type: RecordRefusal;
  readonly trajectoryId: string;
  /** The sequence number at which it showed. */
  readonly sequence: number;

  constructor(type: RecordRefusal, trajectoryId: string, sequence: number) {
    super(`${type}: ${trajectoryId} at ${sequence}`);
    this.type = type;
    this.trajectoryId = trajectoryId;
    this.sequence = sequence;
  }
}

/**
 * Appends what was decided together, with its effects and the read models, in one transaction: an answer to a command
 * waits for this, so the next page shows it. Recording the same batch again changes nothing.
 * @throws RecordRefused `record.oldEpoch` when a rebuilt run has taken over; `record.sequenceConflict` when a number was
 * used for other content or one is missing, and then the trajectory is parked
 */
export async function record(db: Database, batch: RecordBatch): Promise<'recorded' | 'alreadyThere'> {
  if (batch.events.length === 0) return 'alreadyThere';
  try {
    return await db.transaction((tx) => recordIn(tx, batch));
  } catch (error) {
    const refused = takenMeanwhile(error)
      ? new RecordRefused(recordRefusals.sequenceConflict, batch.trajectoryId, batch.events[0]?.sequence ?? 0)
      : error;
    if (refused instanceof RecordRefused && refused.type === recordRefusals.sequenceConflict) await park(db, refused);
    throw refused;
  }
}

/** An event stands under this number though the trajectory does not know of it: somebody else wrote, and not through here. */
function takenMeanwhile(error: unknown): boolean {
  const cause = (error as { cause?: unknown } | null)?.cause ?? error;
  const { code, table } = cause as { code?: unknown; table?: unknown };
  return code === '23505' && table === 'trajectory_events';
}

async function recordIn(tx: Database, batch: RecordBatch): Promise<'recorded' | 'alreadyThere'> {
  const { trajectoryId, epoch, events } = batch;
  const { rows } = await tx.execute<{ sequence: number; epoch: number; state: Registered }>(
    sql`select sequence, epoch, state from ${trajectories} where id = ${trajectoryId} for no key update`,
  );
  const [row] = rows;
  const first = events[0]?.sequence ?? 0;
  // A trajectory begins in Postgres: one that is missing here was lost with a backup.
  if (!row) throw new RecordRefused(recordRefusals.sequenceConflict, trajectoryId, first);
  if (epoch < row.epoch) throw new RecordRefused(recordRefusals.oldEpoch, trajectoryId, first);

  if (first <= row.sequence) await compareWithStored(tx, batch, row.sequence);
  const fresh = events.filter(({ sequence }) => sequence > row.sequence);
  fresh.forEach(({ sequence }, index) => {
    if (sequence !== row.sequence + 1 + index)
      throw new RecordRefused(recordRefusals.sequenceConflict, trajectoryId, sequence);
  });
  if (fresh.length === 0) return 'alreadyThere';

  await writeBatch(tx, { ...batch, events: fresh }, unfold(trajectoryId, completed(row.state), fresh));
  for (const event of fresh) if (event.type === 'LookupUnanswered') await dropAsked(tx, trajectoryId, event);
  return 'recorded';
}

/** Events up to `recorded` must be the very events that are stored. */
async function compareWithStored(tx: Database, { trajectoryId, events }: RecordBatch, recorded: number): Promise<void> {
  const from = events[0]?.sequence ?? 0;
  const stored = await tx
    .select({ sequence: trajectoryEvents.sequence, body: trajectoryEvents.body })
    .from(trajectoryEvents)
    .where(
      and(
        eq(trajectoryEvents.trajectoryId, trajectoryId),
        gte(trajectoryEvents.sequence, from),
        lte(trajectoryEvents.sequence, recorded),
      ),
    );
  const bySequence = new Map(stored.map(({ sequence, body }) => [sequence, body]));
  for (const event of events) {
    if (event.sequence > recorded) return;
    // Through JSON, as it was stored: a field that is `undefined` is a field that is not there.
    const same = isDeepStrictEqual(bySequence.get(event.sequence), JSON.parse(JSON.stringify(event)));
    if (!same) throw new RecordRefused(recordRefusals.sequenceConflict, trajectoryId, event.sequence);
  }
}

/** Outside the refused transaction, so that it stays: people see that writing stopped, and why. */
async function park(db: Database, { trajectoryId, type, sequence }: RecordRefused): Promise<void> {
  await db
    .update(trajectories)
    .set({ parked: `${type}@${sequence}` })
    .where(eq(trajectories.id, trajectoryId));
}
