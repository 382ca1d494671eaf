import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { completed, isRefusal, notRegistered, type Trajectory } from '../../../domain/trajectory/index.ts';
import {
  aClosed,
  aFollowUp,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anAntwerpTrajectory,
  anIntakeAfterTheTalk,
  aPlanning,
  aRegistration,
  changeConsent,
  eligible,
  fell,
  given,
  opened,
  recordAttendance,
  say,
  type Life,
} from '../../support/given.ts';

const cameBack = (eligibleOn: string | null) => ({
  reopens: {
    id: 'T-000009',
    because: 'personReturns' as const,
    eligibleOn: eligibleOn === null ? null : localDate(eligibleOn),
  },
});

describe('Someone who comes back', () => {
  it('has a new trajectory that names the old one', () => {
    const life = aRegistration(cameBack('2025-06-02'));
    expect(life.events[0]).toMatchObject({
      type: 'Registered',
      reopens: 'T-000009',
      because: 'personReturns',
      eligibleOn: '2025-06-02',
    });
    given(life).thenIn('registration', { reopens: 'T-000009', eligibleOn: '2025-06-02' });
  });

  it('has what is left of the 24 months', () => {
    given(aPlanning(cameBack('2025-06-02')))
      .thenIn('planning', { eligibleOn: '2025-06-02' })
      .thenDue('CAP-1/warning', '2027-04-02')
      .thenDue('CAP-1/end', '2027-06-02');
    given(anAntwerpTrajectory(cameBack('2025-06-02'))).thenDue('GRP-3/end', '2027-06-02');
  });

  it('when they are over has no guidance any more, and the outcome is due from the decision', () => {
    given(anIntakeAfterTheTalk(cameBack('2023-12-01')))
      .at('2026-01-19')
      .when(eligible())
      .then(
        fell('CAP-1/end'),
        { type: 'GuidanceEnded', because: 'cap', on: '2026-01-19' },
        opened('OUT-1', '2026-02-16'),
      )
      .thenIn('followUp', { phaseSince: '2026-01-19' });
  });

  it('who was never eligible has all of them, from the new decision', () => {
    given(aPlanning(cameBack(null))).thenDue('CAP-1/end', '2028-01-19');
  });
});

/** As an earlier release carried it: without what it did not know. */
function ofEarlier({ state }: Life): Trajectory {
  const added = [
    'consent',
    'plan',
    'asks',
    'experts',
    'topics',
    'pauses',
    'recent',
    'coached',
    'reopens',
    'calendarVersion',
  ];
  const group = ['attendance', 'extended'];
  return Object.fromEntries(
    Object.entries(state).filter(([key]) => !added.includes(key) && !group.includes(key)),
  ) as unknown as Trajectory;
}

describe('A state that an earlier release carried on', () => {
  it.each([aPlanning, aMediation, aGroupTrack, aFollowUp, aJobCoaching])('%o goes on as it is', (life) => {
    const whole = completed(ofEarlier(life()));
    expect(whole).toMatchObject({
      consent: { ocmw: true, riziv: true, employment: true },
      asks: [],
      recent: [],
      calendarVersion: 0,
    });
    expect(say({ ...life(), state: whole, events: [] }, changeConsent({ ocmw: true }))).toMatchObject({
      refused: 'consent.unchanged',
    });
  });

  it('before consent has none', () => {
    expect(completed(ofEarlier(aRegistration()))).toStrictEqual(aRegistration().state);
    expect(completed(ofEarlier(aClosed()))).toMatchObject({ phase: 'closed', consent: null });
  });

  it('in a group has nobody absent', () => {
    const whole = completed(ofEarlier(aGroupTrack()));
    expect(whole).toMatchObject({ attendance: { present: 0, absent: 0, absentInARow: 0 }, extended: false });
    expect(isRefusal(whole)).toBe(false);
    given({ ...aGroupTrack(), state: whole });
  });

  it('that knows all already is not touched', () => {
    const { state } = given(aGroupTrack())
      .when(changeConsent({ riziv: false }), recordAttendance({ presence: 'absent' }))
      .thenIn('groupTrack');
    expect(completed(state)).toStrictEqual(state);
    expect(completed(notRegistered)).toBe(notRegistered);
  });
});
