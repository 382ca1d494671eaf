import { createHash } from 'node:crypto';
import { writeCsv, writeXlsx, type Row } from '../app/sheet.ts';
import { provinces } from '../domain/people/codes.ts';
import type { Province } from '../domain/rules/index.ts';
import { cellsOf, codesOf, type Release } from '../domain/statistics/publication/index.ts';
import { annexRows, reportWords, type Lang } from '../words/index.ts';
import { figuresOf } from './body.ts';
import { catalogue } from './dcat.ts';
import { reportDocument } from './document.ts';
import { dataPackage } from './package.ts';
import { overview, tablesOf, type ReportTable } from './tables.ts';
import type { ReleasePair, ReportKind } from './texts.ts';

/** A file of a release. The same release gives the same bytes. */
export interface ReportFile {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

/** ISCED 2011: the levels in each group. */
const isced: Readonly<Record<string, string>> = { low: '0-2', middle: '3-4', high: '5-8' };

const baseColumns = [
  'figure',
  'province',
  'province_nis',
  'sex',
  'age_group',
  'education',
  'isced',
  'migration',
  'kind',
  'number',
] as const;

/** The protected base tables: every number of the report is a sum over these rows, which anybody can make again. */
function baseRows({ tables }: Release): readonly Row[] {
  return [
    baseColumns,
    ...tables.flatMap(({ figure, shown }) =>
      cellsOf(shown).map(([key, number]): Row => {
        const [province = '', sex = '', age = '', education = '', migration = '', kind = ''] = codesOf(key);
        const nis = provinces[province as Province]?.nis ?? '';
        return [figure, province, nis, sex, age, education, isced[education] ?? '', migration, kind, number].map(
          (cell) => (cell === '-' ? '' : cell),
        );
      }),
    ),
  ];
}

const sheetOf = ({ columns, rows, title }: ReportTable): readonly Row[] => [
  [title],
  columns,
  ...rows.map(({ head, part, cells }): Row => [
    part === undefined ? head : `${part}: ${head}`,
    ...cells.map((cell) => cell ?? ''),
  ]),
];

/** A name of at most 31 letters without what spreadsheets refuse. */
const sheetName = (name: string): string => name.replaceAll(/[^A-Za-z0-9 -]/g, '').slice(0, 31);

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The names of all files of a release, in the order of `reportFiles`. */
export const reportFileNames = (kind: ReportKind): readonly string[] => [
  `${kind === 'report' ? 'verslag' : 'antwoord'}.html`,
  'cijfers.csv',
  'contracten.csv',
  'cijfers.xlsx',
  'datapackage.json',
  'dcat.jsonld',
];

/** All files of a release, in a fixed order. */
export async function reportFiles(kind: ReportKind, pair: ReleasePair, lang: Lang): Promise<readonly ReportFile[]> {
  const { release } = pair;
  const figures = figuresOf(kind);
  const tables = [overview(pair, figures, lang), ...figures.flatMap((figure) => tablesOf(release, figure, lang))];
  const annex = annexRows(release.annex, lang);
  const text = (name: string, type: string, body: string): ReportFile => ({ name, type, body: Buffer.from(body) });
  const data: ReportFile[] = [
    { name: 'cijfers.csv', type: 'text/csv; charset=utf-8', body: writeCsv(baseRows(release)) },
    { name: 'contracten.csv', type: 'text/csv; charset=utf-8', body: writeCsv(annex) },
    {
      name: 'cijfers.xlsx',
      type: spreadsheet,
      body: writeXlsx([
        ...tables.map((table) => ({ name: sheetName(table.name), rows: sheetOf(table) })),
        { name: sheetName(reportWords[lang].release), rows: annex },
      ]),
    },
  ];
  const described = data.map(({ name, type, body }) => ({ name, type, bytes: body.length, hash: hashOf(body) }));
  return [
    text(
      `${kind === 'report' ? 'verslag' : 'antwoord'}.html`,
      'text/html; charset=utf-8',
      await reportDocument(kind, pair, lang),
    ),
    ...data,
    text('datapackage.json', 'application/json; charset=utf-8', dataPackage(release, described, annex[0] ?? [], lang)),
    text('dcat.jsonld', 'application/ld+json; charset=utf-8', catalogue(release, described, lang)),
  ];
}

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
