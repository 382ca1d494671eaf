import { describe, expect, it } from 'vitest';
import { deadlines, effects } from '../../../domain/trajectory/index.ts';
import * as is from '../../support/given.ts';
import { given } from '../../support/given.ts';

describe('The welfare plan', () => {
  it('is agreed only with something in it: a goal or an action that was not dropped', () => {
    const plan = is.agreePlan({ how: 'signed' });
    const goal = is.addGoal({ theme: 'housing' });
    given(is.aPlanning()).when(plan).thenRefused('plan.empty').whenInstead(goal, plan).thenIn('mediation');
    given(is.aPlanning())
      .when(goal, is.dropGoal({ goalId: 'G1', reason: 'notNeeded' }), plan)
      .thenRefused('plan.empty');
    given(is.aPlanning())
      .when(is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' }), plan)
      .thenIn('mediation');
  });

  it('has goals that change, are reached, or are given up, each once', () => {
    const given_ = given(is.aMediation())
      .at('2026-03-02')
      .when(is.addGoal({ theme: 'debts' }));
    given_
      .when(is.changeGoal({ goalId: 'G2', theme: 'housing' }))
      .thenOnly({ type: 'GoalChanged', goalId: 'G2', theme: 'housing' })
      .when(is.changeGoal({ goalId: 'G2', theme: 'housing' }))
      .thenRefused('plan.nothingToChange')
      .whenInstead(is.withNote('note-1', is.changeGoal({ goalId: 'G2' })))
      .thenOnly({ type: 'GoalChanged', theme: 'housing', noteId: 'note-1' })
      .when(is.reachGoal({ goalId: 'G2' }))
      .thenOnly({ type: 'GoalReached', goalId: 'G2' })
      .when(is.dropGoal({ goalId: 'G2', reason: 'notNeeded' }))
      .thenRefused('plan.goalClosed', { goalId: 'G2' });
    given_.when(is.reachGoal({ goalId: 'G9' })).thenRefused('plan.unknownGoalOrAction', { goalId: 'G9' });
  });
});

describe('The form of the outcome', () => {
  it.each([
    ['hiredOn', { hiredOn: '2026-05-11' }],
    ['contract', { contract: 'permanent' }],
    ['hours', { hours: 'fullTime' }],
  ] as const)('of someone who is not at work has no %s', (field, job) => {
    given(is.aFollowUp())
      .when(is.registerOutcome({ kind: 'lookingForWork', ...job }))
      .thenRefused('outcome.noJob', { field });
    given(is.onDay(is.atWork(), '2026-08-18'))
      .when(is.checkOutcome({ kind: 'inTraining', ...job }))
      .thenRefused('outcome.noJob', { field })
      .whenInstead(is.correctOutcome({ kind: 'obtainingQualification', ...job }))
      .thenRefused('outcome.noJob', { field });
  });
});

describe('The form of eligibility', () => {
  const facts = { inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
  it.each([
    ['notInPoverty', 'inPoverty'],
    ['pronouncedProblem', 'noPronouncedProblem'],
    ['notMotivated', 'motivated'],
    ['tooFarFromWork', 'withinTwoYears'],
  ] as const)('does not give the reason %s beside %s: true', (reason, field) => {
    const decided = { ...facts, verdict: 'notEligible', reason, redirectTo: 'care' } as const;
    given(is.anIntakeAfterTheTalk())
      .when(is.decideEligibility(decided))
      .thenRefused('eligibility.contradiction', { because: reason, field })
      .whenInstead(is.decideEligibility({ ...decided, [field]: false }))
      .thenIn('closed');
  });

  it('gives no reason of refusal beside a yes, and leaves the judgement free otherwise', () => {
    for (const more of [{ reason: 'other' }, { redirectTo: 'care' }] as const)
      given(is.anIntakeAfterTheTalk())
        .when(is.decideEligibility({ ...facts, verdict: 'eligible', ...more }))
        .thenRefused('eligibility.reasonWithYes');
    given(is.anIntakeAfterTheTalk())
      .when(is.decideEligibility({ ...facts, inPoverty: false, verdict: 'eligible' }))
      .thenIn('planning');
  });
});

describe('The same thing', () => {
  it('is asked of a welfare actor once until it answers, but of two actions apart', () => {
    const action = is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' });
    const asked = given(is.aMediation()).when(action, action, is.askWelfareActor({ actorId: 'caw', actionId: 'A1' }));
    asked.when(is.askWelfareActor({ actorId: 'caw', actionId: 'A1' })).thenRefused('welfare.pending', { askId: 'W1' });
    asked.when(is.askWelfareActor({ actorId: 'caw' })).thenRefused('welfare.pending');
    asked.when(is.askWelfareActor({ actorId: 'caw', actionId: 'A2' })).then({ type: 'WelfareActorAsked' });
    asked.when(is.askWelfareActor({ actorId: 'ocmw' })).then({ type: 'WelfareActorAsked' });
    asked
      .when(is.recordWelfareAnswer({ askId: 'W1', answer: 'helps' }), is.askWelfareActor({ actorId: 'caw' }))
      .then({ type: 'WelfareActorAsked', askId: 'W2' });
  });

  it('is one contact when noted twice for a day, unless it was in another way or has words of its own', () => {
    const phone = is.recordContact({ how: 'phone' });
    const once = given(is.aMediation()).at('2026-02-10').when(phone);
    once.when(phone).thenOnly();
    once.when(is.recordContact({ how: 'visit' })).then({ type: 'ContactRecorded' });
    once.when(is.withNote('note-1', phone)).then({ type: 'ContactRecorded', noteId: 'note-1' });
    once.when(is.recordContact({ how: 'phone', on: '2026-02-09' })).then({ type: 'ContactRecorded' });
    const undone = is.correctEvent({ sequence: is.lastOf(once.life, 'ContactRecorded'), reason: 'didNotHappen' });
    once.when(undone, phone).then({ type: 'ContactRecorded' });
  });

  it('is one consultation when group and person note it: the second is already so, and new topics are no repetition', () => {
    const again = is.recordConsultation();
    given(is.aGroupTrack()).at('2026-03-10').when(again).when(again).thenOnly();
    given(is.aGroupTrack())
      .at('2026-03-10')
      .when(again, is.raiseTopic({ kind: 'theme', theme: 'housing' }), again)
      .then({ type: 'ConsultationHeld' })
      .thenIn('groupTrack', { topics: [] });
  });
});

describe('The mid-term report', () => {
  it('is none before a quarter of the track is over', () => {
    const twelveWeeks = given(is.aGroupTrack());
    twelveWeeks.when(is.submitMidtermReport()).thenRefused('report.tooEarly', { earliestOn: '2026-03-23' });
    twelveWeeks.at('2026-03-23').when(is.submitMidtermReport()).then({ type: 'MidtermReportSubmitted' });
  });
});

describe('A pause that is noted afterwards', () => {
  const lastWeek = is.pause({ on: '2026-02-16', reason: 'illness', until: '2026-03-08' });

  it('holds the clock since the day it began, as if it had been noted then', () => {
    const then = given(is.aMediation())
      .at('2026-02-16')
      .when(is.pause({ reason: 'illness', until: '2026-03-08' }));
    const late = given(is.aMediation()).at('2026-02-23').when(lastWeek);
    const dates = ({ state }: typeof then) => deadlines(state).map(({ id, dueOn, steps }) => ({ id, dueOn, steps }));
    expect(dates(late)).toEqual(dates(then));
    expect(dates(late.at('2026-03-01').when(is.resume()))).toEqual(dates(then.at('2026-03-01').when(is.resume())));
  });

  it('takes back that something was late only because nobody had noted it, and tells it anew when it is', () => {
    // The contact was due on 4 March.
    const late = given(is.aMediation())
      .whenTimePassesTo('2026-03-06')
      .when(is.pause({ on: '2026-02-16', reason: 'illness', until: '2026-03-20' }));
    late.thenDue('MED-1', '2026-04-06');
    expect(deadlines(late.state).find(({ rule }) => rule === 'MED-1')).toMatchObject({ reached: null });
    const told = late.whenTimePassesTo('2026-04-07');
    expect(effects(told.events, told.state)).toContainEqual(
      expect.objectContaining({ rule: 'MED-1', about: 'overdue' }),
    );
  });

  it('is over from the first day back, also when that is noted late', () => {
    const paused = given(is.aMediation())
      .at('2026-02-16')
      .when(is.pause({ reason: 'illness', until: '2026-03-31' }));
    const dates = ({ state }: typeof paused) => deadlines(state).map(({ id, dueOn, steps }) => ({ id, dueOn, steps }));
    const late = paused.at('2026-02-25').when(is.resume({ on: '2026-02-20' }));
    late.then({ type: 'Resumed', on: '2026-02-20', pausedDays: 4 }).thenDue('MED-1', '2026-03-08');
    expect(dates(late)).toEqual(dates(paused.at('2026-02-20').when(is.resume())));
    paused
      .at('2026-02-25')
      .when(is.resume({ on: '2026-02-15' }))
      .thenRefused('date.before', { field: 'on', on: '2026-02-15', first: '2026-02-16', of: 'pause' });
  });

  it('is over on no day before what was done in it; a contact since the first day back counts from its own day', () => {
    const talked = is.play(
      is.aWaiting(),
      ['2026-02-16', is.pause({ reason: 'illness', until: '2026-03-31' })],
      ['2026-02-20', is.placeOffered({ referralId: 'R1' }), is.acceptPlace({ referralId: 'R1' })],
      ['2026-02-24', is.recordContact({ how: 'phone' })],
    );
    given(talked)
      .at('2026-02-25')
      .when(is.resume({ on: '2026-02-19' }))
      .thenRefused('date.before', { field: 'on', on: '2026-02-19', first: '2026-02-20', of: 'offer' })
      .whenInstead(is.resume({ on: '2026-02-20' }))
      .thenDue('REF-1', '2026-02-28')
      .thenDue('MED-1', '2026-03-26');
  });

  it('may be over already', () => {
    given(is.aMediation())
      .at('2026-03-09')
      .when(is.pause({ on: '2026-02-16', reason: 'illness', until: '2026-02-20' }))
      .then({ type: 'Paused', on: '2026-02-16' }, { type: 'Resumed', on: '2026-02-21', pausedDays: 5 })
      .thenIn('mediation', { pause: null })
      .thenDue('MED-1', '2026-03-09');
  });

  it('begins neither before the step that led here, nor in a pause that is over', () => {
    given(is.aMediation())
      .at('2026-02-23')
      .when(is.pause({ on: '2026-02-01', reason: 'illness', until: '2026-03-08' }))
      .thenRefused('pause.tooEarly', { earliest: '2026-02-02' });
    given(is.aMediation())
      .at('2026-02-16')
      .when(lastWeek)
      .at('2026-02-20')
      .when(is.resume())
      .at('2026-02-24')
      .when(is.pause({ on: '2026-02-18', reason: 'illness', until: '2026-03-08' }))
      .thenRefused('pause.tooEarly', { earliest: '2026-02-20' });
  });
});
