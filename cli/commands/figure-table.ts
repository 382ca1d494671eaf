import { dimensions, figureCodes, type Dimension } from '../../domain/statistics/index.ts';
import { provinceText, shortDate, dimensionValueText, figureDefinitions, figureDimensions } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { readDay } from '../arguments.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { readProvince } from './capacity-arguments.ts';

type FigureTable = Awaited<ReturnType<Verbs['figureTable']>>;

/** What a figure is asked with, as commander gives it. */
export interface TableOptions {
  from?: string;
  until?: string;
  asOf?: string;
  by?: string;
  province?: string;
  json?: true;
  csv?: true;
}

/** The days of a period, each with what it is when left out. */
export const dayOptions = {
  from: ['--from <DAG>', 'de eerste dag; weggelaten: 1 januari van het jaar van --until'],
  until: ['--until <DAG>', 'de laatste dag; weggelaten: --as-of'],
  asOf: ['--as-of <DAG>', 'zoals het op het einde van die dag gekend was; weggelaten: vandaag'],
} as const;

export const periodOf = ({ from, until, asOf, province }: TableOptions) => ({
  ...(from === undefined ? {} : { from: readDay('--from', from) }),
  ...(until === undefined ? {} : { until: readDay('--until', until) }),
  ...(asOf === undefined ? {} : { asOf: readDay('--as-of', asOf) }),
  ...(province === undefined ? {} : { province: readProvince(province) }),
});

/** Exact figures tell of people: that is said wherever they are shown. */
export const notToPublish = 'Exacte aantallen: niet om te publiceren.';

/** One figure, split as asked: for people, as CSV with codes, or as JSON. */
export async function showTable(io: Io, figure: string, options: TableOptions): Promise<ExitCode> {
  const by = options.by?.split(',').filter((name) => name !== '') ?? [];
  const view = await withApp(io, (app, verbs) => verbs.figureTable(app, { figure, by, ...periodOf(options) }));
  if (options.json) printJson(io, view);
  else if (options.csv) csvOf(view).forEach(io.out);
  else inPrint(io, view);
  return exit.ok;
}

/** Codes and numbers; no value of ours holds a comma or a quote. */
function csvOf({ by, rows }: FigureTable): string[] {
  const lines = rows.map(({ of, number, known, quartile1, median, quartile3, longest }) =>
    [...of, number, known, quartile1, median, quartile3, longest].map((value) => value ?? '').join(','),
  );
  return [[...by, 'number', 'known', 'quartile1', 'median', 'quartile3', 'longest'].join(','), ...lines];
}

function inPrint(io: Io, { figure, from, until, asOf, province, by, rows, total }: FigureTable): void {
  const { title, counts, days } = figureDefinitions[figure];
  io.out(paint(io, 'bold', `${title.nl}: ${total}${province ? ` in ${provinceText(province)}` : ''}`));
  io.out(`Van ${shortDate(from)} tot en met ${shortDate(until)}, zoals gekend op ${shortDate(asOf)}. ${notToPublish}`);
  const hasDays = days !== null;
  const [head = '', ...body] = table(
    [
      ...by.map((name, at) => ({
        title: figureDimensions[name].title.nl.toUpperCase(),
        ...(at === 0 ? { flexible: true as const } : {}),
      })),
      { title: 'AANTAL', right: true },
      ...(hasDays
        ? ['KWARTIEL', 'MEDIAAN', 'KWARTIEL', 'LANGST'].map((t) => ({ title: t, right: true as const }))
        : []),
    ],
    rows.map(({ of, number, quartile1, median, quartile3, longest }) => [
      ...of.map((value, at) => dimensionValueText(figure, by[at] as Dimension, value)),
      String(number),
      ...(hasDays ? [quartile1, median, quartile3, longest].map((value) => String(value ?? '')) : []),
    ]),
    io.columns,
  );
  io.out(paint(io, 'bold', head));
  body.forEach(io.out);
  io.out(`\n${counts.nl}`);
  if (days) io.out(`Dagen: ${days.nl}.`);
  for (const name of by) io.out(`${figureDimensions[name].title.nl}: ${figureDimensions[name].means.nl}`);
}

/** Every figure there is, and by what it can be split. */
export function listFigures(io: Io, json: boolean): ExitCode {
  if (json) {
    printJson(io, { figures: figureCodes.map((code) => ({ code, ...figureDefinitions[code] })), dimensions });
    return exit.ok;
  }
  for (const code of figureCodes) io.out(`${code.padEnd(22)} ${figureDefinitions[code].title.nl}`);
  io.out(`\nOpsplitsen (--by) kan naar: ${dimensions.join(', ')}.`);
  return exit.ok;
}
