import { giveAgreementCommand, showAgreement } from '../../../app/agreements/index.ts';
import { giveCohortCommand, planCohort, showCohort } from '../../../app/cohorts/index.ts';
import { giveCommand, showTrajectory } from '../../../app/trajectories/index.ts';
import { addDays, localDateOf } from '../../../domain/calendar/index.ts';
import type { Actor, CommandName } from '../../../domain/trajectory/index.ts';
import type { CohortCommandName } from '../../../domain/cohort/index.ts';
import { readDigests } from '../../../db/queries/digests.ts';
import { readContracts } from '../../../db/queries/contracts.ts';
import { staffId } from '../../../db/seed-staff.ts';
import { callers, livesIn, things } from '../../rights/ground.ts';
import { personOf } from '../../rights/lives.ts';
import type { SignsIn } from '../../support/sign-in.ts';
import { eventually, type World } from '../../support/world.ts';
import { must } from '../../workflows/kit.ts';
import { aWorkingDayIn, forwardTo } from './days.ts';
import { toMediation } from './lives.ts';

/** Whom there are pages for, and somebody who has nothing yet. */
export const roles = [
  ...['mediator', 'lead', 'coordinator', 'groupWorker', 'partner', 'jobCoach'],
  ...['citizen', 'ocmw', 'expert', 'analyst', 'dpo', 'operator', 'newcomer'],
] as const;
export type Role = (typeof roles)[number];

/** What the pages are about: somebody at each stage that looks different, a group that runs, and whatever else has a page. */
export interface Ground {
  /** Registered by nobody's hand and late with everything, or with a coach. */
  readonly ids: Readonly<Record<'mediation' | 'inGroup' | 'coached', string>>;
  /** In the group that runs, by commands. */
  readonly member: string;
  readonly cohort: string;
  readonly session: string;
  readonly planned: string;
  /** Of a contract, with hours in it. */
  readonly month: string;
  readonly prospect: string;
  readonly mail: string;
  readonly colleague: string;
  readonly person: string;
  /** A deadline of `member` that is open. */
  readonly deadline: string;
  readonly rules: string;
  /** With a plan that is agreed, in Hasselt. */
  readonly agreement: string;
  readonly contract: string;
  readonly who: Readonly<Record<Role, SignsIn>>;
}

const colleague = (part: string): SignsIn => ({ staffId: staffId(part, 'limburg') });
/** Who is there before anybody is registered. */
export const whoIsThere = {
  mediator: colleague('mediator-1'),
  lead: colleague('lead'),
  coordinator: colleague('coordinator'),
  groupWorker: colleague('group-1'),
  partner: colleague('partner'),
  jobCoach: colleague('coach-1'),
  expert: { kind: 'expert' },
  analyst: { kind: 'analyst' },
  dpo: { kind: 'dpo' },
  operator: { kind: 'operator' },
} as const satisfies Partial<Record<Role, SignsIn>>;

const groupWorker = { role: 'groupWorker', id: staffId('group-1', 'limburg') } as const;

/** @param world where time may still go by: afterwards it may not, because some lives here have no run */
export async function layGround(world: World): Promise<Ground> {
  const { app } = world;
  const { member, cohort, session } = await aRunningGroup(world);
  const lives = await livesIn(world, 'limburg', addDays(localDateOf(await app.now()), 30));
  await planFor(world, lives.agreementId);
  const around = await callers(world, lives, 'limburg', 'inGroup');
  const made = await things(world, lives, 'limburg', 'mediator', around.mediator);
  const { deadlines } = await showTrajectory(app, member);
  const [mail] = await readDigests(app.db, { staffId: staffId('mediator-1', 'limburg'), limit: 1 });
  const open = deadlines.find(({ status }) => status === 'open');
  const person = await personOf(app.db, lives.ids.inGroup);
  const { rules } = await app.basis();
  const [contract] = await readContracts(app.db, 'groepIntro');
  return {
    ids: lives.ids as Ground['ids'],
    ...{ member, cohort, session, person, planned: lives.cohortId, month: lives.monthId },
    ...{ prospect: made.prospectId, mail: mail?.id ?? '', colleague: staffId('mediator-1', 'limburg') },
    deadline: open?.deadlineId ?? '',
    rules: rules.version,
    agreement: lives.agreementId,
    contract: contract?.id ?? '',
    who: {
      ...whoIsThere,
      citizen: { personId: person },
      ocmw: { nis: 'nis' in around.ocmw ? (around.ocmw.nis ?? '') : '' },
      newcomer: { staffId: staffId('mediator-3', 'westFlanders') },
    },
  };
}

/** A plan of the year that is asked, with an action of the OCMW's and one of a colleague. */
async function planFor({ app }: World, agreementId: string): Promise<void> {
  const by = { role: 'programmeCoordinator', id: staffId('coordinator', 'limburg') } as const;
  const { waiting } = await showAgreement(app, agreementId);
  const year = Number(waiting.find(({ what }) => what === 'firstPlan')?.about);
  const action = { year, title: 'outreach', owner: 'ocmw', targetOn: `${year}-12-31` };
  const colleague = { ...action, title: 'housing', owner: 'staff', ownerId: staffId('mediator-1', 'limburg') };
  for (const [name, data] of [
    ['planAction', action],
    ['planAction', colleague],
    ['agreePlan', { year }],
  ] as const) {
    const done = await giveAgreementCommand(app, { agreementId, name, by, data });
    if (!done.ok) throw new Error(JSON.stringify(done));
  }
}

/** A group at its first session, with one person in it. */
async function aRunningGroup(world: World): Promise<{ member: string; cohort: string; session: string }> {
  const { app } = world;
  const member = await world.register('limburg');
  // Whom a registration goes to depends on who has least to do.
  const mediatorId = staffId('mediator-1', 'limburg');
  if ((await showTrajectory(app, member)).mediatorId !== mediatorId)
    await must(world, member, 'assignMediator', { mediatorId, reason: 'caseload' });
  await toMediation(world, member);
  const doing = async (name: CommandName, data: object, by: Actor) => {
    const done = await giveCommand(app, { trajectoryId: member, name, by, data: data as never });
    if (!done.ok) throw new Error(JSON.stringify(done));
  };
  await world.give(member, 'refer');
  await eventually(
    () => showTrajectory(app, member),
    ({ events }) => events.some(({ type }) => type === 'PlaceGranted'),
  );
  await doing('acceptReferral', { referralId: 'R1' }, groupWorker);
  const startsOn = await aWorkingDayIn(app, 7);
  const sessions = [0, 7, 14].map((days) => ({ day: addDays(startsOn, days), time: '09:30', place: 'Zaal 2' }));
  const planned = await planCohort(
    app,
    { province: 'limburg', startsOn, size: 8, groupWorkerId: groupWorker.id, sessions },
    groupWorker,
  );
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  const { cohortId } = planned;
  const group = async (name: CohortCommandName, data: object = {}) => {
    const done = await giveCohortCommand(app, { cohortId, name, by: groupWorker, data: data as never });
    if (!done.ok) throw new Error(JSON.stringify(done));
  };
  await group('allocate', { trajectoryId: member });
  await forwardTo(app, startsOn);
  await group('start');
  const running = await eventually(
    () => showCohort(app, cohortId),
    ({ members }) => members.some(({ status }) => status === 'started'),
  );
  return { member, cohort: cohortId, session: running.sessions[0]!.sessionId };
}
