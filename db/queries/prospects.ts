import { and, asc, count, desc, eq, inArray, isNull, like, lte, not, sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { ProspectSource, ProspectStatus } from '../../domain/prospects/index.ts';
import type { Database } from '../connect.ts';
import { noContact } from '../contact.ts';
import { contactAttempts, people, prospectLists, prospects, trajectories } from '../schema.ts';

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

/** Of these numbers, the ones we have already: as a prospect of some list, or in an open trajectory. */
export async function knownNumbers(
  db: Database,
  numbers: readonly string[],
): Promise<Map<string, { readonly listId: string } | { readonly trajectoryId: string }>> {
  const found = new Map<string, { listId: string } | { trajectoryId: string }>();
  for (let from = 0; from < numbers.length; from += rowsAtOnce) {
    const some = sql.param(numbers.slice(from, from + rowsAtOnce));
    const listed = await db
      .select({ insz: prospects.insz, listId: prospects.listId })
      .from(prospects)
      .where(sql`${prospects.insz} = any(${some}::text[])`);
    for (const { insz, listId } of listed) found.set(insz, { listId });
    const open = await db
      .select({ insz: people.insz, trajectoryId: trajectories.id })
      .from(people)
      .innerJoin(trajectories, eq(trajectories.personId, people.id))
      .where(and(isNull(trajectories.closedOn), sql`${people.insz} = any(${some}::text[])`));
    for (const { insz, trajectoryId } of open) found.set(insz, { trajectoryId });
  }
  return found;
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

export interface ProspectFilter {
  readonly status?: ProspectStatus;
  readonly listId?: string;
  /** Nothing happened with them since this day. */
  readonly untouchedSince?: LocalDate;
  readonly limit: number;
}

export async function readProspects(
  db: Database,
  { status, listId, untouchedSince, limit }: ProspectFilter,
): Promise<{ readonly total: number; readonly rows: ProspectRow[] }> {
  const kept: (SQL | undefined)[] = [not(like(prospects.insz, 'erased:%')), isNull(prospects.trajectoryId)];
  if (status) kept.push(eq(prospects.status, status));
  if (listId) kept.push(eq(prospects.listId, listId));
  if (untouchedSince) kept.push(lte(prospects.lastOn, untouchedSince));
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
  readonly attempts: AttemptRow[];
} | null> {
  const [found] = await db
    .select({ prospect: prospects, source: prospectLists.source })
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
      .set({ ...noContact, remark: '', insz: sql`'erased:' || ${prospects.id}::text` })
      .where(inArray(prospects.id, [...ids]))
      .returning({ id: prospects.id });
    return erased.length;
  });
}
