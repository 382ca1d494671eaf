import { and, eq, gt, ne, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { AtPartner, CohortFacts, ColleagueFacts, Scope, TrajectoryFacts } from '../../domain/rights/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import { isTrajectoryId } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { brokenGlass, cohortMembers, cohorts, organisations, people, staff, trajectories } from '../schema.ts';
import { isUuid } from '../uuid.ts';
import { ocmwNis, trajectoriesWithin } from './scope.ts';

/** Whom it is about: one trajectory, or all of a person. */
export type LivesOf = { readonly trajectoryId: string } | { readonly personId: string };

/**
 * What says who stands in a relation to these trajectories; none when there are none. One query, whoever asks: an absent
 * trajectory and a hidden one take the same time.
 */
export async function trajectoryFacts(
  db: Database,
  of: LivesOf,
  {
    on,
    at,
    staffId,
    asksOcmw,
  }: {
    readonly on: LocalDate;
    readonly at: Instant;
    /** Of a colleague who may have broken the glass. */
    readonly staffId: string | null;
    /** Whether an OCMW asks: for nobody else it matters which one may know. */
    readonly asksOcmw: boolean;
  },
): Promise<TrajectoryFacts[]> {
  if ('trajectoryId' in of ? !isTrajectoryId(of.trajectoryId) : !isUuid(of.personId)) return [];
  const given = sql.placeholder;
  const ofOne = 'trajectoryId' in of;
  const rows = await prepared(db, `w2_facts_of_${ofOne ? 'one' : 'all'}${asksOcmw ? '_for_ocmw' : ''}`, () => {
    const broken = db
      .select({ id: brokenGlass.id })
      .from(brokenGlass)
      .where(
        and(
          eq(brokenGlass.staffId, given('staffId')),
          eq(brokenGlass.trajectoryId, trajectories.id),
          gt(brokenGlass.until, given('at')),
        ),
      );
    return db
      .select({
        trajectoryId: trajectories.id,
        personId: trajectories.personId,
        province: trajectories.province,
        mediatorId: trajectories.mediatorId,
        atPartners: trajectories.atPartners,
        coachId: trajectories.coachId,
        expertIds: trajectories.expertIds,
        ocmwNis: asksOcmw ? ocmwNis(given('on')) : sql<null>`null`,
        broken: sql<boolean>`exists ${broken}`,
      })
      .from(trajectories)
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(eq(ofOne ? trajectories.id : trajectories.personId, given('id')));
  }).execute({ id: ofOne ? of.trajectoryId : of.personId, staffId: staffId ?? '', at, on });
  return rows.map(({ atPartners, expertIds, broken: isBroken, ...row }) => ({
    ...row,
    partners: (atPartners ?? []).flatMap(spotOf),
    expertIds: expertIds ?? [],
    brokenByCaller: isBroken,
  }));
}

/** Of `partner/province`; a `partner/` of no province says where in its neighbour. */
function spotOf(spot: string): AtPartner[] {
  const [partner, province] = spot.split('/') as [Partner, Province | ''];
  return province === '' ? [] : [{ partner, province }];
}

export async function cohortFacts(db: Database, id: string): Promise<CohortFacts | null> {
  const [row] = await db
    .select({ partner: cohorts.partner, province: cohorts.province })
    .from(cohorts)
    .where(eq(cohorts.id, id));
  if (!row) return null;
  const members = await db
    .selectDistinct({ id: trajectories.mediatorId })
    .from(cohortMembers)
    .innerJoin(trajectories, eq(trajectories.id, cohortMembers.trajectoryId))
    .where(and(eq(cohortMembers.cohortId, id), ne(cohortMembers.status, 'left')));
  return { ...row, mediatorIds: members.flatMap((one) => (one.id === null ? [] : [one.id])) };
}

export async function colleagueFacts(db: Database, staffId: string): Promise<ColleagueFacts | null> {
  const [row] = await db
    .select({ organisationId: staff.organisationId, province: staff.province, kind: organisations.kind })
    .from(staff)
    .innerJoin(organisations, eq(organisations.id, staff.organisationId))
    .where(eq(staff.id, staffId));
  return row ? { staffId, province: row.province, partner: row.kind === 'partner' ? row.organisationId : null } : null;
}

/** Of these trajectories, those within the scope. */
export async function within(
  db: Database,
  scope: Scope,
  ids: readonly string[],
  on: LocalDate,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: trajectories.id })
    .from(trajectories)
    // Each is looked up: as a list of values, many of them made Postgres 18 read an index from end to end.
    .where(
      and(
        sql`${trajectories.id} in (select unnest(${sql.param([...ids])}::text[]))`,
        trajectoriesWithin(scope, on, 'test'),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
