import { describe, expect, it } from 'vitest';
import { isRefusal, notRegistered, refusalCodes, type RefusalCode } from '../../../domain/trajectory/index.ts';
import { rules2026, rules2026first } from '../../../domain/rules/index.ts';
import * as is from '../../support/given.ts';

const R1 = { referralId: 'R1' };
type Attempt = () => readonly [life: is.Life, said: is.Said];
const facts = { inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
const anAction = { theme: 'housing', owner: 'mediator', targetOn: '2026-04-30' } as const;
const inCohort = () =>
  is.play(is.anAcceptedReferral(), ['2026-02-12', is.joinCohort({ ...R1, cohortId: 'C-1', startsOn: '2026-03-02' })]);
const paused = () => is.play(is.aMediation(), ['2026-02-10', is.pause({ reason: 'care', until: '2026-03-31' })]);
const nobody = (): is.Life => ({ ...is.aRegistration(), state: notRegistered, events: [] });
const planned = () =>
  is.play(is.aMediation(), ['2026-02-10', is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' })]);
const asked = () => is.play(is.aMediation(), ['2026-02-10', is.askWelfareActor({ actorId: 'caw' })]);
const questioned = () => is.play(is.aMediation(), ['2026-02-10', is.askOcmw({ question: 'gpmi' })]);
const expert = () => is.play(is.aMediation(), ['2026-02-10', is.requestExpert()]);
const sentOn = () => is.play(is.aMediation(), ['2026-02-10', is.referOnward({ destination: 'wijkWerken' })]);
const ofTheFirst = (result: 'stopped' | 'completed') => is.recordOnwardResult({ onwardId: 'O1', result });
const hired = (on: string) => is.play(is.atWork(), [on]);

/** Every refusal, and how one comes by it; null where the core never gives it. */
const refusals: Record<RefusalCode, Attempt | null> = {
  // Two trajectories with one id are told apart where they are started, not in one that is.
  'trajectory.exists': null,
  'command.unknown': () => [is.aMediation(), is.command('toString')],
  'command.missingField': () => [is.aPlanning(), is.command('agreePlan')],
  'command.badField': () => [is.aPlanning(), is.command('agreePlan', { how: 'Jan said so' })],
  'command.unknownField': () => [is.aPlanning(), is.command('agreePlan', { how: 'signed', when: 'now' })],
  'actor.notAllowed': () => [is.aMediation(), is.as('jobseeker', is.refer())],
  'date.inFuture': () => [is.aMediation(), is.reviewPlan({ on: '2026-02-03' })],
  'date.before': () => [is.aMediation(), is.reviewPlan({ on: '2026-02-01' })],
  'date.after': () => [is.aMediation(), is.addAction({ ...anAction, targetOn: '2190-01-01' })],
  'date.beforeEntry': () => [is.aMediation(), is.reviewPlan({ on: '2026-01-04' })],
  'trajectory.notRegistered': () => [nobody(), is.giveConsent()],
  'trajectory.closed': () => [is.aClosed(), is.refer()],
  'trajectory.paused': () => [paused(), is.refer()],
  'trajectory.notPaused': () => [is.aMediation(), is.resume()],
  'phase.wrong': () => [is.aMediation(), is.giveConsent()],
  'consent.notGiven': () => [is.aRegistration(), is.withdrawConsent()],
  'intake.talkFirst': () => [is.anIntake(), is.eligible()],
  'intake.talkAlreadyHeld': () => [is.anIntakeAfterTheTalk(), is.holdIntakeTalk()],
  'eligibility.reasonMissing': () => [
    is.anIntakeAfterTheTalk(),
    is.decideEligibility({ ...facts, verdict: 'notEligible', redirectTo: 'gob' }),
  ],
  'eligibility.redirectMissing': () => [
    is.anIntakeAfterTheTalk(),
    is.decideEligibility({ ...facts, verdict: 'notEligible', reason: 'notMotivated' }),
  ],
  'eligibility.reasonWithYes': () => [
    is.anIntakeAfterTheTalk(),
    is.decideEligibility({ ...facts, verdict: 'eligible', redirectTo: 'gob' }),
  ],
  'eligibility.contradiction': () => [
    is.anIntakeAfterTheTalk(),
    is.decideEligibility({ ...facts, verdict: 'notEligible', reason: 'notInPoverty', redirectTo: 'gob' }),
  ],
  'plan.empty': () => [is.aPlanning(), is.agreePlan({ how: 'signed' })],
  'plan.goalClosed': () => [
    is.play(is.aMediation(), ['2026-02-10', is.addGoal({ theme: 'debts' }), is.reachGoal({ goalId: 'G1' })]),
    is.dropGoal({ goalId: 'G1', reason: 'notNeeded' }),
  ],
  'welfare.pending': () => [asked(), is.askWelfareActor({ actorId: 'caw' })],
  'expert.pending': () => [expert(), is.requestExpert()],
  'report.tooEarly': () => [is.aGroupTrack(), is.submitMidtermReport()],
  'pause.tooEarly': () => [
    is.play(is.aMediation(), ['2026-02-10', is.reviewPlan()]),
    is.pause({ on: '2026-02-01', reason: 'illness', until: '2026-02-20' }),
  ],
  'referral.none': () => [is.aMediation(), is.acceptReferral(R1)],
  'referral.pending': () => [is.aReferral(), is.refer()],
  'referral.superseded': () => [is.aReferral(), is.placeGranted({ referralId: 'R2' })],
  'referral.notAsked': () => [is.aReferral(), is.acceptReferral(R1)],
  'referral.notAccepted': () => [is.aReferral(), is.startGroup(R1)],
  'referral.noOffer': () => [is.aWaiting(), is.acceptPlace(R1)],
  'referral.talkFirst': () => [is.aTalkIsDue(), is.placeOffered(R1)],
  'onward.projectMissing': () => [is.aMediation(), is.referOnward({ destination: 'esfProject' })],
  'onward.badProject': () => [
    is.aMediation(),
    is.referOnward({ destination: 'esfProject', projectId: '71.61.01-001.33' }),
  ],
  'onward.pending': () => [sentOn(), is.referOnward({ destination: 'wijkWerken' })],
  'onward.none': () => [is.aMediation(), is.recordOnwardResult({ onwardId: 'O1', result: 'started' })],
  'onward.unknown': () => [sentOn(), is.recordOnwardResult({ onwardId: 'O9', result: 'started' })],
  'onward.resultKnown': () => [
    is.play(sentOn(), ['2026-02-11', is.referOnward({ destination: 'gob' }), ofTheFirst('stopped')]),
    ofTheFirst('stopped'),
  ],
  'coaching.notAsked': () => [is.atWork(), is.declineJobCoaching()],
  'groupTrack.tooEarly': () => [is.anAntwerpTrajectory(), is.completeGroupTrack()],
  'report.notDue': () => [is.aMediation(), is.submitFinalReport()],
  'review.notDue': () => [is.aGroupTrack(), is.reviewGroupTrack()],
  'outcome.none': () => [is.aFollowUp(), is.checkOutcome({ kind: 'inTraining' })],
  'outcome.alreadyRegistered': () => [is.atWork(), is.registerOutcome({ kind: 'inTraining' })],
  'outcome.notDue': () => [
    is.play(
      is.aJobCoaching(),
      ['2026-08-18', is.checkOutcome({ kind: 'atWork' })],
      ['2026-11-18', is.checkOutcome({ kind: 'atWork' })],
    ),
    is.checkOutcome({ kind: 'atWork' }),
  ],
  'outcome.noJob': () => [is.aFollowUp(), is.registerOutcome({ kind: 'inTraining', contract: 'permanent' })],
  'outcome.hiredOnMissing': () => [is.aFollowUp(), is.registerOutcome({ kind: 'atWork' })],
  'coaching.notEmployed': () => [
    is.play(is.aFollowUp(), [
      '2026-05-26',
      is.registerOutcome({ kind: 'atWork', hiredOn: '2026-05-20', contract: 'selfEmployed' }),
    ]),
    is.requestJobCoaching({ kind: 'ordinary' }),
  ],
  'coaching.notAtWork': () => [is.aFollowUp(), is.requestJobCoaching({ kind: 'ordinary' })],
  'coaching.pending': () => [is.aCoachingRequest(), is.requestJobCoaching({ kind: 'ordinary' })],
  'coaching.none': () => [is.atWork(), is.assignJobCoach({ coachId: 'c' })],
  'coaching.overOneYear': () => [
    is.onDay(hired('2026-05-18'), '2027-05-12'),
    is.requestJobCoaching({ kind: 'ordinary' }),
  ],
  'coaching.coachAssigned': () => [
    is.play(is.aCoachingRequest(), ['2026-06-03', is.assignJobCoach({ coachId: 'c' })]),
    is.assignJobCoach({ coachId: 'd' }),
  ],
  'coaching.employerAnswered': () => [
    is.play(is.aCoachingRequest(), ['2026-06-03', is.recordEmployerAnswer({ consents: true })]),
    is.recordEmployerAnswer({ consents: false }),
  ],
  'pause.tooLong': () => [is.aMediation(), is.pause({ reason: 'abroad', until: '2026-08-03' })],
  'pause.endsBeforeStart': () => [is.aMediation(), is.pause({ reason: 'abroad', until: '2026-02-01' })],
  'pause.notHere': () => [is.aFollowUp(), is.pause({ reason: 'abroad', until: '2026-06-01' })],
  'deadline.unknown': () => [
    is.aMediation(),
    is.extendDeadline({ deadlineId: 'INT-1#3', to: '2026-06-01', reason: 'other' }),
  ],
  'deadline.statutory': () => [
    is.aMediation(),
    is.extendDeadline({ deadlineId: 'CAP-1/end#7', to: '2029-06-01', reason: 'other' }),
  ],
  'deadline.noteMissing': () => [
    is.aMediation(),
    is.extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-10', reason: 'other' }),
  ],
  'deadline.notLater': () => [
    is.aMediation(),
    is.extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-04', reason: 'other' }),
  ],
  'consent.unchanged': () => [is.anIntake(), is.changeConsent({ ocmw: true })],
  'plan.unknownGoalOrAction': () => [planned(), is.finishAction({ actionId: 'A2' })],
  'plan.actionClosed': () => [
    is.play(planned(), ['2026-02-11', is.addAction(anAction), is.finishAction({ actionId: 'A1' })]),
    is.dropAction({ actionId: 'A1', reason: 'other' }),
  ],
  'plan.targetMissing': () => [is.aMediation(), is.addAction({ ...anAction, targetOn: '2026-02-01' })],
  'plan.actorMissing': () => [is.aMediation(), is.addAction({ ...anAction, owner: 'welfareActor' })],
  'plan.nothingToChange': () => [planned(), is.changeAction({ actionId: 'A1', targetOn: '2026-03-31' })],
  'welfare.unknownRequest': () => [asked(), is.recordWelfareAnswer({ askId: 'W2', answer: 'helps' })],
  'welfare.answered': () => [
    is.play(asked(), [
      '2026-02-11',
      is.askWelfareActor({ actorId: 'ocmw' }),
      is.recordWelfareAnswer({ askId: 'W1', answer: 'helps' }),
    ]),
    is.recordWelfareAnswer({ askId: 'W1', answer: 'cannotHelp' }),
  ],
  'consent.notCovered': () => [
    is.play(is.anIntake(), ['2026-01-09', is.changeConsent({ riziv: false })]),
    is.requestLookup({ system: 'riziv' }),
  ],
  'lookup.pending': () => [is.anIntake(), is.requestLookup({ system: 'ocmw' })],
  'inscription.none': () => [is.aRegistration(), is.inscriptionRefused({ code: 'magda.notDone' })],
  'ocmw.pending': () => [questioned(), is.askOcmw({ question: 'gpmi' })],
  'ocmw.unknownQuestion': () => [questioned(), is.ocmwAnswered({ questionId: 'Q2', answer: 'yes' })],
  'ocmw.answered': () => [
    is.play(questioned(), [
      '2026-02-11',
      is.askOcmw({ question: 'socialWorker' }),
      is.ocmwAnswered({ questionId: 'Q1', answer: 'no' }),
    ]),
    is.ocmwAnswered({ questionId: 'Q1', answer: 'yes' }),
  ],
  'expert.unknownRequest': () => [expert(), is.findExpert({ requestId: 'X2', expertId: 'expert-1' })],
  'expert.notOpen': () => [expert(), is.recordExpert({ requestId: 'X1' })],
  'referral.noContract': () => [is.aMediation(), is.refer({ partner: 'randstad' })],
  'referral.samePartner': () => [is.aReferral(), is.changePartner({ partner: 'groepIntro' })],
  'cohort.joined': () => [inCohort(), is.joinCohort({ ...R1, cohortId: 'C-2', startsOn: '2026-03-02' })],
  'cohort.none': () => [is.anAcceptedReferral(), is.leaveCohort({ ...R1, cohortId: 'C-1' })],
  'groupTrack.extended': () => [
    is.play(is.aGroupTrack(is.earlier), ['2026-05-04', is.extendTrack({ to: '2026-06-08', reason: 'illness' })]),
    is.extendTrack({ to: '2026-06-15', reason: 'illness' }),
  ],
  'groupTrack.exceptionTooLong': () => [
    is.aGroupTrack(is.earlier),
    is.extendTrack({ to: '2026-06-23', reason: 'other' }),
  ],
  'absence.noFollowUp': () => [is.aGroupTrack(), is.followUpAbsence({ how: 'phone' })],
  'outcome.checkTooEarly': () => [is.onDay(is.atWork(), '2026-07-18'), is.checkOutcome({ kind: 'atWork' })],
  'coaching.jobAlreadyCoached': () => [
    is.play(is.aJobCoaching(), ['2026-07-01', is.endJobCoaching({ because: 'settled' })]),
    is.requestJobCoaching({ kind: 'ordinary' }),
  ],
  'transfer.same': () => [is.aMediation(), is.assignMediator({ mediatorId: 'mediator-1', reason: 'caseload' })],
  'merge.same': () => [is.aMediation(), is.mergeInto({ into: 'T-000001' })],
  'correction.notCorrectable': () => [is.aMediation(), is.correctEvent({ sequence: 1, reason: 'other' })],
  'correction.notYours': () => [
    is.play(is.aMediation(), ['2026-02-10', is.recordContact({ how: 'phone' })]),
    is.as(
      'groupWorker',
      is.correctEvent({ sequence: is.lastOf(is.aMediation(), 'DeadlineOpened') + 1, reason: 'other' }),
    ),
  ],
  'correction.restedOn': () => [
    is.aPlanning(),
    is.correctEvent({ sequence: is.lastOf(is.aPlanning(), 'IntakeTalkHeld'), reason: 'didNotHappen' }),
  ],
  'correction.same': () => [
    is.play(is.aMediation(), ['2026-02-10', is.recordContact({ how: 'phone' })]),
    is.correctEvent({
      sequence: is.lastOf(is.aMediation(), 'DeadlineOpened') + 1,
      reason: 'wrongDate',
      on: '2026-02-10',
    }),
  ],
  'rules.same': () => [is.aMediation(), is.adoptRules({ rules: rules2026 })],
  'rules.unknownRule': () => [is.aMediation({ rules: rules2026first }), is.addAction(anAction)],
  'calendar.notNewer': () => [is.aMediation(), is.adoptCalendar({ calendar: { closingDays: [] } })],
  'limit.reached': () => [
    is.play(is.aMediation(), ['2026-02-10', ...Array.from({ length: 29 }, () => is.addGoal({ theme: 'work' }))]),
    is.addGoal({ theme: 'work' }),
  ],
  'lookup.unknown': () => [is.anIntake(), is.lookupAnswered({ lookupId: 'L9', answer: 'yes' })],
  'lookup.notAsked': () => [
    is.play(is.anIntake(), ['2026-01-08', is.lookupAnswered({ lookupId: 'L1', answer: 'yes' })]),
    is.lookupUnanswered({ lookupId: 'L1', code: 'silent' }),
  ],
};

describe('Every refusal', () => {
  it.each(Object.entries(refusals))('%s', (code, attempt) => {
    if (!attempt) return;
    const [life, said] = attempt();
    const result = is.say(life, said);
    expect(isRefusal(result) ? result.refused : 'accepted').toBe(code);
  });

  it('but the one for starting is given by the core', () => {
    expect(refusalCodes.filter((code) => refusals[code] === null)).toStrictEqual(['trajectory.exists']);
  });

  it('names the field, never what was typed into it', () => {
    const typed = is.say(is.aPlanning(), is.command('agreePlan', { how: 'signed', 'Jan Janssens': 1 }));
    expect(typed).toMatchObject({ refused: 'command.unknownField', details: { field: '(unreadable)' } });
    expect(is.say(is.aReferral(), is.command('placeGranted', { referralId: 'Jan Janssens' }))).toMatchObject({
      refused: 'command.badField',
      details: { field: 'referralId', expected: 'id' },
    });
  });
});
