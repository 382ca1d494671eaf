import { provinceCodes } from '../domain/people/codes.ts';
import type { Province } from '../domain/rules/index.ts';
import { ageGroups, educationGroups, migrations, statSexes } from '../domain/statistics/index.ts';
import {
  sums,
  withKind,
  type ProtectedTable,
  type PublishedDimension,
  type PublishedFigure,
  type Release,
} from '../domain/statistics/publication/index.ts';
import type { codes } from '../domain/trajectory/index.ts';
import {
  dimensionValueText,
  figureDefinitions,
  filled,
  onwardWords,
  provinceText,
  reportWords,
  type Lang,
} from '../words/index.ts';

/** A table as it is shown: its numbers are sums over the protected base table, and nothing else. */
export interface ReportTable {
  /** Of a sheet and of its place in the page. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly head: string;
    /** What the rows from here on split by. */
    readonly part?: string;
    readonly cells: readonly (number | null)[];
  }[];
  /** How far its numbers may be from what was counted. */
  readonly nearness: number;
  /** The column of changes, in which 0 is 0, and how far those may be off. */
  readonly change?: { readonly at: number; readonly nearness: number };
}

export const tableOf = ({ tables }: Pick<Release, 'tables'>, figure: PublishedFigure): ProtectedTable | undefined =>
  tables.find((one) => one.figure === figure);

export const totalOf = (release: Pick<Release, 'tables'>, figure: PublishedFigure): number =>
  sums(tableOf(release, figure)?.shown ?? ({} as ProtectedTable['shown']), [])[''] ?? 0;

/** The sum of some codes. */
const summed = (table: ProtectedTable, split: readonly PublishedDimension[]): ((...codes: string[]) => number) => {
  const found = sums(table.shown, split);
  return (...codes) => found[codes.join('|')] ?? 0;
};

const persons = [
  ['sex', statSexes],
  ['ageGroup', ageGroups],
  ['education', educationGroups],
  ['migration', migrations],
] as const;

const titleOf = (figure: PublishedFigure, lang: Lang): string => figureDefinitions[figure].title[lang];
const provinceTitles = (lang: Lang): string[] => provinceCodes.map((one) => provinceText(one, lang));

/** Every figure in a row: each province, all of them, the year before. */
export function overview(
  { release, before }: { release: Release; before: Release | null },
  figures: readonly PublishedFigure[],
  lang: Lang,
): ReportTable {
  const t = reportWords[lang];
  const compared = release.kind === 'year' ? before : null;
  return {
    name: 'overview',
    title: t.overview,
    columns: [
      t.figure,
      ...provinceTitles(lang),
      t.total,
      ...(compared ? [filled(t.before, { year: compared.year }), t.difference] : []),
    ],
    rows: figures.flatMap((figure) => {
      const table = tableOf(release, figure);
      if (!table) return [];
      const of = summed(table, ['province']);
      const total = totalOf(release, figure);
      const last = compared ? totalOf(compared, figure) : 0;
      return [
        {
          head: titleOf(figure, lang),
          cells: [
            ...provinceCodes.map((one) => of(one)),
            total,
            // Of numbers too small to be shown nobody can say by how much they differ.
            ...(compared ? [last, total === 0 || last === 0 ? null : total - last] : []),
          ],
        },
      ];
    }),
    nearness: widest(release, figures),
    ...(compared
      ? { change: { at: provinceCodes.length + 2, nearness: widest(release, figures) + widest(compared, figures) } }
      : {}),
  };
}

export const widest = (release: Release, figures: readonly PublishedFigure[]): number =>
  Math.max(...release.tables.filter(({ figure }) => figures.includes(figure)).map(({ nearness }) => nearness), 0);

/** The tables of one figure: by kind and province, and by what the people are. */
export function tablesOf(release: Release, figure: PublishedFigure, lang: Lang): readonly ReportTable[] {
  const table = tableOf(release, figure);
  if (!table) return [];
  return [
    ...(withKind.includes(figure) ? [byKind(table, lang)] : []),
    ...(table.grain === 'fine' ? [byPerson(table, lang)] : []),
  ];
}

/** Those that are shown: which there are follows from what is published. */
const kindsOf = (table: ProtectedTable): readonly string[] => Object.keys(sums(table.shown, ['kind']));

function byKind(table: ProtectedTable, lang: Lang): ReportTable {
  const t = reportWords[lang];
  const { figure, nearness } = table;
  const of = summed(table, ['province', 'kind']);
  const all = summed(table, ['kind']);
  return {
    name: `${figure}-kind`,
    title: filled(t.perKind, { figure: titleOf(figure, lang) }),
    columns: [t.kind, ...provinceTitles(lang), t.total],
    rows: kindsOf(table).map((kind) => ({
      head: kindText(figure, kind, lang),
      cells: [...provinceCodes.map((province) => of(province, kind)), all(kind)],
    })),
    nearness,
  };
}

/** A kind of what is published; onward referrals say only where to. */
export const kindText = (figure: PublishedFigure, kind: string, lang: Lang): string =>
  figure === 'onward' && isDestination(kind) ? onwardWords[kind][lang] : dimensionValueText(figure, 'kind', kind, lang);

const isDestination = (kind: string): kind is codes.OnwardDestination => kind in onwardWords;

function byPerson(table: ProtectedTable, lang: Lang): ReportTable {
  const t = reportWords[lang];
  const { figure, nearness } = table;
  const across: 'kind' | 'province' = withKind.includes(figure) ? 'kind' : 'province';
  const columns: readonly string[] = across === 'kind' ? kindsOf(table) : provinceCodes;
  return {
    name: `${figure}-person`,
    title: filled(across === 'kind' ? t.kindPerson : t.perPerson, { figure: titleOf(figure, lang) }),
    columns: [
      t.group,
      ...columns.map((one) => (across === 'kind' ? kindText(figure, one, lang) : provinceText(one as Province, lang))),
      t.total,
    ],
    rows: persons.flatMap(([dimension, codes]) => {
      const of = summed(table, [across, dimension]);
      const all = summed(table, [dimension]);
      return codes.map((code) => ({
        head: dimensionValueText(figure, dimension, code, lang),
        part: t[dimension],
        cells: [...columns.map((one) => of(one, code)), all(code)],
      }));
    }),
    nearness,
  };
}
