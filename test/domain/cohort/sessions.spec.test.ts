import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../domain/calendar/index.ts';
import { codes } from './core.ts';
import { aPlannedCohort, aRunningCohort, everyone, operator, people, Played } from './kit.ts';

const closing = (version: number, ofPartners: Record<string, string[]>) => ({
  calendar: { version, closingDays: [], ofPartners },
});
const daysOf = (played: Played) => played.known.sessions.map(({ id, day, status }) => `${id} ${day} ${status}`);

describe('A closing day that is added', () => {
  it('moves a session of that very day, for it is not held yet', () => {
    const played = aRunningCohort();
    const adopt = (date: string) =>
      played.say(date, 'adoptCalendar', closing(1, { groepIntro: ['2026-03-03', '2026-03-04'] }), operator);
    expect(adopt('2026-03-03')).toEqual(['CalendarAdopted', 'SessionMoved']);
    expect(played.known.sessions[0]).toMatchObject({ day: '2026-03-05', asksOn: '2026-03-06', status: 'planned' });
    expect(played.events.at(-1)).toMatchObject({ sessionId: 'S1', from: '2026-03-03', reason: 'closingDay' });
    expect(played.pass('2026-03-05')).toEqual([]);
    expect(played.pass('2026-03-06')).toEqual(['2026-03-06 AttendanceAsked', '2026-03-06 AttendanceAsked']);
  });

  it('leaves what is over: a day that has passed, and sessions asked for, recorded or cancelled', () => {
    const played = aRunningCohort();
    const { ofPartners } = closing(1, { groepIntro: ['2026-03-03', '2026-03-05', '2026-04-07'] }).calendar;
    played.say('2026-03-03', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') });
    played.say('2026-03-03', 'cancelSession', { sessionId: 'S3', reason: 'noRoom' });
    const calendar = { version: 1, closingDays: [], ofPartners };
    expect(played.say('2026-03-03', 'adoptCalendar', { calendar }, operator)).toEqual([
      'CalendarAdopted',
      'SessionMoved',
    ]);
    expect(daysOf(played)).toEqual(['S1 2026-03-03 recorded', 'S2 2026-03-06 planned', 'S3 2026-04-07 cancelled']);
    const late = aPlannedCohort();
    expect(late.say('2026-03-04', 'adoptCalendar', closing(1, { groepIntro: ['2026-03-03'] }), operator)).toEqual([
      'CalendarAdopted',
    ]);
  });

  it('of another partner moves nothing', () => {
    const played = aPlannedCohort();
    expect(played.say('2026-02-10', 'adoptCalendar', closing(1, { randstad: ['2026-03-03'] }), operator)).toEqual([
      'CalendarAdopted',
    ]);
  });

  it('comes with a newer version, each once', () => {
    const played = aPlannedCohort();
    const adopt = (version: number) => played.ask('2026-02-10', 'adoptCalendar', closing(version, {}), operator);
    expect(adopt(0)).toEqual({ refused: 'calendar.notNewer', details: { version: 0 } });
    expect(adopt(2)).toMatchObject([{ type: 'CalendarAdopted', version: 2 }]);
    expect(adopt(2)).toEqual({ refused: 'calendar.notNewer', details: { version: 2 } });
    expect(
      played.ask('2026-02-10', 'adoptCalendar', { calendar: { closingDays: [], ofPartners: {} } }, operator),
    ).toEqual({ refused: 'calendar.notNewer', details: { version: 2 } });
    expect(played.known.calendarVersion).toBe(2);
  });
});

describe('A session', () => {
  it('is numbered, and has an hour and a place when they are said', () => {
    const played = aPlannedCohort();
    expect(played.ask('2026-02-10', 'addSession', { day: '2026-03-14', time: '09:30', place: 'room-1' })).toMatchObject(
      [
        {
          sessionId: 'S4',
          askedFor: '2026-03-14',
          day: '2026-03-16',
          asksOn: '2026-03-17',
          time: '09:30',
          place: 'room-1',
        },
      ],
    );
    expect(played.known.sessions.at(-1)).toEqual({
      id: 'S4',
      day: '2026-03-16',
      time: '09:30',
      place: 'room-1',
      asksOn: '2026-03-17',
      status: 'planned',
    });
    expect(played.known.sessions[0]).toMatchObject({ time: null, place: null });
  });

  it('is planned from today on; in a running group one that was forgotten may be added from its start', () => {
    const before = (first: string) => ({ refused: 'cohort.sessionBefore', details: { first } });
    const planned = aPlannedCohort();
    expect(planned.ask('2026-02-10', 'addSession', { day: '2026-02-09' })).toEqual(before('2026-02-10'));
    expect(planned.say('2026-02-10', 'addSession', { day: '2026-02-10' })).toEqual(['SessionAdded']);
    const running = aRunningCohort();
    expect(running.ask('2026-03-10', 'addSession', { day: '2026-03-01' })).toEqual(before('2026-03-02'));
    expect(running.say('2026-03-03', 'addSession', { day: '2026-03-02' })).toEqual(['SessionAdded', 'AttendanceAsked']);
  });

  it('moves to today or later, whether it was asked for or not; then it is asked for again', () => {
    const played = aRunningCohort();
    played.pass('2026-03-04');
    const move = (day: string, sessionId = 'S1') =>
      played.ask('2026-03-04', 'moveSession', { sessionId, day, reason: 'groupWorkerAbsent' });
    expect(move('2026-03-03')).toEqual({ refused: 'cohort.sessionBefore', details: { first: '2026-03-04' } });
    expect(move('2026-03-04', 'S9')).toEqual({ refused: 'cohort.unknownSession', details: { known: 'S3' } });
    expect(move('2026-03-04')).toMatchObject([{ from: '2026-03-03', day: '2026-03-04', reason: 'groupWorkerAbsent' }]);
    expect(played.known.sessions[0]).toMatchObject({ day: '2026-03-04', status: 'planned' });
    expect(played.pass('2026-03-05')).toEqual(['2026-03-05 AttendanceAsked']);
    expect(played.say('2026-03-05', 'cancelSession', { sessionId: 'S1', reason: 'other' })).toEqual([
      'SessionCancelled',
    ]);
    expect(played.say('2026-03-05', 'moveSession', { sessionId: 'S1', day: '2026-03-09', reason: 'other' })).toBe(
      'cohort.sessionOver',
    );
    expect(played.say('2026-03-05', 'cancelSession', { sessionId: 'S1', reason: 'other' })).toBe('cohort.sessionOver');
  });

  it('that does not exist is refused where there is none at all', () => {
    const played = new Played();
    played.plan('2026-02-02');
    expect(played.ask('2026-02-02', 'cancelSession', { sessionId: 'S1', reason: 'other' })).toEqual({
      refused: 'cohort.unknownSession',
      details: { known: 'none' },
    });
  });

  it('is one of at most 160', () => {
    const played = aPlannedCohort();
    const state = played.known;
    const [first] = state.sessions;
    const many = Array.from({ length: codes.mostSessions - 1 }, (_, index) => ({ ...first!, id: `S${index + 1}` }));
    played.state = { ...state, sessions: many };
    const day = addDays(localDate('2026-03-03'), 1);
    expect(codes.mostSessions).toBe(160);
    expect(played.only('2026-02-10', 'addSession', { day })).toMatchObject([{ sessionId: 'S160' }]);
    played.state = { ...state, sessions: [...many, first!] };
    expect(played.only('2026-02-10', 'addSession', { day })).toEqual({
      refused: 'limit.reached',
      details: { limit: 160 },
    });
  });
});

describe('Attendance', () => {
  it('of a session that was never asked for is noted on its own day, and asked for no more', () => {
    const played = aRunningCohort();
    expect(
      played.ask('2026-03-03', 'recordAttendance', { sessionId: 'S1', presences: everyone('excused') }),
    ).toMatchObject([{ on: '2026-03-03', day: '2026-03-03', sessionId: 'S1', presences: everyone('excused') }]);
    expect(played.pass('2026-03-05')).toEqual([]);
    expect(
      played.ask('2026-03-20', 'recordAttendance', { sessionId: 'S2', presences: everyone('absent') }),
    ).toMatchObject([{}, { type: 'DeadlineReached' }, { on: '2026-03-05', day: '2026-03-05' }]);
  });

  it('is of a running group, and of those who started', () => {
    const planned = aPlannedCohort();
    const note = (played: Played, presences: Record<string, string>, date = '2026-03-03') =>
      played.ask(date, 'recordAttendance', { sessionId: 'S1', presences });
    expect(note(planned, everyone('present'))).toEqual({ refused: 'cohort.notRunning', details: {} });
    expect(planned.say('2026-03-03', 'recordConsultation')).toBe('cohort.notRunning');
    const running = aRunningCohort();
    running.say('2026-03-02', 'release', { trajectoryId: people[0], reason: 'stopped' });
    running.memberRefuses('2026-03-02', 'startGroup', 'trajectory.paused', people[1]);
    expect(note(running, everyone('present'))).toEqual({
      refused: 'cohort.notMember',
      details: { trajectoryId: people[0] },
    });
    expect(note(running, {})).toEqual({ refused: 'cohort.presenceMissing', details: { trajectoryId: people[2] } });
    expect(note(running, { [people[2]]: 'present' })).toMatchObject([{ type: 'SessionAttendanceRecorded' }]);
  });

  it('of a session to come is refused with its day', () => {
    expect(
      aRunningCohort().ask('2026-03-04', 'recordAttendance', { sessionId: 'S2', presences: everyone('present') }),
    ).toEqual({ refused: 'cohort.sessionToCome', details: { day: '2026-03-05' } });
  });
});
