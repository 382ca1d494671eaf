import { and, asc, count, desc, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { ProspectSource, ProspectStatus } from '../../domain/prospects/index.ts';
import type { Database } from '../connect.ts';
import { compareFacts, nothingDiffers, type Differs } from '../../domain/people/match.ts';
import { nothingKnown, type PersonFacts } from '../../domain/people/person.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { prospectFacts } from '../contact.ts';
import { contactAttempts, inszHistory, people, prospectLists, prospects, trajectories } from '../schema.ts';
import { liesIn, provinceOn } from './scope.ts';

export type ProspectRow = typeof prospects.$inferSelect;
export type NewProspect = Omit<typeof prospects.$inferInsert, 'id' | 'listId' | 'status' | 'trajectoryId'>;
export type ProspectList = typeof prospectLists.$inferSelect;
export type AttemptRow = typeof contactAttempts.$inferSelect;

const rowsAtOnce = 2_000;

/** The list that this very file was, if it was taken in before. */
export async function listOfFile(db: Database, sha256: string): Promise<ProspectList | null> {
  const [row] = await db.select().from(prospectLists).where(eq(prospectLists.sha256, sha256));
  return row ?? null;
}

/** What is known of a number: somebody to contact, or a person and how they stand. */
export interface KnownNumber {
  /** The list on which they wait for contact, under this number or another of theirs. */
  readonly listId: string | null;
  readonly personId: string | null;
  readonly openTrajectory: string | null;
  /** The trajectory that closed because the person died. */
  readonly deceased: string | null;
}

/** Of these numbers, the ones we have already: as a prospect of some list, or of a person, older numbers included. */
export async function knownNumbers(db: Database, numbers: readonly string[]): Promise<Map<string, KnownNumber>> {
  const found = new Map<string, KnownNumber>();
  for (let from = 0; from < numbers.length; from += rowsAtOnce) {
    const some = sql.param(numbers.slice(from, from + rowsAtOnce));
    const { rows } = await db.execute<Record<keyof KnownNumber, string | null> & { insz: string }>(sql`
      with every as (
        select ${people.insz} as insz, ${people.id} as person from ${people}
        union all select ${inszHistory.insz}, ${inszHistory.personId} from ${inszHistory}
      ), given as (
        select n.insz, (select every.person from every where every.insz = n.insz limit 1) as person
        from unnest(${some}::text[]) as n (insz)
      )
      select given.insz, given.person as "personId",
        (select ${prospects.listId} from ${prospects}
          where ${prospects.insz} = given.insz or ${prospects.insz} in (select every.insz from every where every.person = given.person)
          limit 1) as "listId",
        (select ${trajectories.id} from ${trajectories}
          where ${trajectories.personId} = given.person and ${trajectories.closedOn} is null) as "openTrajectory",
        (select ${trajectories.id} from ${trajectories}
          where ${trajectories.personId} = given.person and ${trajectories.closeReason} = 'deceased' limit 1) as "deceased"
      from given`);
    for (const { insz, ...known } of rows) if (known.personId !== null || known.listId !== null) found.set(insz, known);
  }
  return found;
}

/**
 * Somebody who waits for contact and is on another list: what was not known is taken over, what is known stays. What the
 * list says otherwise is told, and goes back with the rows that did not go in.
 */
export async function fillProspect(db: Database, row: RegistrationRow, trial: boolean): Promise<Differs> {
  return db.transaction(async (tx) => {
    const [there] = await tx.select().from(prospects).where(eq(prospects.insz, row.insz)).for('update');
    if (!there) return nothingDiffers;
    const known: PersonFacts = { ...nothingKnown, ...there };
    const { taken, differs } = compareFacts(known, prospectFacts(row));
    if (!trial && Object.keys(taken).length > 0)
      await tx.update(prospects).set(taken).where(eq(prospects.id, there.id));
    return differs;
  });
}

export interface ListWritten {
  readonly list: ProspectList;
  /** Numbers that another import took in at the same moment. */
  readonly lost: readonly string[];
}

/** A list and its people in one transaction: an import that is killed leaves nothing, and is done again. */
export async function writeList(
  db: Database,
  list: { source: ProspectSource; fileName: string; sha256: string; at: Instant; duplicate: number; refused: number },
  rows: readonly NewProspect[],
  onProgress: (done: number) => void,
): Promise<ListWritten> {
  return db.transaction(async (tx) => {
    const { at, ...rest } = list;
    const [made] = await tx
      .insert(prospectLists)
      .values({ ...rest, importedAt: at, accepted: rows.length })
      .returning();
    const lost: string[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      const written = await tx
        .insert(prospects)
        .values(some.map((row) => ({ ...row, listId: made!.id })))
        .onConflictDoNothing({ target: prospects.insz })
        .returning({ insz: prospects.insz });
      if (written.length < some.length) {
        const there = new Set(written.map(({ insz }) => insz));
        lost.push(...some.map(({ insz }) => insz).filter((insz) => !there.has(insz)));
      }
      onProgress(from + some.length);
    }
    if (lost.length === 0) return { list: made!, lost };
    const [counted] = await tx
      .update(prospectLists)
      .set({ accepted: rows.length - lost.length, duplicate: list.duplicate + lost.length })
      .where(eq(prospectLists.id, made!.id))
      .returning();
    return { list: counted!, lost };
  });
}

export async function readLists(db: Database): Promise<ProspectList[]> {
  return db.select().from(prospectLists).orderBy(desc(prospectLists.importedAt));
}

const livesIn = (on: LocalDate): SQL<Province | null> =>
  provinceOn(sql`${prospects.postcode}`, sql`${prospects.municipality}`, on);

/** Where somebody on a list lives; undefined: nobody has this id. */
export async function provinceOfProspect(
  db: Database,
  id: string,
  on: LocalDate,
): Promise<Province | null | undefined> {
  const [row] = await db
    .select({ province: livesIn(on) })
    .from(prospects)
    .where(sql`${prospects.id}::text = ${id}`);
  return row?.province;
}

export interface ProspectFilter {
  readonly status?: ProspectStatus;
  readonly listId?: string;
  /** Nothing happened with them since this day. */
  readonly untouchedSince?: LocalDate;
  readonly limit: number;
  /** Only those who live there on that day. */
  readonly within?: { readonly province: Province; readonly on: LocalDate } | undefined;
}

export async function readProspects(
  db: Database,
  { status, listId, untouchedSince, limit, within }: ProspectFilter,
): Promise<{ readonly total: number; readonly rows: ProspectRow[] }> {
  const kept: (SQL | undefined)[] = [sql`${prospects.insz} not like 'erased:%'`, isNull(prospects.trajectoryId)];
  if (status) kept.push(eq(prospects.status, status));
  if (listId) kept.push(eq(prospects.listId, listId));
  if (untouchedSince) kept.push(lte(prospects.lastOn, untouchedSince));
  if (within)
    kept.push(
      liesIn(sql`${prospects.postcode}`, sql`${prospects.municipality}`, within.on, { province: within.province }),
    );
  const where = and(...kept);
  const [total] = await db.select({ number: count() }).from(prospects).where(where);
  const rows = await db
    .select()
    .from(prospects)
    .where(where)
    .orderBy(asc(prospects.lastOn), asc(prospects.line))
    .limit(limit);
  return { total: total?.number ?? 0, rows };
}

export async function readProspect(
  db: Database,
  id: string,
): Promise<{
  readonly prospect: ProspectRow;
  readonly source: ProspectSource;
  /** When their list came in. */
  readonly importedAt: Instant;
  readonly attempts: AttemptRow[];
} | null> {
  const [found] = await db
    .select({ prospect: prospects, source: prospectLists.source, importedAt: prospectLists.importedAt })
    .from(prospects)
    .innerJoin(prospectLists, eq(prospectLists.id, prospects.listId))
    .where(eq(prospects.id, id));
  if (!found) return null;
  const attempts = await db
    .select()
    .from(contactAttempts)
    .where(eq(contactAttempts.prospectId, id))
    .orderBy(asc(contactAttempts.on), asc(contactAttempts.at));
  return { ...found, attempts };
}

/** Adds an attempt and what it makes of the person, with their row held meanwhile. */
export async function withProspect<Result>(
  db: Database,
  id: string,
  work: (found: NonNullable<Awaited<ReturnType<typeof readProspect>>>, tx: Database) => Promise<Result>,
): Promise<Result | null> {
  return db.transaction(async (tx) => {
    await tx.select({ id: prospects.id }).from(prospects).where(eq(prospects.id, id)).for('update');
    const found = await readProspect(tx, id);
    return found ? work(found, tx) : null;
  });
}

export async function addAttempt(
  tx: Database,
  attempt: typeof contactAttempts.$inferInsert,
  change: { status: ProspectStatus; lastOn: LocalDate },
): Promise<void> {
  await tx.insert(contactAttempts).values(attempt);
  await tx.update(prospects).set(change).where(eq(prospects.id, attempt.prospectId));
}

export async function prospectRegistered(tx: Database, id: string, trajectoryId: string): Promise<void> {
  await tx.update(prospects).set({ trajectoryId, status: 'interested' }).where(eq(prospects.id, id));
}

/** Takes a person out: names, number, contact and notes. How many were contacted stays countable. */
export async function eraseProspects(db: Database, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return db.transaction(async (tx) => {
    await tx
      .update(contactAttempts)
      .set({ note: '' })
      .where(inArray(contactAttempts.prospectId, [...ids]));
    const erased = await tx
      .update(prospects)
      .set({ ...prospectFacts({}), remark: '', insz: sql`'erased:' || ${prospects.id}::text` })
      .where(inArray(prospects.id, [...ids]))
      .returning({ id: prospects.id });
    return erased.length;
  });
}
