import { expect, it } from 'vitest';
import { movesWithLater } from '../../../domain/cohort/index.ts';
import type { LocalDate } from '../../../domain/calendar/index.ts';

const session = (sessionId: string, day: string, status: 'planned' | 'recorded' | 'cancelled' = 'planned') => ({
  sessionId,
  day: day as LocalDate,
  status,
});
const sessions = [
  session('S1', '2026-03-02', 'recorded'),
  session('S2', '2026-03-09'),
  session('S3', '2026-03-16'),
  session('S4', '2026-03-23', 'cancelled'),
  session('S5', '2026-03-30'),
];
const days = (day: string) =>
  movesWithLater(sessions, 'S2', day as LocalDate).map(({ sessionId, from, day: to }) => `${sessionId} ${from} ${to}`);

it('moves the later planned sessions by as many days, the last first, so that none lands on one that has still to go', () => {
  expect(days('2026-03-16')).toEqual([
    'S5 2026-03-30 2026-04-06',
    'S3 2026-03-16 2026-03-23',
    'S2 2026-03-09 2026-03-16',
  ]);
});

it('moves them forward the first first', () => {
  expect(days('2026-03-05')).toEqual([
    'S2 2026-03-09 2026-03-05',
    'S3 2026-03-16 2026-03-12',
    'S5 2026-03-30 2026-03-26',
  ]);
});

it('leaves another one of that very day where it is', () => {
  const twice = [session('S1', '2026-03-09'), session('S2', '2026-03-09'), session('S3', '2026-03-16')];
  const moved = movesWithLater(twice, 'S1', '2026-03-10' as LocalDate);
  expect(moved.map(({ sessionId }) => sessionId)).toEqual(['S3', 'S1']);
});

it('moves nothing when there is no such session', () => {
  expect(movesWithLater(sessions, 'S9', '2026-03-16' as LocalDate)).toEqual([]);
});
