import { isDeepStrictEqual } from 'node:util';
import { getTableColumns, getTableName, type AnyColumn } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import { recordRefusals, type Batch as Decided, type DurableFile } from '../domain/durable/index.ts';
import { escalationLevel } from '../domain/durable/deadline.ts';
import type { Database } from './connect.ts';
import { named, writeRows, type Row, type Write } from './rows.ts';
import { runsSaid } from './schema.ts';

type RecordRefusal = (typeof recordRefusals)[keyof typeof recordRefusals];

/** Someone else writes this life, an older copy of it came back, or it holds what cannot be kept. Carries ids and codes only. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
  readonly type: RecordRefusal;
  /** Of the trajectory, or of what else is recorded. */
  readonly id: string;
  /** The sequence number at which it showed. */
  readonly sequence: number;

  constructor(type: RecordRefusal, id: string, sequence: number, cause?: unknown) {
    super(`${type}: ${id} at ${sequence}${thrownIn(cause)}`);
    this.type = type;
    this.id = id;
    this.sequence = sequence;
  }
}

/** Where our own code threw, for whoever mends it: a message may quote values, a place cannot. */
function thrownIn(cause: unknown): string {
  const [, place] =
    (cause instanceof Error && /^ +at .*?\b((?:db|domain)\/[\w/.-]+:\d+)/m.exec(cause.stack ?? '')) || [];
  return place === undefined ? '' : `, thrown in ${place}`;
}

interface AnyEvent {
  readonly type: string;
  readonly sequence: number;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly by: unknown;
  readonly noteId?: string;
}
interface AnyEffect {
  readonly key: string;
  readonly kind: string;
  readonly lane?: string;
}

/** Events that were decided together, and the effects written with them. */
type Batch<Event> = Decided<Event, AnyEffect> & { readonly id: string };

/** A table with one row per life: its state after the last event, and the columns that follow from it. */
type Root = PgTable & Readonly<Record<'id' | 'sequence' | 'epoch' | 'state' | 'parked', AnyColumn>>;

/** What the row of each says out of its state. @param nextOn the day of the next thing that time does */
export const rootColumnsOf = <State extends DurableFile & { readonly phase: string }>(
  state: State,
  nextOn: LocalDate | undefined,
) => ({
  phase: state.phase as State['phase'],
  nextOn: nextOn ?? null,
  escalation: Math.max(0, ...state.deadlines.map(escalationLevel)),
  sequence: state.sequence,
  state,
  lastAt: state.lastAt,
});

/** What is recorded event by event, and can be started again from that: where it stands, and what follows from its events. */
export interface Durable<Stored, Event extends AnyEvent, Unfolded> {
  readonly root: Root;
  readonly events: PgTable;
  readonly effects: PgTable;
  /** The column of both that holds the id, as the schema names it. */
  readonly idColumn: string;
  /** What new events make of what was stored. Throws when they cannot follow it. */
  unfold(id: string, stored: Stored, events: readonly Event[]): Unfolded;
  /** Columns of the root. */
  columns(unfolded: Unfolded): Row;
  /** Rows of other tables, written in the same round trip. */
  writes(id: string, unfolded: Unfolded, events: readonly Event[]): readonly Write[];
  /** What needs a look at the database first, in the same transaction. */
  follow?(tx: Database, id: string, unfolded: Unfolded, events: readonly Event[]): Promise<void>;
}

/** What else is done in the transaction that records, once it is written: it must not throw for what recording can do without. */
export type Along = (tx: Database) => Promise<void>;

/**
 * Appends what was decided together, with its effects and the read models, in one transaction: an answer to a command
 * waits for this, so the next page shows it. Recording the same batch again changes nothing.
 * @throws RecordRefused `record.oldEpoch` when a rebuilt run has taken over. `record.sequenceConflict` when a number was
 * used for other content or one is missing, `record.badValue` when Postgres can never take what the batch holds or it
 * cannot follow what is stored: then it is parked
 */
export async function recordBatch<Stored, Event extends AnyEvent, Unfolded>(
  db: Database,
  durable: Durable<Stored, Event, Unfolded>,
  batch: Batch<Event>,
  along?: Along,
): Promise<'recorded' | 'alreadyThere'> {
  const [first] = batch.events;
  if (!first) return 'alreadyThere';
  try {
    return await db.transaction(async (tx) => {
      const became = await recordIn(tx, durable, batch, first.sequence);
      if (became === 'recorded') await along?.(tx);
      return became;
    });
  } catch (error) {
    const type = refusalOf(error, getTableName(durable.events));
    const refused = type === null ? error : new RecordRefused(type, batch.id, first.sequence);
    if (refused instanceof RecordRefused && refused.type !== recordRefusals.oldEpoch)
      await park(db, durable.root, refused);
    throw refused;
  }
}

/** Why Postgres will refuse this batch however often it is tried: data that is no value, or that breaks a constraint. */
function refusalOf(error: unknown, events: string): RecordRefusal | null {
  const cause = (error as { cause?: unknown } | null)?.cause ?? error;
  const { code, table } = (cause ?? {}) as { code?: unknown; table?: unknown };
  // An event stands under this number though the root does not know of it: somebody else wrote, and not through here.
  if (code === '23505' && table === events) return recordRefusals.sequenceConflict;
  return typeof code === 'string' && /^2[23]/.test(code) ? recordRefusals.badValue : null;
}

async function recordIn<Stored, Event extends AnyEvent, Unfolded>(
  tx: Database,
  durable: Durable<Stored, Event, Unfolded>,
  batch: Batch<Event>,
  first: number,
): Promise<'recorded' | 'alreadyThere'> {
  const { id, epoch, events } = batch;
  const row = await lockedRow<Stored>(tx, durable.root, id);
  const conflict = (at: number) => new RecordRefused(recordRefusals.sequenceConflict, id, at);
  // A life begins in Postgres: one that is missing here was lost with a backup.
  if (!row) throw conflict(first);
  if (epoch < row.epoch) throw new RecordRefused(recordRefusals.oldEpoch, id, first);

  const known = events.filter(({ sequence }) => sequence <= row.sequence);
  const other = known.length > 0 ? await differing(tx, durable, id, known) : undefined;
  if (other) throw conflict(other.sequence);
  const fresh = events.slice(known.length);
  const gap = fresh.find(({ sequence }, index) => sequence !== row.sequence + 1 + index);
  if (gap) throw conflict(gap.sequence);
  if (fresh.length === 0) return 'alreadyThere';

  const { unfolded, writes } = computed(id, fresh[0]!.sequence, () => {
    const after = durable.unfold(id, row.state, fresh);
    const root = { table: durable.root, rows: [{ id, epoch, ...durable.columns(after) }], known: 'isThere' } as const;
    return { unfolded: after, writes: [root, ...writesOf(durable, { ...batch, events: fresh }, after)] };
  });
  await writeRows(tx, writes);
  await durable.follow?.(tx, id, unfolded, fresh);
  return 'recorded';
}

/** Asks nothing of Postgres: what throws here is our own mistake, or a state that was spoilt, and throws again however often it is tried. */
function computed<T>(id: string, sequence: number, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw new RecordRefused(recordRefusals.badValue, id, sequence, error);
  }
}

async function lockedRow<Stored>(tx: Database, root: Root, id: string) {
  const [row] = await named<{ sequence: number; epoch: number; state: Stored }>(
    tx,
    `select sequence, epoch, state from "${getTableName(root)}" where id = $1 for no key update`,
    [id],
  );
  return row;
}

/** The first event that is not the very event stored under its number. */
async function differing<Event extends AnyEvent>(
  tx: Database,
  { events: table, idColumn }: Pick<Durable<never, never, never>, 'events' | 'idColumn'>,
  id: string,
  known: readonly Event[],
): Promise<Event | undefined> {
  const stored = await named<{ sequence: number; body: unknown }>(
    tx,
    `select sequence, body from "${getTableName(table)}" where "${getTableColumns(table)[idColumn]!.name}" = $1 and sequence between $2 and $3`,
    [id, known[0]!.sequence, known.at(-1)!.sequence],
  );
  const bySequence = new Map(stored.map(({ sequence, body }) => [sequence, body]));
  // Through JSON, as it was stored: a field that is `undefined` is a field that is not there.
  return known.find(
    (event) => !isDeepStrictEqual(bySequence.get(event.sequence), JSON.parse(JSON.stringify(event)) as unknown),
  );
}

/**
 * Writes events, effects and what follows from them. Belongs into a transaction that has just written the root's row.
 */
export async function append<Event extends AnyEvent, Unfolded>(
  tx: Database,
  durable: Durable<never, Event, Unfolded>,
  batch: Batch<Event>,
  unfolded: Unfolded,
): Promise<void> {
  await writeRows(tx, writesOf(durable, batch, unfolded));
  await durable.follow?.(tx, batch.id, unfolded, batch.events);
}

const writesOf = <Event extends AnyEvent, Unfolded>(
  durable: Durable<never, Event, Unfolded>,
  { id, epoch, events, effects, run }: Batch<Event>,
  unfolded: Unfolded,
): Write[] => [
  { table: durable.events, rows: events.map((event) => eventRow(durable, { id, epoch }, event)) },
  // Effects of a batch that is recorded again are there already, perhaps done.
  { table: durable.effects, rows: effects.map((effect) => effectRow(durable, id, effect)), known: 'stays' },
  ...durable.writes(id, unfolded, events),
  { table: runsSaid, rows: run ? [{ id, runId: run.id, state: run.state }] : [], known: 'changes' },
];

type Named = Pick<Durable<never, never, never>, 'idColumn'>;

export const eventRow = (
  { idColumn }: Named,
  { id, epoch }: { readonly id: string; readonly epoch: number },
  event: AnyEvent,
): Row => ({
  [idColumn]: id,
  sequence: event.sequence,
  type: event.type,
  onDate: event.on,
  at: event.at,
  by: event.by,
  noteId: event.noteId ?? null,
  body: event,
  epoch,
});

export const effectRow = ({ idColumn }: Named, id: string, effect: AnyEffect): Row => ({
  [idColumn]: id,
  key: effect.key,
  lane: effect.lane,
  kind: effect.kind,
  body: effect,
});

/** Outside the refused transaction, so that it stays: people see that writing stopped, and why. */
async function park(db: Database, root: Root, { id, type, sequence }: RecordRefused): Promise<void> {
  await named(db, `update "${getTableName(root)}" set parked = $2 where id = $1`, [id, `${type}@${sequence}`]);
}
