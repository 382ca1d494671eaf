import { and, asc, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { agreementRuns, agreements, municipalities } from '../schema.ts';

export type AgreementRow = typeof agreements.$inferSelect;

/** The cooperation agreement in force with the OCMW of a municipality; null: nothing may be exchanged. */
export async function agreementOf(db: Database, nis: string, on: LocalDate): Promise<AgreementRow | null> {
  const [row] = await db
    .select()
    .from(agreements)
    .where(
      and(
        eq(agreements.nis, nis),
        lte(agreements.validFrom, on),
        or(isNull(agreements.validUntil), gte(agreements.validUntil, on)),
      ),
    )
    .orderBy(desc(agreements.validFrom))
    .limit(1);
  return row ?? null;
}

export async function listAgreements(
  db: Database,
): Promise<(AgreementRow & { readonly municipality: string; readonly province: Province })[]> {
  const rows = await db
    .select({ agreement: agreements, municipality: municipalities.name, province: municipalities.province })
    .from(agreements)
    .innerJoin(municipalities, eq(municipalities.nis, agreements.nis))
    .orderBy(asc(municipalities.name), asc(agreements.validFrom));
  return rows.map(({ agreement, ...where }) => ({ ...agreement, ...where }));
}

/** How each one that is followed up stands, by its row. */
export async function standsOfAgreements(db: Database) {
  const { id, rowId, province, phase, termEndsOn, plannedYear, dueOn, escalation } = agreementRuns;
  const rows = await db
    .select({ id, rowId, province, phase, termEndsOn, plannedYear, dueOn, escalation })
    .from(agreementRuns);
  return new Map(rows.map(({ rowId: row, ...stand }) => [row, stand]));
}

/** Adds one; `overlaps` when another is in force within its time. */
export async function addAgreement(db: Database, row: Omit<AgreementRow, 'id'>): Promise<AgreementRow | 'overlaps'> {
  return db.transaction(async (tx) => {
    // Two operators at once: the second sees what the first wrote.
    await tx
      .select({ nis: municipalities.nis })
      .from(municipalities)
      .where(eq(municipalities.nis, row.nis))
      .for('update');
    const [other] = await tx
      .select({ id: agreements.id })
      .from(agreements)
      .where(
        and(
          eq(agreements.nis, row.nis),
          row.validUntil === null ? undefined : lte(agreements.validFrom, row.validUntil),
          or(isNull(agreements.validUntil), gte(agreements.validUntil, row.validFrom)),
        ),
      );
    if (other) return 'overlaps';
    const [added] = await tx.insert(agreements).values(row).returning();
    return added!;
  });
}

/** Its last day; false when there is none in force with this OCMW on that day. */
export async function endAgreement(db: Database, nis: string, on: LocalDate): Promise<boolean> {
  const current = await agreementOf(db, nis, on);
  if (!current) return false;
  await db.update(agreements).set({ validUntil: on }).where(eq(agreements.id, current.id));
  return true;
}
