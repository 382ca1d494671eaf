import type { Actor, TrajectoryEvent } from '../../domain/trajectory/index.ts';
import {
  closeWords,
  eventSentence,
  keptAfterWithdrawal,
  exchangedText,
  lookupStatusWords,
  lookupSystemWords,
  onwardSentence,
  trackSentence,
  roleWords,
  dateText,
  phaseText,
  provinceText,
} from '../../words/index.ts';
import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { facts, shown, table, wrap } from '../table.ts';
import { printGroup, printWaiting } from './why.ts';

export function showCommand({ program, io, ends }: Cli): void {
  program
    .command('show')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .summary('toont één traject')
    .description('Toont één traject: wie het is, waarop het wacht, de opzoekingen en alles wat er gebeurde.')
    .action((id: string, options: { json?: true }) => ends(run(io, id, options)));
}

async function run(io: Io, id: string, options: { json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const view = await withApp(io, (app, verbs) => verbs.showTrajectory(app, trajectoryId));
  if (options.json) printJson(io, view);
  else print(io, view);
  return exit.ok;
}

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;

function print(io: Io, view: View): void {
  const { person, lookups, events, closed } = view;
  io.out(
    paint(
      io,
      'bold',
      `${view.trajectoryId}  ${shown([person.firstName, person.lastName].filter(Boolean).join(' ') || '–')}`,
    ),
  );
  facts(
    [
      [
        'Fase',
        `${phaseText(view.phase)}, sinds ${dateText(view.phaseSince)}${closed?.reason ? ` (${closeWords[closed.reason].nl})` : ''}`,
      ],
      ['In het programma', `sinds ${dateText(view.enteredOn)}`],
      ['Gaat verder op', view.reopens ?? ''],
      ['Ging verder als', view.followedBy ?? ''],
      ['Samengevoegd met', view.mergedInto ?? ''],
      ['Provincie', provinceText(view.province)],
      ['Dossier', view.dossierNumber ?? ''],
      ['Bemiddelaar', view.mediatorId ?? 'nog geen'],
      ['Woonplaats', [person.postcode, person.municipality].filter(Boolean).join(' ')],
      ['Telefoon, e-mail', [person.phone, person.email].filter(Boolean).join(', ')],
    ].filter((pair): pair is [string, string] => pair[1] !== ''),
    io.columns,
  ).forEach(io.out);
  io.out('');
  printWaiting(io, view, view.today);
  printGroup(io, view.group);
  // Before it starts only what the 24 months cut is known for sure.
  if (view.track && (view.track.cutByCap || view.phase === 'groupTrack'))
    wrap(trackSentence(view.track), io.columns).forEach(io.out);
  if (view.onward.length > 0) {
    io.out(paint(io, 'bold', '\nDoorverwijzingen:'));
    view.onward.map((one) => onwardSentence(one)).forEach((text) => wrap(text, io.columns).forEach(io.out));
  }
  if (closed?.reason === 'consentWithdrawn') wrap(keptAfterWithdrawal.nl, io.columns).forEach(io.out);
  if (lookups.length > 0) {
    io.out(paint(io, 'bold', '\nOpzoekingen:'));
    const rows = lookups.map((it) => [
      lookupSystemWords[it.system].nl,
      lookupStatusWords[it.status].nl,
      it.answer === null ? '' : exchangedText(it.answer, 'nl'),
      dateText(it.since),
      `${it.attempts}x`,
      dateText(it.firstAskedOn),
    ]);
    table(
      [
        { title: 'BIJ' },
        { title: 'STAND' },
        { title: 'ANTWOORD', flexible: true },
        { title: 'SINDS' },
        { title: 'GEVRAAGD', right: true },
        { title: 'EERST OP' },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  io.out(paint(io, 'bold', '\nWat er gebeurde:'));
  printEvents(io, events);
}

/** A timeline; `forecast` shows the future with the same one. */
export function printEvents(io: Io, events: readonly TrajectoryEvent[]): void {
  const rows = events.map((event) => [
    String(event.sequence),
    dateText(event.on),
    eventSentence(event, 'nl'),
    actorText(event.by),
  ]);
  table(
    [{ title: 'NR', right: true }, { title: 'DATUM' }, { title: 'WAT', flexible: true }, { title: 'DOOR' }],
    rows,
    io.columns,
  ).forEach(io.out);
}

export const actorText = (by: Actor): string =>
  'id' in by ? `${roleWords[by.role].nl} ${by.id}` : roleWords[by.role].nl;
