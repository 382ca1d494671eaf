import { describe, it } from 'vitest';
import {
  addAction,
  aFollowUpAfterAGroup,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  as,
  cancelled,
  correctEvent,
  endGroupTrack,
  endGuidance,
  endJobCoaching,
  finishAction,
  given,
  lastOf,
  onDay,
  opened,
  pass,
  pause,
  play,
  recordAttendance,
  recordCoaching,
  recordContact,
  reviewPlan,
  submitFinalReport,
  submitMidtermReport,
  type Life,
  type Said,
} from '../../support/given.ts';

type Noted = Parameters<typeof lastOf>[1];
const contact = recordContact({ how: 'phone' });
const contacted = () => play(aMediation(), ['2026-02-20', contact]);
/** Whoever notes it says that it was a mistake. */
const byWhom = (type: Noted, said: Said): Said =>
  type === 'CoachingRecorded' ? as('jobCoach', said) : type === 'AttendanceRecorded' ? as('groupWorker', said) : said;
const undo = (life: Life, type: Noted): Said =>
  byWhom(type, correctEvent({ sequence: lastOf(life, type), reason: 'didNotHappen' }));
const redate = (life: Life, type: Noted, on: string): Said =>
  byWhom(type, correctEvent({ sequence: lastOf(life, type), reason: 'wrongDate', on }));
const whenUndone = (life: Life, type: Noted) => given(life).when(undo(life, type));

describe('The true day of something', () => {
  it('is not past the end of what it was noted in', () => {
    const ended = play(
      aGroupTrack(),
      ['2026-03-10', recordAttendance({ presence: 'present' }), contact],
      ['2026-03-20', endGroupTrack({ because: 'ill' })],
      ['2026-03-25', endGuidance({ because: 'other' })],
    );
    given(onDay(ended, '2026-03-30'))
      .when(redate(ended, 'AttendanceRecorded', '2026-03-21'))
      .thenRefused('date.after', { field: 'on', on: '2026-03-21', last: '2026-03-20', of: 'groupEnd' })
      .whenInstead(redate(ended, 'ContactRecorded', '2026-03-26'))
      .thenRefused('date.after', { field: 'on', on: '2026-03-26', last: '2026-03-25', of: 'guidanceEnd' })
      .whenInstead(redate(ended, 'AttendanceRecorded', '2026-03-20'), redate(ended, 'ContactRecorded', '2026-03-25'))
      .then({ type: 'EventCorrected', trueOn: '2026-03-25' });
    const coached = play(
      aJobCoaching(),
      ['2026-06-20', recordCoaching()],
      ['2026-07-01', endJobCoaching({ because: 'settled' })],
    );
    given(onDay(coached, '2026-07-10'))
      .when(redate(coached, 'CoachingRecorded', '2026-07-02'))
      .thenRefused('date.after', { field: 'on', on: '2026-07-02', last: '2026-07-01', of: 'coachingEnd' });
  });
});

describe('A contact that was noted by mistake', () => {
  it('did not happen: the date is what it was before', () => {
    whenUndone(contacted(), 'ContactRecorded').thenOnly(
      { type: 'EventCorrected', what: 'ContactRecorded', reason: 'didNotHappen' },
      cancelled('MED-1'),
      opened('MED-1', '2026-03-04'),
    );
  });

  it('was on another day: the date is counted from there', () => {
    given(contacted())
      .when(redate(contacted(), 'ContactRecorded', '2026-02-18'))
      .thenOnly(
        { type: 'EventCorrected', trueOn: '2026-02-18', on: '2026-02-18' },
        cancelled('MED-1'),
        opened('MED-1', '2026-03-20'),
      );
  });

  it('leaves the contacts since then standing', () => {
    const twice = play(contacted(), ['2026-02-25', contact]);
    const first = lastOf(contacted(), 'ContactRecorded');
    given(twice)
      .when(correctEvent({ sequence: first, reason: 'didNotHappen' }))
      .thenOnly({ type: 'EventCorrected', corrected: first })
      .thenDue('MED-1', '2026-03-27')
      .when(undo(twice, 'ContactRecorded'))
      .thenDue('MED-1', '2026-03-04');
  });

  it('twice on one day is one contact', () => {
    const twice = play(contacted(), ['2026-02-20', recordContact({ how: 'visit' })]);
    const first = lastOf(contacted(), 'ContactRecorded');
    given(twice)
      .when(correctEvent({ sequence: first, reason: 'didNotHappen' }))
      .thenOnly({ type: 'EventCorrected' })
      .thenDue('MED-1', '2026-03-22');
    whenUndone(twice, 'ContactRecorded').thenDue('MED-1', '2026-03-22');
  });

  it('does not take a pause away that came since then', () => {
    const back = pass(
      play(contacted(), ['2026-02-23', pause({ reason: 'illness', until: '2026-03-04' })]),
      '2026-03-05',
    );
    whenUndone(back, 'ContactRecorded').thenDue('MED-1', '2026-03-14');
    given(back)
      .when(redate(back, 'ContactRecorded', '2026-02-18'))
      .thenDue('MED-1', '2026-03-30');
  });

  it('is put right once, and only by staff', () => {
    const again = undo(contacted(), 'ContactRecorded');
    given(contacted()).when(again).when(again).thenRefused('correction.notCorrectable');
    given(contacted()).when(as('jobseeker', again)).thenRefused('actor.notAllowed');
  });

  it('is put right as long as it is one of the last twelve', () => {
    const days = Array.from(
      { length: 12 },
      (_, day) => [`2026-03-${String(day + 1).padStart(2, '0')}`, contact] as const,
    );
    const many = play(contacted(), ...days);
    given(many)
      .when(undo(contacted(), 'ContactRecorded'))
      .thenRefused('correction.notCorrectable', { sequence: lastOf(contacted(), 'ContactRecorded') });
  });

  it('puts nothing back that something else did at that moment', () => {
    const busy = play(aMediation(), [
      '2026-02-10',
      addAction({ theme: 'work', owner: 'mediator', targetOn: '2026-03-31' }),
      contact,
      finishAction({ actionId: 'A1' }),
    ]);
    whenUndone(busy, 'ContactRecorded').then(opened('MED-1', '2026-03-04')).thenNot(opened('PLAN-3'));
  });
});

describe('Other things noted by mistake', () => {
  it('a review of the plan', () => {
    const reviewed = play(aMediation(), ['2026-03-02', contact, reviewPlan()]);
    given(reviewed).thenDue('PLAN-2', '2026-06-02');
    whenUndone(reviewed, 'PlanReviewed').thenDue('PLAN-2', '2026-05-02');
    given(reviewed)
      .when(redate(reviewed, 'PlanReviewed', '2026-02-27'))
      .thenDue('PLAN-2', '2026-05-27');
  });

  it('a coaching contact', () => {
    const coached = play(aJobCoaching(), ['2026-06-26', recordCoaching()]);
    given(coached).thenDue('JC-3', '2026-07-17');
    whenUndone(coached, 'CoachingRecorded').thenDue('JC-3', '2026-06-29');
  });

  it('a final report that is not there is still owed; on another day it is there', () => {
    const reported = play(aFollowUpAfterAGroup(), ['2026-05-06', submitFinalReport()]);
    whenUndone(reported, 'FinalReportSubmitted').then(opened('GRP-5', '2026-05-19'));
    given(reported)
      .when(redate(reported, 'FinalReportSubmitted', '2026-05-05'))
      .thenOnly({ type: 'EventCorrected' });
  });

  it('a mid-term report of a group that is over is waited for no more', () => {
    const reported = play(aGroupTrack(), ['2026-03-23', submitMidtermReport()]);
    whenUndone(reported, 'MidtermReportSubmitted').then(opened('GRP-6', '2026-04-13'));
    whenUndone(play(reported, ['2026-03-23', endGroupTrack({ because: 'ill' })]), 'MidtermReportSubmitted').thenOnly({
      type: 'EventCorrected',
    });
  });

  it('but no decision: those have their own way back', () => {
    whenUndone(contacted(), 'PlanAgreed').thenRefused('correction.notCorrectable');
  });
});

describe('An absence noted by mistake', () => {
  const absent = recordAttendance({ presence: 'absent' });
  const present = recordAttendance({ presence: 'present' });
  const thrice = () => play(aGroupTrack(), ['2026-03-09', absent, absent, absent]);

  it('is not one of three in a row any more', () => {
    whenUndone(thrice(), 'AttendanceRecorded')
      .thenOnly({ type: 'EventCorrected' }, cancelled('GRP-4'))
      .thenIn('groupTrack', { attendance: { absent: 2, absentInARow: 2 } });
  });

  it('on another day is still one of them', () => {
    given(onDay(thrice(), '2026-03-10'))
      .when(redate(thrice(), 'AttendanceRecorded', '2026-03-06'))
      .thenOnly({ type: 'EventCorrected', trueOn: '2026-03-06' })
      .thenIn('groupTrack', { attendance: { absent: 3, absentInARow: 3 } })
      .thenDue('GRP-4', '2026-03-16');
  });

  it('from before the person was there again does not shorten the new row', () => {
    const first = play(aGroupTrack(), ['2026-03-09', absent]);
    given(play(first, ['2026-03-10', present, absent]))
      .when(undo(first, 'AttendanceRecorded'))
      .thenIn('groupTrack', { attendance: { present: 1, absent: 1, absentInARow: 1 } });
  });
});

describe('A correction that was a mistake itself', () => {
  const correct = (life: Life, how: { reason: 'wrongDate' | 'didNotHappen' | 'other'; on?: string }): Said =>
    correctEvent({ sequence: life.events.findLast(({ type }) => type === 'EventCorrected')?.sequence ?? 0, ...how });

  it('is put right: the contact stands again, on its own day or another, and that can be put right again', () => {
    const undone = whenUndone(contacted(), 'ContactRecorded').thenDue('MED-1', '2026-03-04');
    const again = undone.when(correct(undone.life, { reason: 'didNotHappen' })).thenDue('MED-1', '2026-03-22');
    undone.when(correct(undone.life, { reason: 'wrongDate', on: '2026-02-18' })).thenDue('MED-1', '2026-03-20');
    const third = again.when(correct(again.life, { reason: 'other' })).thenDue('MED-1', '2026-03-04');
    third.when(correct(third.life, { reason: 'other' })).thenDue('MED-1', '2026-03-22');
  });

  it('gave a wrong day: the next gives the right one, or the first day back', () => {
    const moved = given(contacted()).when(redate(contacted(), 'ContactRecorded', '2026-02-18'));
    moved.when(correct(moved.life, { reason: 'wrongDate', on: '2026-02-17' })).thenDue('MED-1', '2026-03-19');
    moved.when(correct(moved.life, { reason: 'didNotHappen' })).thenDue('MED-1', '2026-03-22');
    moved.when(correct(moved.life, { reason: 'wrongDate', on: '2026-02-18' })).thenRefused('correction.same');
  });

  it('counts an absence again that was one', () => {
    const absent = as('groupWorker', recordAttendance({ presence: 'absent' }));
    const group = given(aGroupTrack()).at('2026-03-03').when(absent);
    const by = (said: Said) => as('groupWorker', said);
    const undone = group
      .when(by(undo(group.life, 'AttendanceRecorded')))
      .thenIn('groupTrack', { attendance: { absent: 0 } });
    undone
      .when(by(correct(undone.life, { reason: 'other' })))
      .thenIn('groupTrack', { attendance: { absent: 1, absentInARow: 1 } });
  });

  it('is made by whoever may note the thing: group work by the group, coaching by the coach, the rest by the mediator', () => {
    const group = given(aGroupTrack())
      .at('2026-03-03')
      .when(as('groupWorker', recordAttendance({ presence: 'absent' })));
    for (const role of ['mediator', 'teamLead', 'jobCoach'] as const)
      group.when(as(role, undo(group.life, 'AttendanceRecorded'))).thenRefused('correction.notYours');
    group.when(as('partnerCoordinator', undo(group.life, 'AttendanceRecorded'))).then({ type: 'EventCorrected' });
    given(contacted())
      .when(as('groupWorker', undo(contacted(), 'ContactRecorded')))
      .thenRefused('correction.notYours');
    const coached = play(aJobCoaching(), ['2026-06-20', recordCoaching()]);
    given(coached)
      .when(as('mediator', undo(coached, 'CoachingRecorded')))
      .thenRefused('correction.notYours');
    given(coached)
      .when(as('jobCoach', undo(coached, 'CoachingRecorded')))
      .then({ type: 'EventCorrected' });
  });
});
