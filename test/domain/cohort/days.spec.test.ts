import { describe, expect, it } from 'vitest';
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
    played.plan('2026-03-05', { startsOn: '2026-03-02' });
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
});
