import { and, asc, count, eq, isNull, or } from 'drizzle-orm';
import type { Province } from '../../domain/rules/index.ts';
import type { StaffRole } from '../codes.ts';
import type { Database } from '../connect.ts';
import { staff, trajectories } from '../schema.ts';

export type StaffRow = typeof staff.$inferSelect;

export async function readStaff(db: Database, id: string): Promise<StaffRow | null> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id));
  return row ?? null;
}

/** Staff by role, province (those of all provinces with them) and organisation, in order of name. */
export async function listStaff(
  db: Database,
  { role, province, organisationId }: { role?: StaffRole; province?: Province; organisationId?: string } = {},
): Promise<StaffRow[]> {
  return db
    .select()
    .from(staff)
    .where(
      and(
        role ? eq(staff.role, role) : undefined,
        province ? or(eq(staff.province, province), isNull(staff.province)) : undefined,
        organisationId ? eq(staff.organisationId, organisationId) : undefined,
      ),
    )
    .orderBy(asc(staff.name), asc(staff.id));
}

/** The mediator of the province with the fewest open trajectories; null when the province has none. */
export async function pickMediator(tx: Database, province: Province): Promise<string | null> {
  const [least] = await tx
    .select({ id: staff.id })
    .from(staff)
    .leftJoin(trajectories, and(eq(trajectories.mediatorId, staff.id), isNull(trajectories.closedOn)))
    .where(and(eq(staff.role, 'mediator'), eq(staff.province, province)))
    .groupBy(staff.id)
    .orderBy(count(trajectories.id), asc(staff.id))
    .limit(1);
  return least?.id ?? null;
}
