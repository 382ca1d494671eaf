import { and, inArray, asc, count, desc, eq, exists, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { StaffRole } from '../codes.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { lockUntilItEnds } from '../rows.ts';
import { organisations, staff, staffAbsences, trajectories } from '../schema.ts';

export type StaffRow = typeof staff.$inferSelect;

export async function readStaff(db: Database, id: string): Promise<StaffRow | null> {
  const [row] = await prepared(db, 'w2_staff', () =>
    db
      .select()
      .from(staff)
      .where(eq(staff.id, sql.placeholder('id'))),
  ).execute({ id });
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

/**
 * Who of the province takes somebody on that day: whoever had them before, else the one with the fewest open trajectories,
 * and before them all who is there. Of those who are away the same, and null when nobody works there. One after the other
 * until the caller's transaction ends: each counts what was given just before.
 * @param before whom the person knows
 */
export async function pickMediator(
  tx: Database,
  province: Province,
  on: LocalDate,
  before: string | null = null,
): Promise<string | null> {
  await lockUntilItEnds(tx, `mediator of ${province}`);
  const day = sql.placeholder('on');
  const away = exists(
    tx
      .select({ id: staffAbsences.id })
      .from(staffAbsences)
      .where(and(eq(staffAbsences.staffId, staff.id), lte(staffAbsences.fromOn, day), gte(staffAbsences.untilOn, day))),
  );
  const open = sql`(
    select count(*) from ${trajectories} where ${trajectories.mediatorId} = ${staff.id} and ${trajectories.closedOn} is null)`;
  const [least] = await prepared(tx, 'w2_mediator_for', () =>
    tx
      .select({ id: staff.id })
      .from(staff)
      .where(
        and(
          eq(staff.role, 'mediator'),
          eq(staff.province, sql.placeholder('province')),
          or(isNull(staff.leftOn), gte(staff.leftOn, day)),
        ),
      )
      .orderBy(
        sql`${away}`,
        desc(sql`${staff.id} is not distinct from ${sql.placeholder('before')}::text`),
        open,
        asc(staff.id),
      )
      .limit(1),
  ).execute({ province, on, before });
  return least?.id ?? null;
}

/** Someone with the kind of their organisation: a coach of a GOB is a specialised one. */
export async function readColleague(
  db: Database,
  id: string,
): Promise<(StaffRow & { organisationKind: (typeof organisations.$inferSelect)['kind'] }) | null> {
  const [row] = await db
    .select({ staff, organisationKind: organisations.kind })
    .from(staff)
    .innerJoin(organisations, eq(organisations.id, staff.organisationId))
    .where(eq(staff.id, id));
  return row ? { ...row.staff, organisationKind: row.organisationKind } : null;
}

/** Open trajectories of a mediator, in order of id. */
export async function trajectoriesOf(
  db: Database,
  mediatorId: string,
  { province, limit }: { province?: Province; limit: number },
): Promise<{ id: string; province: Province }[]> {
  return db
    .select({ id: trajectories.id, province: trajectories.province })
    .from(trajectories)
    .where(
      and(
        eq(trajectories.mediatorId, mediatorId),
        isNull(trajectories.closedOn),
        province ? eq(trajectories.province, province) : undefined,
      ),
    )
    .orderBy(asc(trajectories.id))
    .limit(limit);
}

/** How many open trajectories each mediator has. */
export async function caseloads(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: trajectories.mediatorId, open: count() })
    .from(trajectories)
    .where(isNull(trajectories.closedOn))
    .groupBy(trajectories.mediatorId);
  return new Map(rows.flatMap(({ id, open }) => (id ? [[id, open] as const] : [])));
}

export async function setLeftOn(db: Database, id: string, on: LocalDate | null): Promise<void> {
  await db.update(staff).set({ leftOn: on }).where(eq(staff.id, id));
}

/** What colleagues are called, by id; one that is not there is missing. */
export async function namesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Says false when the id or the address is taken. */
export async function insertStaff(db: Database, row: typeof staff.$inferInsert): Promise<boolean> {
  return (await db.insert(staff).values(row).onConflictDoNothing().returning({ id: staff.id })).length > 0;
}
