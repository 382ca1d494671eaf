import { addDays } from '../../domain/calendar/index.ts';
import { begin } from './living.ts';
import { eligible } from '../support/eligible.ts';
import { daysAgo, testDay } from '../support/day.ts';
import { coach, toIntake, toMediation, worker, type Story } from './ways.ts';

/** The first employer refuses; the second job's coaching is ended before its time. */
const employerRefuses: Story = async (world) => {
  const life = await toMediation(world, 'antwerp');
  await life.say('sayAbsence', { absentOn: testDay });
  await life.say('endGuidance', { because: 'foundWork' });
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(10) });
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('recordEmployerAnswer', { consents: false }, coach);
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('recordEmployerAnswer', { consents: true }, coach);
  await life.say('assignJobCoach', { coachId: 'coach-1.antwerp' });
  await life.pass(2);
  await life.say('endJobCoaching', { because: 'settled' }, coach);
  return [life];
};

const extended: Story = async (world) => {
  const life = await toIntake(world, 'antwerp');
  await life.say('holdIntakeTalk');
  await life.say('decideEligibility', eligible);
  const plan = (await life.events()).flatMap((event) =>
    event.type === 'DeadlineOpened' && event.deadline.rule === 'PLAN-1' ? [event.deadline] : [],
  )[0];
  if (!plan) throw new Error('no plan is due');
  await life.say('extendDeadline', { deadlineId: plan.id, to: addDays(plan.dueOn, 20), reason: 'personUnavailable' });
  await life.pass(75);
  await life.say('addGoal', { theme: 'work' });
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

/** One place in the province: the second waits, is offered it, lets it lapse, is offered it again and takes it; the third goes to another partner with the contract, and gives up waiting. */
const waitingForAPlace: Story = async (world) => {
  const [first, second, third] = await Promise.all([
    toMediation(world, 'eastFlanders'),
    toMediation(world, 'eastFlanders'),
    toMediation(world, 'eastFlanders'),
  ]);
  await first.say('refer');
  await first.until('PlaceGranted');
  for (const life of [second, third]) {
    await life.say('refer');
    await life.until('PlaceQueued');
  }
  await second.say('sayStillWaiting');
  await third.say('followContract', { referralId: 'R1', partner: 'randstad', track: 'randstad' }, { role: 'system' });
  await third.say('withdrawReferral', { referralId: 'R1', reason: 'otherPlan' });
  await second.pass(2);
  await second.say('recordContact', { how: 'visit' });
  await first.say('declineReferral', { referralId: 'R1', reason: 'unreachable' }, worker);
  await second.until('PlaceOffered');
  // Past the limit, whatever holidays it counts, and not past the next one.
  await second.pass(12);
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

export const aside = { employerRefuses, extended, signalled, waitingForAPlace, refreshed };
