import { and, asc, eq, getTableName, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Envelope, Notice } from '../../domain/durable/index.ts';
import type { Database } from '../connect.ts';
import { named } from '../rows.ts';
import { notices, type eventsTable, type noticesTable } from '../schema.ts';
import { withPendingEffects } from './owing.ts';
import { inOrderOfWriting } from './writing-order.ts';

type Root = PgTable & Readonly<Record<'id' | 'nextOn' | 'epoch' | 'phase', AnyPgColumn>>;

/** The tables of something that tells the world nothing but notices. */
export interface ThingTables<Event extends Envelope & { readonly type: string }, Effect extends Notice> {
  readonly root: Root;
  readonly events: ReturnType<typeof eventsTable<Event>>;
  readonly effects: ReturnType<typeof noticesTable<Effect>>;
}

/** What is asked of the row of a life, whatever it is: who may write it, its clock, and when time does something next. */
export function rootQueries(root: PgTable) {
  const table = `"${getTableName(root)}"`;
  return {
    /** Its epoch, with its row held until the transaction ends: nobody records, starts or rebuilds it meanwhile. */
    async hold(tx: Database, id: string): Promise<number | null> {
      const [row] = await named<{ epoch: number }>(tx, `select epoch from ${table} where id = $1 for no key update`, [
        id,
      ]);
      return row?.epoch ?? null;
    },
    /** A rebuilt run takes over: from now on nothing of an older epoch is recorded. Returns the new epoch. */
    async raiseEpoch(db: Database, id: string): Promise<number> {
      const [row] = await named<{ epoch: number }>(
        db,
        `update ${table} set epoch = epoch + 1, parked = null where id = $1 returning epoch`,
        [id],
      );
      if (!row) throw new Error(`no ${id}`);
      return row.epoch;
    },
    async setClock(db: Database, id: string, offsetMs: number): Promise<void> {
      await named(db, `update ${table} set clock_offset_ms = $2 where id = $1`, [id, offsetMs]);
    },
    /** Those for which time does something on or before a day. */
    due: (db: Database, by: LocalDate): Promise<{ id: string; nextOn: LocalDate }[]> =>
      named(db, `select id, next_on::text as "nextOn" from ${table} where next_on <= $1 order by next_on, id`, [by]),
    async nextDay(db: Database): Promise<LocalDate | null> {
      const [row] = await named<{ day: LocalDate | null }>(db, `select min(next_on)::text as day from ${table}`, []);
      return row?.day ?? null;
    },
  };
}

/** What operators and workflows ask of each of these, whatever it is. */
export function thingQueries<Event extends Envelope & { readonly type: string }, Effect extends Notice>({
  root,
  events,
  effects,
}: ThingTables<Event, Effect>) {
  const the = (id: string, key: string) => and(eq(effects.aboutId, id), eq(effects.key, key));
  return {
    ...rootQueries(root),
    async events(db: Database, id: string): Promise<Event[]> {
      const rows = await db
        .select({ body: events.body })
        .from(events)
        .where(eq(events.aboutId, id))
        .orderBy(asc(events.sequence));
      return rows.map(({ body }) => body as Event);
    },
    owing: (db: Database): Promise<string[]> => withPendingEffects(db, effects, effects.aboutId),
    /** Effects that are still to be done, in order of writing. */
    async pending(db: Database, id: string): Promise<Effect[]> {
      const rows = await db
        .select({ body: effects.body })
        .from(effects)
        .where(and(eq(effects.aboutId, id), eq(effects.status, 'pending')))
        .orderBy(...inOrderOfWriting(effects.key));
      return rows.map(({ body }) => body as Effect);
    },
    /** Counts an attempt and gives how the notice stands; null when it was never written. */
    async beginAttempt(db: Database, id: string, key: string) {
      const [row] = await db
        .update(effects)
        .set({ attempts: sql`${effects.attempts} + 1` })
        .where(the(id, key))
        .returning({ status: effects.status });
      return row ?? null;
    },
    /** Done or dropped; a second end changes nothing. */
    async finish(db: Database, id: string, key: string, at: Instant, status: 'done' | 'dropped' = 'done') {
      await db
        .update(effects)
        .set({ status, doneAt: at })
        .where(and(the(id, key), eq(effects.status, 'pending')));
    },
    /** Of a past that is only played: nobody is told of it any more. */
    async finishAll(db: Database, id: string, at: Instant): Promise<void> {
      await db
        .update(effects)
        .set({ status: 'done', doneAt: at })
        .where(and(eq(effects.aboutId, id), eq(effects.status, 'pending')));
    },
  };
}

export async function insertNotices(db: Database, rows: readonly (typeof notices.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insert(notices)
      .values([...rows])
      .onConflictDoNothing();
}
