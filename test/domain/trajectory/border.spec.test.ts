import { describe, expect, it } from 'vitest';
import { instant, localDate } from '../../../domain/calendar/index.ts';
import {
  assertTrajectory,
  isTrajectoryId,
  notRegistered,
  phases,
  trajectoryId,
  trajectoryNumber,
  waiting,
} from '../../../domain/trajectory/index.ts';
import { firesAt, spreadMs, spreadOf } from '../../../domain/durable/spread.ts';
import { aClosed, aMediation, aPlanning } from './kit/lives.ts';

/** What a JSON border says of a state: `sound`, or what is wrong with it. */
function saidOf(value: unknown): string {
  try {
    assertTrajectory(value);
    return 'sound';
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    const [start, what = ''] = String((error as Error).message).split('state: ');
    expect(start).toContain('not a trajectory');
    return what;
  }
}

const sound = { ...aMediation().state } as Record<string, unknown>;
const withDeadline = (change: Record<string, unknown>) => ({
  ...sound,
  deadlines: (sound['deadlines'] as Record<string, unknown>[]).map((one, index) =>
    index === 1 ? { ...one, ...change } : one,
  ),
});

describe('A state at a JSON border', () => {
  it('is a trajectory’s in every phase, also before its registration', () => {
    expect([sound, notRegistered, aPlanning().state, aClosed().state].map(saidOf)).toEqual(Array(4).fill('sound'));
    expect(phases.map((phase) => saidOf({ ...sound, deadlines: [], phase }))).toEqual(phases.map(() => 'sound'));
  });

  it('is an object', () => {
    expect([null, undefined, 'mediation', 7].map(saidOf)).toEqual(Array(4).fill('no object'));
  });

  it('has a phase that there is, an id, a sequence and its dates', () => {
    expect(saidOf({})).toBe('phase');
    expect(saidOf({ ...sound, phase: 'paused' })).toBe('phase');
    expect(saidOf({ ...sound, id: 1 })).toBe('id');
    for (const sequence of [0, -1, 1.5, '1', undefined]) expect(saidOf({ ...sound, sequence })).toBe('sequence');
    expect(saidOf({ ...sound, sequence: 1 })).toBe('sound');
    expect(saidOf({ ...sound, lastAt: '2026-02-02' })).toBe('lastAt');
    expect(saidOf({ ...sound, enteredOn: '2026-02-30' })).toBe('enteredOn');
  });

  it('has its lists, and each deadline its date and its rule', () => {
    expect(saidOf({ ...sound, deadlines: {} })).toBe('deadlines or lookups');
    expect(saidOf({ ...sound, lookups: null })).toBe('deadlines or lookups');
    expect(saidOf(withDeadline({}))).toBe('sound');
    expect(saidOf(withDeadline({ dueOn: 'soon' }))).toBe('a deadline without its date');
    expect(saidOf(withDeadline({ steps: {} }))).toBe('a deadline without its date');
    expect(saidOf(withDeadline({ rule: null }))).toBe('a deadline without its rule');
    expect(saidOf(withDeadline({ ruleVersion: 2026 }))).toBe('a deadline without its rule');
  });

  it('has nothing open after its end', () => {
    expect(saidOf({ ...aClosed().state, deadlines: sound['deadlines'] })).toBe('open deadlines after the end');
    expect(waiting(aClosed().state, localDate('2026-04-01'))).toBeNull();
  });
});

describe('The id of a trajectory', () => {
  it('has six digits or more, and is taken apart as it was made', () => {
    expect([1, 123456, 1234567].map(trajectoryId)).toEqual(['T-000001', 'T-123456', 'T-1234567']);
    expect(['T-000001', 'T-1234567', 'T-123456789'].map(trajectoryNumber)).toEqual([1, 1_234_567, 123_456_789]);
    for (const text of ['T-12345', 'T-1234567890', 'C-000001', 'xT-000001', 'T-000001x', '']) {
      expect(trajectoryNumber(text), text).toBeNull();
      expect(isTrajectoryId(text), text).toBe(false);
    }
    expect(isTrajectoryId('T-000001')).toBe(true);
  });
});

describe('A timer', () => {
  it('fires in the first three hours of its day, each trajectory at its own moment', () => {
    const ids = Array.from({ length: 500 }, (_, index) => trajectoryId(index));
    const after = ids.map(spreadOf);
    expect(Math.min(...after)).toBeGreaterThan(-1);
    expect(Math.max(...after)).toBeLessThan(3 * 60 * 60 * 1000);
    expect(spreadMs).toBe(3 * 60 * 60 * 1000);
    expect(new Set(after).size).toBeGreaterThan(490);
    // Each half hour has its share.
    const halves = after.map((ms) => Math.floor(ms / (30 * 60 * 1000)));
    for (const half of [0, 1, 2, 3, 4, 5]) expect(halves.filter((one) => one === half).length).toBeGreaterThan(50);
  });

  it('fires after midnight in Brussels, in summer too', () => {
    const since = (text: string, date: string) => firesAt('T-000001', localDate(date)) - Date.parse(instant(text));
    expect(since('2026-01-31T23:00:00.000Z', '2026-02-01')).toBe(spreadOf('T-000001'));
    expect(since('2026-06-30T22:00:00.000Z', '2026-07-01')).toBe(spreadOf('T-000001'));
  });
});
