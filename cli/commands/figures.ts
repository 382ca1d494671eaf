import { onwardResultWords, onwardWords, provinceText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { dayOptions, listFigures, periodOf, showTable, type TableOptions } from './figure-table.ts';
import { showProcess } from './figures-process.ts';
import { provinces, readProvince, readYear, yearOption } from './capacity-arguments.ts';

export function figuresCommand({ program, io, ends }: Cli): void {
  const figuresOf = program
    .command('figures [CIJFER]')
    .option(...yearOption)
    .option('--province <PROVINCIE>', provinces)
    .option(...dayOptions.from)
    .option(...dayOptions.until)
    .option(...dayOptions.asOf)
    .option('--by <DIMENSIES>', 'opgesplitst naar, met komma’s: province,sex,ageGroup,education,migration,partner,…')
    .option('--csv', 'als CSV, met codes')
    .option(...jsonOption)
    .summary('toont de cijfers: een cijfer met zijn opsplitsing, of de doorverwijzingen van een jaar')
    .description(
      'Toont een cijfer uit de gebeurtenissen, zoals het gekend was op een dag; `w2 figures list` zegt welke er zijn. Zonder cijfer: hoeveel mensen in een jaar werden doorverwezen naar TWE-OCMW, wijk-werken, een werk- en zorgtraject, een ESF-project, een GOB of elders, en wat daarvan kwam.',
    )
    .action((figure: string | undefined, options: Options & TableOptions) =>
      ends(figure === undefined ? figures(io, options) : showTable(io, figure, options)),
    );
  figuresOf
    .command('list')
    .option(...jsonOption)
    .summary('toont welke cijfers er zijn')
    .description('Toont welke cijfers er zijn en waarnaar ze opgesplitst kunnen worden.')
    .action(({ json }: TableOptions) => ends(Promise.resolve(listFigures(io, json ?? false))));
  figuresOf
    .command('process')
    .option('--province <PROVINCIE>', provinces)
    .option(...dayOptions.from)
    .option(...dayOptions.until)
    .option(...dayOptions.asOf)
    .option(...jsonOption)
    .summary('toont hoe het werkelijk loopt: overleg, wachten, wegen, uitval')
    .description('Toont uit de gebeurtenissen alleen hoe het proces werkelijk loopt; niemand noteert er iets voor.')
    .action((options: TableOptions) => ends(showProcess(io, options)));
  figuresOf
    .command('records')
    .option('--figures <CIJFERS>', 'alleen deze, met komma’s')
    .option('--province <PROVINCIE>', provinces)
    .option(...dayOptions.from)
    .option(...dayOptions.until)
    .option(...dayOptions.asOf)
    .summary('schrijft wat er achter de cijfers zit: een regel JSON per geteld ding')
    .description('Schrijft per geteld ding een regel JSON met al zijn dimensies. Exact, dus niet om te publiceren.')
    .action((options: TableOptions & { figures?: string }) => ends(writeRecords(io, options)));
  figuresOf
    .command('export-events')
    .summary('schrijft de gebeurtenissen waaruit geteld wordt, om ze onafhankelijk na te tellen')
    .description(
      'Schrijft een regel JSON per gebeurtenis en per persoon, zonder namen en met telkens andere nummers, om de cijfers met een ander programma na te tellen. Niet om te publiceren.',
    )
    .action(() => ends(exportEvents(io)));
  figuresOf
    .command('check')
    .option(...jsonOption)
    .summary('vergelijkt wat geteld wordt met wat de gebeurtenissen zeggen')
    .description('Vergelijkt traject per traject wat de cijfers tellen met wat de gebeurtenissen zeggen.')
    .action(({ json }: TableOptions) => ends(check(io, json ?? false)));
  figuresOf
    .command('rebuild')
    .summary('leest alle gebeurtenissen opnieuw voor de cijfers')
    .description('Leest elk traject opnieuw uit zijn gebeurtenissen. Nodig na een nieuwe versie van de cijfers.')
    .action(() => ends(rebuild(io)));
}

async function writeRecords(io: Io, options: TableOptions & { figures?: string }): Promise<ExitCode> {
  const given = options.figures?.split(',');
  const asked = { ...periodOf(options), ...(given ? { figures: given } : {}) };
  await withApp(io, async (app, verbs) => {
    let after: string | undefined;
    do {
      const { records, next } = await verbs.figureRecords(app, { ...asked, after });
      for (const record of records) io.out(JSON.stringify(record));
      after = next ?? undefined;
    } while (after !== undefined);
  });
  return exit.ok;
}

async function exportEvents(io: Io): Promise<ExitCode> {
  await withApp(io, async (app, verbs) => {
    for await (const line of await verbs.exportFigureEvents(app)) io.out(JSON.stringify(line));
  });
  return exit.ok;
}

async function check(io: Io, json: boolean): Promise<ExitCode> {
  const found = await withApp(io, (app, verbs) => verbs.checkFigures(app));
  if (json) printJson(io, found);
  else if (found.differing.length === 0) io.out(`${found.lives} trajecten, ${found.facts} feiten. Geen verschillen.`);
  else {
    io.out(`Wat geteld wordt, is niet wat de gebeurtenissen zeggen: ${found.differing.join(', ')}.`);
    io.out('w2 figures rebuild leest ze opnieuw.');
  }
  return found.differing.length === 0 ? exit.ok : exit.refused;
}

async function rebuild(io: Io): Promise<ExitCode> {
  const { lives } = await withApp(io, (app, verbs) => verbs.rebuildFigures(app));
  io.out(`${lives} trajecten opnieuw gelezen.`);
  return exit.ok;
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
