import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';
import { contradictsBirthDate, inszDigits, parseInsz as parse, type InszMode } from '../../domain/people/insz.ts';

const today = localDate('2026-09-30');
const parseInsz = (text: string, mode: InszMode) => parse(text, mode, today);

/** A number with the check that belongs to it, computed with big integers as the register describes it. */
function number(nine: string, century: 1900 | 2000 = 1900): string {
  const check = 97n - (BigInt(century === 2000 ? `2${nine}` : nine) % 97n);
  return nine + String(check).padStart(2, '0');
}
const reasonsOf = (text: string, mode: 'demo' | 'production') => {
  const parsed = parseInsz(text, mode);
  return parsed.ok ? [] : parsed.reasons;
};

describe('a test number', () => {
  it.each([
    '88.65.20-542.94',
    '88652054294',
    '88 65 20 542 94',
    ' 886520-54294 ',
    '88.65.20–542.94',
    '88.65.20\u00a0542.94',
  ])('written %j is one and the same in a demo', (text) =>
    expect(parseInsz(text, 'demo')).toEqual({ ok: true, insz: '88652054294', birthDate: '1988-05-20', sex: 'F' }),
  );

  it('born from 2000 has a check over ten digits', () =>
    expect(parseInsz('00681734835', 'demo')).toEqual({
      ok: true,
      insz: '00681734835',
      birthDate: '2000-08-17',
      sex: 'F',
    }));

  it('with day 00 tells no birth date', () =>
    expect(parseInsz(number('906800001'), 'demo')).toMatchObject({ ok: true, birthDate: null, sex: 'M' }));

  it('is refused in production', () => expect(reasonsOf('88652054294', 'production')).toEqual(['insz.testNumber']));
});

describe('a real number', () => {
  it('is refused in a demo, of every kind', () => {
    for (const month of ['05', '25', '45', '00'])
      expect(reasonsOf(number(`90${month}15123`), 'demo')).toEqual(['insz.realNumber']);
  });

  it.each([
    ['ordinary', number('900515123'), '1990-05-15', 'M'],
    ['ordinary, even serial', number('900515124'), '1990-05-15', 'F'],
    ['born from 2000', number('040229002', 2000), '2004-02-29', 'F'],
    ['with month 00', number('900015123'), null, 'M'],
    ['with day 00', number('900500123'), null, 'M'],
    ['bis +20: neither birth date nor sex', number('902515123'), null, null],
    ['bis +40', number('904515123'), '1990-05-15', 'M'],
    ['bis +40 with month 00', number('904015124'), null, 'F'],
  ])('%s', (_, text, birthDate, sex) =>
    expect(parseInsz(text, 'production')).toEqual({ ok: true, insz: text, birthDate, sex }),
  );
});

describe('every reason is named', () => {
  it.each([
    ['', ['insz.missing']],
    [' .- ', ['insz.missing']],
    ['7267040932', ['insz.length']],
    ['726704093211', ['insz.length']],
    ['7267040932X', ['insz.characters']],
    ['onbekend', ['insz.characters', 'insz.length']],
    ['٨٨٦٥٢٠٥٤٢٩٤', ['insz.characters']],
    ['88652054295', ['insz.check']],
    [number('901315123'), ['insz.month']],
    [number('906015123'), ['insz.month']],
    [number('907315123'), ['insz.month']],
    [number('906231123'), ['insz.impossibleDate']],
    ['90051512300', ['insz.check', 'insz.realNumber']],
    [number('900231123'), ['insz.realNumber', 'insz.impossibleDate']],
  ])('%j', (text, reasons) => expect(reasonsOf(text, 'demo')).toEqual(reasons));

  it.each([
    ['born in 2099', number('996515001', 2000), ['insz.future']],
    ['born tomorrow', number('267001001', 2000), ['insz.future']],
    ['serial 000', number('906515000'), ['insz.serial']],
    ['serial 999', number('906515999'), ['insz.serial']],
  ])('%s', (_, text, reasons) => expect(reasonsOf(text, 'demo')).toEqual(reasons));

  it.each([
    ['nothing but zeros', '00000000097', ['insz.serial']],
    ['nothing but zeros, of this century', '00000000029', ['insz.serial']],
    ['born in 2099, on a day that is not known', number('990000001', 2000), ['insz.future']],
    ['bis +20, of 2099', number('992515001', 2000), ['insz.future']],
  ])('%s, in production', (_, text, reasons) => expect(reasonsOf(text, 'production')).toEqual(reasons));

  it('29 February needs the century: 2000 had one, 1900 had not', () => {
    expect(parseInsz(number('006229001', 2000), 'demo')).toMatchObject({ ok: true, birthDate: '2000-02-29' });
    expect(reasonsOf(number('006229001'), 'demo')).toEqual(['insz.impossibleDate']);
  });

  it('a mistake in one digit, or two neighbours swapped, never passes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 61, max: 72 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 998 }),
        fc.constantFrom(1900 as const, 2000 as const),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (year, month, day, serial, century, at, by) => {
          fc.pre(century === 1900 || year < 26);
          const good = number(
            [year, month, day].map((n) => String(n).padStart(2, '0')).join('') + String(serial).padStart(3, '0'),
            century,
          );
          expect(parseInsz(good, 'demo')).toMatchObject({
            ok: true,
            birthDate: `${century + year}-${String(month - 60).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
            sex: serial % 2 ? 'M' : 'F',
          });
          const wrongDigit = good.slice(0, at) + ((Number(good[at]) + by) % 10) + good.slice(at + 1);
          const swapped = good.slice(0, at) + (good[at + 1] ?? '') + good[at] + good.slice(at + 2);
          for (const mistaken of [wrongDigit, swapped]) {
            const parsed = parseInsz(mistaken, 'demo');
            // A mistake can turn into the right number of the other century; it never stays in its own.
            if (mistaken !== good && parsed.ok) expect(parsed.birthDate?.startsWith(String(century / 100))).toBe(false);
          }
        },
      ),
    ));
});

describe('the birth date beside the number', () => {
  it.each([
    ['88652054294', '1988-05-20', false],
    ['88652054294', '2088-05-20', true],
    ['88652054294', '1988-05-21', true],
    [number('900515123'), '1990-05-16', true],
    [number('902515123'), '1971-01-01', false],
    [number('900015123'), '1971-01-01', false],
    ['88652054295', '1988-05-20', false],
    ['88652054295', '1988-06-20', true],
    ['8865205429', '1971-01-01', false],
    ['88652054294', '1988', false],
    ['88652054294', '1988-05', false],
    ['88652054294', '1987', true],
    ['88652054294', '1988-06', true],
  ])('%s and %s: contradiction %s, as far as it is known', (text, date, expected) =>
    expect(contradictsBirthDate(text, date as KnownBirth)).toBe(expected),
  );
});

it('two spellings of a number give the same digits; too few give none', () => {
  expect(inszDigits('88.65.20-542.94')).toBe(inszDigits('88652054294'));
  expect(inszDigits('88.65.20-542.9')).toBeNull();
  expect(inszDigits('')).toBeNull();
});
