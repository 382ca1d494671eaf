import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { AtPartner, CohortFacts, ColleagueFacts, Scope, TrajectoryFacts } from '../../domain/rights/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import { isTrajectoryId } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
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
  const { state } = trajectories;
  const broken = db
    .select({ id: brokenGlass.id })
    .from(brokenGlass)
    .where(
      and(
        eq(brokenGlass.staffId, staffId ?? ''),
        eq(brokenGlass.trajectoryId, trajectories.id),
        gt(brokenGlass.until, at),
      ),
    );
  const rows = await db
    .select({
      trajectoryId: trajectories.id,
      personId: trajectories.personId,
      province: trajectories.province,
      partner: trajectories.partner,
      partnerProvince: trajectories.partnerProvince,
      mediatorId: trajectories.mediatorId,
      phase: trajectories.phase,
      referral: sql<{ partner: Partner; province?: Province; step: string } | null>`${state} -> 'referral'`,
      reports: sql<
        { partner?: Partner }[] | null
      >`jsonb_path_query_array(${state}, '$.deadlines[*] ? (@.rule == "GRP-5")')`,
      coachId: sql<string | null>`${state} -> 'coaching' ->> 'coachId'`,
      experts: sql<{ expertId: string | null; status: string }[] | null>`${state} -> 'experts'`,
      ocmwNis: asksOcmw ? ocmwNis(on) : sql<null>`null`,
      broken: sql<boolean>`exists ${broken}`,
    })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where('trajectoryId' in of ? eq(trajectories.id, of.trajectoryId) : eq(trajectories.personId, of.personId));
  return rows.map(({ partner, partnerProvince, phase, referral, reports, experts, broken: isBroken, ...row }) => ({
    ...row,
    partners: phase === 'closed' ? [] : partnersOf({ ...row, partner, partnerProvince, phase, referral, reports }),
    expertIds:
      phase === 'closed'
        ? []
        : (experts ?? []).flatMap(({ expertId, status }) => (status === 'found' && expertId ? [expertId] : [])),
    brokenByCaller: isBroken,
  }));
}

interface Referred {
  readonly province: Province;
  readonly partner: Partner | null;
  readonly partnerProvince: Province | null;
  readonly phase: string;
  readonly referral: { readonly partner: Partner; readonly province?: Province; readonly step: string } | null;
  readonly reports: readonly { readonly partner?: Partner }[] | null;
}

function partnersOf({ province, partner, partnerProvince, phase, referral, reports }: Referred): AtPartner[] {
  const asked = referral?.step === 'asked' || referral?.step === 'accepted';
  const isThere = referral && (phase === 'groupTrack' || ((phase === 'mediation' || phase === 'waiting') && asked));
  const owed = (reports ?? []).flatMap((report) => {
    const by = report.partner ?? partner;
    return by ? [{ partner: by, province: partnerProvince ?? province }] : [];
  });
  return [...(isThere ? [{ partner: referral.partner, province: referral.province ?? province }] : []), ...owed];
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
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(and(inArray(trajectories.id, [...ids]), trajectoriesWithin(scope, on)));
  return new Set(rows.map(({ id }) => id));
}
