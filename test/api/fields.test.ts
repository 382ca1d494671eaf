import { describe, expect, it } from 'vitest';
import { fieldSchema } from '../../api/schemas/commands.ts';
import { cohortCommandSpecs } from '../../domain/cohort/index.ts';
import { checkFields, type Field } from '../../domain/durable/field.ts';
import { commandSpecs } from '../../domain/trajectory/index.ts';

const values: readonly unknown[] = [
  ...[
    '',
    ' ',
    'x',
    'M-12',
    'a b',
    'a\u0000',
    'x'.repeat(64),
    'x'.repeat(65),
    '-x',
    'yes',
    'leefloon.yes',
    '1yes',
    'x'.repeat(48),
  ],
  ...['2026-03-04', '2026-02-31', '1899-12-31', '1900-01-01', '2199-12-31', '2200-01-01', '0001-01-01', '9999-12-31'],
  ...['00:00', '23:59', '24:00', '99:99', '9:00', 0, 1, -1, 1.5, 2 ** 53, true, false, [], {}],
  ...[{ 'T-000001': 'present' }, { 'T-1': 'present' }, { 'T-000001': 'nope' }, { x: 'present' }],
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`T-${100_000 + index}`, 'present'])),
];

/** Rule sets and calendars are judged by the programme, in more words than a schema has. */
const said = new Set(['rules', 'calendar']);
const fields = [...Object.entries(commandSpecs), ...Object.entries(cohortCommandSpecs)].flatMap(([command, spec]) =>
  Object.entries(spec.fields as Record<string, Field>)
    .filter(([, field]) => !said.has(field.kind))
    .map(([name, field]) => [`${command}.${name}`, { ...field, optional: undefined } as unknown as Field] as const),
);

describe('the schema of a field', () => {
  it.each(fields)('%s allows what the domain takes, and nothing else', (_, field) => {
    for (const value of values) {
      const takes = checkFields({ it: field }, { it: value }) === null;
      expect([value, fieldSchema(field).safeParse(value).success]).toEqual([value, takes]);
    }
  });
});
