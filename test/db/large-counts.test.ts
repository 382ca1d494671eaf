import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { countToldOf, keepCount } from '../../db/queries/large-counts.ts';

const database = (): Database => ({}) as Database;
const list = (province: string) => ({ province, phase: 'intake' });

describe('How many a list of thousands has', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  it('is told for ten seconds, of that list and that database alone', () => {
    const db = database();
    keepCount(db, list('limburg'), 2000);
    expect(countToldOf(db, list('limburg'))).toBe(2000);
    expect(countToldOf(db, list('antwerp'))).toBeNull();
    expect(countToldOf(database(), list('limburg'))).toBeNull();
    vi.advanceTimersByTime(9999);
    expect(countToldOf(db, list('limburg'))).toBe(2000);
    vi.advanceTimersByTime(1);
    expect(countToldOf(db, list('limburg'))).toBeNull();
  });

  it('is counted each time where they are fewer: one more or less would be seen', () => {
    const db = database();
    keepCount(db, list('limburg'), 1999);
    expect(countToldOf(db, list('limburg'))).toBeNull();
  });

  it('may be more than a number, and then counts by its size', () => {
    const db = database();
    const tasks = [{ dueOn: '2031-03-12', tasks: 2000 }];
    keepCount(db, list('limburg'), tasks, 1999);
    expect(countToldOf(db, list('limburg'))).toBeNull();
    keepCount(db, list('limburg'), tasks, 2000);
    expect(countToldOf(db, list('limburg'))).toBe(tasks);
  });

  it('is kept of a thousand lists, and of the one that was counted longest ago no more', () => {
    const db = database();
    for (let at = 0; at <= 1000; at += 1) keepCount(db, list(`${at}`), 3000 + at);
    expect(countToldOf(db, list('0'))).toBeNull();
    expect(countToldOf(db, list('1'))).toBe(3001);
    expect(countToldOf(db, list('1000'))).toBe(4000);
  });
});
