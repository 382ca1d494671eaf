import { describe, expect, it } from 'vitest';
import {
  completed,
  effects,
  evolve,
  notRegistered,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../domain/trajectory/index.ts';
import {
  aGroupTrack,
  anAcceptedReferral,
  changeProvince,
  declineReferral,
  endGroupTrack,
  given,
  joinCohort,
  leaveCohort,
  play,
  recordConsultation,
  startGroup,
  stop,
  withdrawReferral,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const inAGroupToCome = () =>
  play(anAcceptedReferral(), ['2026-02-12', joinCohort({ ...R1, cohortId: 'C-1', startsOn: '2026-03-02' })]);
const inAGroup = () => play(inAGroupToCome(), ['2026-03-02', startGroup(R1)]);
const tells = (about: string) => ({ kind: 'tellCohort', lane: 'cohorts', cohortId: 'C-1', ...R1, about });

const withoutEdition = ({
  edition: _edition,
  ...registered
}: TrajectoryEvent & { type: 'Registered' }): TrajectoryEvent => registered;
const toldGroup = ({ events, state }: ReturnType<typeof given>) =>
  effects(events, state).filter(({ kind }) => kind === 'tellCohort');

describe('The group hears from its member’s own trajectory', () => {
  it('that the group track ended, whatever ended it, with the day it ended', () => {
    const end = endGroupTrack({ because: 'droppedOut', on: '2026-03-20' });
    const died = stop({ reason: 'deceased', on: '2026-03-20' });
    for (const how of [end, died, stop({ reason: 'movedAway', on: '2026-03-20' })]) {
      const ended = given(inAGroup()).at('2026-03-24').when(how).then({ type: 'GroupTrackEnded', cohortId: 'C-1' });
      expect(toldGroup(ended)).toMatchObject([{ ...tells('memberLeft'), on: '2026-03-20' }]);
    }
    const lastDay = given(inAGroup()).whenTimePassesTo('2026-05-26');
    expect(toldGroup(lastDay)).toMatchObject([{ ...tells('memberLeft'), on: '2026-05-25' }]);
  });

  it('that the referral ended before the start', () => {
    for (const how of [
      withdrawReferral({ ...R1, reason: 'otherPlan' }),
      declineReferral({ ...R1, reason: 'other' }),
      changeProvince({ province: 'antwerp' }),
      leaveCohort({ ...R1, cohortId: 'C-1' }),
    ])
      expect(toldGroup(given(inAGroupToCome()).at('2026-02-16').when(how)), how.name).toMatchObject([
        tells('memberLeft'),
      ]);
  });

  it('nothing of what it said itself: who is taken out and put in again at once stays in', () => {
    const out = given(inAGroupToCome())
      .at('2026-02-16')
      .when(leaveCohort({ ...R1, cohortId: 'C-1', byGroup: true }));
    expect(toldGroup(out.then({ type: 'CohortLeft', byGroup: true }))).toEqual([]);
  });

  it('that a consultation was held, unless the group itself said so', () => {
    const group = given(inAGroup()).at('2026-03-10');
    const held = group.when(recordConsultation({ on: '2026-03-09' }));
    expect(toldGroup(held)).toMatchObject([{ ...tells('recordConsultation'), on: '2026-03-09' }]);
    const said = group
      .when(recordConsultation({ cohortId: 'C-1' }))
      .then({ type: 'ConsultationHeld', cohortId: 'C-1' });
    expect(toldGroup(said)).toEqual([]);
  });

  it('nothing from someone who follows no group, nor from what an earlier release began', () => {
    expect(toldGroup(given(aGroupTrack()).at('2026-03-10').when(recordConsultation()))).toEqual([]);
    const { events, ...rest } = inAGroup();
    const earlier = events.map((one) => (one.type === 'Registered' ? withoutEdition(one) : one));
    const life = { ...rest, events: earlier, state: earlier.reduce<Trajectory>(evolve, notRegistered) };
    for (const how of [recordConsultation(), endGroupTrack({ because: 'droppedOut' })])
      expect(toldGroup(given(life).at('2026-03-10').when(how)), how.name).toEqual([]);
  });
});

describe('A referral', () => {
  it('keeps the province it was made in, also when the person moves', () => {
    given(inAGroup())
      .at('2026-03-10')
      .when(changeProvince({ province: 'antwerp' }))
      .thenIn('groupTrack', { province: 'antwerp', referral: { province: 'limburg', partner: 'groepIntro' } });
  });

  it('of before it carried one, is of the province of the trajectory', () => {
    const { state } = inAGroup();
    if (state.phase !== 'groupTrack') throw new Error('not in a group');
    const { province: _province, ...referral } = state.referral;
    expect(completed({ ...state, referral } as Trajectory)).toStrictEqual(state);
  });
});
