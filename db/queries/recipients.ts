import type { Recipient } from '../../domain/trajectory/index.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { StaffRole } from '../codes.ts';
import type { Database } from '../connect.ts';
import { listStaff, readStaff, type StaffRow } from './staff.ts';
import type { TrajectoryRow } from './trajectories.ts';

type Concerning = Pick<TrajectoryRow, 'province' | 'partner' | 'mediatorId' | 'state'>;

/**
 * Who is told, as things stand now. Whoever left or was never assigned is replaced by the mediator, and a missing
 * mediator by the team lead of the province, so that nothing is told to nobody.
 */
export async function recipientsOf(db: Database, trajectory: Concerning, recipient: Recipient): Promise<StaffRow[]> {
  const found = await named(db, trajectory, recipient);
  if (found.length > 0 || recipient === 'rule' || recipient === 'system' || recipient === 'jobseeker') return found;
  return recipient === 'mediator' || recipient === 'teamLead'
    ? ofProvince(db, trajectory, 'teamLead')
    : recipientsOf(db, trajectory, 'mediator');
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
  { province, partner }: Concerning,
  roles: readonly StaffRole[],
): Promise<StaffRow[]> {
  if (!partner) return [];
  const rows = await listStaff(db, { province, organisationId: partner });
  return rows.filter(({ role }) => roles.includes(role));
}
