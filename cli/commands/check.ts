import type { CheckReport } from '../../app/operations/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { differenceDetails, differenceText, senseWords } from '../../words/index.ts';

export function checkCommand({ program, io, ends }: Cli): void {
  program
    .command('check')
    .option(...jsonOption)
    .summary('vergelijkt Temporal, Postgres en de termijnen, en zoekt wat geen zin heeft')
    .description(
      'Vergelijkt Temporal, Postgres en de termijnen en toont elk verschil, en daarna wat overal hetzelfde is en toch geen zin heeft. Exitcode 1 als er iets is.',
    )
    .action((options: { json?: true }) => ends(run(io, options)));
}

async function run(io: Io, options: { json?: true }): Promise<ExitCode> {
  const report = await withApp(io, (app, verbs) => verbs.check(app));
  if (options.json) printJson(io, report);
  else print(io, report);
  return report.differences.length + report.sense.length > 0 ? exit.refused : exit.ok;
}

function print(io: Io, report: CheckReport): void {
  printDifferences(io, report);
  printSense(io, report.sense);
}

/** What agrees everywhere and makes no sense all the same: what it is, and what to do. */
function printSense(io: Io, sense: CheckReport['sense']): void {
  if (sense.length === 0) return io.out(paint(io, 'green', 'Niets zonder zin.'));
  io.out(paint(io, 'red', `\nWat geen zin heeft (${sense.length}):`));
  table(
    [{ title: 'TRAJECT' }, { title: 'WAT, EN WAT TE DOEN', flexible: true }, { title: 'GEGEVENS', flexible: true }],
    sense.map(({ id, what, details }) => [id ?? '', senseWords[what].nl, differenceDetails(details)]),
    io.columns,
  ).forEach(io.out);
}

function printDifferences(io: Io, { trajectories, openRuns, events, deadlines, differences }: CheckReport): void {
  const { opened, metInTime, metLate, fell, cancelled, openInTime, openOverdue } = deadlines;
  io.out(`${trajectories} trajecten, ${openRuns} open workflows, ${events} gebeurtenissen.`);
  io.out('Termijnen:');
  const rows: [string, number][] = [
    ['geopend', opened],
    ['op tijd gedaan', metInTime],
    ['te laat gedaan', metLate],
    ['verstreken', fell],
    ['vervallen', cancelled],
    ['open, op tijd', openInTime],
    ['open, te laat', openOverdue],
  ];
  rows.forEach(([name, n]) => io.out(`  ${name.padEnd(16)}${String(n).padStart(8)}`));
  const sum = opened - rows.slice(1).reduce((total, [, n]) => total + n, 0);
  io.out(
    sum === 0
      ? '  De som klopt.'
      : paint(io, 'red', `  De som klopt niet: ${Math.abs(sum)} ${sum > 0 ? 'te weinig' : 'te veel'}.`),
  );
  if (differences.length === 0) {
    io.out(paint(io, 'green', 'Geen verschillen.'));
    return;
  }
  io.out(paint(io, 'red', `\n${differences.length} ${differences.length === 1 ? 'verschil' : 'verschillen'}:`));
  const cells = differences.map((it) => [it.id ?? '', differenceText(it.what), differenceDetails(it.details)]);
  table(
    [{ title: 'NUMMER' }, { title: 'VERSCHIL', flexible: true }, { title: 'GEGEVENS', flexible: true }],
    cells,
    io.columns,
  ).forEach(io.out);
}
