import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { printEvents } from './show.ts';

export function forecastCommand({ program, io, ends }: Cli): void {
  program
    .command('forecast')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .summary('toont wat er gebeurt als niemand iets doet')
    .description('Toont de hele toekomst van een traject als niemand iets doet en geen enkel systeem antwoordt.')
    .action((id: string, options: { json?: true }) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, options: { json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const events = await withApp(io, (app, verbs) => verbs.forecastOf(app, trajectoryId));
  if (options.json) printJson(io, { trajectoryId, events });
  else if (events.length === 0) io.out(`${trajectoryId}: er gebeurt niets meer vanzelf.`);
  else {
    io.out(paint(io, 'bold', `${trajectoryId}: als niemand iets doet`));
    printEvents(io, events);
  }
  return exit.ok;
}
