import { and, asc, eq, isNull } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { Difference } from '../../domain/people/match.ts';
import { personFieldNames, valueOf, type PersonFacts } from '../../domain/people/person.ts';
import type { Database } from '../connect.ts';
import { people, personChanges, personProposals, type proposalDecisions } from '../schema.ts';

type PersonRow = typeof people.$inferSelect;
export type ProposalRow = typeof personProposals.$inferSelect;
export type ChangeRow = typeof personChanges.$inferSelect;

/** Who does it, and when. */
export interface Act {
  readonly by: Actor;
  readonly at: Instant;
}

const actorColumns = ({ by, at }: Act) => ({ byRole: by.role, byId: 'id' in by ? by.id : null, at });

/** Where something said of a person stands: a file, its sheet and its line; '' and null of somebody who came alone. */
export interface Origin {
  readonly source: string;
  readonly line: number | null;
  /** Left out: the file has none. */
  readonly sheet?: string | undefined;
}

/** Changes what is known of a person and keeps what it was, in the caller's transaction. Their row is held. Says which fields changed. */
export async function changePerson(tx: Database, person: PersonRow, changed: Partial<PersonFacts>, act: Act) {
  const next = { ...person, ...changed };
  const fields = personFieldNames.filter((field) => !isDeepStrictEqual(valueOf(field, person), valueOf(field, next)));
  if (fields.length === 0) return [];
  await tx.update(people).set(changed).where(eq(people.id, person.id));
  await tx.insert(personChanges).values(
    fields.map((field) => ({
      personId: person.id,
      field,
      before: valueOf(field, person),
      after: valueOf(field, next),
      ...actorColumns(act),
    })),
  );
  return fields;
}

/** A number is no thing that is proposed; that it was another is told with the rest. */
export async function noteNumber(tx: Database, personId: string, from: string, to: string, act: Act): Promise<void> {
  const change = { personId, field: 'insz' as const, before: { insz: from }, after: { insz: to } };
  await tx.insert(personChanges).values({ ...change, ...actorColumns(act) });
}

/** Keeps what is said otherwise; what was said before, and waits or was declined, is not asked again. */
export async function propose(
  tx: Database,
  personId: string,
  differing: readonly Difference[],
  { source, line, sheet, on }: Origin & { readonly on: LocalDate },
): Promise<void> {
  if (differing.length === 0) return;
  // A name that Postgres cannot hold is no name.
  const where = { source, line, sheet: sheet?.replaceAll('\0', '').slice(0, 100) ?? null };
  await tx
    .insert(personProposals)
    .values(differing.map((one) => ({ personId, ...one, ...where, on })))
    .onConflictDoNothing();
}

/** What waits for somebody's decision, the oldest first, with the person as they are known now. */
export async function openProposals(
  db: Database,
  { personId, limit }: { readonly personId?: string; readonly limit: number },
): Promise<readonly { readonly proposal: ProposalRow; readonly person: PersonRow }[]> {
  return db
    .select({ proposal: personProposals, person: people })
    .from(personProposals)
    .innerJoin(people, eq(people.id, personProposals.personId))
    .where(
      and(
        isNull(personProposals.decision),
        personId === undefined ? undefined : eq(personProposals.personId, personId),
      ),
    )
    .orderBy(
      asc(personProposals.on),
      asc(personProposals.source),
      asc(personProposals.sheet),
      asc(personProposals.line),
      asc(personProposals.id),
    )
    .limit(limit);
}

export async function readProposal(db: Database, id: string): Promise<ProposalRow | null> {
  const [row] = await db.select().from(personProposals).where(eq(personProposals.id, id));
  return row ?? null;
}

/** Says false when somebody decided meanwhile. */
export async function decideProposal(
  tx: Database,
  id: string,
  decision: (typeof proposalDecisions)[number],
  act: Act,
): Promise<boolean> {
  const { byRole, byId, at } = actorColumns(act);
  const decided = await tx
    .update(personProposals)
    .set({ decision, decidedByRole: byRole, decidedById: byId, decidedAt: at })
    .where(and(eq(personProposals.id, id), isNull(personProposals.decision)))
    .returning({ id: personProposals.id });
  return decided.length > 0;
}

/** Everything that changed about a person, the oldest first. */
export async function changesOf(db: Database, personId: string): Promise<ChangeRow[]> {
  return db.select().from(personChanges).where(eq(personChanges.personId, personId)).orderBy(asc(personChanges.id));
}

/** Another row of the same person goes: what was said and changed of it goes over. */
export async function changesGoOver(tx: Database, from: string, to: string): Promise<void> {
  await tx.update(personChanges).set({ personId: to }).where(eq(personChanges.personId, from));
  const waiting = await tx.delete(personProposals).where(eq(personProposals.personId, from)).returning();
  if (waiting.length > 0)
    await tx
      .insert(personProposals)
      .values(waiting.map((one) => ({ ...one, personId: to })))
      .onConflictDoNothing();
}

export async function forgetChanges(tx: Database, personId: string): Promise<void> {
  await tx.delete(personChanges).where(eq(personChanges.personId, personId));
  await tx.delete(personProposals).where(eq(personProposals.personId, personId));
}
