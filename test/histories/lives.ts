import { localDateOf, instantOfMs, addDays } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { lotOf } from '../../integrations/sandbox/testNumber.ts';
import type { World } from '../support/world.ts';
import { begin, type Living } from './living.ts';

/** What one story makes: the trajectories it lived, in order. */
export type Story = (world: World) => Promise<Living[]>;

const worker: Actor = { role: 'groupWorker', id: 'group-1' };
const coach: Actor = { role: 'jobCoach', id: 'coach-1' };
export const eligible = { verdict: 'eligible', inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
const daysAgo = (days: number) => addDays(localDateOf(instantOfMs(Date.now())), -days);

async function toIntake(world: World, province: Province): Promise<Living> {
  const life = await begin(world, province);
  await life.say('giveConsent');
  return life;
}

export async function toMediation(world: World, province: Province): Promise<Living> {
  const life = await toIntake(world, province);
  await life.say('holdIntakeTalk');
  await life.say('decideEligibility', eligible);
  await life.say('agreePlan', { how: 'signed' });
  return life;
}

async function toGroup(world: World, province: Province): Promise<Living> {
  const life = await toMediation(world, province);
  await life.say('refer');
  await life.until('PlaceGranted');
  await life.say('acceptReferral', { referralId: 'R1' }, worker);
  await life.say('startGroup', { referralId: 'R1' }, worker);
  return life;
}

/** Twelve weeks in Limburg, a job, jobcoaching for six months, closed. */
const limburgToTheEnd: Story = async (world) => {
  const life = await toGroup(world, 'limburg');
  await life.pass(20);
  await life.say('recordConsultation', {}, worker);
  await life.say('recordContact', { how: 'phone' });
  await life.say('reviewPlan');
  await life.pass(20);
  await life.say('submitMidtermReport', {}, worker);
  await life.pass(60);
  await life.say('submitFinalReport', {}, worker);
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(1) });
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('assignJobCoach', { coachId: 'coach-1' });
  await life.say('recordEmployerAnswer', { consents: true }, coach);
  await life.pass(15);
  await life.say('recordCoaching', {}, coach);
  await life.pass(90);
  await life.say('checkOutcome', { kind: 'atWork' });
  await life.pass(100);
  await life.say('checkOutcome', { kind: 'atWork' });
  return [life];
};

/** A Randstad track to the cap of 24 months; months go by in which nobody acts. */
const antwerpToTheCap: Story = async (world) => {
  const life = await toGroup(world, 'antwerp');
  await life.pass(91);
  await life.say('reviewGroupTrack', {}, worker);
  await life.pass(580);
  await life.say('prepareEnd');
  await life.pass(100);
  return [life];
};

const notEligible: Story = async (world) => {
  const life = await toIntake(world, 'antwerp');
  await life.pass(30);
  await life.say('holdIntakeTalk');
  await life.say('decideEligibility', { ...eligible, verdict: 'notEligible', motivated: false, reason: 'notMotivated', redirectTo: 'wijkWerken' });
  return [life];
};

const consentRefused: Story = async (world) => {
  const life = await begin(world, 'flemishBrabant');
  await life.say('refuseConsent');
  return [life];
};

/** Nobody asks for consent: closed after sixty days. */
const consentNeverAsked: Story = async (world) => {
  const life = await begin(world, 'flemishBrabant');
  await life.pass(62);
  return [life];
};

/** Declined, referred again, taken back by the person; guidance ends without a group. */
const declinedAndAgain: Story = async (world) => {
  const life = await toMediation(world, 'limburg');
  await life.say('refer');
  await life.until('PlaceGranted');
  await life.say('declineReferral', { referralId: 'R1', reason: 'noMatch' }, worker);
  await life.pass(3);
  await life.say('refer');
  await life.until('PlaceGranted', 2);
  await life.say('acceptReferral', { referralId: 'R2' }, worker);
  await life.say('withdrawReferral', { referralId: 'R2', reason: 'personDeclines' });
  await life.say('endGuidance', { because: 'startedTraining' });
  await life.say('registerOutcome', { kind: 'inTraining' });
  await life.pass(95);
  await life.say('checkOutcome', { kind: 'inTraining' });
  await life.say('checkOutcome', { kind: 'obtainingQualification' });
  return [life];
};

/** Work found during the group; jobcoaching is asked for and lapses when the first year in service is over. */
const lapsedAfterAYear: Story = async (world) => {
  const life = await toGroup(world, 'limburg');
  await life.pass(8);
  await life.say('endGroupTrack', { because: 'foundWork' }, worker);
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(320) });
  await life.say('requestJobCoaching', { kind: 'specialised' });
  await life.pass(50);
  return [life];
};

const droppedOutAndMoved: Story = async (world) => {
  const life = await toGroup(world, 'antwerp');
  await life.pass(10);
  await life.say('endGroupTrack', { because: 'droppedOut' }, worker);
  await life.say('submitFinalReport', {}, worker);
  await life.say('stop', { reason: 'movedAway' });
  return [life];
};

const pauses: Story = async (world) => {
  const life = await toMediation(world, 'westFlanders');
  const inDays = (days: number) => addDays(localDateOf(instantOfMs(Date.now())), days);
  await life.say('pause', { reason: 'illness', until: inDays(30) });
  await life.pass(10);
  await life.say('resume');
  await life.pass(1);
  await life.say('pause', { reason: 'care', until: inDays(40) });
  await life.signal('refer');
  await life.pass(35);
  return [life];
};

const death: Story = async (world) => {
  const life = await toGroup(world, 'limburg');
  await life.pass(30);
  await life.say('stop', { reason: 'deceased' });
  return [life];
};

const consentWithdrawn: Story = async (world) => {
  const life = await begin(world, 'westFlanders', ({ insz }) => lotOf(insz, 991) === 3);
  await life.say('giveConsent');
  await life.until('LookupUnanswered');
  await life.say('holdIntakeTalk');
  await life.say('withdrawConsent');
  return [life];
};

/** OCMW never knows this person: asked five times, given up after sixty days. */
const neverAnswered: Story = async (world) => {
  const life = await begin(world, 'limburg', ({ insz }) => lotOf(insz, 997) === 19);
  await life.say('giveConsent');
  await life.until('LookupUnanswered');
  await life.pass(62);
  return [life];
};

/** The first employer refuses; the second job's coaching is ended before its time. */
const employerRefuses: Story = async (world) => {
  const life = await toMediation(world, 'antwerp');
  await life.say('endGuidance', { because: 'foundWork' });
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(10) });
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('recordEmployerAnswer', { consents: false }, coach);
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('recordEmployerAnswer', { consents: true }, coach);
  await life.say('assignJobCoach', { coachId: 'coach-1' });
  await life.pass(2);
  await life.say('endJobCoaching', { because: 'settled' }, coach);
  return [life];
};

const extended: Story = async (world) => {
  const life = await toIntake(world, 'antwerp');
  await life.say('holdIntakeTalk');
  await life.say('decideEligibility', eligible);
  const plan = (await life.events()).flatMap((event) => (event.type === 'DeadlineOpened' && event.deadline.rule === 'PLAN-1' ? [event.deadline] : []))[0];
  if (!plan) throw new Error('no plan is due');
  await life.say('extendDeadline', { deadlineId: plan.id, to: addDays(plan.dueOn, 20), reason: 'personUnavailable' });
  await life.pass(75);
  await life.say('agreePlan', { how: 'orally' });
  return [life];
};

/** An operator's signals: one taken, one refused, one judgement that no operator may give. */
const signalled: Story = async (world) => {
  const life = await begin(world, 'antwerp');
  await life.signal('giveConsent');
  await life.until('ConsentGiven');
  await life.signal('startGroup', { referralId: 'R1' });
  await life.signal('decideEligibility', eligible);
  await life.until('SignalRefused', 2);
  return [life];
};

/** One place in the province: the second waits, is offered it, lets it lapse, is offered it again and takes it; the third gives up waiting. */
const waitingForAPlace: Story = async (world) => {
  const [first, second, third] = await Promise.all([toMediation(world, 'eastFlanders'), toMediation(world, 'eastFlanders'), toMediation(world, 'eastFlanders')]);
  await first.say('refer');
  await first.until('PlaceGranted');
  for (const life of [second, third]) {
    await life.say('refer');
    await life.until('PlaceQueued');
  }
  await third.say('withdrawReferral', { referralId: 'R1', reason: 'otherPlan' });
  await second.pass(2);
  await second.say('recordContact', { how: 'visit' });
  await first.say('declineReferral', { referralId: 'R1', reason: 'unreachable' }, worker);
  await second.until('PlaceOffered');
  await second.pass(9);
  await second.until('PlaceOffered', 2);
  await second.say('acceptPlace', { referralId: 'R1' });
  await second.say('acceptReferral', { referralId: 'R1' }, worker);
  return [first, second, third];
};

/** Continues as new in the middle of a phase; a command sent again with its key after it is not done again. */
const refreshed: Story = async (world) => {
  const life = await toMediation(world, 'limburg');
  await life.say('recordContact', { how: 'phone' }, undefined, 'the-same');
  await life.refresh();
  await life.say('recordContact', { how: 'phone' }, undefined, 'the-same');
  await life.pass(40);
  await life.say('recordContact', { how: 'office' });
  await life.refresh();
  await life.settle();
  return [life];
};

export const stories: Readonly<Record<string, Story>> = {
  limburgToTheEnd,
  antwerpToTheCap,
  notEligible,
  consentRefused,
  consentNeverAsked,
  declinedAndAgain,
  lapsedAfterAYear,
  droppedOutAndMoved,
  pauses,
  death,
  consentWithdrawn,
  neverAnswered,
  employerRefuses,
  extended,
  signalled,
  waitingForAPlace,
  refreshed,
};
