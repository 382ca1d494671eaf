import { lotOf } from '../../integrations/sandbox/testNumber.ts';
import { begin } from './living.ts';
import { eligible } from '../support/eligible.ts';
import { daysAgo, inDays } from '../support/day.ts';
import { toGroup, toIntake, toMediation, worker, coach, type Story } from './ways.ts';

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
  await life.say('assignJobCoach', { coachId: 'coach-1.limburg' });
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
  await life.say('decideEligibility', {
    ...eligible,
    verdict: 'notEligible',
    motivated: false,
    reason: 'notMotivated',
    redirectTo: 'wijkWerken',
  });
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
  await life.pass(80);
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

export const onward = {
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
};
