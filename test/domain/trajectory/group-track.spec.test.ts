import { describe, it } from 'vitest';
import {
  aGroupTrack,
  aMediation,
  anAcceptedReferral,
  anAntwerpTrajectory,
  cancelled,
  completeGroupTrack,
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
        { type: 'GuidanceEnded', because: 'groupTrack' },
        opened('OUT-1', '2026-06-22'),
      )
      .thenIn('followUp');
  });

  it('ends by itself when its last day is over, counted for that day', () => {
    given(pass(aGroupTrack(), '2026-05-25'))
      .whenTimePassesTo('2026-05-26')
      .then(
        fell('GRP-2', '2026-05-26'),
        { type: 'GroupTrackEnded', as: 'completed', on: '2026-05-25' },
        { type: 'GuidanceEnded', on: '2026-05-25' },
      )
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
      .then({ type: 'GroupTrackEnded', as: 'early', because: 'ill' }, opened('GRP-5', '2026-04-27'))
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
