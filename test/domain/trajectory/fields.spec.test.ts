import { describe, expect, it } from 'vitest';
import { rules2026 } from '../../../domain/rules/index.ts';
import { checkFields, isCommandId, type Field } from '../../../domain/durable/field.ts';

/** What is said of a value for a field of this kind: `fits`, or what was expected. */
function said(field: Field, value: unknown): string {
  const refusal = checkFields({ it: field }, { it: value });
  if (refusal === null) return 'fits';
  expect(refusal).toMatchObject({ refused: 'command.badField', details: { field: 'it' } });
  return String(refusal.details['expected']);
}

describe('A field of a command takes', () => {
  const cases: readonly (readonly [
    Field,
    expected: string,
    fitting: readonly unknown[],
    others: readonly unknown[],
  ])[] = [
    [
      { kind: 'date' },
      'YYYY-MM-DD',
      ['2026-02-28', '1900-01-01', '2199-12-31'],
      ['2026-02-30', '1899-12-31', '2200-01-01', '26-02-01', 20_260_201, true, {}],
    ],
    [{ kind: 'flag' }, 'true|false', [true, false], ['true', 0, 1, {}]],
    [{ kind: 'number' }, '1, 2, 3 …', [1, 7, Number.MAX_SAFE_INTEGER], [0, -1, 1.5, '1', Number.NaN, 2 ** 60, {}]],
    [{ kind: 'code', oneOf: ['care', 'other'] }, 'care|other', ['care', 'other'], ['', 'Care', 'care ', 1, ['care']]],
    [
      { kind: 'id' },
      'id',
      ['a', 'MED-1#7', 'T-000001', 'a:b/c._-', 'x'.repeat(64)],
      ['', ' ', 'Jan Janssens', '-a', '#a', 'x'.repeat(65), 'a\n', 1, ['a'], {}],
    ],
    [
      { kind: 'answer' },
      'answer',
      ['yes', 'a', 'recognised.incapable2', 'x'.repeat(48)],
      ['', '1yes', '.yes', 'yes no', 'x'.repeat(49), 'yes!', 3, ['yes']],
    ],
    [{ kind: 'rules' }, 'rules', [rules2026], [{}, '2026.2', { ...rules2026, ladder: null }]],
    [
      { kind: 'calendar' },
      'calendar',
      [{ closingDays: [] }, { version: 1, closingDays: ['2026-12-24'] }],
      [{}, [], { closingDays: ['24/12'] }],
    ],
  ];
  for (const [field, expected, fitting, others] of cases)
    it(`${field.kind}: ${expected}, and nothing else`, () => {
      for (const value of fitting) expect(said(field, value), JSON.stringify(value)).toBe('fits');
      for (const value of others) expect(said(field, value), JSON.stringify(value)).toBe(expected);
    });

  it('nothing, when it is optional: not there or null is the same', () => {
    const optional = { it: { kind: 'date', optional: true } } as const;
    for (const data of [{}, { it: undefined }, { it: null }]) {
      expect(checkFields(optional, data)).toBeNull();
      expect(checkFields({ it: { kind: 'date' } }, data)).toEqual({
        refused: 'command.missingField',
        details: { field: 'it', expected: 'YYYY-MM-DD' },
      });
    }
  });
});

describe('The data of a command', () => {
  it('is an object', () => {
    for (const data of [null, undefined, 'on', 7, ['2026-01-01']])
      expect(checkFields({}, data)).toEqual({
        refused: 'command.badField',
        details: { field: '(data)', expected: 'object' },
      });
  });

  it('has no field that is not known: it is named, unless its name could be a sentence', () => {
    const fields = { on: { kind: 'date' }, reason: { kind: 'id' } } as const;
    const unknown = (field: string) => ({ refused: 'command.unknownField', details: { field, known: 'on, reason' } });
    expect(checkFields(fields, { no: 1 })).toEqual(unknown('no'));
    expect(checkFields(fields, { toString: 1 })).toEqual(unknown('toString'));
    expect(checkFields(fields, { 'Jan Janssens': 1 })).toEqual(unknown('(unreadable)'));
  });
});

it('an id carries no sentence', () => {
  expect(['MED-1#7', 'Jan Janssens', '', 7, null, ['a']].map(isCommandId)).toEqual([true, ...Array(5).fill(false)]);
});
