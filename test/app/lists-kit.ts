import { utils, write } from '@e965/xlsx';
import { registrationColumns, type RegistrationColumn } from '../../domain/people/registration-row.ts';

/** People with test numbers, as many as wanted, each another: the third digit pair of the serial moves the day and year. */
export function* listPeople(): Generator<{ insz: string; born: string }> {
  for (let year = 50; year < 100; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= 28; day += 1)
        for (let serial = 1; serial < 998; serial += 331) {
          const two = (n: number) => String(n).padStart(2, '0');
          const nine = `${year}${60 + month}${two(day)}${String(serial).padStart(3, '0')}`;
          yield { insz: `${nine}${two(97 - (Number(nine) % 97))}`, born: `${two(day)}/${two(month)}/19${year}` };
        }
}

export type Cells = Readonly<Record<RegistrationColumn, string>>;

/** Good rows of our own list, each another person of whom only what must be there is said. */
export function ownRows(): (changes?: Partial<Cells>) => Cells {
  const people = listPeople();
  const none = Object.fromEntries(registrationColumns.map((column) => [column, ''])) as Cells;
  return (changes) => {
    const { insz, born } = people.next().value as { insz: string; born: string };
    return {
      ...{ ...none, INSZ: insz, Naam: 'Testers', Voornaam: 'Noëlla', Geboortedatum: born, Postcode: '3500' },
      ...{ Gemeente: 'Hasselt', Bron: 'VDAB', 'Datum aanmelding': '05/01/2026', ...changes },
    };
  };
}

const ownTable = (rows: readonly Cells[]): string[][] => [
  [...registrationColumns],
  ...rows.map((row) => registrationColumns.map((column) => row[column])),
];
export const ownCsv = (rows: readonly Cells[]): Buffer => Buffer.from(csvOf(ownTable(rows)));
/** Every cell as text, as people mean it. */
export function ownXlsx(rows: readonly Cells[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ownTable(rows)), 'Lijst');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

export const listHeader = [
  'Rijksregisternummer',
  'NAAM',
  'voornaam',
  'Geboortedatum',
  'Straat',
  'Nr',
  'Postcode',
  'Gemeente',
  'GSM',
  'E-mail',
  'Taal',
  'Uitkering',
];

export function listRow({ insz, born }: { insz: string; born: string }, index: number): string[] {
  return [
    insz,
    `Testers${index}`,
    'Noëlla',
    born,
    'Kerkstraat',
    String(1 + (index % 200)),
    '3500',
    'Hasselt',
    `0470 ${String(100_000 + index).replace(/(..)(..)(..)/, '$1 $2 $3')}`,
    '',
    'Nederlands',
    'ziekte',
  ];
}

export const csvOf = (rows: readonly (readonly string[])[], delimiter = ';'): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/["\n;,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
    )
    .join('\r\n');

/** As Excel makes it: numbers as numbers, so zeros in front are gone; dates as dates. */
export function xlsxOf(rows: readonly (readonly string[])[]): Buffer {
  const [header = [], ...body] = rows;
  const sheet = utils.aoa_to_sheet(
    [
      [...header],
      ...body.map((cells) =>
        cells.map((value, column) => {
          const [day, month, year] = value.split('/').map(Number);
          if (column === 3) return new Date(Date.UTC(year!, month! - 1, day));
          return /^\d+$/.test(value) ? Number(value) : value;
        }),
      ),
    ],
    { UTC: true },
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([[]]), 'Leeg');
  utils.book_append_sheet(book, sheet, 'Lijst');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
