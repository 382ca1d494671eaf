import { describe, it } from 'vitest';
import {
  aGroupTrack,
  aMediation,
  anAcceptedReferral,
  anAntwerpTrajectory,
  cancelled,
  completeGroupTrack,
  earlier,
  endGuidance,
  pause,
  registerOutcome,
  endGroupTrack,
  fell,
  given,
  met,
  opened,
  pass,
  play,
  recordConsultation,
  refer,
  reviewGroupTrack,
  startGroup,
  submitFinalReport,
  submitMidtermReport,
  placeGranted,
  acceptReferral,
} from '../../support/given.ts';

describe('A track at Groep Intro', () => {
  it('lasts 12 weeks, with a report half-way and consultation every 3 weeks', () => {
    given(anAcceptedReferral())
      .at('2026-03-02')
      .when(startGroup({ referralId: 'R1' }))
      .then(
        { type: 'GroupStarted', endsOn: '2026-05-25', completableFrom: '2026-05-25' },
        met('GRP-1'),
        opened('GRP-2', '2026-05-25'),
        opened('GRP-6', '2026-04-13'),
        opened('CON-1/intro', '2026-03-23'),
      )
      .thenIn('groupTrack')
      .thenDue('GRP-7', null)
      .thenDue('GRP-3/end', null);
  });

  it('started for another referral than the present one is refused', () => {
    given(anAcceptedReferral())
      .when(startGroup({ referralId: 'R9' }))
      .thenRefused('referral.superseded', { latest: 'R1' });
  });

  it('is completed on its last day, not before', () => {
    given(pass(aGroupTrack(), '2026-05-25'))
      .when(completeGroupTrack({ on: '2026-05-24' }))
      .thenRefused('groupTrack.tooEarly', { earliestOn: '2026-05-25' })
      .whenInstead(completeGroupTrack())
      .then(
        { type: 'GroupTrackEnded', as: 'completed', because: 'completed' },
        cancelled('GRP-2'),
        cancelled('GRP-6'),
        cancelled('CON-1/intro'),
        opened('GRP-5', '2026-06-08'),
        opened('OUT-1', '2026-06-22'),
      )
      .thenNot({ type: 'GuidanceEnded' })
      .thenIn('mediation', { referral: null })
      .thenDue('CAP-1/end', '2028-01-19');
  });

  it('ends by itself when its last day is over, counted for that day', () => {
    given(pass(aGroupTrack(), '2026-05-25'))
      .whenTimePassesTo('2026-05-26')
      .then(fell('GRP-2', '2026-05-26'), { type: 'GroupTrackEnded', as: 'completed', on: '2026-05-25' })
      .thenNot({ type: 'GuidanceEnded' })
      .thenIn('mediation')
      .thenDue('GRP-5', '2026-06-08')
      .thenDue('OUT-1', '2026-06-22');
  });

  it('ends early as a success with a job or training, and an outcome is due', () => {
    given(pass(aGroupTrack(), '2026-05-04'))
      .when(endGroupTrack({ because: 'foundWork' }))
      .then(
        { type: 'GroupTrackEnded', as: 'success', because: 'foundWork' },
        opened('GRP-5', '2026-05-19'),
        { type: 'GuidanceEnded', because: 'foundWork' },
        opened('OUT-1', '2026-06-03'),
      )
      .whenInstead(endGroupTrack({ because: 'startedTraining' }))
      .then({ type: 'GroupTrackEnded', as: 'success' })
      .thenIn('followUp');
  });

  it('ends early for another reason back into mediation, with its rhythm', () => {
    given(pass(aGroupTrack(), '2026-04-13'))
      .when(endGroupTrack({ because: 'ill' }))
      .then(
        { type: 'GroupTrackEnded', as: 'early', because: 'ill' },
        opened('GRP-5', '2026-04-27'),
        opened('OUT-1', '2026-05-12'),
      )
      .thenNot({ type: 'GuidanceEnded' })
      .thenIn('mediation', { referral: null })
      .thenDue('PLAN-2', '2026-05-02')
      .thenDue('CON-1/intro', null);
  });

  it('can be followed by a second one', () => {
    const back = play(aGroupTrack(), ['2026-04-13', endGroupTrack({ because: 'noMatch' })]);
    given(back)
      .when(
        refer(),
        placeGranted({ referralId: 'R2' }),
        acceptReferral({ referralId: 'R2' }),
        startGroup({ referralId: 'R2' }),
      )
      .thenIn('groupTrack', { referral: { id: 'R2' }, startedOn: '2026-04-13' })
      .thenDue('GRP-2', '2026-07-06');
  });
});

describe('After the group', () => {
  const back = play(pass(aGroupTrack(), '2026-05-25'), ['2026-05-25', completeGroupTrack()]);

  it('what came of it is registered, and the guidance goes on without checks', () => {
    given(back)
      .at('2026-06-01')
      .when(registerOutcome({ kind: 'inTraining' }))
      .thenOnly({ type: 'GroupOutcomeRegistered', referralId: 'R1', kind: 'inTraining' }, met('OUT-1'))
      .thenIn('mediation')
      .thenDue('OUT-2/last', null)
      .when(registerOutcome({ kind: 'inTraining' }))
      .thenRefused('phase.wrong');
  });

  it('a pause does not keep anyone from registering it', () => {
    given(back)
      .when(pause({ reason: 'care', until: '2026-08-31' }), registerOutcome({ kind: 'lookingForWork' }))
      .thenIn('mediation')
      .thenDue('OUT-1', null);
  });

  it('a job ends the guidance, and is the outcome of both', () => {
    given(back)
      .at('2026-06-01')
      .when(registerOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.hiredOnMissing')
      .whenInstead(registerOutcome({ kind: 'atWork', hiredOn: '2026-05-28' }))
      .then(
        { type: 'GroupOutcomeRegistered', kind: 'atWork' },
        { type: 'GuidanceEnded', because: 'foundWork' },
        { type: 'OutcomeRegistered', kind: 'atWork', hiredOn: '2026-05-28' },
        opened('OUT-2/last', '2026-12-01'),
      )
      .thenEffects()
      .thenIn('followUp')
      .thenDue('OUT-1', null);
  });

  it('guidance ends by the mediator, and an outcome is due again', () => {
    given(play(back, ['2026-06-01', registerOutcome({ kind: 'competenceBuilding' })]))
      .at('2026-09-01')
      .when(endGuidance({ because: 'goalsReached' }))
      .then({ type: 'GuidanceEnded', because: 'goalsReached' }, opened('OUT-1', '2026-09-29'))
      .thenIn('followUp');
    given(back)
      .when(endGuidance({ because: 'goalsReached' }))
      .thenDue('OUT-1', '2026-06-22');
  });

  it('each group is asked about, the oldest first, also in a second one', () => {
    const toSecond = [refer(), placeGranted({ referralId: 'R2' }), acceptReferral({ referralId: 'R2' })];
    const second = play(back, ['2026-05-26', ...toSecond, startGroup({ referralId: 'R2' })]);
    given(second)
      .when(registerOutcome({ kind: 'competenceBuilding' }))
      .then({ type: 'GroupOutcomeRegistered', referralId: 'R1' })
      .thenIn('groupTrack')
      .when(endGroupTrack({ because: 'noMatch' }), registerOutcome({ kind: 'lookingForWork' }))
      .then({ type: 'GroupOutcomeRegistered', referralId: 'R2' })
      .thenIn('mediation');
    given(second)
      .when(registerOutcome({ kind: 'atWork', hiredOn: '2026-05-26' }))
      .then(
        { type: 'GroupTrackEnded', as: 'success', because: 'foundWork' },
        { type: 'GuidanceEnded', because: 'foundWork' },
      )
      .thenIn('followUp');
  });

  it('guidance ended with it in what was begun before the second edition', () => {
    given(pass(aGroupTrack(earlier), '2026-05-25'))
      .when(completeGroupTrack())
      .then(
        { type: 'GroupTrackEnded' },
        opened('GRP-5'),
        { type: 'GuidanceEnded', because: 'groupTrack' },
        opened('OUT-1'),
      )
      .thenIn('followUp');
    given(pass(aGroupTrack(earlier), '2026-05-25'))
      .whenTimePassesTo('2026-05-26')
      .then({ type: 'GuidanceEnded', because: 'groupTrack', on: '2026-05-25' });
  });
});

describe('Consultation and reports', () => {
  it('of Groep Intro: again every 3 weeks, from the day it was held', () => {
    given(aGroupTrack())
      .at('2026-03-20')
      .when(recordConsultation({ on: '2026-03-19' }))
      .then(
        { type: 'ConsultationHeld', by: { role: 'groupWorker' } },
        met('CON-1/intro'),
        opened('CON-1/intro', '2026-04-09'),
      );
  });

  it('of Randstad: again every 6 weeks', () => {
    given(anAntwerpTrajectory())
      .at('2026-04-10')
      .when(recordConsultation())
      .then(met('CON-1/randstad'), opened('CON-1/randstad', '2026-05-22'));
  });

  it('the mid-term report is handed in once', () => {
    given(aGroupTrack())
      .at('2026-04-10')
      .when(submitMidtermReport())
      .then({ type: 'MidtermReportSubmitted' }, met('GRP-6'))
      .when(submitMidtermReport())
      .thenRefused('report.notDue');
  });

  it('the final report is owed after the track, also once guidance is over', () => {
    given(play(aGroupTrack(), ['2026-05-04', endGroupTrack({ because: 'foundWork' })]))
      .thenIn('followUp')
      .at('2026-05-19')
      .when(submitFinalReport())
      .then({ type: 'FinalReportSubmitted' }, met('GRP-5'))
      .when(submitFinalReport())
      .thenRefused('report.notDue');
  });

  it('of two tracks that are both owed, the final report answers both', () => {
    const early = endGroupTrack({ because: 'noMatch' });
    const again = [refer(), placeGranted({ referralId: 'R2' }), acceptReferral({ referralId: 'R2' })];
    const twice = play(aGroupTrack(), ['2026-04-13', early, ...again, startGroup({ referralId: 'R2' }), early]);
    given(twice)
      .when(submitFinalReport())
      .thenOnly({ type: 'FinalReportSubmitted' }, met('GRP-5'), met('GRP-5'))
      .thenDue('GRP-5', null);
  });

  it('are no matter of mediation without a group', () => {
    given(aMediation())
      .when(recordConsultation())
      .thenRefused('phase.wrong')
      .whenInstead(submitFinalReport())
      .thenRefused('report.notDue');
  });

  it('a review of the track is due at Randstad only', () => {
    given(aGroupTrack()).when(reviewGroupTrack()).thenRefused('review.notDue');
  });
});
