import { read, utils } from '@e965/xlsx';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeCsv, writeXlsx } from '../../app/sheet.ts';
import { statementOf } from '../../domain/contracts/index.ts';
import { annexRows, statementSheets } from '../../words/index.ts';
import { entry, levanto } from '../domain/contracts/kit.ts';

afterEach(() => vi.useRealTimers());

const annex = annexRows([{ ...levanto, partnerName: '=Levanto vzw' }], 'nl');
const statement = statementSheets(
  {
    statement: statementOf(
      levanto,
      [{ month: '2027-03', entries: [entry('E1', 61), entry('E2', -1, { corrects: 'E1' })] }],
      {
        from: '2027-01',
        until: '2027-12',
      },
    ),
    partnerName: 'Levanto vzw',
    names: {},
  },
  'nl',
);
const cellsOf = (book: Buffer, sheet = 0): unknown[][] => {
  const { Sheets, SheetNames } = read(book);
  return utils.sheet_to_json(Sheets[SheetNames[sheet]!]!, { header: 1 });
};

describe('A table to keep', () => {
  it('has the same bytes for the same content, whenever it is written', () => {
    vi.useFakeTimers({ now: new Date('2027-01-01T10:00:00Z') });
    const [book, text] = [writeXlsx([{ name: 'Contracten', rows: annex }]), writeCsv(annex)];
    vi.setSystemTime(new Date('2031-06-30T23:59:58Z'));
    expect(writeXlsx([{ name: 'Contracten', rows: annex }]).equals(book)).toBe(true);
    expect(writeCsv(annex).equals(text)).toBe(true);
    expect(writeXlsx([{ name: 'Contracten', rows: annex.slice(0, 1) }]).equals(book)).toBe(false);
  });

  it('of tenders answers what was asked: purpose, trajectories, partner, duration, budget, compensation', () => {
    const [head, row] = cellsOf(writeXlsx([{ name: 'Contracten', rows: annex }]));
    const said = Object.fromEntries((head as string[]).map((name, at) => [name, row?.[at]]));
    expect(said).toMatchObject({
      doel: levanto.purpose,
      'aantal trajecten': 60,
      partner: '=Levanto vzw',
      duur: '12 weken',
      budget: 100_000,
      'begrote uren': '1600:00',
      uurtarief: 62.5,
      vergoeding: 'Begrote projecturen van het personeel; geen basisbedrag, geen bonus, niets per deelnemer',
    });
    // A cell that a spreadsheet would run is text there, in both.
    expect(writeCsv(annex).toString()).toContain(",'=Levanto vzw,");
    expect(writeCsv(annex).toString()).toContain(',100000.00,');
  });

  it('of hours has each entry with what it corrects, and ends in the sum of its amounts', () => {
    const [head, ...rows] = cellsOf(writeXlsx(statement), 1);
    const [id, corrects, amount] = ['Notering', 'Verbetert', 'Bedrag (euro)'].map((name) => head!.indexOf(name));
    expect(rows.slice(0, -1).map((row) => [row[id!], row[corrects!], row[amount!]])).toEqual([
      ['E1', '', 63.54],
      ['E2', 'E1', -1.04],
    ]);
    expect(rows.at(-1)?.[amount!]).toBe(62.5);
  });
});
