import { addDays, type LocalDate } from '../../domain/calendar/index.ts';
import { wayRight } from '../../domain/trajectory/index.ts';
import type { StaffRole } from '../../db/codes.ts';
import { absencesFrom, hasLeft } from '../../db/queries/absences.ts';
import { readCohort } from '../../db/queries/cohorts.ts';
import { readEvent } from '../../db/queries/events.ts';
import { provinceOfAddress } from '../../db/queries/municipalities.ts';
import { findPerson } from '../../db/queries/people.ts';
import { readColleague } from '../../db/queries/staff.ts';
import type { TrajectoryRow } from '../../db/queries/trajectories.ts';
import { basisIsKept } from './preconditions-basis.ts';
import type { CommandRequest } from './request.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

interface Asked {
  readonly request: CommandRequest;
  readonly trajectory: TrajectoryRow;
  readonly today: LocalDate;
}

/** Throws an AppError when the command may not come in. For what only the database knows; all else the core decides. */
type Precondition = (app: App, at: Asked) => Promise<void>;

/** Every check, in order. */
const preconditions: readonly Precondition[] = [
  mediatorIsThere,
  coachIsThere,
  basisIsKept,
  provinceIsOfAddress,
  startsWithItsGroup,
  mayBeCorrected,
];

/** The workflow knows ids only: whether somebody with that id exists is looked up before the command reaches it. */
export async function checkPreconditions(
  app: App,
  request: CommandRequest,
  trajectory: TrajectoryRow,
  today: LocalDate,
): Promise<void> {
  for (const check of preconditions) await check(app, { request, trajectory, today });
}

async function mediatorIsThere(app: App, { request: { name, data }, today }: Asked): Promise<void> {
  const { mediatorId } = data;
  // What is no id at all, the core refuses with the field's own words.
  if ((name === 'assignMediator' || name === 'changeProvince') && typeof mediatorId === 'string')
    await colleagueOf(app, mediatorId, 'mediator', today);
}

/** Partner, quota and OCMW follow from where the person lives: nothing else says a province. */
async function provinceIsOfAddress(app: App, { request, trajectory, today }: Asked): Promise<void> {
  if (request.name !== 'changeProvince') return;
  const address = request.address ?? (await findPerson(app.db, trajectory.id));
  const province = address && (await provinceOfAddress(app.db, address, today));
  if (province !== request.data['province'])
    throw new AppError('province.followsAddress', 'the province is that of the address', 'change the address', {
      trajectoryId: trajectory.id,
    });
}

/** Whoever was put in a group begins with it: alone they would be in a track, and in no group when that one starts. */
async function startsWithItsGroup(app: App, { request: { name }, trajectory: { id, state } }: Asked): Promise<void> {
  const cohort = name === 'startGroup' && 'referral' in state ? state.referral?.cohort : undefined;
  if (!cohort || (await readCohort(app.db, cohort.id))?.phase !== 'planned') return;
  throw new AppError('cohort.startsTogether', `${id} starts with ${cohort.id}`, 'start the group, or take them out', {
    cohortId: cohort.id,
  });
}

/** Which event it is the core does not know once it is no note any more: here it is said why it stands, and what to do instead. */
async function mayBeCorrected(app: App, { request: { name, data }, trajectory: { id } }: Asked): Promise<void> {
  const { sequence } = data;
  if (name !== 'correctEvent' || !Number.isSafeInteger(sequence) || (sequence as number) > mostEvents) return;
  const event = await readEvent(app.db, id, sequence as number);
  const instead = event && wayRight[event.type];
  if (!event || instead === null || instead === 'corrected') return;
  throw new AppError(
    'correction.stands',
    `event ${String(sequence)} is not corrected: ${instead}`,
    'w2 show ID --events',
    {
      trajectoryId: id,
      ...{ sequence: event.sequence, event: event.type, instead },
    },
  );
}

/** As far as Postgres counts in four bytes. */
const mostEvents = 2_147_483_647;

/** Specialised jobcoaching is the work of a GOB; a coach of a GOB does no other. */
async function coachIsThere(app: App, { request: { name, data }, trajectory, today }: Asked): Promise<void> {
  const { coachId } = data;
  if ((name !== 'assignJobCoach' && name !== 'changeJobCoach') || typeof coachId !== 'string') return;
  const coach = await colleagueOf(app, coachId, 'jobCoach', today);
  const { state } = trajectory;
  const coaching = 'coaching' in state ? state.coaching : null;
  if (!coaching) return;
  const specialised = coaching.kind === 'specialised';
  if (specialised !== (coach.organisationKind === 'gob'))
    throw new AppError(
      specialised ? 'staff.notSpecialised' : 'staff.specialised',
      `${coachId} does not do ${coaching.kind} jobcoaching`,
      'w2 staff list shows the jobcoaches and their organisations',
      { staffId: coachId },
    );
}

/** Work that is given to someone who is away for longer than this lies still [D]. */
const mostDaysAway = 28;

/** Somebody who works here today in that role, and who may be given work in it. @throws AppError */
export async function colleagueOf(app: App, id: string, role: StaffRole | null, today: LocalDate) {
  const hint = 'w2 staff list shows who works here';
  const staffId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) ? id : '?';
  const found = await readColleague(app.db, id);
  if (!found) throw new AppError('staff.unknown', `nobody has the id ${staffId}`, hint, { staffId });
  if (hasLeft(found, today))
    throw new AppError('staff.left', `${staffId} has left`, hint, { staffId, leftOn: found.leftOn ?? '' });
  if (role !== null && found.role !== role)
    throw new AppError('staff.wrongRole', `${staffId} is ${found.role}, not ${role}`, hint, {
      staffId,
      role: found.role,
      wanted: role,
    });
  const [absence] = role === null ? [] : await absencesFrom(app.db, today, id);
  if (absence && absence.fromOn <= today && absence.untilOn > addDays(today, mostDaysAway))
    throw new AppError('staff.away', `${staffId} is away`, hint, { staffId, untilOn: absence.untilOn });
  return found;
}
