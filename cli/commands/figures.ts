import { onwardResultWords, onwardWords, provinceText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { provinces, readProvince, readYear, yearOption } from './capacity-arguments.ts';

export function figuresCommand({ program, io, ends }: Cli): void {
  program
    .command('figures')
    .option(...yearOption)
    .option('--province <PROVINCIE>', provinces)
    .option(...jsonOption)
    .summary('toont de cijfers: doorverwijzingen en wat ervan kwam')
    .description(
      'Toont hoeveel mensen in een jaar werden doorverwezen naar TWE-OCMW, wijk-werken, een werk- en zorgtraject, een ESF-project, een GOB of elders, en wat daarvan kwam.',
    )
    .action((options: Options) => ends(figures(io, options)));
}

interface Options {
  year?: string;
  province?: string;
  json?: true;
}

async function figures(io: Io, { year, province, json }: Options): Promise<ExitCode> {
  const filter = { ...readYear(year), ...(province === undefined ? {} : { province: readProvince(province) }) };
  const view = await withApp(io, (app, verbs) => verbs.onwardFigures(app, filter));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  const where = province === undefined ? '' : ` in ${provinceText(province)}`;
  io.out(paint(io, 'bold', `Doorverwijzingen van ${view.year}${where}`));
  const [head = '', ...body] = table(
    [
      { title: 'NAAR', flexible: true },
      { title: 'ALLE', right: true },
      ...results.map((result) => ({ title: titles[result], right: true as const })),
    ],
    view.destinations.map((row) => [
      onwardWords[row.destination].nl,
      String(row.total),
      ...results.map((result) => String(row[result])),
    ]),
    io.columns,
  );
  io.out(paint(io, 'bold', head));
  body.forEach(io.out);
  io.out('\nGeteld in het jaar van de doorverwijzing. NOG NIETS: daarover werd nog niets genoteerd.');
  return exit.ok;
}

const results = ['started', 'completed', 'stopped', 'notStarted', 'unknown', 'notYetKnown'] as const;
const titles: Readonly<Record<(typeof results)[number], string>> = {
  started: onwardResultWords.started.nl.toUpperCase(),
  completed: onwardResultWords.completed.nl.toUpperCase(),
  stopped: onwardResultWords.stopped.nl.toUpperCase(),
  notStarted: onwardResultWords.notStarted.nl.toUpperCase(),
  unknown: onwardResultWords.unknown.nl.toUpperCase(),
  notYetKnown: 'NOG NIETS',
};
