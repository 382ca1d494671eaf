import { describe, expect, it } from 'vitest';
import { effects, notPlanned, stillWanted, type Effect } from './core.ts';
import { aPlannedCohort, aRunningCohort, mediator, operator, people, worker, type Played } from './kit.ts';

/** What a command (or, without one, time) makes the group tell, in lines; and the effects themselves. */
function tells(played: Played, act: () => unknown): { lines: string[]; effects: readonly Effect[] } {
  const before = played.effects.length;
  act();
  return { lines: played.told.slice(before), effects: played.effects.slice(before) };
}
const wanted = (played: Played, about: string) =>
  played.effects.filter((one) => one.kind === 'notify' && one.about === about && stillWanted(one, played.state));

describe('The ladder of a consultation', () => {
  it('tells the mediators and the group worker first, then the team lead and the programme coordinator', () => {
    const played = aRunningCohort();
    const days = ['2026-03-16', '2026-03-24', '2026-03-30', '2026-04-07'];
    const told = days.flatMap((date) => tells(played, () => played.pass(date)).lines);
    expect(told.filter((line) => !line.includes('attendance'))).toEqual([
      'mediator: reminder',
      'groupWorker: reminder',
      'mediator: overdue',
      'groupWorker: overdue',
      'teamLead: teamLead',
      'programmeCoordinator: programmeCoordinator',
    ]);
  });

  it('tells of several rungs that were missed at once only the highest', () => {
    const played = aRunningCohort();
    const { lines, effects: all } = tells(played, () => played.pass('2026-04-06'));
    expect(lines).toEqual(['groupWorker: attendance', 'groupWorker: attendance', 'teamLead: teamLead']);
    expect(all.at(-1)).toEqual({
      key: '14/1',
      lane: 'mail',
      kind: 'notify',
      to: 'teamLead',
      about: 'teamLead',
      rule: 'CON-1/intro',
      deadlineId: 'CON-1/intro#1',
      sessionId: null,
    });
    expect(played.events.filter(({ type }) => type === 'DeadlineReached').map(({ on }) => on)).toEqual([
      '2026-03-16',
      '2026-03-24',
      '2026-03-30',
    ]);
  });

  it('tells nothing of a consultation that was missed and is now noted, in one go', () => {
    const played = aRunningCohort();
    const { lines } = tells(played, () => played.say('2026-03-25', 'recordConsultation', {}, mediator));
    expect(lines).toEqual([
      'groupWorker: attendance',
      'groupWorker: attendance',
      ...people.map((one) => `recordConsultation ${one}`),
    ]);
  });

  it('tells of each consultation by itself', () => {
    const played = aRunningCohort();
    // Noted eleven weeks late: what it opens is overdue by now too, and the coordinator is told of that one.
    const { lines } = tells(played, () =>
      played.say('2026-06-01', 'recordConsultation', { on: '2026-03-10' }, mediator),
    );
    expect(lines.at(-1)).toBe('programmeCoordinator: programmeCoordinator');
    expect(lines.filter((line) => /reminder|overdue|teamLead/.test(line))).toEqual([]);
  });

  it('is not told any more once a higher rung is reached, or the consultation was held', () => {
    const played = aRunningCohort();
    played.pass('2026-03-16');
    expect(wanted(played, 'reminder')).toHaveLength(2);
    played.pass('2026-03-24');
    expect([wanted(played, 'reminder'), wanted(played, 'overdue')]).toMatchObject([[], [{}, {}]]);
    played.say('2026-03-24', 'recordConsultation', {}, mediator);
    expect(wanted(played, 'overdue')).toEqual([]);
  });
});

describe('What a member is given', () => {
  it('to start in a running group: they join it and start at once', () => {
    const played = aRunningCohort();
    const { effects: all } = tells(played, () =>
      played.say('2026-03-03', 'allocate', { trajectoryId: 'T-000004', referralId: 'R2' }),
    );
    const given = {
      kind: 'command',
      lane: 'T-000004',
      trajectoryId: 'T-000004',
      by: worker,
      at: '2026-03-03T09:00:00.000Z',
    };
    expect(all).toEqual([
      {
        ...given,
        key: '10/1',
        command: 'joinCohort',
        data: { referralId: 'R2', cohortId: 'C-000001', startsOn: '2026-03-02' },
      },
      { ...given, key: '10/2', command: 'startGroup', data: { referralId: 'R2' } },
    ]);
    expect(played.known.members.at(-1)).toEqual({
      trajectoryId: 'T-000004',
      referralId: 'R2',
      status: 'started',
      from: '2026-03-03',
      refused: null,
    });
  });

  it('to start once more, when their start was refused: they have joined already', () => {
    const played = aRunningCohort();
    played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused');
    const again = () => played.ask('2026-03-05', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    expect(tells(played, again).lines).toEqual(['groupWorker: attendance', 'startGroup T-000001']);
    expect(again()).toEqual({ refused: 'cohort.member', details: { trajectoryId: people[0] } });
  });

  it('to join and start again, when they had left', () => {
    const played = aRunningCohort();
    played.say('2026-03-02', 'release', { trajectoryId: people[0], reason: 'stopped' });
    const back = () => played.say('2026-03-02', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    expect(tells(played, back).lines).toEqual(['joinCohort T-000001', 'startGroup T-000001']);
    expect(played.known.members.map(({ trajectoryId }) => trajectoryId)).toEqual([people[1], people[2], people[0]]);
  });

  it('with the start of the group, on its day; who was taken out is not told', () => {
    const played = aPlannedCohort();
    played.say('2026-02-20', 'release', { trajectoryId: people[1], reason: 'personDeclines' });
    const { lines, effects: all } = tells(played, () => played.say('2026-03-03', 'start', { on: '2026-03-02' }));
    expect(lines).toEqual(['startGroup T-000001', 'startGroup T-000003']);
    expect(all[0]).toMatchObject({ data: { referralId: 'R1', on: '2026-03-02' } });
    expect(played.known.members.map(({ status }) => status)).toEqual(['started', 'left', 'started']);
  });

  it('when released: the place is given back before the start; after it their own trajectory ends the track', () => {
    const planned = aPlannedCohort();
    const out = (played: Played) => played.say('2026-03-02', 'release', { trajectoryId: people[0], reason: 'other' });
    const { effects: all } = tells(planned, () => out(planned));
    expect(all).toMatchObject([
      { command: 'leaveCohort', trajectoryId: people[0], data: { referralId: 'R1', cohortId: 'C-000001' } },
    ]);
    const running = aRunningCohort();
    expect(tells(running, () => out(running)).lines).toEqual([]);
    expect(running.ask('2026-03-02', 'release', { trajectoryId: people[0], reason: 'other' })).toEqual({
      refused: 'cohort.notMember',
      details: { trajectoryId: people[0] },
    });
  });

  it('of a session: each their own presence, on its day', () => {
    const played = aRunningCohort();
    const presences = { [people[2]]: 'present', [people[0]]: 'absent', [people[1]]: 'excused' };
    const { effects: all } = tells(played, () =>
      played.say('2026-03-03', 'recordAttendance', { sessionId: 'S1', presences }),
    );
    expect(all).toMatchObject([
      { trajectoryId: people[2], data: { presence: 'present', cohortId: 'C-000001', session: 'S1', on: '2026-03-03' } },
      { trajectoryId: people[0], data: { presence: 'absent' } },
      { trajectoryId: people[1], data: { presence: 'excused' } },
    ]);
  });

  it('of a consultation: its day, to those who started', () => {
    const played = aRunningCohort();
    played.memberRefuses('2026-03-03', 'startGroup', 'trajectory.paused', people[1]);
    played.say('2026-03-03', 'release', { trajectoryId: people[2], reason: 'stopped' });
    const { effects: all } = tells(played, () =>
      played.say('2026-03-12', 'recordConsultation', { on: '2026-03-10' }, mediator),
    );
    const commands = all.filter(({ kind }) => kind === 'command');
    expect(commands).toMatchObject([{ trajectoryId: people[0], by: mediator, data: { on: '2026-03-10' } }]);
  });

  it('of the end: who waits for a start is given back, with the referral they came by', () => {
    const played = aRunningCohort();
    played.memberRefuses('2026-03-02', 'startGroup', 'trajectory.paused', people[1]);
    const { effects: all } = tells(played, () => played.say('2026-03-02', 'end', { because: 'finished' }));
    expect(all).toMatchObject([
      { command: 'leaveCohort', trajectoryId: people[1], data: { referralId: 'R1', cohortId: 'C-000001' } },
    ]);
  });

  it('a start is wanted only as long as they are in the group; all else is', () => {
    const played = aRunningCohort();
    const start = (id: string) =>
      played.effects.filter((one) => one.kind === 'command' && one.command === 'startGroup' && one.trajectoryId === id);
    played.say('2026-03-02', 'release', { trajectoryId: people[0], reason: 'personDeclines' });
    expect(start(people[0]).map((one) => stillWanted(one, played.state))).toEqual([false]);
    expect(start(people[1]).map((one) => stillWanted(one, played.state))).toEqual([true]);
    const joins = played.effects.filter((one) => one.kind === 'command' && one.command === 'joinCohort');
    expect(joins.map((one) => stillWanted(one, played.state))).toEqual([true, true, true]);
    expect(stillWanted(start(people[0])[0]!, notPlanned)).toBe(true);
  });
});

describe('The group worker is told', () => {
  it('who was refused, and that the group is theirs now; such news does not go out of date', () => {
    const played = aRunningCohort();
    const { effects: all } = tells(played, () => {
      played.memberRefuses('2026-03-02', 'startGroup', 'trajectory.paused');
      played.say('2026-03-02', 'replaceGroupWorker', { groupWorkerId: 'g-2', reason: 'staffLeaves' });
      played.say('2026-03-02', 'end', { because: 'finished' });
    });
    const mail = { kind: 'notify', lane: 'mail', to: 'groupWorker', rule: null, deadlineId: null, sessionId: null };
    expect(all.filter(({ kind }) => kind === 'notify')).toMatchObject([
      { ...mail, about: 'memberRefused' },
      { ...mail, about: 'groupWorkerAssigned' },
    ]);
    expect(all.every((one) => stillWanted(one, played.state))).toBe(true);
  });

  it('whose attendance is missing, not after the end of the group', () => {
    const played = aRunningCohort();
    played.pass('2026-03-06');
    expect(wanted(played, 'attendance')).toMatchObject([
      { to: 'groupWorker', sessionId: 'S1', rule: null, deadlineId: null },
      { sessionId: 'S2' },
    ]);
    played.say('2026-03-06', 'moveSession', { sessionId: 'S2', day: '2026-03-09', reason: 'other' });
    expect(wanted(played, 'attendance')).toMatchObject([{ sessionId: 'S1' }]);
    played.say('2026-03-06', 'end', { because: 'finished' });
    expect(wanted(played, 'attendance')).toEqual([]);
  });

  it('nothing of what they plan themselves', () => {
    const played = aPlannedCohort();
    const { lines } = tells(played, () => {
      played.say('2026-02-10', 'addSession', { day: '2026-03-10' });
      played.say('2026-02-10', 'moveSession', { sessionId: 'S1', day: '2026-03-04', reason: 'noRoom' });
      played.say('2026-02-10', 'cancelSession', { sessionId: 'S2', reason: 'noRoom' });
      played.say(
        '2026-02-10',
        'adoptCalendar',
        { calendar: { version: 1, closingDays: [], ofPartners: {} } },
        operator,
      );
    });
    expect(lines).toEqual([]);
    expect(effects(played.events, notPlanned, notPlanned)).toEqual([]);
  });
});

describe('A late timer', () => {
  it('changes nothing: a command decides first what fell due by then, and then what its own day made due', () => {
    const late = aRunningCohort();
    const punctual = aRunningCohort();
    for (const date of ['2026-03-04', '2026-03-06', '2026-03-16', '2026-03-24', '2026-03-30']) punctual.pass(date);
    const days = (played: Played) => {
      played.say('2026-04-02', 'recordConsultation', { on: '2026-03-06' }, mediator);
      return played.events.map(({ on, type }) => `${on} ${type}`);
    };
    expect(days(late)).toEqual(days(punctual));
    expect(days(late).slice(9, 18)).toEqual([
      '2026-03-04 AttendanceAsked',
      '2026-03-06 AttendanceAsked',
      '2026-03-16 DeadlineReached',
      '2026-03-24 DeadlineReached',
      '2026-03-30 DeadlineReached',
      '2026-03-06 CohortConsultationHeld',
      '2026-03-06 DeadlineMet',
      '2026-04-02 DeadlineOpened',
      '2026-03-20 DeadlineReached',
    ]);
  });

  it('is the programme’s own doing: a rule gives it, on its own day', () => {
    const played = aRunningCohort();
    played.pass('2026-03-20');
    expect(played.events.slice(-3)).toMatchObject([
      { type: 'AttendanceAsked', by: { role: 'rule' }, on: '2026-03-04', at: '2026-03-20T09:00:00.000Z' },
      { type: 'AttendanceAsked', by: { role: 'rule' }, on: '2026-03-06' },
      { type: 'DeadlineReached', by: { role: 'rule' }, on: '2026-03-16', rule: 'CON-1/intro' },
    ]);
  });
});
