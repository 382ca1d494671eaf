import { codes } from '../../domain/trajectory/index.ts';
import { phaseText } from '../../words/index.ts';
import { readActor, readId, readNote, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';

interface Options {
  reason: string;
  note?: string;
  as: string;
  json?: true;
}

const placeText = {
  asItWas: null,
  offered: 'De aangeboden plaats is opnieuw aangeboden.',
  queued: 'De plaats die was teruggegeven, is intussen weg: de persoon staat vooraan op de wachtlijst.',
} as const;

export function undoClosingCommand({ program, io, ends }: Cli): void {
  program
    .command('undo-closing')
    .argument('<ID>', 'het traject dat bij vergissing is afgesloten, bijvoorbeeld T-000123 of 123')
    .requiredOption('--reason <REDEN>', codes.correctionReasons.join(', '))
    .requiredOption('--as <ROL:KENMERK>', 'wie handelt: teamLead:KENMERK of programmeCoordinator:KENMERK')
    .option('--note <TEKST>', 'vrije tekst; blijft buiten de workflow')
    .option(...jsonOption)
    .summary('draait een afsluiting bij vergissing terug')
    .description(
      'Draait een afsluiting terug die een vergissing was (overleden, verhuisd, gestopt, samengevoegd): hetzelfde traject gaat verder zoals het was. Tot 30 dagen na de afsluiting, door een teamleider of programmacoördinator.',
    )
    .action((id: string, options: Options) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, { reason, note, as, json }: Options): Promise<ExitCode> {
  const request = {
    trajectoryId: readId(id),
    because: readOneOf('--reason', reason, codes.correctionReasons),
    by: readActor(as),
    ...(note === undefined ? {} : { note: readNote(note) }),
  };
  const result = await withApp(io, (app, verbs) => verbs.undoClosing(app, request));
  if (json) {
    printJson(io, result);
    return exit.ok;
  }
  const { trajectoryId, phase, place, already } = result;
  const how = already ? 'Dit was al teruggedraaid.' : 'Teruggedraaid.';
  io.out(`${paint(io, 'green', how)} ${trajectoryId} gaat verder in de fase ${phaseText(phase)}.`);
  const text = placeText[place];
  if (text) io.out(text);
  return exit.ok;
}
