import { describe, expect, it } from 'vitest';
import { centsOf, decimalOf, minutesOfHours } from '../../web/components/money.ts';
import { euroText, hoursText } from '../../words/index.ts';

describe('An amount that somebody types', () => {
  it.each([
    ['62,50', 6_250],
    ['62.5', 6_250],
    ['€ 2.500.000', 250_000_000],
    ['2 500 000,05', 250_000_005],
    ['1200', 120_000],
    ['1.200', 120_000],
    ['0,01', 1],
    ['', Number.NaN],
    ['-5', Number.NaN],
    ['1,234,5', Number.NaN],
    ['veel', Number.NaN],
  ])('as "%s" is %d cents', (text, cents) => expect(centsOf(text)).toBe(cents));

  it('is the same again when it is shown to be typed', () => {
    for (const cents of [1, 10, 99, 100, 6_250, 250_000_005]) expect(centsOf(decimalOf(cents))).toBe(cents);
    expect(euroText(250_000_005, 'nl')).toBe('€ 2.500.000,05');
    expect([euroText(-5, 'en'), euroText(0, 'nl'), euroText(123_456, 'en')]).toEqual([
      '−€ 0.05',
      '€ 0,00',
      '€ 1,234.56',
    ]);
  });

  it('and hours, whole or with minutes', () => {
    expect(['1600', '7:30', '7:60', 'x'].map(minutesOfHours)).toEqual([96_000, 450, Number.NaN, Number.NaN]);
    expect([hoursText(96_000), hoursText(-61)]).toEqual(['1\u00a0600', '−1:01']);
  });
});
