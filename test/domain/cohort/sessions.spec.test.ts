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
    // Thursday has a session already, and neither says its hour.
    expect(played.known.sessions[0]).toMatchObject({ day: '2026-03-06', asksOn: '2026-03-07', status: 'planned' });
    expect(played.events.at(-1)).toMatchObject({ sessionId: 'S1', from: '2026-03-03', reason: 'closingDay' });
    expect(played.pass('2026-03-05')).toEqual([]);
    expect(played.pass('2026-03-07')).toEqual(['2026-03-06 AttendanceAsked', '2026-03-07 AttendanceAsked']);
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

  it('is held where VDAB alone is closed, and the next day where the partner is', () => {
    const ofPartners = { groepIntro: [localDate('2026-03-11')] };
    const played = aPlannedCohort({ closingDays: [localDate('2026-03-10')], ofPartners });
    const add = (day: string) => played.ask('2026-02-10', 'addSession', { day });
    expect(add('2026-03-10')).toMatchObject([{ day: '2026-03-10', asksOn: '2026-03-11' }]);
    expect(add('2026-03-11')).toMatchObject([{ day: '2026-03-12', asksOn: '2026-03-13' }]);
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
      refused: 'cohort.notThen',
      details: { trajectoryId: people[0], day: '2026-03-03' },
    });
    expect(note(running, { [people[1]]: 'present' })).toEqual({
      refused: 'cohort.notMember',
      details: { trajectoryId: people[1], day: '2026-03-03' },
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

describe('Sessions of one group do not collide', () => {
  const at = (played: Played, day: string, time?: string, date = '2026-02-10') =>
    played.ask(date, 'addSession', { day, ...(time === undefined ? {} : { time }) });

  it('at one hour of a day, nor on a day where an hour is not said', () => {
    const played = aPlannedCohort();
    const taken = (sessionId: string, day: string) => ({ refused: 'cohort.sessionTaken', details: { sessionId, day } });
    expect(at(played, '2026-03-03')).toEqual(taken('S1', '2026-03-03'));
    expect(at(played, '2026-03-03', '09:30')).toEqual(taken('S1', '2026-03-03'));
    expect(at(played, '2026-03-10', '09:30')).toMatchObject([{ sessionId: 'S4' }]);
    expect(at(played, '2026-03-10', '09:30')).toEqual(taken('S4', '2026-03-10'));
    expect(at(played, '2026-03-10', '13:00')).toMatchObject([{ sessionId: 'S5' }]);
    const move = { sessionId: 'S5', day: '2026-03-03', reason: 'other' };
    expect(played.ask('2026-02-10', 'moveSession', move)).toEqual(taken('S1', '2026-03-03'));
    played.say('2026-02-10', 'cancelSession', { sessionId: 'S1', reason: 'other' });
    expect(played.ask('2026-02-10', 'moveSession', move)).toMatchObject([{ type: 'SessionMoved', day: '2026-03-03' }]);
  });

  it('after closing days either: each moves to the next day that is free at its hour', () => {
    const played = new Played();
    played.plan('2026-02-02');
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12']) at(played, day, '09:30');
    const calendar = { version: 1, closingDays: [], ofPartners: { groepIntro: ['2026-03-10', '2026-03-11'] } };
    played.say('2026-02-11', 'adoptCalendar', { calendar }, operator);
    expect(daysOf(played)).toEqual(['S1 2026-03-13 planned', 'S2 2026-03-16 planned', 'S3 2026-03-12 planned']);
    expect(at(played, '2026-03-11', '09:30', '2026-02-12')).toMatchObject([
      { askedFor: '2026-03-11', day: '2026-03-17' },
    ]);
  });
});

describe('Sessions lie within the track', () => {
  it('of a group to come, counted from its planned start; of a running one, from the start of whoever came last', () => {
    const played = aPlannedCohort();
    const add = (date: string, day: string) => played.ask(date, 'addSession', { day });
    // Twelve weeks from Monday 2 March.
    const after = (day: string, last: string) => ({ refused: 'cohort.sessionAfter', details: { day, last } });
    expect(add('2026-02-10', '2026-05-26')).toEqual(after('2026-05-26', '2026-05-25'));
    expect(add('2026-02-10', '2026-05-22')).toMatchObject([{ type: 'SessionAdded' }]);
    // Whit Monday is a holiday: what moves past the end is refused too.
    expect(add('2026-02-10', '2026-05-25')).toEqual(after('2026-05-26', '2026-05-25'));
    const move = { sessionId: 'S1', day: '2029-01-02', reason: 'other' };
    expect(played.ask('2026-02-10', 'moveSession', move)).toEqual(after('2029-01-02', '2026-05-25'));
    played.say('2026-03-02', 'start');
    played.say('2026-03-09', 'allocate', { trajectoryId: 'T-000004', referralId: 'R1' });
    expect(add('2026-03-09', '2026-06-02')).toEqual(after('2026-06-02', '2026-06-01'));
    expect(add('2026-03-09', '2026-06-01')).toMatchObject([{ type: 'SessionAdded' }]);
    // They are taken out again: it lasts as long as for those who stay.
    played.say('2026-03-10', 'release', { trajectoryId: 'T-000004', reason: 'other' });
    expect(add('2026-03-10', '2026-05-29')).toEqual(after('2026-05-29', '2026-05-25'));
  });

  it('of Randstad until 24 months', () => {
    const played = new Played();
    played.plan('2026-02-02', { province: 'antwerp' });
    expect(played.say('2026-02-02', 'addSession', { day: '2028-03-02' })).toEqual(['SessionAdded']);
    expect(played.say('2026-02-02', 'addSession', { day: '2028-03-03' })).toBe('cohort.sessionAfter');
  });

  it('also when the group starts earlier than planned', () => {
    const played = aPlannedCohort();
    played.say('2026-02-10', 'addSession', { day: '2026-05-22' });
    expect(played.ask('2026-02-11', 'start')).toEqual({
      refused: 'cohort.sessionAfter',
      details: { day: '2026-05-22', last: '2026-05-06' },
    });
  });

  it('and are off when a closing day leaves no day for them', () => {
    const played = aPlannedCohort();
    played.say('2026-02-10', 'addSession', { day: '2026-05-22' });
    const calendar = { version: 1, closingDays: [], ofPartners: { groepIntro: ['2026-05-22'] } };
    expect(played.ask('2026-02-11', 'adoptCalendar', { calendar }, operator)).toMatchObject([
      { type: 'CalendarAdopted' },
      { type: 'SessionCancelled', sessionId: 'S4', reason: 'closingDay' },
    ]);
  });
});

describe('A group is planned', () => {
  it('from today on, and at most a year ahead', () => {
    const plan = (startsOn: string) => new Played().plan('2026-02-02', { startsOn });
    expect(plan('2026-02-01')).toEqual({
      refused: 'cohort.startPassed',
      details: { on: '2026-02-01', today: '2026-02-02' },
    });
    expect(plan('2026-02-02')).toMatchObject([{ type: 'CohortPlanned' }]);
    expect(plan('2027-02-02')).toMatchObject([{ type: 'CohortPlanned' }]);
    expect(plan('2027-02-03')).toEqual({
      refused: 'cohort.startTooFar',
      details: { on: '2027-02-03', last: '2027-02-02' },
    });
  });
});

describe('Groups that an earlier release began', () => {
  it('decide as they did: their histories hold sessions and presences as they were taken then', () => {
    const played = aPlannedCohort();
    const { edition: _edition, ...earlier } = played.known;
    played.state = earlier;
    expect(played.only('2026-02-10', 'addSession', { day: '2026-03-03' })).toMatchObject([{ day: '2026-03-03' }]);
    expect(played.only('2026-02-10', 'addSession', { day: '2029-01-02' })).toMatchObject([{ day: '2029-01-02' }]);
  });
});
