import { describe, expect, it } from 'vitest';
import { readListRows, writeRefused } from '../../app/intake/index.ts';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const jan = { INSZ: '1', Naam: 'Peeters', Voornaam: 'Jan', Opmerking: '=1+1' };

describe('a list that a program exports as JSON', () => {
  it('is read by the names of its fields, whatever a later entry has beside', async () => {
    const rows = await readListRows(bytes([jan, { ...jan, Naam: 'Claes', Postcode: 9000, Taal: null }]));
    expect(rows.map(({ line, cells }) => [line, cells.Naam, cells.Postcode, cells.Taal])).toEqual([
      [1, 'Peeters', '', ''],
      [2, 'Claes', '9000', ''],
    ]);
  });

  it('is no list when it holds anything but people, or nobody', async () => {
    await expect(readListRows(bytes([jan, { ...jan, Naam: { first: 'x' } }]))).rejects.toMatchObject({
      code: 'list.notAList',
    });
    await expect(readListRows(bytes([]))).rejects.toMatchObject({ code: 'list.empty' });
  });

  it('gives back the rows that were refused, each with its reasons, as text that no spreadsheet runs', async () => {
    const reasons = [{ column: 'INSZ', code: 'insz.length', message: 'Te kort.' }];
    const file = await writeRefused(bytes([jan, { ...jan, Naam: 'Claes' }]), [{ line: 2, reasons }]);
    expect(JSON.parse(file.toString())).toEqual([
      { ...jan, Naam: 'Claes', Opmerking: '=1+1', Reden: 'INSZ: Te kort.' },
    ]);
    const csv = Buffer.from('INSZ;Naam;Voornaam;Opmerking\n1;Peeters;Jan;=1+1\n');
    expect((await writeRefused(csv, [{ line: 2, reasons }])).toString()).toContain("'=1+1;INSZ: Te kort.");
  });
});
