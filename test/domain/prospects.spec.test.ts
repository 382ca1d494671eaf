import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { afterAttempt, isStale, type Attempt, type ProspectStatus } from '../../domain/prospects/index.ts';

const today = localDate('2026-03-10');
const tried = (on: string, result: Attempt['result'] = 'noAnswer'): Attempt => ({
  on: localDate(on),
  way: 'phone',
  result,
});
const after = (
  result: Attempt['result'],
  attempts: Attempt[] = [],
  status: ProspectStatus = 'identified',
  on = '2026-03-10',
) => afterAttempt({ status, registered: false, attempts, listedOn: localDate('2026-03-02') }, tried(on, result), today);

describe('Someone on a list', () => {
  it('is contacted once reached, and says yes or no', () => {
    expect(after('reached')).toBe('contacted');
    expect(after('interested')).toBe('interested');
    expect(after('notInterested')).toBe('notInterested');
  });

  it('stays what they are when nobody answers', () => {
    expect(after('noAnswer')).toBe('identified');
    expect(after('wrongContact', [], 'contacted')).toBe('contacted');
  });

  it('is unreachable only after three attempts on different days', () => {
    expect(after('unreachable', [tried('2026-03-02')])).toEqual({ problem: 'prospect.tooFewAttempts' });
    expect(after('unreachable', [tried('2026-03-02'), tried('2026-03-02')])).toEqual({
      problem: 'prospect.tooFewAttempts',
    });
    expect(after('unreachable', [tried('2026-03-02'), tried('2026-03-05', 'wrongContact')])).toBe('unreachable');
    expect(after('unreachable', [tried('2026-03-02', 'reached'), tried('2026-03-05')])).toEqual({
      problem: 'prospect.tooFewAttempts',
    });
  });

  it('may change their mind, or be reached after all', () => {
    expect(after('interested', [], 'notInterested')).toBe('interested');
    expect(after('reached', [], 'unreachable')).toBe('contacted');
    expect(after('reached', [], 'interested')).toBe('interested');
  });

  it('is not tried once registered, and not in the future', () => {
    const registered = { status: 'interested', registered: true, attempts: [], listedOn: today } as const;
    expect(afterAttempt(registered, tried('2026-03-10'), today)).toEqual({ problem: 'prospect.registered' });
    expect(after('reached', [], 'identified', '2026-03-11')).toEqual({ problem: 'prospect.future' });
  });

  it('is not tried before the day of their list', () => {
    expect(after('reached', [], 'identified', '2026-03-01')).toEqual({ problem: 'prospect.beforeList' });
    expect(after('reached', [], 'identified', '2026-03-02')).toBe('contacted');
  });

  it('with whom nothing happened for a year is to be erased', () => {
    expect(isStale(localDate('2025-03-10'), today)).toBe(true);
    expect(isStale(localDate('2025-03-11'), today)).toBe(false);
  });
});
