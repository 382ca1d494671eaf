import { describe, expect, it } from 'vitest';
import { available } from '../../../domain/trajectory/index.ts';
import {
  aFollowUp,
  aGroupTrack,
  aMediation,
  aReferral,
  aRegistration,
  aWaiting,
  acceptPlace,
  acceptReferral,
  actor,
  anAntwerpTrajectory,
  cancelled,
  contextOf,
  earlier,
  endGroupTrack,
  fell,
  given,
  met,
  moved,
  opened,
  pass,
  pause,
  placeGranted,
  placeOffered,
  play,
  reached,
  recordContact,
  refer,
  resume,
  reviewPlan,
  startGroup,
  withdrawConsent,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const ill = (until: string) => pause({ reason: 'illness', until });

describe('A pause', () => {
  it('moves at once what pauses, by the planned days, and ends on its last day', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(ill('2026-02-19'))
      .thenOnly(
        { type: 'Paused', reason: 'illness', until: '2026-02-19' },
        moved('PLAN-2', '2026-05-02', '2026-05-12', 'pause'),
        moved('MED-1', '2026-03-04', '2026-03-14', 'pause'),
        opened('PAU-1', '2026-02-19'),
      )
      .thenDue('CAP-1/end', '2028-01-19')
      .thenWaitsFor('rule', 'PAU-1', '2026-02-19')
      .whenTimePassesTo('2026-02-20')
      .thenOnly(fell('PAU-1', '2026-02-20'), { type: 'Resumed', pausedDays: 10 })
      .thenDue('MED-1', '2026-03-14');
  });

  it('of one day moves by one day', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(ill('2026-02-10'))
      .thenDue('MED-1', '2026-03-05')
      .whenTimePassesTo('2026-02-11')
      .then({ type: 'Resumed', pausedDays: 1 });
  });

  it('that ends early moves the dates back: old date + paused days', () => {
    given(play(aMediation(), ['2026-02-10', ill('2026-03-31')]))
      .at('2026-02-13')
      .when(resume())
      .then(cancelled('PAU-1'), { type: 'Resumed', pausedDays: 3, on: '2026-02-13' })
      .thenDue('PLAN-2', '2026-05-05')
      .thenDue('MED-1', '2026-03-07');
  });

  it('taken back on the same day leaves every date and every step where it was', () => {
    given(play(aMediation(), ['2026-02-10', ill('2026-03-31'), resume()]))
      .thenDue('MED-1', '2026-03-04')
      .thenSteps(
        'MED-1',
        'reminder 2026-02-25',
        'overdue 2026-03-05',
        'teamLead 2026-03-11',
        'programmeCoordinator 2026-03-18',
      );
  });

  it('keeps the reminder at its distance, and does not send again what was sent', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(ill('2026-02-19'))
      .thenSteps(
        'MED-1',
        'reminder 2026-03-07',
        'overdue 2026-03-15',
        'teamLead 2026-03-20',
        'programmeCoordinator 2026-03-27',
      );
    given(pass(aMediation(), '2026-02-26'))
      .when(ill('2026-03-07'))
      .thenSteps('MED-1', 'overdue 2026-03-15', 'teamLead 2026-03-20', 'programmeCoordinator 2026-03-27');
  });

  it('lets what was overdue keep its date; only its next escalations move', () => {
    given(pass(aMediation(), '2026-03-06'))
      .when(ill('2026-03-15'))
      .then({ type: 'DeadlineMoved', rule: 'MED-1', from: '2026-03-04', dueOn: '2026-03-04' })
      .thenSteps('MED-1', 'teamLead 2026-03-21', 'programmeCoordinator 2026-03-28')
      .at('2026-03-08')
      .when(resume())
      .thenSteps('MED-1', 'teamLead 2026-03-13', 'programmeCoordinator 2026-03-20');
  });

  it('moves nothing of what stands at the top of its ladder', () => {
    given(pass(aMediation(), '2026-03-19'))
      .when(pause({ reason: 'illness', until: '2026-03-29' }))
      .thenNot({ type: 'DeadlineMoved', rule: 'MED-1' });
  });

  it('does not stop what does not pause: the contact with someone who waits', () => {
    given(play(aWaiting(), ['2026-03-05', ill('2026-03-31')]))
      .whenTimePassesTo('2026-03-12')
      .then(reached('WAIT-2', 'overdue', '2026-03-12'))
      .thenNot(reached('MED-1', 'overdue', '2026-03-12'));
  });

  it('is not longer than 6 months, does not end before today', () => {
    given(aMediation())
      .at('2026-02-10')
      .when(ill('2026-08-11'))
      .thenRefused('pause.tooLong', { latest: '2026-08-10' })
      .whenInstead(ill('2026-02-09'))
      .thenRefused('pause.endsBeforeStart', { earliest: '2026-02-10' })
      .whenInstead(ill('2026-08-10'))
      .thenDue('PAU-1', '2026-08-10');
  });

  it('has no place before intake nor after guidance', () => {
    given(aRegistration()).when(ill('2026-02-10')).thenRefused('pause.notHere', { phase: 'registration' });
    given(aFollowUp()).when(ill('2026-06-10')).thenRefused('pause.notHere', { phase: 'followUp' });
  });
});

describe('During a pause', () => {
  const paused = play(aMediation(), ['2026-02-10', ill('2026-03-31')]);

  it('the plan rests', () => {
    given(paused)
      .when(reviewPlan())
      .thenRefused('trajectory.paused', { until: '2026-03-31' })
      .whenInstead(ill('2026-04-30'))
      .thenRefused('trajectory.paused');
  });
  it('contact counts, and the next is due 30 days after the first day back', () => {
    given(paused)
      .at('2026-02-20')
      .when(recordContact({ how: 'phone' }))
      .thenDue('MED-1', '2026-05-01');
  });
  it('consent can be withdrawn', () => {
    given(paused).when(withdrawConsent()).thenIn('closed', { pause: null });
  });
  it('nobody resumes who is not on pause', () => {
    given(aMediation()).when(resume()).thenRefused('trajectory.notPaused');
  });
  it('a place that was asked for comes and is taken, since the offer does not wait; the partner is asked once the pause ends', () => {
    const paused = (from = aWaiting()) =>
      play(from, ['2026-02-10', ill('2026-03-31')], ['2026-02-12', placeOffered(R1)]);
    expect(available(paused().state, actor('mediator'), contextOf(paused())).map(({ name }) => String(name))).toContain(
      'acceptPlace',
    );
    given(paused())
      .thenDue('WAIT-1', '2026-02-19')
      .when(acceptPlace(R1))
      .then(met('WAIT-1'), { type: 'PlaceAccepted' }, opened('REF-1', '2026-04-09'))
      .thenIn('mediation', { referral: { step: 'asked' }, pause: { until: '2026-03-31' } });
    // What earlier releases began decides as it did.
    given(paused(aWaiting(earlier)))
      .when(acceptPlace(R1))
      .thenRefused('trajectory.paused');
  });

  it('what starts loses none of its time: its clock and its reminder begin when the pause ends', () => {
    given(play(aReferral(), ['2026-02-10', ill('2026-03-28')]))
      .at('2026-02-11')
      .when(placeGranted(R1))
      .thenDue('REF-1', '2026-04-03')
      .thenSteps(
        'REF-1',
        'reminder 2026-04-02',
        'overdue 2026-04-04',
        'teamLead 2026-04-13',
        'programmeCoordinator 2026-04-20',
      )
      .at('2026-02-11')
      .when(resume())
      .thenDue('REF-1', '2026-02-16');
  });
});

describe('A pause in a group', () => {
  it('moves the end of an Intro track and its rhythm', () => {
    given(aGroupTrack())
      .at('2026-03-09')
      .when(ill('2026-03-22'))
      .thenDue('GRP-2', '2026-06-08')
      .thenDue('GRP-6', '2026-04-27')
      .thenDue('CON-1/intro', '2026-04-06')
      .thenDue('CAP-1/end', '2028-01-19');
  });

  it('leaves the 6 and 24 months of Randstad where they are', () => {
    given(anAntwerpTrajectory())
      .at('2026-03-09')
      .when(ill('2026-03-22'))
      .thenDue('GRP-3/from', '2026-09-02')
      .thenDue('GRP-3/end', '2028-01-19')
      .thenDue('GRP-7', '2026-06-16');
  });

  it('never moves a track past the 24 months, and coming back early gives the old date + paused days', () => {
    const late = play(aMediation(), ['2027-10-01', refer(), placeGranted(R1), acceptReferral(R1), startGroup(R1)]);
    given(late)
      .thenDue('GRP-2', '2027-12-24')
      .at('2027-10-11')
      .when(ill('2027-12-09'))
      .thenDue('GRP-2', '2028-01-19')
      .at('2027-10-16')
      .when(resume())
      .thenDue('GRP-2', '2027-12-29');
  });

  it('ends with a job', () => {
    given(play(aGroupTrack(), ['2026-03-09', ill('2026-03-22')]))
      .at('2026-03-12')
      .when(endGroupTrack({ because: 'foundWork' }))
      .then({ type: 'Resumed', pausedDays: 3 }, { type: 'GuidanceEnded' })
      .thenIn('followUp', { pause: null });
  });
});
