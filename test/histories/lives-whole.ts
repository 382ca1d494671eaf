import type { LocalDate } from '../../domain/calendar/index.ts';
import { rules2020, rules2026, type RuleSet } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { insertRuleSet } from '../../db/queries/rules.ts';
import { daysAgo, inDays } from '../support/day.ts';
import { operator } from '../support/world.ts';
import { begin } from './living.ts';
import { coach, toGroup, toMediation, worker, type Story } from './ways.ts';
import { eligible } from '../support/eligible.ts';

const lead: Actor = { role: 'teamLead', id: 'lead-1' };
const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator-1' };

/** The welfare plan with its goals and actions, the actors around the person, an experience expert, and a mistake put right. */
const wholePlan: Story = async (world) => {
  const life = await toMediation(world, 'limburg');
  await life.say('addGoal', { theme: 'housing' });
  await life.say('addAction', { theme: 'housing', owner: 'jobseeker', targetOn: inDays(20) });
  await life.say('addAction', {
    theme: 'debts',
    owner: 'welfareActor',
    actorId: 'debts.limburg',
    targetOn: inDays(40),
  });
  await life.say('addAction', { theme: 'language', owner: 'mediator', targetOn: inDays(60) });
  await life.say('changeAction', { actionId: 'A2', targetOn: inDays(50) });
  await life.say('askWelfareActor', { actorId: 'debts.limburg', actionId: 'A2' });
  await life.say('requestExpert');
  await life.say('findExpert', { requestId: 'X1', expertId: 'expert-1' });
  await life.say('requestExpert', {}, worker);
  await life.pass(9);
  await life.say('recordExpert', { requestId: 'X1' });
  await life.say('declineExpert', { requestId: 'X2', reason: 'nobodyAvailable' });
  await life.say('recordWelfareAnswer', { askId: 'W1', answer: 'helps' });
  await life.say('finishAction', { actionId: 'A1' });
  await life.say('changeGoal', { goalId: 'G1', theme: 'training' });
  await life.say('reachGoal', { goalId: 'G1' });
  await life.say('addGoal', { theme: 'network' });
  await life.say('dropGoal', { goalId: 'G2', reason: 'notNeeded' });
  await life.say('dropAction', { actionId: 'A3', reason: 'notNeeded' });
  await life.say('recordContact', { how: 'phone' });
  const contact = (await life.events()).find(({ type }) => type === 'ContactRecorded');
  await life.say('correctEvent', { sequence: contact?.sequence, reason: 'wrongPerson' });
  await life.pass(60);
  await life.say('reviewPlan');
  return [life];
};

/** A group with its sessions: put in one, taken out, put in another; three absences. */
const inACohort: Story = async (world) => {
  const life = await toMediation(world, 'limburg');
  await life.say('refer');
  await life.until('PlaceGranted');
  await life.say('acceptReferral', { referralId: 'R1' }, worker);
  await life.say('joinCohort', { referralId: 'R1', cohortId: 'C-1', startsOn: inDays(10) }, worker);
  await life.say('leaveCohort', { referralId: 'R1', cohortId: 'C-1' }, worker);
  await life.say('joinCohort', { referralId: 'R1', cohortId: 'C-2', startsOn: inDays(7) }, worker);
  await life.pass(7);
  await life.say('startGroup', { referralId: 'R1' }, worker);
  await life.say('raiseTopic', { kind: 'theme', theme: 'selfImage' });
  await life.say('raiseTopic', { kind: 'signal', theme: 'mobility' }, worker);
  for (const presence of ['present', 'absent', 'absent', 'absent'])
    await life.say('recordAttendance', { presence }, worker);
  await life.pass(4);
  await life.say('followUpAbsence', { how: 'visit' }, worker);
  await life.say('recordConsultation', {}, worker);
  await life.pass(100);
  return [life];
};

/** Another mediator, another province, and at last one trajectory of two. */
const movedAndMerged: Story = async (world) => {
  const life = await toMediation(world, 'westFlanders');
  await life.say('refer');
  await life.until('PlaceGranted');
  const [registered] = await life.events();
  const first = registered?.type === 'Registered' ? registered.mediatorId : null;
  const other = `mediator-${first === 'mediator-2.westFlanders' ? 3 : 2}.westFlanders`;
  await life.say('assignMediator', { mediatorId: other, reason: 'staffLeaves' }, lead);
  await life.say('changeProvince', { province: 'flemishBrabant', mediatorId: 'mediator-1.flemishBrabant' });
  await life.pass(3);
  await life.say('refer');
  await life.until('PlaceGranted', 2);
  await life.say('mergeInto', { into: 'T-999999' });
  return [life];
};

/** Another year's contract, with two partners in one province. */
const twoPartners: RuleSet = {
  ...rules2026,
  version: '2027.test',
  contracts: (['groepIntro', 'randstad'] as const).map((partner) => ({
    id: `${partner}-limburg`,
    partner,
    track: partner === 'randstad' ? 'randstad' : 'intro',
    province: 'limburg',
    from: '2020-01-01' as LocalDate,
    until: '2099-12-31' as LocalDate,
  })),
};

/** Other rules and other closing days move what is pending; then another partner takes over. */
const otherRules: Story = async (world) => {
  await insertRuleSet(world.app.db, twoPartners, { by: 'test', at: await world.app.now() });
  const life = await begin(world, 'limburg');
  await life.say('adoptRules', { rules: rules2020 }, operator);
  await life.say('giveConsent', { riziv: false });
  await life.say('changeConsent', { riziv: true, employment: false });
  await life.say('adoptCalendar', { calendar: { version: 1, closingDays: [inDays(3), inDays(4)] } }, operator);
  await life.say('holdIntakeTalk');
  await life.say('adoptRules', { rules: twoPartners }, coordinator);
  await life.say('decideEligibility', eligible);
  await life.say('addGoal', { theme: 'work' });
  await life.say('agreePlan', { how: 'orally', witnessId: 'mediator-2.limburg' });
  await life.say('refer');
  await life.until('PlaceGranted');
  await life.say('changePartner', { partner: 'randstad' });
  await life.until('PlaceGranted', 2);
  await life.pass(30);
  return [life];
};

/** The outcome is corrected, and another coach takes over; the second job is coached too. */
const twoJobs: Story = async (world) => {
  const life = await toGroup(world, 'antwerp');
  await life.say('endGroupTrack', { because: 'foundWork' }, worker);
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(20), contract: 'temporary', hours: 'partTime' });
  await life.say('correctOutcome', { kind: 'atWork', hiredOn: daysAgo(15), contract: 'permanent' });
  await life.say('requestJobCoaching', { kind: 'ordinary' });
  await life.say('assignJobCoach', { coachId: 'coach-1' });
  await life.say('changeJobCoach', { coachId: 'coach-2' });
  await life.say('recordEmployerAnswer', { consents: true }, coach);
  await life.pass(10);
  await life.say('endJobCoaching', { because: 'jobLost' }, coach);
  await life.say('correctOutcome', { kind: 'atWork', hiredOn: daysAgo(1) });
  await life.say('requestJobCoaching', { kind: 'specialised' });
  await life.pass(40);
  return [life];
};

/** MAGDA is told whom we are interested in, refuses once, and is told the end; the OCMW is told, asked and answers. */
const outsideWorld: Story = async (world) => {
  const life = await toMediation(world, 'limburg');
  await life.say('askOcmw', { question: 'gpmi' });
  await life.say('askOcmw', { question: 'socialWorker' });
  await life.say('ocmwAnswered', { questionId: 'Q1', answer: 'yes' }, { role: 'system' });
  await life.pass(3);
  await life.say('requestLookup', { system: 'employment' });
  await life.pass(3);
  await life.say('inscriptionRefused', { code: 'magda.notDone' }, operator);
  await life.say('changeConsent', { employment: false });
  await life.say('changeConsent', { employment: true });
  await life.say('requestLookup', { system: 'employment' });
  await life.pass(3);
  await life.say('changeConsent', { ocmw: false, employment: false });
  await life.pass(40);
  return [life];
};

/** Sent on beside the group, back from it, and at work at the last check: no jobcoaching is wanted. */
const movingOn: Story = async (world) => {
  const life = await toGroup(world, 'limburg');
  await life.say('referOnward', { destination: 'esfProject', projectId: 'ESF-14' });
  await life.say('recordOnwardResult', { onwardId: 'O1', result: 'started' });
  await life.say('endGroupTrack', { because: 'noMatch' }, worker);
  await life.say('registerOutcome', { kind: 'competenceBuilding' });
  await life.say('endGuidance', { because: 'foundWork' });
  await life.say('registerOutcome', { kind: 'atWork', hiredOn: daysAgo(5) });
  await life.pass(92);
  await life.say('checkOutcome', { kind: 'atWork' });
  await life.pass(92);
  await life.say('checkOutcome', { kind: 'atWork' });
  await life.say('declineJobCoaching');
  return [life];
};

export const whole = { wholePlan, outsideWorld, inACohort, movedAndMerged, otherRules, twoJobs, movingOn };
