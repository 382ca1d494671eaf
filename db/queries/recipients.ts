import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Recipient } from '../../domain/trajectory/index.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { StaffRole } from '../codes.ts';
import type { Database } from '../connect.ts';
import { hasLeft, presenceOn, type Presence, type Told } from './absences.ts';
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
  const meant = await named(db, trajectory, recipient);
  const { inPlaceOf } = presence ?? (await presenceOn(db, on));
  const there = unique(meant.map(inPlaceOf));
  if (there.length > 0 || recipient === 'rule' || recipient === 'system' || recipient === 'jobseeker') return there;
  const others =
    recipient === 'mediator'
      ? unique((await ofProvince(db, trajectory, 'teamLead')).map(inPlaceOf))
      : recipient === 'teamLead'
        ? []
        : await recipientsOf(db, trajectory, 'mediator', on, { inPlaceOf });
  if (others.length > 0) return others;
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
