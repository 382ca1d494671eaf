import { describe, it } from 'vitest';
import { opened } from '../../support/given.ts';
import * as is from '../../support/given.ts';

/** People note on Monday what they did on Thursday: the next date counts from the day it was done. */
describe('Noted some days later', () => {
  it('the intake talk: the decision is due from the talk', () => {
    is.given(is.anIntake())
      .at('2026-01-16')
      .when(is.holdIntakeTalk({ on: '2026-01-12' }))
      .then(opened('INT-2', '2026-01-19'));
  });

  it('the plan: contact and review count from the day it was agreed', () => {
    is.given(is.aPlanning())
      .at('2026-02-09')
      .when(is.addGoal({ theme: 'work' }), is.agreePlan({ how: 'orally', on: '2026-02-02' }))
      .then(opened('PLAN-2', '2026-05-02'), opened('MED-1', '2026-03-04'));
  });

  it('a review and a contact: the next ones count from their own days', () => {
    is.given(is.aMediation())
      .at('2026-02-20')
      .when(is.reviewPlan({ on: '2026-02-16' }))
      .then(opened('PLAN-2', '2026-05-16'))
      .when(is.recordContact({ how: 'phone', on: '2026-02-17' }))
      .then(opened('MED-1', '2026-03-19'));
  });

  it('a contact while waiting', () => {
    is.given(is.aWaiting())
      .at('2026-03-06')
      .when(is.recordContact({ how: 'visit', on: '2026-03-02' }))
      .then(opened('WAIT-2', '2026-04-01'));
  });

  it('the outcome: both checks count from its own day', () => {
    is.given(is.aFollowUp())
      .at('2026-05-20')
      .when(is.registerOutcome({ kind: 'inTraining', on: '2026-05-11' }))
      .then(opened('OUT-2/first', '2026-08-11'), opened('OUT-2/last', '2026-11-11'));
  });

  it('the third absence: the follow-up counts from that session', () => {
    is.given(is.aGroupTrack())
      .at('2026-03-20')
      .when(
        is.recordAttendance({ presence: 'absent', on: '2026-03-03' }),
        is.recordAttendance({ presence: 'absent', on: '2026-03-10' }),
        is.recordAttendance({ presence: 'absent', on: '2026-03-17' }),
      )
      .then(opened('GRP-4', '2026-03-24'));
  });
});
