import { describe, expect, it } from 'vitest';
import { available, isRefusal, type CommandName } from '../../../domain/trajectory/index.ts';
import * as is from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const accepted = () => is.anAcceptedReferral();
const aPlanned = () => is.play(is.aPlanning(), ['2026-01-19', is.addGoal({ theme: 'work' })]);
const facts = { inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
const eligible = (on: string) => is.decideEligibility({ ...facts, verdict: 'eligible', on });

/** A life, what is noted in it a day before the step it rests on, that step and its day. */
type Row = readonly [what: string, life: () => is.Life, said: (on: string) => is.Said, of: string, first: string];

const rows: readonly Row[] = [
  ['the talk before the consent', is.anIntake, (on) => is.holdIntakeTalk({ on }), 'consent', '2026-01-08'],
  ['the decision before the talk', is.anIntakeAfterTheTalk, eligible, 'talk', '2026-01-15'],
  ['the plan before the decision', aPlanned, (on) => is.agreePlan({ how: 'signed', on }), 'decision', '2026-01-19'],
  ['a review before the plan', is.aMediation, (on) => is.reviewPlan({ on }), 'plan', '2026-02-02'],
  ['a contact before the plan', is.aMediation, (on) => is.recordContact({ how: 'phone', on }), 'plan', '2026-02-02'],
  ['the referral before the plan', is.aMediation, (on) => is.refer({ on }), 'plan', '2026-02-02'],
  [
    'the answer before the referral',
    is.aReferralAtThePartner,
    (on) => is.acceptReferral({ ...R1, on }),
    'referral',
    '2026-02-09',
  ],
  [
    'a referral taken back before it was made',
    is.aReferral,
    (on) => is.withdrawReferral({ ...R1, reason: 'otherPlan', on }),
    'referral',
    '2026-02-09',
  ],
  ['the group before the answer', accepted, (on) => is.startGroup({ ...R1, on }), 'answer', '2026-02-11'],
  [
    'attendance before the group',
    is.aGroupTrack,
    (on) => is.recordAttendance({ presence: 'absent', on }),
    'groupStart',
    '2026-03-02',
  ],
  [
    'a consultation before the group',
    is.aGroupTrack,
    (on) => is.recordConsultation({ on }),
    'groupStart',
    '2026-03-02',
  ],
  [
    'a review before the group',
    is.anAntwerpTrajectory,
    (on) => is.reviewGroupTrack({ on }),
    'groupStart',
    '2026-03-02',
  ],
  [
    'the end of the group before it began',
    is.aGroupTrack,
    (on) => is.endGroupTrack({ because: 'droppedOut', on }),
    'groupStart',
    '2026-03-02',
  ],
  [
    'the end of the group before someone was there',
    () => is.play(is.aGroupTrack(), ['2026-03-16', is.recordAttendance({ presence: 'present' })]),
    (on) => is.endGroupTrack({ because: 'droppedOut', on }),
    'groupWork',
    '2026-03-16',
  ],
  [
    'the final report before the end of the group',
    () => is.play(is.aGroupTrack(), ['2026-04-13', is.endGroupTrack({ because: 'droppedOut' })]),
    (on) => is.submitFinalReport({ on }),
    'groupEnd',
    '2026-04-13',
  ],
  [
    'the outcome before the end of the guidance',
    is.aFollowUp,
    (on) => is.registerOutcome({ kind: 'inTraining', on }),
    'guidanceEnd',
    '2026-05-04',
  ],
  [
    'jobcoaching asked for before the outcome',
    is.atWork,
    (on) => is.requestJobCoaching({ kind: 'ordinary', on }),
    'outcome',
    '2026-05-18',
  ],
  [
    'the employer’s answer before the request',
    is.aCoachingRequest,
    (on) => is.recordEmployerAnswer({ consents: true, on }),
    'coachingAsked',
    '2026-06-01',
  ],
  ['coaching before it began', is.aJobCoaching, (on) => is.recordCoaching({ on }), 'coachingStart', '2026-06-08'],
  ['the stop before the plan', is.aMediation, (on) => is.stop({ reason: 'deceased', on }), 'plan', '2026-02-02'],
  [
    'the stop before the group',
    is.aGroupTrack,
    (on) => is.stop({ reason: 'movedAway', on }),
    'groupStart',
    '2026-03-02',
  ],
  ['consent taken back before it was given', is.anIntake, (on) => is.withdrawConsent({ on }), 'consent', '2026-01-08'],
  [
    'an action finished before it was agreed',
    () =>
      is.play(is.aMediation(), [
        '2026-02-10',
        is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' }),
      ]),
    (on) => is.finishAction({ actionId: 'A1', on }),
    'action',
    '2026-02-10',
  ],
];

const aGoal = () => is.play(is.aMediation(), ['2026-02-10', is.addGoal({ theme: 'debts' })]);
const goalRows: readonly Row[] = [
  ['a goal reached before it was agreed', aGoal, (on) => is.reachGoal({ goalId: 'G2', on }), 'goal', '2026-02-10'],
  [
    'a goal changed before it was agreed',
    aGoal,
    (on) => is.changeGoal({ goalId: 'G2', theme: 'work', on }),
    'goal',
    '2026-02-10',
  ],
  [
    'a goal given up before it was agreed',
    aGoal,
    (on) => is.dropGoal({ goalId: 'G2', reason: 'other', on }),
    'goal',
    '2026-02-10',
  ],
];

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('Days have an order', () => {
  it.each([...rows, ...goalRows])(
    '%s is refused with both days named, and on that day it is accepted',
    (_what, life, said, of, first) => {
      const on = dayBefore(first);
      const now = is.pass(life(), life().today > first ? life().today : first);
      is.given(now).when(said(on)).thenRefused('date.before', { field: 'on', on, first, of });
      const accepted = is.say(now, said(first));
      expect(isRefusal(accepted), JSON.stringify(accepted)).toBe(false);
    },
  );

  it('that a correction puts right: who was there by mistake was not there', () => {
    const there = is.play(is.aGroupTrack(), ['2026-03-16', is.recordAttendance({ presence: 'present' })]);
    const sequence = is.lastOf(there, 'AttendanceRecorded');
    is.given(there)
      .when(
        is.as('groupWorker', is.correctEvent({ sequence, reason: 'wrongPerson' })),
        is.endGroupTrack({ because: 'other', on: '2026-03-10' }),
      )
      .thenIn('mediation', { phaseSince: '2026-03-10' });
  });

  it('and what is noted late, of a day before the last one, moves no rhythm back', () => {
    const life = is.play(is.aMediation(), ['2026-03-02', is.recordContact({ how: 'phone' }), is.reviewPlan()]);
    is.given(is.onDay(life, '2026-03-05'))
      .when(is.recordContact({ how: 'visit', on: '2026-02-20' }), is.reviewPlan({ on: '2026-02-20' }))
      .then({ type: 'ContactRecorded' }, { type: 'PlanReviewed' })
      .thenDue('MED-1', '2026-04-01')
      .thenDue('PLAN-2', '2026-06-02');
  });

  it('and a true day that a correction names has the bounds of what it corrects', () => {
    const there = is.play(is.aGroupTrack(), ['2026-03-16', is.recordAttendance({ presence: 'present' })]);
    const sequence = is.lastOf(there, 'AttendanceRecorded');
    is.given(there)
      .when(is.as('groupWorker', is.correctEvent({ sequence, reason: 'wrongDate', on: '2026-03-01' })))
      .thenRefused('date.before', { field: 'on', on: '2026-03-01', first: '2026-03-02', of: 'groupStart' });
  });
});

describe('Days ahead have an end', () => {
  it.each([
    ['2150-01-01', 'date.after', { last: '2026-08-18', of: 'hiredAhead' }],
    ['1950-01-01', 'date.before', { first: '2025-01-05', of: 'yearBeforeEntry' }],
  ] as const)('someone hired on %s is refused', (hiredOn, code, details) => {
    is.given(is.onDay(is.aFollowUp(), '2026-05-18'))
      .when(is.registerOutcome({ kind: 'atWork', hiredOn }))
      .thenRefused(code, { field: 'hiredOn', on: hiredOn, ...details });
    is.given(is.onDay(is.atWork(), '2026-05-18'))
      .when(is.correctOutcome({ kind: 'atWork', hiredOn }))
      .thenRefused(code, { field: 'hiredOn', on: hiredOn, ...details });
  });

  it('an action has no target after the guidance', () => {
    is.given(is.aMediation())
      .when(is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2028-01-20' }))
      .thenRefused('date.after', { field: 'targetOn', on: '2028-01-20', last: '2028-01-19', of: 'guidanceCap' });
  });

  it('a task is put off by a month from what its rule gave, however often', () => {
    const tooLong = { field: 'to', on: '2026-04-05', last: '2026-04-04', of: 'extensionCeiling' };
    const longer = (to: string) => is.extendDeadline({ deadlineId: 'MED-1#9', to, reason: 'personUnavailable' });
    is.given(is.aMediation())
      .when(longer('2026-04-05'))
      .thenRefused('date.after', tooLong)
      .whenInstead(longer('2026-03-20'), longer('2026-04-05'))
      .thenRefused('date.after', tooLong)
      .whenInstead(longer('2026-03-20'), longer('2026-04-04'))
      .thenDue('MED-1', '2026-04-04');
  });
});

describe('Jobcoaching and the job', () => {
  const requested = (hiredOn: string) =>
    is.play(
      is.aFollowUp(),
      ['2026-05-18', is.registerOutcome({ kind: 'atWork', hiredOn })],
      ['2026-05-18', is.requestJobCoaching({ kind: 'ordinary' })],
    );

  it('starts on the first working day, not before, and runs six months from there', () => {
    const ready = is.play(
      requested('2026-07-01'),
      ['2026-05-19', is.assignJobCoach({ coachId: 'jobCoach-1' })],
      ['2026-05-20', is.recordEmployerAnswer({ consents: true })],
    );
    is.given(ready).thenIn('followUp').thenDue('JC-4/from', '2026-07-01');
    is.given(ready)
      .whenTimePassesTo('2026-07-01')
      .thenIn('jobCoaching', { phaseSince: '2026-07-01' })
      .thenDue('JC-4', '2027-01-01');
  });

  it('starts with whichever came last, also when that was noted first', () => {
    is.given(is.onDay(requested('2026-05-11'), '2026-06-12'))
      .when(is.assignJobCoach({ coachId: 'jobCoach-1', on: '2026-06-10' }))
      .when(is.recordEmployerAnswer({ consents: true, on: '2026-06-02' }))
      .thenIn('jobCoaching', { phaseSince: '2026-06-10' });
  });

  it('follows the day of hiring when that is put right', () => {
    const ready = is.play(
      requested('2026-07-01'),
      ['2026-05-19', is.assignJobCoach({ coachId: 'jobCoach-1' })],
      ['2026-05-20', is.recordEmployerAnswer({ consents: true })],
    );
    is.given(ready)
      .when(is.correctOutcome({ kind: 'atWork', hiredOn: '2026-07-15' }))
      .thenDue('JC-4/from', '2026-07-15')
      .whenInstead(is.correctOutcome({ kind: 'atWork', hiredOn: '2026-05-11' }))
      .thenIn('jobCoaching');
  });

  it('is for employees only', () => {
    const alone = is.play(is.aFollowUp(), [
      '2026-05-18',
      is.registerOutcome({ kind: 'atWork', hiredOn: '2026-05-11', contract: 'selfEmployed' }),
    ]);
    is.given(alone)
      .when(is.requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.notEmployed');
    is.given(requested('2026-05-11'))
      .when(is.correctOutcome({ kind: 'atWork', contract: 'selfEmployed' }))
      .then({ type: 'JobCoachingLapsed' });
  });
});

describe('What can be done now', () => {
  const field = (life: is.Life, name: CommandName, key: string, role: 'mediator' | 'groupWorker' = 'mediator') =>
    available(life.state, is.actor(role), is.contextOf(life)).find((one) => one.name === name)?.spec.fields[key];

  it('says the earliest and the latest day of each date', () => {
    const life = is.onDay(accepted(), '2026-02-20');
    expect(field(life, 'startGroup', 'on', 'groupWorker')).toMatchObject({
      min: '2026-02-11',
      minOf: 'answer',
      max: '2026-02-20',
      maxOf: 'today',
    });
    expect(field(life, 'addAction', 'targetOn')).toMatchObject({ min: '2026-02-20', max: '2028-01-19' });
    expect(field(life, 'pause', 'until')).toMatchObject({ min: '2026-02-20' });
    expect(field(is.onDay(is.aFollowUp(), '2026-05-18'), 'registerOutcome', 'hiredOn')).toMatchObject({
      min: '2025-01-05',
      max: '2026-08-18',
    });
    expect(field(is.aGroupTrack(), 'completeGroupTrack', 'on', 'groupWorker')).toMatchObject({ min: '2026-05-25' });
  });
});
