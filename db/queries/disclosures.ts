import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { DisclosureOutcome } from '../codes.ts';
import { disclosures } from '../schema.ts';
import { inOrderOfWriting } from './writing-order.ts';

export type DisclosureRow = typeof disclosures.$inferSelect;
export type NewDisclosure = Omit<typeof disclosures.$inferInsert, 'outcome' | 'code' | 'received' | 'attempt'>;

/** How one attempt ended: `code` says why there is no answer, `received` which facts came. */
export type DisclosureEnd =
  | { readonly outcome: 'answered'; readonly received: string[] }
  | { readonly outcome: Exclude<DisclosureOutcome, 'asked' | 'answered'>; readonly code: string };

/**
 * Writes down that something is about to leave. An earlier attempt of the same effect whose end was lost (a worker that
 * was killed) is unanswered from now on: nobody waits for its answer any more.
 */
export async function beginDisclosure(db: Database, row: NewDisclosure): Promise<void> {
  await db.transaction(async (tx) => {
    await endLost(tx, row.trajectoryId, row.effectKey);
    await tx.insert(disclosures).values({
      ...row,
      received: [],
      attempt: sql`(select count(*) + 1 from ${disclosures} where trajectory_id = ${row.trajectoryId} and effect_key = ${row.effectKey})`,
    });
  });
}

/** Ends the attempts of an effect that nobody hears of any more. */
export async function endLost(db: Database, trajectoryId: string, effectKey: string): Promise<void> {
  await db
    .update(disclosures)
    .set({ outcome: 'unanswered', code: 'lost' })
    .where(
      and(
        eq(disclosures.trajectoryId, trajectoryId),
        eq(disclosures.effectKey, effectKey),
        eq(disclosures.outcome, 'asked'),
      ),
    );
}

export async function endDisclosure(db: Database, reference: string, end: DisclosureEnd): Promise<void> {
  await db
    .update(disclosures)
    .set(end)
    .where(and(eq(disclosures.reference, reference), eq(disclosures.outcome, 'asked')));
}

/** Everything told to or asked of other systems about this person's trajectory, oldest first. */
export async function readDisclosures(db: Database, trajectoryId: string): Promise<DisclosureRow[]> {
  return db
    .select()
    .from(disclosures)
    .where(eq(disclosures.trajectoryId, trajectoryId))
    .orderBy(asc(disclosures.at), ...inOrderOfWriting(disclosures.effectKey), asc(disclosures.attempt));
}

/** Every reference that may have left, for comparing with the other side's own ledger. */
export async function sentReferences(db: Database): Promise<{ reference: string; outcome: DisclosureOutcome }[]> {
  return db
    .select({ reference: disclosures.reference, outcome: disclosures.outcome })
    .from(disclosures)
    .where(ne(disclosures.outcome, 'notDelivered'));
}
