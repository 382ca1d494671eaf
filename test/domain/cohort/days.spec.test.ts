import { describe, expect, it } from 'vitest';
import { stepsToCome } from './core.ts';
import { aPlannedCohort, aRunningCohort, everyone, mediator, people, Played } from './kit.ts';

describe('The days of a group are in order', () => {
  it('a start is not before the group was planned, and never to come', () => {
    const played = aPlannedCohort();
    expect(played.ask('2026-02-10', 'start', { on: '2026-02-01' })).toEqual({
      refused: 'cohort.dayBefore',
      details: { on: '2026-02-01', first: '2026-02-02' },
    });
    expect(played.ask('2026-02-10', 'start', { on: '2026-02-11' })).toEqual({
      refused: 'date.inFuture',
      details: { today: '2026-02-10' },
    });
    expect(played.say('2026-02-10', 'start', { on: '2026-02-02' })).toContain('CohortStarted');
  });

  it('a group that is entered late may have started on the day it was planned for, not before', () => {
    const played = new Played();
    played.plan('2026-03-02', { startsOn: '2026-03-02' });
    played.say('2026-03-05', 'allocate', { trajectoryId: people[0], referralId: 'R1' });
    expect(played.say('2026-03-05', 'start', { on: '2026-03-01' })).toBe('cohort.dayBefore');
    expect(played.say('2026-03-05', 'start', { on: '2026-03-02' })).toEqual(['CohortStarted', 'DeadlineOpened']);
  });

  it('no session is before the start: it is moved or cancelled first', () => {
    const played = aPlannedCohort();
    expect(played.ask('2026-03-04', 'start')).toEqual({
      refused: 'cohort.sessionFirst',
      details: { sessionId: 'S1', day: '2026-03-03' },
    });
    expect(played.say('2026-03-04', 'cancelSession', { sessionId: 'S1', reason: 'tooFewPeople' })).toEqual([
      'SessionCancelled',
    ]);
    expect(played.say('2026-03-05', 'start')).toEqual(['CohortStarted', 'DeadlineOpened']);
  });

  it('a consultation is not before the start, nor before the one before it', () => {
    const played = aRunningCohort();
    const consult = (on: string) => played.ask('2026-04-01', 'recordConsultation', { on }, mediator);
    const early = (on: string, first: string) => ({ refused: 'cohort.dayBefore', details: { on, first } });
    expect(consult('2026-03-01')).toEqual(early('2026-03-01', '2026-03-02'));
    expect(consult('2026-03-20')).not.toHaveProperty('refused');
    expect(consult('2026-03-19')).toEqual(early('2026-03-19', '2026-03-20'));
    expect(consult('2026-03-20')).not.toHaveProperty('refused');
  });

  it('the end is not before anything that the group did', () => {
    const played = aRunningCohort();
    const end = (on: string) => played.ask('2026-03-25', 'end', { on, because: 'finished' });
    const early = (on: string, first: string) => ({ refused: 'cohort.dayBefore', details: { on, first } });
    expect(end('2026-03-01')).toEqual(early('2026-03-01', '2026-03-02'));
    played.say('2026-03-25', 'recordAttendance', { sessionId: 'S2', presences: everyone('present') });
    played.say('2026-03-25', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') });
    expect(end('2026-03-04')).toEqual(early('2026-03-04', '2026-03-05'));
    played.say('2026-03-25', 'recordConsultation', { on: '2026-03-20' }, mediator);
    expect(end('2026-03-19')).toEqual(early('2026-03-19', '2026-03-20'));
    expect(end('2026-03-20')).not.toHaveProperty('refused');
    expect(played.known).toMatchObject({ phase: 'ended', startedOn: '2026-03-02', endedOn: '2026-03-20' });
  });

  it('a group that never started ends on the day it was planned at the earliest', () => {
    const played = aPlannedCohort();
    expect(played.say('2026-02-20', 'end', { on: '2026-02-01', because: 'other' })).toBe('cohort.dayBefore');
    played.say('2026-02-20', 'end', { on: '2026-02-02', because: 'other' });
    expect(played.known).toMatchObject({ phase: 'ended', startedOn: null, endedOn: '2026-02-02', because: 'other' });
  });

  it('today may be said as well as left out, and the last day of a consultation is in time', () => {
    const played = aRunningCohort();
    expect(played.ask('2026-03-23', 'recordConsultation', { on: '2026-03-23' }, mediator)).toContainEqual(
      expect.objectContaining({ type: 'DeadlineMet', on: '2026-03-23', late: false }),
    );
    expect(played.ask('2026-04-14', 'recordConsultation', {}, mediator)).toContainEqual(
      expect.objectContaining({ type: 'DeadlineMet', on: '2026-04-14', late: true }),
    );
  });

  it('what is over says since when', () => {
    const played = aRunningCohort();
    expect(played.ask('2026-03-04', 'start')).toEqual({
      refused: 'cohort.notPlanned',
      details: { startedOn: '2026-03-02' },
    });
    played.say('2026-03-04', 'end', { on: '2026-03-03', because: 'other' });
    expect(played.ask('2026-03-05', 'start')).toEqual({ refused: 'cohort.ended', details: { on: '2026-03-03' } });
  });
});

describe('What time will do', () => {
  it('is told in order of date; on one day the date of a rule before a session', () => {
    const played = aRunningCohort();
    played.say('2026-03-02', 'addSession', { day: '2026-03-23' });
    expect(
      stepsToCome(played.state).map(
        (step) =>
          `${step.on} ${step.kind} ${step.kind === 'session' ? step.session.id : step.kind === 'deadline' ? step.step.rung : ''}`,
      ),
    ).toEqual([
      '2026-03-04 session S1',
      '2026-03-06 session S2',
      '2026-03-16 deadline reminder',
      '2026-03-24 session S4',
      '2026-04-08 session S3',
    ]);
    played.pass('2026-03-16');
    expect(stepsToCome(played.state).map(({ on, kind }) => `${on} ${kind}`)).toEqual([
      '2026-03-24 deadline',
      '2026-03-24 session',
      '2026-04-08 session',
    ]);
  });

  it('is nothing with the sessions of a group that has not started', () => {
    expect(stepsToCome(aPlannedCohort().state)).toEqual([]);
    expect(aPlannedCohort().pass('2026-03-20')).toEqual([]);
  });
});
