import { expect, it } from 'vitest';
import { plannableYears } from '../../../domain/agreement/index.ts';
import { localDate } from '../../../domain/calendar/index.ts';

it('a plan that was missed can be agreed for the year that runs and the next; any other for the year that is asked', () => {
  expect(plannableYears(2026, localDate('2027-01-01'))).toEqual([2027, 2028]);
  expect(plannableYears(2026, localDate('2026-12-31'))).toEqual([2026]);
  expect(plannableYears(2027, localDate('2026-12-31'))).toEqual([2027]);
});
