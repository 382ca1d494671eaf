import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readRegistrationList } from '../../app/intake/index.ts';
import { daysBetween, localDate } from '../../domain/calendar/index.ts';
import { noPlaces } from '../../domain/people/places.ts';
import { registrationColumns } from '../../domain/people/registration-row.ts';
import { problemOf, problemSentence } from '../../words/index.ts';
import { testDay } from '../support/day.ts';
import { listPeople } from './lists-kit.ts';

/** Lists as ten offices made them. Each ends as a careful clerk would enter it, or is refused with where and what to do. */
const people = listPeople();
const letters = ['Zoë', 'Günther', 'François', 'Ñusta'];

/** A row of cells with everything right, of someone new. */
function person(changes: Partial<Record<(typeof registrationColumns)[number], unknown>> = {}): unknown[] {
  const { insz, born } = people.next().value as { insz: string; born: string };
  const usual = {
    ...{ Dossiernummer: 'D-1', INSZ: insz, Naam: 'Testers', Voornaam: 'Zoë', Geslacht: 'X', Geboortedatum: born },
    ...{ Straat: 'Kerkstraat', Nummer: '1', Postcode: '3500', Gemeente: 'Hasselt', Telefoon: '0470 12 34 56' },
    ...{ 'E-mail': '', Taal: 'NL', Scholingsgraad: 'laag geschoold', Herkomst: 'EU', Bron: 'VDAB' },
    ...{ 'Datum aanmelding': '05/01/2026', Opmerking: 'belt liever ’s avonds' },
  };
  return registrationColumns.map((column) => ({ ...usual, ...changes })[column]);
}
const header: unknown[] = [...registrationColumns];
const four = () => letters.map((Voornaam) => person({ Voornaam }));
const csv = (rows: unknown[][], delimiter = ';') => rows.map((row) => row.join(delimiter)).join('\r\n');

interface Page {
  readonly rows: unknown[][];
  readonly hidden?: 1 | 2;
  readonly hiddenRows?: readonly number[];
}
function workbook(pages: Readonly<Record<string, Page>>, date1904 = false): Buffer {
  const book = utils.book_new();
  for (const [name, { rows, hiddenRows = [] }] of Object.entries(pages)) {
    const sheet: WorkSheet = utils.aoa_to_sheet(rows);
    sheet['!rows'] = rows.map((_, index) => (hiddenRows.includes(index + 1) ? { hidden: true } : {}));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: Object.values(pages).map(({ hidden = 0 }) => ({ Hidden: hidden as 0 | 1 | 2 })),
  };
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const read = (bytes: Uint8Array, sheet?: string) =>
  readRegistrationList(bytes, { today: testDay, mode: 'demo', places: noPlaces, sheet });
function taken(bytes: Uint8Array, sheet?: string) {
  return read(bytes, sheet).rows.map((row) => {
    if (row.status !== 'ok') throw new Error(`line ${row.line}: ${JSON.stringify(row)}`);
    return row.row;
  });
}
const names = (bytes: Uint8Array, sheet?: string) => taken(bytes, sheet).map(({ firstName }) => firstName);
const refusals = (bytes: Uint8Array) =>
  read(bytes).rows.map((row) =>
    row.status === 'refused' ? row.reasons.map(({ column, code }) => `${column} ${code}`) : row.status,
  );
function refusedWhole(bytes: Uint8Array, sheet?: string): string {
  try {
    read(bytes, sheet);
  } catch (error) {
    const problem = problemOf(error);
    if (problem) return `${problem.code}: ${problemSentence(problem, 'nl')}`;
    throw error;
  }
  throw new Error('taken in');
}

describe('an office that writes CSV', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text: string) => Buffer.from(text.replaceAll('’', '\x92'), 'latin1')],
  ])('in %s keeps every letter', (_, bytes) => {
    const rows = taken(bytes(csv([header, ...four()])));
    expect(rows.map(({ firstName }) => firstName)).toEqual(letters);
    expect(rows[0]).toMatchObject({ education: 'low', language: 'nl', remark: 'belt liever ’s avonds' });
  });

  it.each([
    [';', ';'],
    [',', ','],
    ['a tab', '\t'],
  ])('that names its separator %s first is read, with the lines of the file', (_, delimiter) => {
    const { rows } = read(Buffer.from(`\uFEFFsep=${delimiter}\r\n${csv([header, ...four()], delimiter)}`));
    expect(rows.map(({ line, status }) => [line, status])).toEqual([3, 4, 5, 6].map((line) => [line, 'ok']));
  });

  it('with its own spelling of the columns, and a counter in front, is understood', () => {
    const spelled = ['Nr', ...registrationColumns].map((name) =>
      name === 'Nummer' ? 'Huisnummer' : name === 'INSZ' ? ' rijksregister nummer ' : ` ${name.toUpperCase()} `,
    );
    const without = spelled.filter((name) => name.trim() !== 'OPMERKING');
    const rows = taken(
      Buffer.from(
        csv([
          without,
          ...[person({ Nummer: '12 bus 3' }), person({ Nummer: '7' })].map((row, at) => [at + 1, ...row.slice(0, -1)]),
        ]),
      ),
    );
    expect(rows.map(({ houseNumber, remark }) => [houseNumber, remark])).toEqual([
      ['12 bus 3', ''],
      ['7', ''],
    ]);
  });

  it('in two encodings at once is refused with the line and what to do', () => {
    const lines = csv([header, ...four()])
      .split('\r\n')
      .map((line) => Buffer.from(`${line}\r\n`));
    lines[3] = Buffer.from(csv([person({ Naam: 'Müller' })]) + '\r\n', 'latin1');
    expect(refusedWhole(Buffer.concat(lines))).toMatch(/^list\.letters: Op regel 4 .*CSV UTF-8/);
  });

  it('with the letters of DOS is refused with the line', () => {
    const dos = Buffer.from(
      csv([
        header,
        person({ Voornaam: 'Jan', Opmerking: '' }),
        person({ Voornaam: 'Zo\x89', Naam: 'M\x81ller', Opmerking: '' }),
      ]),
      'latin1',
    );
    expect(refusedWhole(dos)).toMatch(/^list\.letters: Op regel 3 /);
  });

  it('whose letters were broken before has only those rows refused', () => {
    const broken = ['ZoÃ«', 'Zo‰', 'Zo\uFFFD', 'Zoë'].map((Voornaam) => person({ Voornaam }));
    const wrong = ['Voornaam text.wrongLetters'];
    expect(refusals(Buffer.from(csv([header, ...broken])))).toEqual([wrong, wrong, wrong, 'ok']);
  });
});

describe('an office that sends a workbook', () => {
  it('with hidden sheets has the visible list taken in, and is told of the others', () => {
    const file = workbook({
      Oud: { rows: [header, person()], hidden: 1 },
      Geheim: { rows: [header, person()], hidden: 2 },
      Lijst: { rows: [header, ...four()] },
      Uitleg: { rows: [['Zo vult u de lijst in'], ['…']] },
    });
    expect(names(file)).toEqual(letters);
    expect(read(file).left.map(({ code, sheet }) => `${code} ${sheet}`)).toEqual([
      'sheet.hidden Oud',
      'sheet.hidden Geheim',
      'sheet.noList Uitleg',
    ]);
  });

  it('with several lists is asked which, and may say one or all', () => {
    const [first, second] = [person({ Voornaam: 'Ann' }), person({ Voornaam: 'Bo' })];
    const file = workbook({
      Mei: { rows: [header, first] },
      Juni: { rows: [header.toReversed(), second.toReversed(), first.toReversed()] },
    });
    expect(refusedWhole(file)).toMatch(/^list\.severalSheets: .*Mei, Juni.*--sheet/);
    expect(names(file, 'juni ')).toEqual(['Bo', 'Ann']);
    expect(read(file, 'Mei').left).toMatchObject([{ code: 'sheet.notAsked', sheet: 'Juni' }]);
    expect(refusedWhole(file, 'Juli')).toMatch(/^list\.noSheet: .*Mei, Juni/);
    expect(read(file, '*').rows).toMatchObject([
      { line: 2, sheet: 'Mei', status: 'ok' },
      { line: 2, sheet: 'Juni', status: 'ok', row: { firstName: 'Bo' } },
      { line: 3, sheet: 'Juni', status: 'duplicate', ofLine: 2, ofSheet: 'Mei' },
    ]);
  });

  it('with a filter on has only the rows that show taken in, and is told which not', () => {
    const file = workbook({ Lijst: { rows: [header, ...four()], hiddenRows: [3, 5] } });
    expect(names(file)).toEqual(['Zoë', 'François']);
    expect(read(file).left).toMatchObject([
      { code: 'rows.hidden', message: expect.stringMatching(/2 rijen.*: 3, 5\./) as string },
    ]);
  });

  it.each([
    [1900, '1899-12-30'],
    [1904, '1904-01-01'],
  ])('that counts its days from %i, with and without their format, means the same days', (year, zero) => {
    const serial = (day: string) => daysBetween(localDate(zero), localDate(day));
    const { insz, born } = people.next().value as { insz: string; born: string };
    const iso = born.split('/').reverse().join('-');
    const row = person({ INSZ: Number(insz), Geboortedatum: serial(iso), 'Datum aanmelding': serial('2026-01-05') });
    const file = workbook({ Lijst: { rows: [header, row] } }, year === 1904);
    expect(taken(file)).toMatchObject([{ insz, birthDate: iso, registeredOn: '2026-01-05' }]);
  });

  it('with a title above the columns is read from its columns on, with the lines of the file', () => {
    const rows = [['Aanmeldingen van het OCMW'], [], header, person({ Voornaam: 'Ann' })];
    expect(read(workbook({ Lijst: { rows } })).rows).toMatchObject([{ line: 4, status: 'ok' }]);
    expect(read(Buffer.from(csv(rows))).rows).toMatchObject([{ line: 4, status: 'ok' }]);
  });

  it('with numbers as numbers has its zeros back: person numbers and telephones', () => {
    const row = person({
      ...{ INSZ: 7_690_409_061, Geboortedatum: '04/09/2007', Telefoon: 470_123_456, Postcode: 3500, Nummer: 7 },
    });
    const { insz, born } = people.next().value as { insz: string; born: string };
    const ofYear = person({ INSZ: insz, Geboortedatum: Number(born.slice(-4)) });
    expect(taken(workbook({ Lijst: { rows: [header, row, ofYear] } }))).toMatchObject([
      { insz: '07690409061', phone: '+32470123456', postcode: '3500', houseNumber: '7' },
      { insz, birthDate: born.slice(-4) },
    ]);
  });

  it('whose numbers were lost on the way is refused, row by row', () =>
    expect(
      refusals(
        workbook({
          Lijst: {
            rows: [
              header,
              person({ Telefoon: '4.89E+08' }),
              person({ Telefoon: 12_345 }),
              person({ 'E-mail': 'a@b.be a@c.be' }),
              person({ Nummer: { t: 'n', v: 46_058, z: 'd/mm/yyyy' } }),
              person({ Straat: { t: 'e', v: 42, w: '#N/A' } }),
            ],
          },
        }),
      ),
    ).toEqual([
      ['Telefoon phone.invalid'],
      ['Telefoon phone.invalid'],
      ['E-mail email.several'],
      ['Nummer houseNumber.date'],
      ['Straat text.sheetError'],
    ]));
});
