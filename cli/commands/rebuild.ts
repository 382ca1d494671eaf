import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { wrap } from '../table.ts';

export function rebuildCommand({ program, io, ends }: Cli): void {
  program
    .command('rebuild')
    .argument('[ID]', 'alleen dit traject')
    .option(...jsonOption)
    .summary('start verloren workflows opnieuw uit hun gebeurtenissen')
    .description('Start verloren workflows opnieuw uit hun gebeurtenissen. Waar er nog een loopt, gebeurt niets.')
    .action((id: string | undefined, options: { json?: true }) => ends(run(io, id, options)));
}

async function run(io: Io, id: string | undefined, options: { json?: true }): Promise<ExitCode> {
  const only = id === undefined ? undefined : readId(id);
  const report = await withApp(io, (app, verbs) =>
    verbs.rebuild(app, only, (done, total) => io.progress?.(`${done} van ${total} trajecten`)),
  );
  if (options.json) printJson(io, report);
  else {
    io.out(`${report.rebuilt.length} opnieuw gestart, ${report.running} liepen nog.`);
    for (const { id: of, code } of report.failed) io.out(`${of}: niet gelukt [${code}]`);
    if (report.rebuilt.length > 0) wrap(report.rebuilt.join(' '), io.columns).forEach(io.out);
  }
  return report.failed.length > 0 ? exit.refused : exit.ok;
}
