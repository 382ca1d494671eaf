import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  cohortWaitText,
  longDate,
  dateText,
  inTimeOrLate,
  lineSentence,
  matterText,
  phaseText,
  waitSentences,
  whoDoesWhat,
} from '../../words/index.ts';
import { readDay, readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { table, wrap } from '../table.ts';
import { printStory } from './why-deadline.ts';

export function whyCommand({ program, io, ends }: Cli): void {
  program
    .command('why')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option('--at <DAG>', 'op een dag van het verleden, JJJJ-MM-DD')
    .option('--deadline <REGEL>', 'het verhaal van een termijn: een regel (MED-1) of een termijn (MED-1#7)')
    .option(...jsonOption)
    .summary('zegt waarop een traject wacht')
    .description(
      'Zegt waarop een traject wacht: op wie, om wat te doen, tot wanneer, door welke regel, en wat er anders gebeurt.',
    )
    .action((id: string, options: Options) => ends(run(io, id, options)));
}

interface Options {
  at?: string;
  deadline?: string;
  json?: true;
}

async function run(io: Io, id: string, options: Options): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const { deadline } = options;
  const at = options.at === undefined ? undefined : readDay('--at', options.at);
  if (deadline !== undefined) {
    const stories = await withApp(io, (app, verbs) => verbs.whyDeadline(app, trajectoryId, deadline));
    if (options.json) printJson(io, stories);
    else stories.forEach((story) => printStory(io, story));
    return exit.ok;
  }
  const view = await withApp(io, (app, verbs) =>
    at === undefined ? verbs.waitingOf(app, trajectoryId) : verbs.waitingAt(app, trajectoryId, at),
  );
  if (options.json) printJson(io, view);
  else print(io, view, at !== undefined);
  return exit.ok;
}

type View = Awaited<ReturnType<Verbs['waitingOf']>>;

function print(io: Io, view: View, past: boolean): void {
  const { trajectoryId, phase, today } = view;
  const on = today as LocalDate;
  io.out(
    paint(io, 'bold', `${trajectoryId}, fase ${phaseText(phase)}, ${past ? 'op' : 'vandaag'} ${longDate(on, 'nl')}`),
  );
  printWaiting(io, view, on);
  printGroup(io, view.group);
}

/** What the person's group waits for, each with its date. */
export function printGroup(io: Io, group: View['group']): void {
  if (!group || group.waiting.length === 0) return;
  io.out(paint(io, 'bold', `\nGroep ${group.cohortId}, groepswerker ${group.groupWorkerId}, wacht op:`));
  for (const wait of group.waiting) io.out(`  ${cohortWaitText(wait)}`);
}

/** Also what `show` says about it. */
export function printWaiting(
  io: Io,
  { waiting, actorNames, line }: Pick<View, 'waiting' | 'actorNames' | 'line'>,
  today: LocalDate,
): void {
  if (!waiting) {
    io.out('Wacht op niets: het traject is afgesloten.');
    return;
  }
  const { waitsFor, also } = waiting;
  waitSentences(waitsFor, today, actorNames).forEach((sentence, i) => {
    for (const line of wrap(sentence, io.columns)) io.out(i === 0 && waitsFor.overdue ? paint(io, 'red', line) : line);
  });
  if (line) for (const text of wrap(lineSentence(line), io.columns)) io.out(text);
  if (also.length === 0) return;
  io.out(paint(io, 'bold', '\nLoopt ook:'));
  const rows = also.map((wait) => [
    dateText(wait.until),
    inTimeOrLate(wait.until, today),
    whoDoesWhat(wait.who, wait.rule, wait.matter ? matterText(wait.matter, actorNames) : ''),
    `${wait.rule}, ${wait.ruleVersion}`,
  ]);
  table(
    [{ title: 'UITERLIJK' }, { title: '' }, { title: 'WIE: WAT', flexible: true }, { title: 'REGEL' }],
    rows,
    io.columns,
  ).forEach(io.out);
}
