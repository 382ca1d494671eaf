import type { RefreshReport } from '../../app/operations/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { refusedText } from '../../words/index.ts';

type Result = RefreshReport['runs'][number]['result'];

const words: Readonly<Record<Result, string>> = {
  unchanged: 'onveranderd',
  moved: 'verschoven',
  alreadyNewest: 'al op de nieuwste versie',
  failed: 'mislukt',
};

export function refreshCommand({ program, io, ends }: Cli): void {
  program
    .command('refresh')
    .option(...jsonOption)
    .summary('brengt alle trajecten en groepen naar de nieuwste versie')
    .description(
      'Brengt alle open trajecten en groepen naar de nieuwste versie en zegt per stuk of er iets verschuift. Exitcode 1 als er een mislukt.',
    )
    .action((options: { json?: true }) => ends(run(io, options)));
}

async function run(io: Io, options: { json?: true }): Promise<ExitCode> {
  const report = await withApp(io, (app, verbs) =>
    verbs.refresh(app, (done, total) => io.progress?.(`${done} van ${total}`)),
  );
  if (options.json) printJson(io, report);
  else print(io, report);
  return report.runs.some(({ result }) => result === 'failed') ? exit.refused : exit.ok;
}

function print(io: Io, { build, runs }: RefreshReport): void {
  io.out(paint(io, 'bold', `Versie ${build}: ${runs.length} trajecten en groepen`));
  for (const [result, text] of Object.entries(words)) {
    io.out(`  ${text.padEnd(26)}${String(runs.filter((it) => it.result === result).length).padStart(6)}`);
  }
  const told = runs.filter(({ result }) => result === 'moved' || result === 'failed');
  if (told.length === 0) return;
  const rows = told.map(({ id, result, moves, code }) => [
    id,
    words[result],
    code === undefined ? moves.join('; ') : code === 'run.noAnswer' ? 'geeft geen antwoord' : refusedText(code, 'nl'),
  ]);
  io.out('');
  table(
    [{ title: 'NUMMER' }, { title: 'UITKOMST' }, { title: 'WAT VERSCHUIFT', flexible: true }],
    rows,
    io.columns,
  ).forEach(io.out);
}
