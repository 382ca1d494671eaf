import { commandNames, commandSpecs, type CommandName } from '../../domain/trajectory/index.ts';
import { commandText, happenedText, refusalSentence, phaseText } from '../../words/index.ts';
import { readActor, readData, readId, readNote, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';

interface Options {
  data?: string;
  note?: string;
  as: string;
  json?: true;
}

export function doCommand({ program, io, ends }: Cli): void {
  program
    .command('do')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .argument('<OPDRACHT>', 'wat er gedaan is; w2 commands ID toont wat nu kan')
    .option('--data <JSON>', `de velden, bijvoorbeeld '{"on":"2026-03-04"}'`)
    .option('--note <TEKST>', 'vrije tekst; blijft buiten de workflow')
    .option('--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld mediator:M-12', 'operator:cli')
    .option(...jsonOption)
    .summary('geeft een opdracht aan een traject')
    .description(
      'Geeft een opdracht aan een traject. Antwoordt zodra de gebeurtenissen bewaard zijn; exitcode 1 bij een weigering.',
    )
    .action((id: string, name: string, options: Options) => ends(run(io, id, name, options)));
}

/** Who acts is an option: without it that is the operator, whose the judgement of a person is not. */
const actAs = (name: CommandName, refused: string): string =>
  refused === 'actor.notAllowed' ? ` Geef --as ${commandSpecs[name].by[0]}:KENMERK.` : '';

async function run(io: Io, id: string, command: string, { data, note, as, json }: Options): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const name = readOneOf('opdracht', command, commandNames);
  const by = readActor(as);
  const fields = data === undefined ? {} : readData(data);
  if (note !== undefined) readNote(note);
  const result = await withApp(io, (app, verbs) =>
    verbs.giveCommand(app, { trajectoryId, name, by, data: fields, ...(note === undefined ? {} : { note }) }),
  );
  if (json) printJson(io, result);
  if (!result.ok) {
    const sentence = `${refusalSentence(result.refusal, 'nl')}${actAs(name, result.refusal.refused)}`;
    io.err(`w2: ${trajectoryId}, ${commandText(name, 'nl')}: ${sentence} [${result.refusal.refused}]`);
    return exit.refused;
  }
  if (!json) {
    io.out(
      `${paint(io, 'green', 'Gedaan.')} ${trajectoryId} is nu in de fase ${phaseText(result.phase)} (gebeurtenis ${result.sequence}).`,
    );
    io.out(
      result.events.length === 0 ? 'Er veranderde niets: het was al zo.' : `Gebeurd: ${happenedText(result.events)}.`,
    );
  }
  return exit.ok;
}
