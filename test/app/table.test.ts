import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, writeTable, type Table } from '../../app/intake/tables/table.ts';

const ofKind = (kind: Table['kind'], header: readonly string[]): Table => ({ kind, header, rows: [], left: [] });
const csv = (delimiter: ';' | ',' | '\t') => ({ format: 'csv', delimiter, encoding: 'utf-8' }) as const;

/** Pieces that mean something to a reader of lists or to a spreadsheet. */
const cell = fc
  .array(fc.constantFrom('a', ' ', '"', ';', ',', '\t', '\n', '=', '+', '-', '@', "'", 'é', '€'), { maxLength: 6 })
  .map((pieces) => pieces.join(''))
  // A guard that was there before is read as ours.
  .filter((text) => !/^'[=+\-@\t]/.test(text));

describe('a list that is written', () => {
  it.each([';', ',', '\t'] as const)('with %j and read again has the same cells, whatever they hold', (delimiter) =>
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const written = rows.map(([one, last], index) => ({ cells: [String(index), one], last }));
        const back = readTable(writeTable(ofKind(csv(delimiter), ['Nr', 'Naam']), 'Reden', written));
        expect(back.kind).toEqual(csv(delimiter));
        expect(back.header).toEqual(['Nr', 'Naam', 'Reden']);
        expect(back.rows.map(({ cells }) => cells)).toEqual(
          rows.map(([one, last], index) => [String(index), one, last]),
        );
      }),
      { numRuns: 300 },
    ),
  );

  it('keeps a lone carriage return within its cell', () => {
    const text = writeTable(ofKind(csv(';'), ['Nr']), 'Reden', [{ cells: ['1'], last: 'a\rb' }]).toString();
    expect(text).toBe('Nr;Reden\r\n1;"a\rb"\r\n');
  });

  it.each([csv(';'), { format: 'xlsx', since1904: false } as const])(
    'runs nothing when a spreadsheet opens it, not even its header: %j',
    (kind) => {
      const runs = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'];
      const file = writeTable(ofKind(kind, runs), 'Reden', [{ cells: runs, last: '=2' }]);
      if (kind.format === 'csv') {
        const [header, row] = file.toString().split('\r\n');
        expect(header).toBe(`'=1+1;'+1;'-1;'@SUM(A1);'\t=1;Reden`);
        expect(row).toBe(`'=1+1;'+1;'-1;'@SUM(A1);'\t=1;'=2`);
      }
      const back = readTable(file);
      expect(back.header).toEqual([...runs.slice(0, 4), '=1', 'Reden']);
      expect(back.rows[0]?.cells).toEqual([...runs, '=2']);
    },
  );
});
