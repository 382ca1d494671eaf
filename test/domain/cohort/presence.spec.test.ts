import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/trajectory/index.ts';
import { aPlannedCohort, aRunningCohort, everyone, people, type Played } from './kit.ts';

const system: Actor = { role: 'system' };
const leaves = (played: Played, date: string, trajectoryId: string, on = date) =>
  played.ask(date, 'memberLeft', { trajectoryId, referralId: 'R1', on }, system);
const note = (played: Played, date: string, sessionId: string, presences: Record<string, string>) =>
  played.ask(date, 'recordAttendance', { sessionId, presences });
const late = 'T-000004';

describe('Attendance is of those who were in the group that day', () => {
  it('asks nobody who came later, and takes no absence of them', () => {
    const played = aRunningCohort();
    played.say('2026-03-04', 'allocate', { trajectoryId: late, referralId: 'R1' });
    expect(note(played, '2026-03-05', 'S1', { ...everyone('present'), [late]: 'absent' })).toEqual({
      refused: 'cohort.notThen',
      details: { trajectoryId: late, day: '2026-03-03' },
    });
    expect(note(played, '2026-03-05', 'S1', everyone('present'))).toMatchObject([
      { type: 'SessionAttendanceRecorded' },
    ]);
    expect(note(played, '2026-03-05', 'S2', everyone('present'))).toMatchObject({
      refused: 'cohort.presenceMissing',
      details: { trajectoryId: late },
    });
  });

  it('waits for nobody who ended or died, takes a presence of their time, and none after it', () => {
    const played = aRunningCohort();
    const others = { [people[1]]: 'present', [people[2]]: 'absent' };
    expect(leaves(played, '2026-03-06', people[0], '2026-03-04')).toMatchObject([
      { type: 'AttendanceAsked' },
      { type: 'AttendanceAsked' },
      { type: 'MemberLeft', trajectoryId: people[0], on: '2026-03-04' },
    ]);
    expect(note(played, '2026-03-06', 'S2', { ...others, [people[0]]: 'absent' })).toMatchObject({
      refused: 'cohort.notThen',
    });
    expect(note(played, '2026-03-06', 'S2', others)).toMatchObject([{ presences: others }]);
    expect(note(played, '2026-03-06', 'S1', { ...others, [people[0]]: 'present' })).toMatchObject([
      { sessionId: 'S1' },
    ]);
    // The group keeps it; their own trajectory has no group track to note it in.
    expect(played.told.filter((one) => one.startsWith('recordAttendance')).sort()).toEqual(
      ['2', '2', '3', '3'].map((n) => `recordAttendance T-00000${n}`),
    );
  });

  it('is of their last day too', () => {
    const played = aRunningCohort();
    leaves(played, '2026-03-05', people[0]);
    expect(note(played, '2026-03-05', 'S2', everyone('present'))).toMatchObject([
      { type: 'SessionAttendanceRecorded' },
    ]);
  });

  it('counts from the own start of someone whose first start was refused', () => {
    const played = aRunningCohort();
    played.memberRefuses('2026-03-02', 'startGroup', 'trajectory.paused');
    played.say('2026-03-04', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    expect(note(played, '2026-03-05', 'S1', everyone('absent'))).toMatchObject({ refused: 'cohort.notThen' });
  });
});

describe('Someone who leaves', () => {
  it('is known by their referral: an answer about an earlier one changes nothing', () => {
    const played = aPlannedCohort();
    expect(played.ask('2026-02-10', 'memberLeft', { trajectoryId: people[0], referralId: 'R9' }, system)).toEqual({
      refused: 'cohort.notMember',
      details: { trajectoryId: people[0] },
    });
    leaves(played, '2026-02-10', people[0]);
    expect(played.known.members[0]).toEqual({
      trajectoryId: people[0],
      referralId: 'R1',
      status: 'left',
      refused: null,
    });
  });

  it('as the last ends the group by itself, and the group worker is told', () => {
    const played = aRunningCohort();
    for (const session of ['S1', 'S2']) note(played, '2026-03-06', session, everyone('present'));
    leaves(played, '2026-03-09', people[0]);
    leaves(played, '2026-03-10', people[1]);
    expect(leaves(played, '2026-03-11', people[2], '2026-03-10')).toMatchObject([
      { type: 'MemberLeft' },
      { type: 'DeadlineCancelled', rule: 'CON-1/intro' },
      { type: 'CohortEnded', because: 'everyoneLeft', on: '2026-03-10' },
    ]);
    expect(played.told.at(-1)).toBe('groupWorker: everyoneLeft');
    expect(played.waits('2026-06-01')).toEqual([]);
    expect(played.pass('2026-06-01')).toEqual([]);
  });

  it('as the last leaves a week to note what was held, in which nothing is asked', () => {
    const deserted = () => {
      const played = aRunningCohort();
      for (const one of people) leaves(played, '2026-03-04', one);
      return played;
    };
    const nobodyNotes = deserted();
    expect(nobodyNotes.waits('2026-03-05')).toEqual(['rule: end until 2026-03-11']);
    expect(nobodyNotes.pass('2026-06-01')).toEqual(['2026-03-11 CohortEnded']);
    // On the very day of a session, before anybody was asked who was there.
    const thatDay = aRunningCohort();
    for (const one of people) leaves(thatDay, '2026-03-03', one);
    expect(thatDay.waits('2026-03-03')).toEqual(['rule: end until 2026-03-10']);
    const noted = deserted();
    expect(note(noted, '2026-03-05', 'S1', everyone('present'))).toMatchObject([
      { type: 'SessionAttendanceRecorded' },
      { type: 'CohortEnded', on: '2026-03-04' },
    ]);
  });

  it('by a refusal of their own trajectory, or taken out, ends an empty group too', () => {
    const refusing = aRunningCohort();
    for (const one of people) refusing.memberRefuses('2026-03-02', 'recordConsultation', 'trajectory.closed', one);
    expect(refusing.pass('2026-03-02')).toEqual(['2026-03-02 CohortEnded']);
    const released = aRunningCohort();
    for (const trajectoryId of people) released.say('2026-03-02', 'release', { trajectoryId, reason: 'other' });
    expect(released.known.phase).toBe('ended');
  });

  it('leaves room: who comes while the last sessions are noted is consulted about from that day', () => {
    const played = aRunningCohort();
    for (const one of people) leaves(played, '2026-03-04', one);
    expect(played.ask('2026-03-06', 'allocate', { trajectoryId: late, referralId: 'R1' })).toMatchObject([
      { type: 'MemberAllocated' },
      { type: 'DeadlineOpened', deadline: { rule: 'CON-1/intro', from: '2026-03-06' } },
      { type: 'AttendanceAsked', sessionId: 'S2' },
    ]);
  });
});

describe('A consultation', () => {
  it('of someone who was taken out is not the group’s', () => {
    const played = aRunningCohort();
    played.say('2026-03-09', 'release', { trajectoryId: people[0], reason: 'other' });
    expect(played.say('2026-03-10', 'recordConsultation', { trajectoryId: people[0] })).toBe('cohort.notMember');
  });

  it('that was noted of one member is held for all, and not given back to that one', () => {
    const played = aRunningCohort();
    const [first] = people;
    expect(played.say('2026-03-10', 'recordConsultation', { trajectoryId: first })).toContain('CohortConsultationHeld');
    expect(
      played.effects.filter((one) => one.kind === 'command' && one.command === 'recordConsultation'),
    ).toMatchObject(
      [people[1], people[2]].map((trajectoryId) => ({
        trajectoryId,
        data: { on: '2026-03-10', cohortId: 'C-000001' },
      })),
    );
  });
});
