import { describe, it } from 'vitest';
import {
  acceptReferral,
  aGroupTrack,
  as,
  correctEvent,
  endGroupTrack,
  given,
  lastOf,
  placeGranted,
  play,
  recordAttendance,
  recordConsultation,
  recordContact,
  refer,
  startGroup,
  withNote,
  type Life,
  type Said,
} from '../../support/given.ts';

/** The last of its kind was a mistake: it was on this day, or it did not happen. */
const corrected = (
  life: Life,
  type: 'AttendanceRecorded' | 'ConsultationHeld',
  role: 'groupWorker' | 'mediator',
  on?: string,
): Said =>
  as(role, correctEvent({ sequence: lastOf(life, type), reason: 'wrongDate', ...(on === undefined ? {} : { on }) }));
const contact = recordContact({ how: 'phone' });

describe('What was noted in a group', () => {
  const there = (on: string) => recordAttendance({ presence: 'present', on });
  const leave = endGroupTrack({ because: 'ill', on: '2026-03-11' });

  it('bounds its end still when something else of it was a mistake, remembered or put right itself', () => {
    const moved = play(aGroupTrack(), ['2026-03-13', there('2026-03-05')]);
    const twice = play(moved, [
      '2026-03-13',
      corrected(moved, 'AttendanceRecorded', 'groupWorker', '2026-03-12'),
      there('2026-03-10'),
    ]);
    given(twice)
      .when(corrected(twice, 'AttendanceRecorded', 'groupWorker', '2026-03-09'), leave)
      .thenRefused('date.before', { field: 'on', on: '2026-03-11', first: '2026-03-12', of: 'groupWork' });
    const calls = Array.from({ length: 11 }, (_, at) => withNote(`note-${at}`, contact));
    const forgotten = play(aGroupTrack(), [
      '2026-03-13',
      there('2026-03-12'),
      recordConsultation({ on: '2026-03-06' }),
      ...calls,
    ]);
    given(forgotten)
      .when(corrected(forgotten, 'ConsultationHeld', 'mediator', '2026-03-04'), leave)
      .thenRefused('date.before', { field: 'on', on: '2026-03-11', first: '2026-03-12', of: 'groupWork' });
  });

  it('bounds nothing on the day of an absence, put right or not', () => {
    const absent = play(aGroupTrack(), ['2026-03-13', recordAttendance({ presence: 'absent', on: '2026-03-05' })]);
    given(absent)
      .when(corrected(absent, 'AttendanceRecorded', 'groupWorker', '2026-03-12'), leave)
      .then({ type: 'GroupTrackEnded' });
  });

  it('of before is not counted in the next one', () => {
    const absent = recordAttendance({ presence: 'absent' });
    const first = play(aGroupTrack(), ['2026-03-10', absent]);
    const again = play(
      first,
      ['2026-03-20', endGroupTrack({ because: 'ill' }), refer(), placeGranted({ referralId: 'R2' })],
      ['2026-03-24', acceptReferral({ referralId: 'R2' }), startGroup({ referralId: 'R2' })],
      ['2026-03-26', absent],
    );
    given(again)
      .when(corrected(first, 'AttendanceRecorded', 'groupWorker'))
      .thenIn('groupTrack', { attendance: { absent: 1, absentInARow: 1 } });
  });

  it('late, of a day before an absence, does not keep that one from being undone', () => {
    const late = play(aGroupTrack(), ['2026-03-10', recordAttendance({ presence: 'absent' }), there('2026-03-05')]);
    const sequence = late.events.find(({ type }) => type === 'AttendanceRecorded')?.sequence ?? 0;
    given(late)
      .when(as('groupWorker', correctEvent({ sequence, reason: 'wrongPerson' })))
      .thenIn('groupTrack', { attendance: { present: 1, absent: 0, absentInARow: 0 } });
  });
});
