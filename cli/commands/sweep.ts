import type { Command } from 'commander';
import type { SweepReport } from '../../app/operations/index.ts';
import { readDay, readLimit } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { dateText, differenceText as findingText, roundFigureText } from '../../words/index.ts';

export function sweepCommand({ program, io, ends }: Cli): void {
  const sweep = program
    .command('sweep')
    .option('--day <DATUM>', 'van deze dag, JJJJ-MM-DD; anders van vandaag')
    .option(...jsonOption)
    .summary('doet nu de ronde van de dag: overzichten, nazicht en herstel')
    .description(
      'Doet nu de ronde van een werkdag: één overzicht per persoon, en nazicht en herstel van Postgres, Temporal en de klok. Elke werkdag om 7 uur gebeurt dat vanzelf. Een dag die al gedaan is, wordt niet opnieuw gedaan. Exitcode 1 als er iets gevonden is dat niet vanzelf hersteld werd.',
    )
    .action((options: { day?: string; json?: true }) => ends(run(io, options)));
  sweep
    .command('list')
    .option('--limit <AANTAL>', 'hoogstens zoveel dagen', '30')
    .option(...jsonOption)
    .summary('toont de rondes die er waren')
    .description('Toont de rondes die er waren, de laatste eerst.')
    // Both this command and the one above it know --json: whichever took it.
    .action((_own: unknown, command: Command) => ends(list(io, command.optsWithGlobals())));
}

const outcomes: Readonly<Record<SweepReport['outcome'], string>> = {
  ran: 'gedaan',
  ranBefore: 'was al gedaan',
  noWorkingDay: 'geen werkdag, er gebeurde niets',
};

async function run(io: Io, { day, json }: { day?: string; json?: true }): Promise<ExitCode> {
  const given = day === undefined ? {} : { day: readDay('--day', day) };
  const report = await withApp(io, (app, verbs) => verbs.sweep(app, given));
  if (json) printJson(io, report);
  else print(io, report);
  return report.findings.some(({ became }) => became === 'reported') ? exit.refused : exit.ok;
}

function print(io: Io, { day, outcome, missed, counts, findings }: SweepReport): void {
  io.out(paint(io, 'bold', `Ronde${day === null ? '' : ` van ${dateText(day)}`}: ${outcomes[outcome]}.`));
  if (missed > 0) io.out(`${missed} eerdere ${missed === 1 ? 'werkdag' : 'werkdagen'} zonder ronde: deze dekt ze.`);
  for (const [code, number] of Object.entries(counts))
    io.out(`  ${roundFigureText(code).padEnd(40)}${String(number).padStart(6)}`);
  if (findings.length === 0) return;
  io.out('');
  table(
    [{ title: 'TRAJECT' }, { title: 'GEVONDEN', flexible: true }, { title: 'NU' }],
    findings.map((one) => [
      one.id ?? '',
      findingText(one.what),
      one.became === 'repaired' ? 'hersteld' : 'te bekijken',
    ]),
    io.columns,
  ).forEach(io.out);
}

async function list(io: Io, { limit, json }: { limit: string; json?: true }): Promise<ExitCode> {
  const most = readLimit(limit);
  const rows = await withApp(io, (app, verbs) => verbs.listSweeps(app, { limit: most }));
  if (json) {
    printJson(io, rows);
    return exit.ok;
  }
  if (rows.length === 0) io.out('Er was nog geen ronde.');
  else
    table(
      [{ title: 'DAG' }, { title: 'STAND' }, { title: 'GEMIST', right: true }, { title: 'CIJFERS', flexible: true }],
      rows.map(({ day, finishedAt, missed, counts, findings }) => [
        dateText(day),
        finishedAt === null ? 'niet afgewerkt' : 'gedaan',
        String(missed),
        [...Object.entries(counts), ['findings', findings.length] as const]
          .map(([code, n]) => `${roundFigureText(code)} ${n}`)
          .join(', '),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}
