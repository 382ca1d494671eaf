import { describe, expect, it } from 'vitest';
import {
  available,
  deadlines,
  escalationLevel,
  isOverdue,
  mayNow,
  waiting,
  type ActorRole,
} from '../../../domain/trajectory/index.ts';
import {
  aClosed,
  aCoachingRequest,
  actor,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anAcceptedReferral,
  anIntake,
  aReferralAtThePartner,
  aRegistration,
  aWaiting,
  contextOf,
  given,
  onDay,
  pass,
  pause,
  placeOffered,
  play,
  type Beginning,
  type Life,
  earlier,
} from '../../support/given.ts';

describe('What a trajectory waits for', () => {
  it('is its earliest open task; the others stand under "also", in order of date', () => {
    const { state, today } = aGroupTrack();
    expect(waiting(state, today)).toMatchObject({
      waitsFor: {
        who: 'mediator',
        rule: 'MED-1',
        ruleVersion: '2026.3',
        until: '2026-03-04',
        since: '2026-02-02',
        overdue: false,
        escalation: 0,
        otherwise: { rung: 'overdue', on: '2026-03-05' },
      },
      also: [
        { rule: 'CON-1/intro' },
        { rule: 'GRP-6' },
        { rule: 'PLAN-2' },
        { rule: 'GRP-2' },
        { rule: 'CAP-1/warning' },
        { rule: 'CAP-1/end' },
      ],
    });
  });

  it('is a task before a limit, also when the limit falls first', () => {
    given(pass(aGroupTrack(), '2026-05-20'))
      .thenDue('GRP-2', '2026-05-25')
      .thenWaitsFor('mediator', 'MED-1', '2026-03-04');
  });

  it('is an offered place before all, also when something else is late', () => {
    given(pass(aWaiting(), '2026-03-20'))
      .thenWaitsFor('mediator', 'WAIT-2', '2026-03-11')
      .when(placeOffered({ referralId: 'R1' }))
      .thenWaitsFor('mediator', 'WAIT-1', '2026-03-27');
  });

  it('is an offered place on pause too, for it runs on', () => {
    const inPause = (how?: Beginning) =>
      play(aWaiting(how), [
        '2026-02-10',
        pause({ reason: 'illness', until: '2026-03-31' }),
        placeOffered({ referralId: 'R1' }),
      ]);
    given(inPause()).thenWaitsFor('mediator', 'WAIT-1', '2026-02-17');
    given(inPause(earlier)).thenWaitsFor('rule', 'PAU-1', '2026-03-31');
  });

  it('stays what is overdue the longest, at the top of its ladder', () => {
    const { state, today } = pass(aRegistration(), '2026-03-06');
    expect(waiting(state, today)?.waitsFor).toMatchObject({
      rule: 'REG-1',
      overdue: true,
      escalation: 3,
      otherwise: null,
    });
  });

  it.each([
    ['the mediator for consent', aRegistration(), 'mediator', 'REG-1', '2026-01-19'],
    ['the partner for an answer', aReferralAtThePartner(), 'partner', 'REF-1', '2026-02-16'],
    ['the mediator while the person waits', aWaiting(), 'mediator', 'WAIT-2', '2026-03-11'],
    ['the team lead for a coach', aCoachingRequest(), 'teamLead', 'JC-0', '2026-06-15'],
    ['the jobcoach', aJobCoaching(), 'jobCoach', 'JC-3', '2026-06-29'],
  ] as const)('is %s', (_what, life, who, rule, until) => void given(life).thenWaitsFor(who, rule, until));

  it('is the end of the pause, on pause', () =>
    void given(aMediation())
      .when(pause({ reason: 'abroad', until: '2026-06-30' }))
      .thenWaitsFor('rule', 'PAU-1', '2026-06-30'));

  it('is nothing after the end', () => {
    const { state, today } = aClosed();
    expect([waiting(state, today), deadlines(state)]).toStrictEqual([null, []]);
  });

  it('is overdue from the day after the due date, and climbs', () => {
    const levels = ['2026-01-22', '2026-01-23', '2026-01-29', '2026-02-05'].map((date) => {
      const { state, today } = pass(anIntake(), date);
      return deadlines(state).map((deadline) => [isOverdue(deadline, today), escalationLevel(deadline)]);
    });
    expect(levels).toStrictEqual([[[false, 0]], [[true, 1]], [[true, 2]], [[true, 3]]]);
    const { state } = aMediation();
    expect(
      deadlines(state)
        .filter((deadline) => isOverdue(deadline, '2030-01-01' as never))
        .map(({ rule }) => rule),
    ).toStrictEqual(['CAP-1/warning', 'PLAN-2', 'MED-1']);
  });
});

describe('What may be done now', () => {
  const names = (life: Life, role: ActorRole) =>
    available(life.state, actor(role), contextOf(life)).map(({ name }) => name);

  it('is shown with its fields and what is known already', () => {
    const life = aReferralAtThePartner();
    const offered = available(life.state, actor('groupWorker'), contextOf(life));
    expect(offered).toMatchObject([
      { name: 'requestExpert', known: {} },
      { name: 'raiseTopic', spec: { fields: { kind: { kind: 'code' } } } },
      { name: 'acceptReferral', known: { referralId: 'R1' } },
      { name: 'declineReferral', known: { referralId: 'R1' }, spec: { fields: { reason: { kind: 'code' } } } },
    ]);
  });

  it('is nothing that comes only as a part of another act: a move, or two rows that are one person', () => {
    for (const life of [aRegistration(), aMediation(), aGroupTrack(), aJobCoaching()])
      for (const role of ['mediator', 'teamLead', 'operator'] as const) {
        expect(names(life, role)).not.toContain('changeProvince');
        expect(names(life, role)).not.toContain('mergeInto');
        expect(mayNow(life.state, 'changeProvince', actor(role), contextOf(life))).not.toHaveProperty('refused');
      }
  });

  it('depends on who asks', () => {
    expect(names(aRegistration(), 'jobseeker')).toStrictEqual(['giveConsent', 'refuseConsent']);
    expect(names(aRegistration(), 'mediator')).toStrictEqual([
      'giveConsent',
      'refuseConsent',
      'extendDeadline',
      'assignMediator',
      'stop',
    ]);
    expect(names(anAcceptedReferral(), 'groupWorker')).toStrictEqual([
      'requestExpert',
      'raiseTopic',
      'declineReferral',
      'joinCohort',
      'startGroup',
    ]);
    expect(names(aJobCoaching(), 'jobCoach')).toStrictEqual(['recordCoaching', 'endJobCoaching']);
    expect(names(aJobCoaching(), 'rule')).toStrictEqual([]);
  });

  it('is less on pause', () => {
    const paused = play(aMediation(), ['2026-02-10', pause({ reason: 'housing', until: '2026-03-31' })]);
    expect(names(paused, 'mediator')).toStrictEqual([
      'changeConsent',
      'withdrawConsent',
      'reachGoal',
      'askOcmw',
      'raiseTopic',
      'recordContact',
      'referOnward',
      'resume',
      'assignMediator',
      'stop',
      'requestLookup',
      'sayAbsence',
    ]);
  });

  it('is nothing after the end', () => expect(names(aClosed(), 'operator')).toStrictEqual([]));

  it('is of today: what fell due meanwhile counts first', () => {
    expect(names(onDay(aRegistration(), '2026-03-07'), 'mediator')).toStrictEqual([]);
    expect(
      mayNow(pass(aRegistration(), '2026-03-07').state, 'giveConsent', actor('mediator'), contextOf(aRegistration())),
    ).toMatchObject({ refused: 'trajectory.closed' });
  });
});
