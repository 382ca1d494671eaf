import { describe, expect, it } from 'vitest';
import { commandNames } from './core.ts';
import { aPlannedCohort, aRunningCohort, everyone, mediator, people, Played, worker } from './kit.ts';

const aDay = '2026-02-10';

describe('Who may', () => {
  const allowed = (name: string): string[] =>
    (['groupWorker', 'partnerCoordinator', 'mediator', 'programmeCoordinator', 'teamLead', 'operator'] as const).filter(
      (role) => {
        const result = aPlannedCohort().only(aDay, name, dataOf[name], { role, id: 'x-1' });
        return !('refused' in result && result.refused === 'actor.notAllowed');
      },
    );
  const dataOf: Record<string, Record<string, unknown>> = {
    addSession: { day: '2026-03-10' },
    moveSession: { sessionId: 'S1', day: '2026-03-10', reason: 'other' },
    cancelSession: { sessionId: 'S1', reason: 'other' },
    allocate: { trajectoryId: 'T-000009', referralId: 'R1' },
    release: { trajectoryId: people[0], reason: 'other' },
    recordAttendance: { sessionId: 'S1', presences: everyone('present') },
    replaceGroupWorker: { groupWorkerId: 'g-2', reason: 'other' },
    adoptCalendar: { calendar: { version: 1, closingDays: [] } },
    memberLeft: { trajectoryId: people[0], referralId: 'R1' },
    end: { because: 'other' },
  };

  it('is the partner; mediators note consultations too, and closing days come from the programme', () => {
    const partner = ['groupWorker', 'partnerCoordinator', 'operator'];
    for (const name of commandNames) {
      const who =
        name === 'recordConsultation'
          ? ['groupWorker', 'partnerCoordinator', 'mediator', 'operator']
          : name === 'adoptCalendar'
            ? ['programmeCoordinator', 'operator']
            : name === 'memberLeft'
              ? []
              : partner;
      expect(allowed(name), name).toEqual(who);
    }
    expect(aPlannedCohort().ask(aDay, 'start', {}, mediator)).toEqual({
      refused: 'actor.notAllowed',
      details: { role: 'mediator', allowed: 'groupWorker|partnerCoordinator|operator' },
    });
  });
});

describe('The fields of a command', () => {
  const asked = (name: string, data: Record<string, unknown>, by = worker) =>
    aRunningCohort().only('2026-03-03', name, data, by);
  const bad = (field: string, expected: string) => ({ refused: 'command.badField', details: { field, expected } });

  it('an unknown command, an unknown or missing field is refused by its name', () => {
    expect(asked('dissolve', {})).toEqual({ refused: 'command.unknown', details: {} });
    expect(asked('toString', {})).toEqual({ refused: 'command.unknown', details: {} });
    expect(asked('start', { day: '2026-03-03' })).toEqual({
      refused: 'command.unknownField',
      details: { field: 'day', known: 'on' },
    });
    expect(asked('addSession', {})).toEqual({
      refused: 'command.missingField',
      details: { field: 'day', expected: 'YYYY-MM-DD' },
    });
    expect(asked('recordAttendance', { sessionId: 'S1' })).toEqual({
      refused: 'command.missingField',
      details: { field: 'presences', expected: '{trajectory: present|excused|absent}' },
    });
  });

  it('an hour is HH:MM', () => {
    const at = (time: unknown) => asked('addSession', { day: '2026-03-10', time });
    for (const time of ['00:00', '09:30', '19:59', '20:00', '23:59']) expect(at(time), time).toMatchObject([{ time }]);
    for (const time of ['24:00', '30:00', '9:30', '09:60', '09:3', '109:30', '09:300', ' 09:30', 930, {}])
      expect(at(time), JSON.stringify(time)).toEqual(bad('time', 'HH:MM'));
    // A field that is null was not given.
    expect(at(null)).toMatchObject([{ time: null }]);
  });

  it('presences name trajectories, each present, excused or absent', () => {
    const note = (presences: unknown) => asked('recordAttendance', { sessionId: 'S1', presences });
    const expected = bad('presences', '{trajectory: present|excused|absent}');
    expect(note(null)).toMatchObject({ refused: 'command.missingField', details: { field: 'presences' } });
    for (const presences of [
      'present',
      ['present'],
      { 'T-1': 'present' },
      { 'T-0000000001': 'present' },
      { 'xT-000001': 'present' },
      { 'T-000001x': 'present' },
      { ...everyone('present'), [people[1]]: 'ill' },
      { ...everyone('present'), [people[1]]: null },
    ])
      expect(note(presences), JSON.stringify(presences)).toEqual(expected);
    const of = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`T-${200_000_000 + index}`, 'present']));
    expect(note(of(25))).toEqual(expected);
    expect(note(of(24))).toMatchObject({ refused: 'cohort.notMember' });
  });

  it('a note goes with every event that a command gives', () => {
    const played = aRunningCohort();
    const result = played.ask('2026-03-03', 'recordConsultation', {}, worker, 'N-1');
    expect(result).toMatchObject([{ noteId: 'N-1' }, { noteId: 'N-1' }, { noteId: 'N-1' }]);
    played.say('2026-03-03', 'recordConsultation');
    expect(Object.keys(played.events.at(-1)!)).not.toContain('noteId');
  });
});

describe('Another group worker', () => {
  it('takes the group over, and is not the same', () => {
    const played = aPlannedCohort();
    const replace = (groupWorkerId: string) =>
      played.ask(aDay, 'replaceGroupWorker', { groupWorkerId, reason: 'planning' });
    expect(replace('g-1')).toEqual({ refused: 'cohort.sameGroupWorker', details: {} });
    expect(replace('g-2')).toMatchObject([{ from: 'g-1', groupWorkerId: 'g-2', reason: 'planning' }]);
    expect(played.known.groupWorkerId).toBe('g-2');
  });
});

describe('Places', () => {
  it('who was released makes room; a full group says how many it has', () => {
    const played = new Played();
    played.plan('2026-02-02', { size: 1 });
    const allocate = (trajectoryId: string) => played.ask(aDay, 'allocate', { trajectoryId, referralId: 'R1' });
    expect(allocate(people[0])).toMatchObject([{ trajectoryId: people[0], referralId: 'R1' }]);
    expect(allocate(people[1])).toEqual({ refused: 'cohort.full', details: { size: 1 } });
    expect(allocate(people[0])).toEqual({ refused: 'cohort.member', details: { trajectoryId: people[0] } });
    expect(played.ask(aDay, 'release', { trajectoryId: people[1], reason: 'other' })).toEqual({
      refused: 'cohort.notMember',
      details: { trajectoryId: people[1] },
    });
    played.say(aDay, 'release', { trajectoryId: people[0], reason: 'otherGroup' });
    expect(played.ask(aDay, 'start')).toEqual({ refused: 'cohort.empty', details: {} });
    expect(allocate(people[1])).toMatchObject([{ trajectoryId: people[1] }]);
  });

  it('someone whose own start was refused keeps their place in a full group', () => {
    const played = new Played();
    played.plan('2026-02-02', { size: 1 });
    played.say('2026-03-02', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    played.say('2026-03-02', 'start');
    played.memberRefuses('2026-03-02', 'startGroup', 'trajectory.paused');
    expect(played.say('2026-03-02', 'allocate', { trajectoryId: people[0], referralId: 'R1' })).toEqual([
      'MemberAllocated',
    ]);
  });
});

describe('The Randstad track', () => {
  it('has its consultation every six weeks', () => {
    const played = new Played();
    played.plan('2026-02-02', { province: 'antwerp' });
    played.say('2026-02-02', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    played.say('2026-03-02', 'start');
    expect(played.known.deadlines).toMatchObject([
      { id: 'CON-1/randstad#1', rule: 'CON-1/randstad', from: '2026-03-02', dueOn: '2026-04-13', reached: null },
    ]);
    played.say('2026-04-10', 'recordConsultation', {}, mediator);
    expect(played.known.deadlines).toMatchObject([{ id: 'CON-1/randstad#2', from: '2026-04-10', dueOn: '2026-05-22' }]);
  });
});

describe('What a member’s own trajectory refused', () => {
  it('is noted with the one it concerns', () => {
    const played = aRunningCohort();
    played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused', people[1]);
    expect(played.events.at(-1)).toMatchObject({
      by: { role: 'system' },
      trajectoryId: people[1],
      command: 'startGroup',
      code: 'trajectory.paused',
    });
    expect(played.known.members).toMatchObject([
      { status: 'started', refused: null },
      { status: 'allocated', refused: { command: 'startGroup', code: 'trajectory.paused' } },
      { status: 'started', refused: null },
    ]);
  });

  it('does not bring back who has left', () => {
    const played = aRunningCohort();
    expect(played.memberRefuses('2026-03-03', 'recordAttendance', 'phase.wrong')).toMatchObject({ status: 'left' });
    expect(played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused')).toEqual({
      trajectoryId: people[0],
      referralId: 'R1',
      status: 'left',
      from: '2026-03-02',
      until: '2026-03-03',
      refused: { command: 'startGroup', code: 'trajectory.paused' },
    });
  });
});
