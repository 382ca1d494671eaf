import { describe, expect, it } from 'vitest';
import { codes } from '../../../domain/trajectory/index.ts';
import {
  aClosed,
  aCoachingRequest,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anAcceptedReferral,
  anIntake,
  anIntakeAfterTheTalk,
  aPlanning,
  aRegistration,
  aWaiting,
  cancelled,
  fell,
  given,
  opened,
  pass,
  pause,
  play,
  reached,
  recordContact,
  stop,
  type Life,
} from '../../support/given.ts';

describe('The 24 months of guidance (CAP-1)', () => {
  it('are announced 2 months before', () => {
    given(aMediation()).thenSteps(
      'CAP-1/warning',
      'reminder 2027-11-12',
      'overdue 2027-11-20',
      'teamLead 2027-11-26',
      'programmeCoordinator 2027-12-03',
    );
  });

  it('end guidance on their last day; an outcome is due', () => {
    given(pass(aMediation(), '2028-01-19'))
      .thenIn('mediation')
      .whenTimePassesTo('2028-01-20')
      .then(
        fell('CAP-1/end', '2028-01-20'),
        cancelled('CAP-1/warning'),
        { type: 'GuidanceEnded', because: 'cap', on: '2028-01-19' },
        opened('OUT-1', '2028-02-16'),
      )
      .thenIn('followUp');
  });

  it.each([
    ['while the plan is made', aPlanning()],
    ['while the person waits', aWaiting()],
    ['with a referral accepted', anAcceptedReferral()],
    ['in a group', aGroupTrack({ province: 'antwerp' })],
  ])('end it %s', (_when, life) => {
    given(life)
      .whenTimePassesTo('2028-01-20')
      .then({ type: 'GuidanceEnded', because: 'cap' })
      .thenIn('followUp', { pause: null });
  });

  it('take back a referral that waits', () => {
    given(aWaiting())
      .whenTimePassesTo('2028-01-20')
      .then({ type: 'ReferralWithdrawn', referralId: 'R1', reason: 'guidanceEnded' })
      .thenDue('WAIT-2', null);
  });

  it('end a pause too', () => {
    const paused = play(aMediation(), ['2027-12-20', pause({ reason: 'care', until: '2028-04-30' })]);
    given(paused)
      .thenDue('CAP-1/end', '2028-01-19')
      .whenTimePassesTo('2028-01-20')
      .then({ type: 'Resumed', on: '2028-01-19', pausedDays: 30 }, cancelled('PAU-1'), { type: 'GuidanceEnded' })
      .thenIn('followUp', { pause: null });
  });

  it('keep a final report that is still owed', () => {
    given(aGroupTrack({ province: 'antwerp' }))
      .whenTimePassesTo('2028-01-20')
      .thenDue('GRP-5', '2028-02-02');
  });

  it('never end jobcoaching', () => {
    given(aJobCoaching()).thenDue('CAP-1/end', null).thenDue('CAP-1/warning', null);
  });
});

describe('The end', () => {
  const everywhere: readonly (readonly [string, Life])[] = [
    ['registration', aRegistration()],
    ['intake', anIntakeAfterTheTalk()],
    ['planning', aPlanning()],
    ['mediation', aMediation()],
    ['waiting', aWaiting()],
    ['groupTrack', aGroupTrack()],
    ['followUp', aCoachingRequest()],
    ['jobCoaching', aJobCoaching()],
  ];

  it.each(everywhere)('can come in %s, for each reason, and leaves nothing open', (phase, life) => {
    expect(life.state.phase).toBe(phase);
    for (const reason of codes.stopReasons)
      given(life)
        .when(stop({ reason }))
        .then({ type: 'TrajectoryClosed', reason })
        .thenIn('closed', { deadlines: [], reason })
        .whenTimePassesTo('2031-01-01')
        .thenOnly();
  });

  it('ends what runs', () => {
    const stopped = stop({ reason: 'byPerson' });
    given(aWaiting()).when(stopped).then({ type: 'ReferralWithdrawn', reason: 'closed' }, cancelled('WAIT-2'));
    given(aGroupTrack())
      .when(stopped)
      .then({ type: 'GroupTrackEnded', as: 'early', because: 'closed' }, cancelled('GRP-2'), cancelled('GRP-5'));
    given(aCoachingRequest()).when(stopped).then({ type: 'JobCoachingLapsed', because: 'closed' }, cancelled('JC-2'));
    given(aJobCoaching()).when(stopped).then({ type: 'JobCoachingEnded', because: 'closed' }, cancelled('JC-4'));
  });

  it('counts for its own day', () => {
    given(pass(aMediation(), '2026-03-20'))
      .when(stop({ reason: 'deceased', on: '2026-03-14' }))
      .then({ type: 'TrajectoryClosed', on: '2026-03-14' })
      .thenIn('closed', { closedOn: '2026-03-14' });
  });

  it('is the end: no command changes anything any more', () => {
    given(aClosed())
      .when(recordContact({ how: 'phone' }))
      .thenRefused('trajectory.closed', { on: '2026-03-09', reason: 'movedAway' })
      .when(stop({ reason: 'deceased' }))
      .thenRefused('trajectory.closed');
  });

  it('decides first what fell due before it', () => {
    given(anIntake())
      .at('2026-01-23')
      .when(stop({ reason: 'movedAway' }))
      .then(reached('INT-1', 'overdue', '2026-01-23'), cancelled('INT-1'), { type: 'TrajectoryClosed' });
  });
});
