import type { PlanChange, PlanView } from '../../app/trajectories/index.ts';
import {
  actionOwnerWords,
  actionStatusWords,
  eventSentence,
  expertStatusWords,
  goalStatusWords,
  planWordsById,
  themeWords,
  topicWords,
  welfareAnswerWords,
  dateText,
} from '../../words/index.ts';
import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { shown, table, wrap, type Column } from '../table.ts';
import { actorText } from './show.ts';

interface Options {
  history?: true;
  json?: true;
}

export function planCommand({ program, io, ends }: Cli): void {
  program
    .command('plan')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option('--history', 'ook wie wat wanneer veranderde')
    .option(...jsonOption)
    .summary('toont het welzijnsplan')
    .description('Toont het welzijnsplan: doelen, acties met eigenaar en streefdatum, vragen om hulp en het overleg.')
    .action((id: string, options: Options) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, { history, json }: Options): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const [plan, changes] = await withApp(io, async (app, verbs) => [
    await verbs.planOf(app, trajectoryId),
    await verbs.planHistory(app, trajectoryId),
  ]);
  if (json) printJson(io, history ? { ...plan, history: changes } : plan);
  else {
    print(io, plan, changes);
    if (history) printHistory(io, changes);
  }
  return exit.ok;
}

function print(io: Io, plan: PlanView, changes: readonly PlanChange[]): void {
  const words = planWordsById(changes);
  const said = (id: string): string => (words.get(id) ?? '').replaceAll('\n', ' ');
  const { version, agreedOn, reviewedOn } = plan;
  io.out(
    paint(
      io,
      'bold',
      agreedOn === null
        ? `${plan.trajectoryId}: welzijnsplan in de maak, nog niet afgesproken`
        : `${plan.trajectoryId}: welzijnsplan, versie ${version}, afgesproken op ${dateText(agreedOn)}${reviewedOn === null ? '' : `, laatst herbekeken op ${dateText(reviewedOn)}`}`,
    ),
  );
  part(
    io,
    'Doelen',
    [{ title: 'NR' }, { title: 'THEMA' }, { title: 'STAND' }, { title: 'IN WOORDEN', flexible: true }],
    plan.goals.map(({ id, theme, status }) => [
      id,
      themeWords[theme].nl,
      goalStatusWords[status ?? 'open'].nl,
      said(id),
    ]),
  );
  part(
    io,
    'Acties',
    [
      { title: 'NR' },
      { title: 'THEMA' },
      { title: 'VAN WIE', flexible: true },
      { title: 'TEGEN' },
      { title: 'STAND' },
      { title: 'IN WOORDEN', flexible: true },
    ],
    plan.actions.map((action) => [
      action.id,
      themeWords[action.theme].nl,
      action.actorId === null ? actionOwnerWords[action.owner].nl : (action.actorName ?? action.actorId),
      dateText(action.dueOn),
      action.late ? 'TE LAAT' : actionStatusWords[action.status].nl,
      said(action.id),
    ]),
  );
  part(
    io,
    'Vragen om hulp',
    [{ title: 'NR' }, { title: 'AAN', flexible: true }, { title: 'BIJ' }, { title: 'OP' }, { title: 'ANTWOORD' }],
    plan.requests.map((one) => [
      one.id,
      one.actorName ?? one.actorId,
      one.actionId ?? '',
      dateText(one.askedOn),
      one.answer === null ? 'nog niet' : `${welfareAnswerWords[one.answer].nl}, ${dateText(one.answeredOn)}`,
    ]),
  );
  part(
    io,
    'Ervaringsdeskundigen',
    [{ title: 'NR' }, { title: 'STAND' }, { title: 'WIE', flexible: true }],
    plan.experts.map(({ id, status, expertId }) => [id, expertStatusWords[status].nl, expertId ?? '']),
  );
  part(
    io,
    'Voor het volgende overleg',
    [{ title: 'NR' }, { title: 'SOORT' }, { title: 'THEMA' }, { title: 'IN WOORDEN', flexible: true }],
    plan.topics.map(({ id, kind, theme }) => [id, topicWords[kind].nl, themeWords[theme].nl, said(id)]),
  );
}

function part(io: Io, title: string, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  io.out(paint(io, 'bold', `\n${title}:`));
  table(columns, rows, io.columns).forEach((line) => io.out(line.replace('TE LAAT', paint(io, 'red', 'TE LAAT'))));
}

function printHistory(io: Io, changes: readonly PlanChange[]): void {
  io.out(paint(io, 'bold', '\nWie wat wanneer veranderde:'));
  if (changes.length === 0) io.out('Nog niemand iets.');
  for (const { on, by, event, text } of changes) {
    wrap(`${dateText(on)}  ${eventSentence(event, 'nl')} (${actorText(by)})`, io.columns).forEach(io.out);
    if (text === null) continue;
    for (const line of text.split('\n')) wrap(shown(line), io.columns - 4).forEach((piece) => io.out(`    ${piece}`));
  }
}
