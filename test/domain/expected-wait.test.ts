import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { expectedWaitBy, type Pace } from '../../domain/rules/expected-wait.ts';

const expectedWait = ({ position = 3, ...pace }: Partial<Pace> & { position?: number } = {}) =>
  expectedWaitBy({ free: 0, cameFree: 0, nextYear: null, ...pace }, localDate('2026-07-01'))(position);

describe('how long someone is expected to wait', () => {
  it('is not at all where a place is free for everyone before', () => {
    expect(expectedWait({ free: 3 })).toEqual({ days: 0, because: 'free' });
    expect(expectedWait({ free: 2, cameFree: 365 })).toEqual({ days: 1, because: 'cameFree' });
  });

  it('is until so many places came free, at the pace of the last twelve months', () => {
    expect(expectedWait({ cameFree: 12 })).toEqual({ days: 92, because: 'cameFree' });
    expect(expectedWait({ position: 1, cameFree: 12 })).toEqual({ days: 31, because: 'cameFree' });
  });

  it('is until the next year opens, when that is sooner and its places are enough', () => {
    expect(expectedWait({ cameFree: 2, nextYear: 60 })).toEqual({ days: 184, because: 'newYear' });
    expect(expectedWait({ cameFree: 2, nextYear: 2 })).toEqual({ days: 548, because: 'cameFree' });
    expect(expectedWait({ cameFree: 12, nextYear: 60 })).toEqual({ days: 92, because: 'cameFree' });
  });

  it('is unknown when no place came free and no contract covers the next year', () => {
    expect(expectedWait()).toBeNull();
    expect(expectedWait({ nextYear: 2 })).toBeNull();
  });
});
