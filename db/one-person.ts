import { eq, inArray, sql } from 'drizzle-orm';
import { localDateOf, type Instant, type LocalDate } from '../domain/calendar/index.ts';
import { match } from '../domain/people/match.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { lockNumbers } from './lock-numbers.ts';
import { figuresJoined, keepFiguresOf } from './queries/figure-facts.ts';
import { openOf } from './queries/people.ts';
import { changePerson, changesGoOver, noteNumber, propose } from './queries/person-changes.ts';
import { inscriptions, inszHistory, people, trajectories } from './schema.ts';

export interface NewNumber {
  readonly insz: string;
  /** As the number tells; null: it tells none, and the date stays. */
  readonly birthDate: LocalDate | null;
  readonly at: Instant;
  readonly by: Actor;
}

/**
 * `done`, or the reason to look again: somebody else has the number now, both have an open trajectory, or a row is not as
 * it was. Nothing was changed then.
 */
export type Joined = 'done' | 'numberTaken' | 'bothOpen' | 'changed';

/** Gives a person another number; the one before is kept, so that a list that still has it finds them. */
export async function replaceNumber(
  db: Database,
  person: { id: string; insz: string },
  next: NewNumber,
): Promise<Joined> {
  return untilTaken(() =>
    db.transaction(async (tx) => {
      await lockNumbers(tx, person.insz, next.insz);
      const [row] = await tx.select().from(people).where(eq(people.id, person.id)).for('update');
      if (row?.insz !== person.insz) return 'changed';
      await setNumber(tx, person.id, [person.insz], next);
      return 'done';
    }),
  );
}

/**
 * Two rows that turn out to be one person become one, in one transaction: the trajectories and every number go over to
 * the kept one; what is known of it stays, what it lacks is taken from the other, and what differs waits for somebody's choice.
 */
export async function joinPeople(
  db: Database,
  { keep, gone, numbers }: { readonly keep: string; readonly gone: string; readonly numbers: readonly string[] },
  next: NewNumber,
): Promise<Joined> {
  return untilTaken(() =>
    db.transaction(async (tx) => {
      await lockNumbers(tx, ...new Set([...numbers, next.insz]));
      // Always in the same order, or two at once would wait for each other.
      const rows = await tx
        .select()
        .from(people)
        .where(inArray(people.id, [keep, gone]))
        .orderBy(people.id)
        .for('update');
      const kept = rows.find(({ id }) => id === keep);
      const other = rows.find(({ id }) => id === gone);
      if (!kept || !other) return 'changed';
      if ((await openOf(tx, [keep, gone])).length > 1) return 'bothOpen';
      // What was known of each until today stays so in the figures.
      for (const id of [keep, gone]) await keepFiguresOf(tx, id);
      await tx.execute(sql`select set_config('w2.one_person', 'yes', true)`);
      await tx.update(trajectories).set({ personId: keep }).where(eq(trajectories.personId, gone));
      await tx.update(inszHistory).set({ personId: keep }).where(eq(inszHistory.personId, gone));
      await tx.update(inscriptions).set({ personId: keep }).where(eq(inscriptions.personId, gone));
      await changesGoOver(tx, gone, keep);
      await tx.delete(people).where(eq(people.id, gone));
      // The number that it becomes tells the birth date.
      const { filled, differing } = match(kept, other, next.birthDate === null ? [] : ['birthDate']);
      await changePerson(tx, kept, filled, next);
      await propose(tx, keep, differing, { source: 'w2 person replace-insz', line: null, on: localDateOf(next.at) });
      await setNumber(tx, keep, [kept.insz, other.insz], next);
      await figuresJoined(tx, keep, localDateOf(next.at));
      return 'done';
    }),
  );
}

async function setNumber(tx: Database, id: string, before: readonly string[], next: NewNumber): Promise<void> {
  const { insz, birthDate, at } = next;
  const [present] = await tx.select().from(people).where(eq(people.id, id));
  if (!present) throw new RangeError('the person was removed meanwhile');
  const former = before.filter((one) => one !== insz);
  await tx.delete(inszHistory).where(eq(inszHistory.insz, insz));
  if (former.length > 0)
    await tx
      .insert(inszHistory)
      .values(former.map((one) => ({ insz: one, personId: id, replacedAt: at })))
      .onConflictDoUpdate({ target: inszHistory.insz, set: { personId: id } });
  if (present.insz !== insz) {
    await tx.update(people).set({ insz }).where(eq(people.id, id));
    await noteNumber(tx, id, present.insz, insz, next);
  }
  await changePerson(tx, present, birthDate === null ? {} : { birthDate }, next);
}

/** Somebody was registered with the number at the same moment. */
async function untilTaken(work: () => Promise<Joined>): Promise<Joined> {
  try {
    return await work();
  } catch (error) {
    const cause = (error as { cause?: unknown } | null)?.cause ?? error;
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown };
    if (code === '23505' && constraint === 'people_insz_unique') return 'numberTaken';
    throw error;
  }
}
