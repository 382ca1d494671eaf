import { expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { aheadText } from '../../web/components/worklist.ts';

it('a row says what happens if nobody acts, also when everyone on the ladder was told', () => {
  const step = { rung: 'reminder', on: localDate('2031-03-12') } as const;
  expect(aheadText('MED-1', 'mediator', [step], 'nl')).toBe('12/3 herinnering');
  expect(aheadText('MED-1', 'mediator', [], 'nl')).toContain('hoger gaat het niet');
  expect(aheadText('MED-1', 'mediator', [], 'en')).toContain('nobody higher');
});
