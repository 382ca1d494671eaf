import { dimensionValueText, figureDefinitions, provinceText } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { notToPublish, periodOf, type TableOptions } from './figure-table.ts';

type Process = Awaited<ReturnType<Verbs['processFigures']>>;
type Row = Process['waits'][number];

/** So many lines of each part are shown; all of them with --json. */
const mostLines = 10;

/** The process as it is. */
export async function showProcess(io: Io, options: TableOptions): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.processFigures(app, periodOf(options)));
  if (options.json) {
    printJson(io, view);
    return exit.ok;
  }
  io.out(`Van ${view.from} tot en met ${view.until}, zoals gekend op ${view.asOf}. ${notToPublish}`);
  part(io, figureDefinitions.consultedBeforeWeek6.title.nl, view.beforeWeek6, ({ of: [province, kind], number }) =>
    [`${number}`, provinceText(province as never), dimensionValueText('consultedBeforeWeek6', 'kind', kind!)].join(
      '  ',
    ),
  );
  part(io, 'Langste wachttijden (mediaan in dagen)', view.waits, ({ of: [kind, province], median, number }) =>
    [`${median}`, dimensionValueText('waitDays', 'kind', kind!), `${provinceText(province as never)} (${number})`].join(
      '  ',
    ),
  );
  part(io, 'Taken die te laat waren (mediaan in dagen)', view.late, ({ of: [kind, province], median, number }) =>
    [
      `${median ?? '?'}`,
      dimensionValueText('deadlinesMissed', 'kind', kind!),
      `${provinceText(province as never)} (${number})`,
    ].join('  '),
  );
  part(io, figureDefinitions.phaseMoves.title.nl, view.moves, ({ of: [kind], median, number }) =>
    [`${number}`, dimensionValueText('phaseMoves', 'kind', kind!), `mediaan ${median} dagen`].join('  '),
  );
  part(io, figureDefinitions.paths.title.nl, view.paths, ({ of: [kind], number }) =>
    [`${number}`, dimensionValueText('paths', 'kind', kind!)].join('  '),
  );
  if (view.otherPaths > 0) io.out(`${view.otherPaths}  een andere weg`);
  part(io, figureDefinitions.earlyDropouts.title.nl, view.earlyDropouts, ({ of: [kind], number }) =>
    [`${number}`, dimensionValueText('earlyDropouts', 'kind', kind ?? null)].join('  '),
  );
  return exit.ok;
}

function part(io: Io, title: string, rows: readonly Row[], lineOf: (row: Row) => string): void {
  io.out(`\n${paint(io, 'bold', title)}`);
  if (rows.length === 0) io.out('geen');
  rows.slice(0, mostLines).forEach((row) => io.out(lineOf(row)));
}
