import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { rules2026 } from '../../../domain/rules/index.ts';
import { waiting } from './core.ts';
import { aPlannedCohort, aRunningCohort, everyone, mediator, operator, Played } from './kit.ts';

const consultation = (played: Played, date: string) =>
  waiting(played.state, localDate(date)).find(({ what }) => what === 'consultation');

describe('A group waits', () => {
  it('for nobody before it is planned, and after its end', () => {
    const played = new Played();
    expect(waiting(played.state, localDate('2026-02-02'))).toEqual([]);
    const ended = aRunningCohort();
    ended.say('2026-03-03', 'end', { because: 'other' });
    expect(ended.waits('2026-03-30')).toEqual([]);
  });

  it('for its consultation, which climbs around a closing day that is added as any task does', () => {
    const played = aRunningCohort();
    const calendar = { version: 1, closingDays: [localDate('2026-03-25')] };
    expect(played.say('2026-03-03', 'adoptCalendar', { calendar }, operator)).toEqual([
      'CalendarAdopted',
      'DeadlineMoved',
    ]);
    expect(played.known.deadlines.map(({ dueOn }) => dueOn)).toEqual(['2026-03-23']);
    expect(played.pass('2026-04-10').filter((line) => line.includes('DeadlineReached'))).toEqual([
      '2026-03-16 DeadlineReached reminder',
      '2026-03-24 DeadlineReached overdue',
      '2026-03-31 DeadlineReached teamLead',
      '2026-04-08 DeadlineReached programmeCoordinator',
    ]);
  });

  it('for the partner to start it, in time on the day itself', () => {
    const played = aPlannedCohort();
    expect(played.waits('2026-03-02')).toEqual(['partner: start until 2026-03-02']);
    expect(played.waits('2026-03-03')).toEqual(['partner: start until 2026-03-02, overdue']);
    expect(waiting(played.state, localDate('2026-03-02'))).toEqual([
      {
        who: 'partner',
        what: 'start',
        about: null,
        rule: null,
        ruleVersion: null,
        until: '2026-03-02',
        overdue: false,
        escalation: 0,
        otherwise: null,
      },
    ]);
  });

  it('for the consultation, which is overdue from the day after its last', () => {
    const played = aRunningCohort();
    expect(played.waits('2026-03-02')).toEqual(['mediator: consultation CON-1/intro#1 until 2026-03-23']);
    expect(consultation(played, '2026-03-23')).toEqual({
      who: 'mediator',
      what: 'consultation',
      about: 'CON-1/intro#1',
      rule: 'CON-1/intro',
      ruleVersion: rules2026.version,
      until: '2026-03-23',
      overdue: false,
      escalation: 0,
      otherwise: { rung: 'reminder', on: '2026-03-16' },
    });
    expect(consultation(played, '2026-03-24')).toMatchObject({ overdue: true });
  });

  it('up the ladder, until there is nobody left to tell', () => {
    const played = aRunningCohort();
    played.pass('2026-03-24');
    expect(consultation(played, '2026-03-24')).toMatchObject({
      escalation: 1,
      otherwise: { rung: 'teamLead', on: '2026-03-30' },
    });
    played.pass('2026-04-07');
    expect(consultation(played, '2026-04-07')).toMatchObject({ escalation: 3, otherwise: null });
  });

  it('for who was at a session, from its own day on, until it is noted', () => {
    const played = aRunningCohort();
    const attendance = (date: string) => played.waits(date).filter((line) => line.includes('attendance'));
    expect(attendance('2026-03-02')).toEqual([]);
    expect(attendance('2026-03-03')).toEqual(['groupWorker: attendance S1 until 2026-03-03']);
    expect(waiting(played.state, localDate('2026-03-03'))[0]).toMatchObject({
      escalation: 0,
      rule: null,
      otherwise: { rung: 'asked', on: '2026-03-04' },
    });
    played.pass('2026-03-04');
    expect(attendance('2026-03-04')).toEqual(['groupWorker: attendance S1 until 2026-03-03, overdue']);
    expect(waiting(played.state, localDate('2026-03-04'))[0]).toMatchObject({ otherwise: null });
    played.say('2026-03-04', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') });
    expect(attendance('2026-03-04')).toEqual([]);
    played.say('2026-03-05', 'cancelSession', { sessionId: 'S2', reason: 'noRoom' });
    expect(attendance('2026-03-05')).toEqual([]);
  });

  it('for the earliest first', () => {
    const played = aRunningCohort();
    played.pass('2026-04-08');
    expect(played.waits('2026-04-08')).toEqual([
      'groupWorker: attendance S1 until 2026-03-03, overdue',
      'groupWorker: attendance S2 until 2026-03-05, overdue',
      'mediator: consultation CON-1/intro#1 until 2026-03-23, overdue',
      'groupWorker: attendance S3 until 2026-04-07, overdue',
    ]);
    played.say('2026-04-08', 'recordConsultation', { on: '2026-03-24' }, mediator);
    expect(played.waits('2026-04-08').map((line) => line.slice(0, line.indexOf(' until')))).toEqual([
      'groupWorker: attendance S1',
      'groupWorker: attendance S2',
      'groupWorker: attendance S3',
      'mediator: consultation CON-1/intro#2',
    ]);
  });
});
