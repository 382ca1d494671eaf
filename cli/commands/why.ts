import type { LocalDate } from '../../domain/calendar/index.ts';
import { longDate } from '../../domain/words/index.ts';
import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../verbs.ts';
import { table, wrap } from '../table.ts';
import { dateText, inTimeOrLate, phaseText, waitSentences, whoDoesWhat } from '../words.ts';

export function whyCommand({ program, io, ends }: Cli): void {
  program
    .command('why')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .summary('zegt waarop een traject wacht')
    .description(
      'Zegt waarop een traject wacht: op wie, om wat te doen, tot wanneer, door welke regel, en wat er anders gebeurt.',
    )
    .action((id: string, options: { json?: true }) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, options: { json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const view = await withApp(io, (app, verbs) => verbs.waitingOf(app, trajectoryId));
  if (options.json) printJson(io, view);
  else print(io, view);
  return exit.ok;
}

type View = Awaited<ReturnType<Verbs['waitingOf']>>;

function print(io: Io, { trajectoryId, phase, today, waiting }: View): void {
  const on = today as LocalDate;
  io.out(paint(io, 'bold', `${trajectoryId}, fase ${phaseText(phase)}, vandaag ${longDate(on, 'nl')}`));
  printWaiting(io, waiting, on);
}

/** Also what `show` says about it. */
export function printWaiting(io: Io, waiting: View['waiting'], today: LocalDate): void {
  if (!waiting) {
    io.out('Wacht op niets: het traject is afgesloten.');
    return;
  }
  const { waitsFor, also } = waiting;
  waitSentences(waitsFor, today).forEach((sentence, i) => {
    for (const line of wrap(sentence, io.columns)) io.out(i === 0 && waitsFor.overdue ? paint(io, 'red', line) : line);
  });
  if (also.length === 0) return;
  io.out(paint(io, 'bold', '\nLoopt ook:'));
  const rows = also.map((wait) => [
    dateText(wait.until),
    inTimeOrLate(wait.until, today),
    whoDoesWhat(wait.who, wait.rule),
    `${wait.rule}, ${wait.ruleVersion}`,
  ]);
  table(
    [{ title: 'UITERLIJK' }, { title: '' }, { title: 'WIE: WAT', flexible: true }, { title: 'REGEL' }],
    rows,
    io.columns,
  ).forEach(io.out);
}
