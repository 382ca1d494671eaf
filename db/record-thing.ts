import { getTableName } from 'drizzle-orm';
import type { Batch as Decided, Envelope, Notice } from '../domain/durable/index.ts';
import type { Database } from './connect.ts';
import { agreement } from './record-agreement.ts';
import { contractMonth } from './record-contract-month.ts';
import { append, recordBatch, type Durable } from './recorder.ts';
import { insertRows } from './rows.ts';
import { named } from './rows.ts';

type AnyEvent = Envelope & { readonly type: string };
type Batch = Decided<AnyEvent, Notice> & { readonly id: string };

/** How each thing is recorded that tells the world nothing but notices. */
const recorders = { agreement, contractMonth } as const;
export type RecordedKind = keyof typeof recorders;

const recorderOf = (kind: RecordedKind) => recorders[kind] as unknown as Durable<unknown, AnyEvent, unknown>;

/** As `recordBatch`, for any of these. */
export const recordThing = (db: Database, kind: RecordedKind, batch: Batch): Promise<'recorded' | 'alreadyThere'> =>
  recordBatch(db, recorderOf(kind), batch);

/**
 * Its row and first events in one transaction, before its workflow starts. False when it is there already: of two who
 * begin it one does.
 * @param none its state before the first event
 */
export async function createThing(db: Database, kind: RecordedKind, batch: Batch, none: unknown): Promise<boolean> {
  const recorder = recorderOf(kind);
  const after = recorder.unfold(batch.id, none, batch.events);
  return db.transaction(async (tx) => {
    const [known] = await named(tx, `select 1 from "${getTableName(recorder.root)}" where id = $1`, [batch.id]);
    if (known) return false;
    await insertRows(tx, recorder.root, [{ id: batch.id, epoch: batch.epoch, ...recorder.columns(after) }]);
    await append(tx, recorder, batch, after);
    return true;
  });
}
