import type { LocalDate } from '../../domain/calendar/index.ts';
import type { AgreementRecipient } from '../../domain/agreement/index.ts';
import type { CohortRecipient } from '../../domain/cohort/index.ts';
import type { MonthRecipient } from '../../domain/contract-month/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import type { Recipient } from '../../domain/trajectory/index.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { StaffRole } from '../codes.ts';
import type { Database } from '../connect.ts';
import { membersOf, type CohortRow } from './cohorts.ts';
import { hasLeft, presenceOn, type Presence, type Told } from './absences.ts';
import type { Unreachable } from './returned.ts';
import { listStaff, readStaff, type StaffRow } from './staff.ts';
import type { TrajectoryRow } from './trajectories.ts';

export type Concerning = Pick<TrajectoryRow, 'province' | 'partner' | 'partnerProvince' | 'mediatorId' | 'state'>;

/**
 * Who is told, as things stand on a day. Whoever is away or has left is replaced by their deputy; who has none, or was
 * never assigned, by the mediator, and a missing mediator by the team lead of the province. Where all of them are
 * away, those who were meant are told all the same, so that nothing is told to nobody.
 */
export async function recipientsOf(
  db: Database,
  trajectory: Concerning,
  recipient: Recipient,
  on: LocalDate,
  presence?: Presence,
): Promise<Told[]> {
  return whoIsThere(
    (to) => named(db, trajectory, to),
    nextOfTrajectory,
    recipient,
    on,
    presence ?? (await presenceOn(db, on)),
  );
}

const nextOfTrajectory = (to: Recipient): Recipient | null => {
  if (to === 'mediator') return 'teamLead';
  return to === 'teamLead' || to === 'rule' || to === 'system' || to === 'jobseeker' ? null : 'mediator';
};

/** The same for a group: its own group worker, the mediators of all who are in it, the people of its partner and province. */
export async function cohortRecipientsOf(
  db: Database,
  cohort: CohortRow,
  recipient: CohortRecipient,
  on: LocalDate,
  presence?: Presence,
): Promise<Told[]> {
  return whoIsThere(
    (to) => namedOfCohort(db, cohort, to),
    nextOfCohort,
    recipient,
    on,
    presence ?? (await presenceOn(db, on)),
  );
}

const nextOfCohort = (to: CohortRecipient): CohortRecipient | null => {
  if (to === 'teamLead') return null;
  return to === 'groupWorker' ? 'partnerCoordinator' : 'teamLead';
};

async function namedOfCohort(db: Database, cohort: CohortRow, to: CohortRecipient): Promise<StaffRow[]> {
  const { province } = cohort;
  switch (to) {
    case 'groupWorker':
      return byId(db, cohort.groupWorkerId);
    case 'mediator': {
      const members = await membersOf(db, cohort.id);
      const ids = members.flatMap(({ member, mediatorId }) =>
        member.status === 'left' || !mediatorId ? [] : [mediatorId],
      );
      return (await Promise.all([...new Set(ids)].sort().map((id) => byId(db, id)))).flat();
    }
    case 'partnerCoordinator':
      return listStaff(db, { role: to, province, organisationId: cohort.partner });
    case 'teamLead':
    case 'programmeCoordinator':
      return listStaff(db, { role: to, province });
    default:
      return assertNever(to);
  }
}

/** Whom a contract's month concerns: of its partner, or of the programme in its provinces. */
export interface OfContract {
  readonly partner: Partner;
  readonly provinces: readonly Province[];
}

/**
 * The same for a contract's month: the coordinators of its partner, or the programme's of its provinces.
 * @param whole of the programme only those who work for all provinces, as far as there are any
 */
export async function contractRecipientsOf(
  db: Database,
  { partner, provinces }: OfContract,
  recipient: MonthRecipient,
  {
    on,
    whole,
    presence,
  }: { readonly on: LocalDate; readonly whole: boolean; readonly presence?: Presence | undefined },
): Promise<Told[]> {
  const find = async (to: MonthRecipient): Promise<StaffRow[]> => {
    const of = to === 'partnerCoordinator' ? { role: to, organisationId: partner } : { role: to };
    const each = await Promise.all(provinces.map((province) => listStaff(db, { ...of, province })));
    const all = [...new Map(each.flat().map((row) => [row.id, row])).values()];
    const ofAll = whole ? all.filter(({ province }) => province === null) : [];
    return ofAll.length > 0 ? ofAll : all;
  };
  const next = (to: MonthRecipient): MonthRecipient | null =>
    to === 'partnerCoordinator' ? 'programmeCoordinator' : null;
  return whoIsThere(find, next, recipient, on, presence ?? (await presenceOn(db, on)));
}

/**
 * The same for an agreement: the colleague who is named in an action, the team leads or the programme coordinators of its
 * province.
 */
export const agreementRecipientsOf = async (
  db: Database,
  { province, ownerId }: { readonly province: Province; readonly ownerId: string | null },
  recipient: AgreementRecipient,
  { on, presence }: { readonly on: LocalDate; readonly presence?: Presence | undefined },
): Promise<Told[]> =>
  whoIsThere(
    (to: AgreementRecipient) => (to === 'actionOwner' ? byId(db, ownerId) : listStaff(db, { role: to, province })),
    (to): AgreementRecipient | null => (to === 'programmeCoordinator' ? null : 'programmeCoordinator'),
    recipient,
    on,
    presence ?? (await presenceOn(db, on)),
  );

/**
 * Who hears that somebody of ours, of a partner, of the network or an OCMW cannot be mailed: their coordinator, and of whom that is
 * themself the programme coordinator.
 */
export const leadsOf = async (
  db: Database,
  { whose, organisationId, province }: Pick<Unreachable, 'whose' | 'organisationId' | 'province'>,
  on: LocalDate,
  presence: Presence,
): Promise<Told[]> => {
  const partner = organisationId !== null && organisationId !== 'vdab' ? organisationId : null;
  const find = async (role: 'partnerCoordinator' | 'programmeCoordinator'): Promise<StaffRow[]> => {
    const of = role === 'partnerCoordinator' && partner ? { organisationId: partner } : {};
    const found = await listStaff(db, { role, ...of, ...(province ? { province } : {}) });
    return found.filter(({ id }) => id !== whose);
  };
  return whoIsThere(
    find,
    (role) => (role === 'partnerCoordinator' ? 'programmeCoordinator' : null),
    partner ? 'partnerCoordinator' : 'programmeCoordinator',
    on,
    presence,
  );
};

/** Those who are meant, or stand in for them; where nobody is, whoever comes next, and at last those who were meant. */
async function whoIsThere<To>(
  find: (to: To) => Promise<StaffRow[]>,
  next: (to: To) => To | null,
  first: To,
  on: LocalDate,
  { inPlaceOf }: Presence,
): Promise<Told[]> {
  const meant = await find(first);
  for (let to: To | null = first; to !== null; to = next(to)) {
    const there = unique((to === first ? meant : await find(to)).map(inPlaceOf));
    if (there.length > 0) return there;
  }
  return meant.filter((row) => !hasLeft(row, on)).map((row) => ({ ...row, insteadOf: null }));
}

/** Someone who is meant themself and stands in for another too is told once, as themself. */
function unique(found: readonly (Told | null)[]): Told[] {
  const once = new Map<string, Told>();
  for (const one of found) if (one && (one.insteadOf === null || !once.has(one.id))) once.set(one.id, one);
  return [...once.values()];
}

async function named(db: Database, trajectory: Concerning, recipient: Recipient): Promise<StaffRow[]> {
  const { state } = trajectory;
  switch (recipient) {
    case 'mediator':
      return byId(db, trajectory.mediatorId);
    case 'jobCoach':
      return byId(db, 'coaching' in state ? (state.coaching?.coachId ?? null) : null);
    case 'teamLead':
    case 'programmeCoordinator':
      return ofProvince(db, trajectory, recipient);
    case 'groupWorker':
      return ofPartner(db, trajectory, ['groupWorker']);
    case 'partnerCoordinator':
      return ofPartner(db, trajectory, ['partnerCoordinator']);
    case 'partner':
      return ofPartner(db, trajectory, ['groupWorker', 'partnerCoordinator']);
    // The person reads their own page; rules and systems read nothing.
    case 'jobseeker':
    case 'rule':
    case 'system':
      return [];
    default:
      return assertNever(recipient);
  }
}

async function byId(db: Database, id: string | null): Promise<StaffRow[]> {
  const row = id ? await readStaff(db, id) : null;
  return row ? [row] : [];
}

const ofProvince = (db: Database, { province }: Concerning, role: StaffRole): Promise<StaffRow[]> =>
  listStaff(db, { role, province });

async function ofPartner(
  db: Database,
  { province, partner, partnerProvince }: Concerning,
  roles: readonly StaffRole[],
): Promise<StaffRow[]> {
  if (!partner) return [];
  const rows = await listStaff(db, { province: partnerProvince ?? province, organisationId: partner });
  return rows.filter(({ role }) => roles.includes(role));
}
