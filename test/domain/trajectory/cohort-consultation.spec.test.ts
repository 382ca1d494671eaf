import { describe, it } from 'vitest';
import {
  anAcceptedReferral,
  command,
  given,
  opened,
  play,
  recordConsultation,
  startGroup,
} from '../../support/given.ts';

const join = command('joinCohort', { referralId: 'R1', cohortId: 'C-000001', startsOn: '2026-03-02' });
const inACohort = () =>
  play(anAcceptedReferral(), ['2026-02-16', join], ['2026-03-02', startGroup({ referralId: 'R1' })]);

describe('Someone in a group with others', () => {
  it('has no consultation date of their own: the group has the one', () => {
    given(play(anAcceptedReferral(), ['2026-02-16', join]))
      .at('2026-03-02')
      .when(startGroup({ referralId: 'R1' }))
      .then({ type: 'GroupStarted' }, opened('GRP-2', '2026-05-25'))
      .thenDue('CON-1/intro', null)
      .whenTimePassesTo('2026-03-30')
      .thenNot({ type: 'DeadlineReached', rule: 'CON-1/intro' });
  });

  it('who is in no cohort keeps their own', () => {
    given(anAcceptedReferral())
      .at('2026-03-02')
      .when(startGroup({ referralId: 'R1' }))
      .thenDue('CON-1/intro', '2026-03-23');
  });

  it('the consultation of the group takes up their topics, and opens no date here', () => {
    given(inACohort())
      .at('2026-03-10')
      .when(command('raiseTopic', { kind: 'signal', theme: 'housing' }))
      .then({ type: 'TopicRaised', theme: 'housing' })
      .at('2026-03-23')
      .when(recordConsultation())
      .then({ type: 'ConsultationHeld' })
      .thenNot({ type: 'DeadlineOpened' })
      .thenIn('groupTrack', { topics: [] })
      .thenDue('CON-1/intro', null);
  });
});
