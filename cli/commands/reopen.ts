import { codes } from '../../domain/trajectory/index.ts';
import { readActor, readId, readNote, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';

interface Options {
  because: string;
  note?: string;
  as: string;
  json?: true;
}

export function reopenCommand({ program, io, ends }: Cli): void {
  program
    .command('reopen')
    .argument('<ID>', 'het afgesloten traject, bijvoorbeeld T-000123 of 123')
    .requiredOption('--because <REDEN>', codes.reopenReasons.join(', '))
    .option('--note <TEKST>', 'vrije tekst; blijft buiten de workflow')
    .option('--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld mediator:M-12', 'operator:cli')
    .option(...jsonOption)
    .summary('heropent een afgesloten traject')
    .description(
      'Heropent een afgesloten traject: de persoon krijgt een nieuw traject dat erop verder gaat. De 24 maanden tellen door.',
    )
    .action((id: string, options: Options) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, { because, note, as, json }: Options): Promise<ExitCode> {
  const request = {
    trajectoryId: readId(id),
    because: readOneOf('--because', because, codes.reopenReasons),
    by: readActor(as),
    ...(note === undefined ? {} : { note: readNote(note) }),
  };
  const result = await withApp(io, (app, verbs) => verbs.reopen(app, request));
  if (json) printJson(io, result);
  else io.out(`${paint(io, 'green', 'Heropend.')} ${result.trajectoryId} gaat verder op ${result.reopens}.`);
  return exit.ok;
}
