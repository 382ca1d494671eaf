import { describe, expect, it } from 'vitest';
import { cohortId, isCohortId } from '../../../domain/cohort/index.ts';
import { localDate } from '../../../domain/calendar/index.ts';
import { cohortRefusalSentence } from '../../../words/index.ts';
import { ownRefusalCodes, stillWanted, waiting, type Effect } from './core.ts';
import { aPlannedCohort, aRunningCohort, everyone, people, Played, worker } from './kit.ts';

const commandsIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'command' ? [`${effect.command} ${effect.trajectoryId}`] : []));

describe('A group', () => {
  it('is planned by the partner, under the contract of its province', () => {
    const played = new Played();
    played.plan('2026-02-02', { province: 'antwerp' });
    expect(played.known).toMatchObject({ phase: 'planned', partner: 'randstad', track: 'randstad', id: 'C-000001' });
    expect(new Played().plan('2026-02-02', {}, { role: 'mediator', id: 'm' })).toMatchObject({
      refused: 'actor.notAllowed',
    });
    expect(new Played().plan('2026-02-02', { size: 25 })).toMatchObject({ refused: 'cohort.size' });
    expect([cohortId(12), isCohortId('C-000012'), isCohortId('T-000012')]).toEqual(['C-000012', true, false]);
  });

  it('holds a session on the next working day when its day is a holiday or a closing day of the partner', () => {
    // 6 April 2026 is Easter Monday; the partner is closed on the fifth of March.
    const calendar = { closingDays: [], ofPartners: { groepIntro: [localDate('2026-03-05')] } };
    expect(aPlannedCohort(calendar).known.sessions.map(({ day, asksOn }) => `${day} ${asksOn}`)).toEqual([
      '2026-03-03 2026-03-04',
      '2026-03-06 2026-03-07',
      '2026-04-07 2026-04-08',
    ]);
  });

  it('a session moves with a reason, and by itself when a closing day is added', () => {
    const played = aPlannedCohort();
    expect(played.say('2026-02-10', 'moveSession', { sessionId: 'S1', day: '2026-03-07', reason: 'noRoom' })).toEqual([
      'SessionMoved',
    ]);
    expect(played.known.sessions[0]).toMatchObject({ day: '2026-03-09', status: 'planned' });
    const calendar = { version: 1, closingDays: [], ofPartners: { groepIntro: ['2026-03-05'] } };
    const by = { role: 'operator', id: 'o' } as const;
    expect(played.say('2026-02-10', 'adoptCalendar', { calendar }, by)).toEqual(['CalendarAdopted', 'SessionMoved']);
    expect(played.known.sessions[1]).toMatchObject({ day: '2026-03-06' });
  });

  it('takes no more people than it has places, and each only once', () => {
    const played = aPlannedCohort();
    const allocate = (trajectoryId: string) => played.say('2026-02-10', 'allocate', { trajectoryId, referralId: 'R1' });
    expect(allocate('T-000001')).toBe('cohort.member');
    expect(allocate('T-000004')).toEqual(['MemberAllocated']);
    expect(allocate('T-000005')).toBe('cohort.full');
    expect(played.say('2026-02-10', 'release', { trajectoryId: 'T-000004', reason: 'other' })).toEqual([
      'MemberReleased',
    ]);
    expect(commandsIn(played.effects).slice(-2)).toEqual(['joinCohort T-000004', 'leaveCohort T-000004']);
    expect(allocate('T-000005')).toEqual(['MemberAllocated']);
  });

  it('starts for everyone in it, with one consultation date', () => {
    const played = aRunningCohort();
    expect(commandsIn(played.effects).slice(-3)).toEqual(people.map((one) => `startGroup ${one}`));
    expect(played.known.deadlines).toMatchObject([{ id: 'CON-1/intro#1', dueOn: '2026-03-23', owner: 'mediator' }]);
    expect(played.say('2026-03-03', 'start')).toBe('cohort.notPlanned');
  });

  it('commands carry the time of the group and who gave them', () => {
    const [first] = aRunningCohort().effects.filter((effect) => effect.kind === 'command');
    expect(first).toMatchObject({ by: worker, at: '2026-02-09T09:00:00.000Z', lane: 'T-000001' });
  });
});

describe('Attendance', () => {
  it('is asked for once, on the day after the session, and only while it is missing', () => {
    const played = aRunningCohort();
    expect(played.say('2026-03-03', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') })).toEqual([
      'SessionAttendanceRecorded',
    ]);
    expect(played.pass('2026-03-08')).toEqual(['2026-03-06 AttendanceAsked']);
    const asked = played.effects.at(-1)!;
    expect(asked).toMatchObject({ kind: 'notify', to: 'groupWorker', about: 'attendance', sessionId: 'S2' });
    expect(stillWanted(asked, played.state)).toBe(true);
    played.say('2026-03-09', 'recordAttendance', { sessionId: 'S2', presences: everyone('absent') });
    expect(stillWanted(asked, played.state)).toBe(false);
    expect(commandsIn(played.effects).slice(-3)).toEqual(people.map((one) => `recordAttendance ${one}`));
  });

  it('names everyone, nobody else, and no session to come', () => {
    const played = aRunningCohort();
    const note = (presences: Record<string, string>, sessionId = 'S1', date = '2026-03-03') =>
      played.say(date, 'recordAttendance', { sessionId, presences });
    expect(note({ [people[0]]: 'present' })).toBe('cohort.presenceMissing');
    expect(note({ ...everyone('present'), 'T-000009': 'present' })).toBe('cohort.notMember');
    expect(note(everyone('ill'))).toBe('command.badField');
    expect(note(everyone('present'), 'S3')).toBe('cohort.sessionToCome');
    expect(note(everyone('present'), 'S9')).toBe('cohort.unknownSession');
    expect(note(everyone('present'))).toEqual(['SessionAttendanceRecorded']);
    expect(note(everyone('present'))).toBe('cohort.sessionOver');
  });
});

describe('The consultation', () => {
  it('opens its successor from the day it was held, and is told to each who started', () => {
    const played = aRunningCohort();
    expect(played.say('2026-03-20', 'recordConsultation', {}, { role: 'mediator', id: 'm' })).toEqual([
      'AttendanceAsked',
      'AttendanceAsked',
      'DeadlineReached',
      'CohortConsultationHeld',
      'DeadlineMet',
      'DeadlineOpened',
    ]);
    expect(played.known.deadlines).toMatchObject([{ dueOn: '2026-04-10' }]);
    expect(commandsIn(played.effects).slice(-3)).toEqual(people.map((one) => `recordConsultation ${one}`));
  });

  it('climbs the ladder once for the whole group when it is missed', () => {
    const played = aRunningCohort();
    played.say('2026-03-06', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') });
    expect(played.pass('2026-04-06').filter((line) => line.includes('DeadlineReached'))).toEqual([
      '2026-03-16 DeadlineReached reminder',
      '2026-03-24 DeadlineReached overdue',
      '2026-03-30 DeadlineReached teamLead',
    ]);
    expect(waiting(played.state, localDate('2026-04-06')).find(({ what }) => what === 'consultation')).toMatchObject({
      overdue: true,
      escalation: 2,
      otherwise: { rung: 'programmeCoordinator', on: '2026-04-07' },
    });
  });
});

describe('What a member’s own trajectory refuses', () => {
  const refusing = (command: string, code: string) => aRunningCohort().memberRefuses('2026-03-10', command, code);

  it('is kept with the member; who is paused can still start, who is closed is out', () => {
    expect(refusing('startGroup', 'trajectory.paused')).toMatchObject({ status: 'allocated' });
    expect(refusing('recordConsultation', 'trajectory.paused')).toMatchObject({
      status: 'started',
      refused: { command: 'recordConsultation', code: 'trajectory.paused' },
    });
    expect(refusing('recordAttendance', 'trajectory.closed')).toMatchObject({ status: 'left' });
    expect(refusing('joinCohort', 'cohort.joined')).toMatchObject({ status: 'left' });
  });

  it('after the end, when their start was still under way: they are given back, for the group is over', () => {
    const played = aRunningCohort();
    played.say('2026-03-02', 'end', { because: 'tooFewPeople' });
    expect(played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused')).toMatchObject({
      status: 'allocated',
    });
    expect(played.told.slice(-2)).toEqual(['groupWorker: memberRefused', 'leaveCohort T-000001']);
    expect(played.effects.at(-1)).toMatchObject({ data: { referralId: 'R1', cohortId: 'C-000001' } });
    expect(played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused')).toMatchObject({
      status: 'allocated',
    });
    expect(played.memberRefuses('2026-03-03', 'startGroup', 'phase.wrong', people[1])).toMatchObject({
      status: 'left',
    });
    played.memberRefuses('2026-03-03', 'recordConsultation', 'trajectory.paused', people[2]);
    expect(played.told.slice(-3)).toEqual(Array.from({ length: 3 }, () => 'groupWorker: memberRefused'));
  });
});

describe('The end', () => {
  it('of a group that never started gives its people back to the list', () => {
    const played = aPlannedCohort();
    expect(played.say('2026-02-20', 'end', { because: 'tooFewPeople' })).toEqual(['CohortEnded']);
    expect(commandsIn(played.effects).slice(-3)).toEqual(people.map((one) => `leaveCohort ${one}`));
    expect(played.say('2026-02-21', 'start')).toBe('cohort.ended');
  });

  it('of a running group ends its date, and leaves each track to its own trajectory', () => {
    const played = aRunningCohort();
    const before = commandsIn(played.effects).length;
    expect(played.say('2026-03-02', 'end', { because: 'finished' })).toEqual(['DeadlineCancelled', 'CohortEnded']);
    expect(commandsIn(played.effects).length).toBe(before);
    expect(played.pass('2027-01-01')).toEqual([]);
  });
});

it('every refusal of a group has a sentence in both languages', () => {
  for (const refused of ownRefusalCodes)
    for (const lang of ['nl', 'en'] as const)
      expect(cohortRefusalSentence({ refused, details: {} }, lang), refused).toMatch(/^[A-Z?].*\.$/);
});
