import { available } from '../../../domain/trajectory/index.ts';
import { describe, expect, it } from 'vitest';
import { rules2020, rules2026first, rules2026 } from '../../../domain/rules/index.ts';
import {
  adoptRules,
  aGroupTrack,
  anAcceptedReferral,
  anAntwerpTrajectory,
  as,
  cancelled,
  completeGroupTrack,
  endGroupTrack,
  extendTrack,
  fell,
  followUpAbsence,
  given,
  joinCohort,
  leaveCohort,
  met,
  moved,
  opened,
  play,
  reached,
  recordAttendance,
  startGroup,
  actor,
  contextOf,
  earlier,
  extendDeadline,
  pause,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const C1 = { ...R1, cohortId: 'C-1' };
const absent = recordAttendance({ presence: 'absent' });
const present = recordAttendance({ presence: 'present' });
const excused = recordAttendance({ presence: 'excused' });
const threeAbsences = (rules = {}) =>
  play(aGroupTrack(rules), ['2026-03-09', absent], ['2026-03-11', absent], ['2026-03-13', absent]);

describe('A group of people who start together', () => {
  it('is joined by whom the partner accepted, and left again', () => {
    given(anAcceptedReferral())
      .when(joinCohort({ ...C1, startsOn: '2026-03-02' }))
      .thenOnly({ type: 'CohortJoined', ...C1, startsOn: '2026-03-02' })
      .thenIn('mediation', { referral: { cohort: { id: 'C-1', startsOn: '2026-03-02' } } })
      .when(joinCohort({ ...R1, cohortId: 'C-2', startsOn: '2026-04-06' }))
      .thenRefused('cohort.joined', { cohortId: 'C-1' })
      .whenInstead(leaveCohort({ ...R1, cohortId: 'C-2' }))
      .thenRefused('cohort.none')
      .whenInstead(leaveCohort(C1), joinCohort({ ...R1, cohortId: 'C-2', startsOn: '2026-04-06' }))
      .thenIn('mediation', { referral: { cohort: { id: 'C-2' } } })
      .thenDue('GRP-1', '2026-03-13');
  });

  it('is not joined under a referral that was replaced', () => {
    given(anAcceptedReferral())
      .when(joinCohort({ referralId: 'R2', cohortId: 'C-1', startsOn: '2026-03-02' }))
      .thenRefused('referral.superseded', { latest: 'R1' });
  });

  it('stays known once it started', () => {
    given(play(anAcceptedReferral(), ['2026-02-12', joinCohort({ ...C1, startsOn: '2026-03-02' })]))
      .at('2026-03-02')
      .when(startGroup(R1))
      .thenIn('groupTrack', { referral: { cohort: { id: 'C-1' } } });
  });
});

describe('Attendance', () => {
  it('is counted, by the partner alone', () => {
    given(aGroupTrack())
      .when(recordAttendance({ presence: 'present', cohortId: 'C-1', session: 'S-1' }), excused, absent)
      .thenIn('groupTrack', { attendance: { present: 1, excused: 1, absent: 1, absentInARow: 1 } })
      .when(as('mediator', present))
      .thenRefused('actor.notAllowed');
  });

  it('three times absent without notice asks the group worker to look the person up', () => {
    given(play(aGroupTrack(), ['2026-03-09', absent], ['2026-03-11', absent]))
      .at('2026-03-13')
      .when(absent)
      .thenOnly({ type: 'AttendanceRecorded', presence: 'absent' }, opened('GRP-4', '2026-03-20'))
      .thenEffects(
        { kind: 'notify', to: 'groupWorker', about: 'absences' },
        { kind: 'notify', to: 'mediator', about: 'absences' },
      )
      .when(absent)
      .thenOnly({ type: 'AttendanceRecorded' });
  });

  it('excused or there in between does not count as three in a row', () => {
    given(aGroupTrack()).when(absent, absent, excused, absent, absent).thenDue('GRP-4', null);
    given(aGroupTrack()).when(absent, absent, present, absent).thenDue('GRP-4', null);
    given(aGroupTrack()).when(absent, excused, absent, absent, absent).thenDue('GRP-4', '2026-03-09');
  });

  it('is followed up by contact or by the person who comes back', () => {
    given(threeAbsences())
      .when(followUpAbsence({ how: 'visit' }))
      .thenOnly({ type: 'AbsenceFollowedUp', how: 'visit' }, met('GRP-4'))
      .when(absent, absent)
      .thenDue('GRP-4', null)
      .when(absent)
      .thenDue('GRP-4', '2026-03-20');
    given(threeAbsences())
      .when(present)
      .then(met('GRP-4'))
      .when(followUpAbsence({ how: 'phone' }))
      .thenRefused('absence.noFollowUp');
  });

  it('that is noted late has its place among the days, not after them', () => {
    const late = (presence: 'present' | 'excused' | 'absent', on: string) => recordAttendance({ presence, on });
    const twice = play(aGroupTrack(), ['2026-03-11', absent], ['2026-03-13', absent]);
    given(twice).when(late('present', '2026-03-09')).at('2026-03-16').when(absent).thenDue('GRP-4', '2026-03-23');
    given(twice).when(late('absent', '2026-03-09')).thenDue('GRP-4', '2026-03-20');
    given(twice).when(late('excused', '2026-03-12')).at('2026-03-16').when(absent).thenDue('GRP-4', null);
    given(threeAbsences()).when(late('present', '2026-03-06')).thenDue('GRP-4', '2026-03-20');
    given(threeAbsences())
      .when(late('present', '2026-03-12'))
      .then(cancelled('GRP-4'))
      .thenIn('groupTrack', { attendance: { absentInARow: 1 } });
  });

  it('is not followed up before the last of the absences', () => {
    given(threeAbsences())
      .when(followUpAbsence({ how: 'phone', on: '2026-03-10' }))
      .thenRefused('date.before', { field: 'on', on: '2026-03-10', first: '2026-03-13', of: 'absence' });
  });

  it('that nobody follows up goes to the partner and the mediator', () => {
    given(threeAbsences())
      .whenTimePassesTo('2026-03-27')
      .then(reached('GRP-4', 'overdue', '2026-03-21'), reached('GRP-4', 'teamLead', '2026-03-27'));
  });

  it('ends with the group', () => {
    given(threeAbsences())
      .when(endGroupTrack({ because: 'droppedOut' }))
      .then(cancelled('GRP-4'));
  });

  it('asks for nothing under rules from before', () => {
    given(threeAbsences({ rules: rules2026first }))
      .thenDue('GRP-4', null)
      .thenIn('groupTrack', { attendance: { absent: 3 } });
  });
});

describe('A Groep Intro track that runs longer', () => {
  it('is none of the programme: its twelve weeks are stated, and nobody is offered to extend them', () => {
    const life = aGroupTrack();
    given(life)
      .when(extendTrack({ to: '2026-06-22', reason: 'illness' }))
      .thenRefused('deadline.statutory', { rule: 'GRP-2' })
      .whenInstead(extendDeadline({ deadlineId: 'GRP-2#12', to: '2026-06-22', reason: 'other' }))
      .thenRefused('deadline.statutory', { rule: 'GRP-2' });
    const offered = available(life.state, actor('teamLead'), contextOf(life)).map(({ name }) => name);
    expect(offered).not.toContain('extendTrack');
  });
  it('is none of the programme by other rules either', () => {
    given(aGroupTrack({ rules: { ...rules2026, introExceptionWeeks: 4 } }))
      .when(extendTrack({ to: '2026-06-22', reason: 'illness' }))
      .thenRefused('deadline.statutory', { rule: 'GRP-2' });
  });

  it('still moves with a pause', () => {
    given(aGroupTrack())
      .when(pause({ reason: 'illness', until: '2026-03-08' }))
      .thenDue('GRP-2', '2026-06-01');
  });
});

describe('A Groep Intro track of before the second edition', () => {
  it('runs longer by a reasoned exception of the coordinator, which partner and mediator hear of', () => {
    given(aGroupTrack(earlier))
      .when(as('mediator', extendTrack({ to: '2026-06-22', reason: 'illness' })))
      .thenRefused('actor.notAllowed')
      .whenInstead(as('programmeCoordinator', extendTrack({ to: '2026-06-22', reason: 'illness' })))
      .thenOnly(
        { type: 'TrackExtended', referralId: 'R1', endsOn: '2026-06-22', reason: 'illness' },
        moved('GRP-2', '2026-05-25', '2026-06-22', 'exception'),
      )
      .thenSteps('GRP-2', 'falls 2026-06-23')
      .thenEffects({ to: 'mediator', about: 'trackExtended' }, { to: 'partner', about: 'trackExtended' })
      .thenIn('groupTrack', { endsOn: '2026-06-22', extended: true });
  });

  it('ends on its new last day, and not before', () => {
    given(play(aGroupTrack(earlier), ['2026-05-04', extendTrack({ to: '2026-06-08', reason: 'groupDelayed' })]))
      .at('2026-06-05')
      .when(completeGroupTrack())
      .thenRefused('groupTrack.tooEarly', { earliestOn: '2026-06-08' })
      .whenInstead()
      .whenTimePassesTo('2026-06-09')
      .then(fell('GRP-2', '2026-06-09'), { type: 'GroupTrackEnded', as: 'completed', on: '2026-06-08' });
  });

  it('runs at most four weeks longer, once, and later than it would', () => {
    given(aGroupTrack(earlier))
      .when(extendTrack({ to: '2026-06-23', reason: 'other' }))
      .thenRefused('groupTrack.exceptionTooLong', { latest: '2026-06-22' })
      .whenInstead(extendTrack({ to: '2026-05-25', reason: 'other' }))
      .thenRefused('deadline.notLater', { dueOn: '2026-05-25' })
      .whenInstead(
        extendTrack({ to: '2026-06-01', reason: 'other' }),
        extendTrack({ to: '2026-06-02', reason: 'other' }),
      )
      .thenRefused('groupTrack.extended');
  });

  it('never runs past the 24 months', () => {
    given(play(anAcceptedReferral(earlier), ['2027-11-08', startGroup(R1)]))
      .thenDue('GRP-2', '2028-01-19')
      .when(extendTrack({ to: '2028-01-20', reason: 'other' }))
      .thenRefused('groupTrack.exceptionTooLong', { latest: '2028-01-19' });
  });

  it('is no Randstad track, and not under rules from before the exception', () => {
    given(anAntwerpTrajectory())
      .when(extendTrack({ to: '2028-02-01', reason: 'other' }))
      .thenRefused('deadline.statutory', { rule: 'GRP-3/end' });
    given(aGroupTrack({ rules: rules2026first }))
      .when(extendTrack({ to: '2026-06-01', reason: 'other' }))
      .thenRefused('deadline.statutory', { rule: 'GRP-2' });
  });

  it('keeps its last day under other rules', () => {
    given(aGroupTrack(earlier))
      .when(extendTrack({ to: '2026-06-22', reason: 'illness' }), adoptRules({ rules: rules2020 }))
      .thenDue('GRP-2', '2026-06-22');
  });
});
