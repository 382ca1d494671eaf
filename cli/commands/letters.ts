import { deliveryText, letterToWords, letterWords, roleWords, dateText } from '../../words/index.ts';
import { readId, readNumber } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { shown, table, wrap } from '../table.ts';

export function lettersCommand({ program, io, ends }: Cli): void {
  program
    .command('letters')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option('--text <NR>', 'toont deze brief helemaal')
    .option(...jsonOption)
    .summary('toont de brieven van een traject')
    .description('Toont de brieven aan de werkzoekende en aan welzijnsactoren.')
    .action((id: string, options: { text?: string; json?: true }) => ends(letters(io, id, options)));
}

async function letters(io: Io, id: string, { text, json }: { text?: string; json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const number = text === undefined ? null : readNumber('--text', text);
  const view = await withApp(io, (app, verbs) => verbs.lettersOf(app, trajectoryId));
  const one = view.letters.find((letter) => letter.number === number);
  if (number !== null && !one)
    throw new UsageError(`--text: ${trajectoryId} heeft geen brief ${number}; w2 letters ${trajectoryId} toont ze`);
  if (json) printJson(io, one ?? view);
  else if (one) {
    io.out(paint(io, 'bold', shown(one.subject)));
    for (const line of one.text.trimEnd().split('\n')) wrap(shown(line), io.columns).forEach(io.out);
  } else if (view.letters.length === 0) io.out(`${trajectoryId}: er werd nog niets geschreven.`);
  else {
    const rows = view.letters.map((letter) => [
      String(letter.number),
      dateText(letter.on),
      letter.actorId === null ? letterToWords[letter.to].nl : `${letterToWords[letter.to].nl} ${letter.actorId}`,
      letterWords[letter.about].nl,
      deliveryText(letter),
    ]);
    table(
      [
        { title: 'NR', right: true },
        { title: 'DATUM' },
        { title: 'AAN', flexible: true },
        { title: 'OVER' },
        { title: '' },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  return exit.ok;
}

export function notesCommand({ program, io, ends }: Cli): void {
  program
    .command('notes')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .summary('toont de notities van een traject')
    .description('Toont wat bij opdrachten genoteerd werd. Alleen voor wie dit traject mag lezen.')
    .action((id: string, options: { json?: true }) => ends(notes(io, id, options)));
}

async function notes(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const view = await withApp(io, (app, verbs) => verbs.notesOf(app, trajectoryId));
  if (json) printJson(io, view);
  else if (view.notes.length === 0) io.out(`${trajectoryId}: er zijn geen notities.`);
  else {
    const role = (code: string): string => roleWords[code as keyof typeof roleWords]?.nl ?? code;
    const rows = view.notes.map(({ on, by, text }) => [
      dateText(on),
      'id' in by ? `${role(by.role)} ${by.id}` : role(by.role),
      text.replaceAll('\n', ' '),
    ]);
    table([{ title: 'DATUM' }, { title: 'DOOR' }, { title: 'NOTITIE', flexible: true }], rows, io.columns).forEach(
      io.out,
    );
  }
  return exit.ok;
}
