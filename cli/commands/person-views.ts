import type { Command } from 'commander';
import { glassReasons, revealReasons } from '../../domain/rights/index.ts';
import { dateTimeText, relationText, viewReasonText, viewText } from '../../words/index.ts';
import { readId, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { aPerson, readPersonId } from './person-id.ts';

/** Who looked, and what is shown to whoever says why. */
export function personViewCommands(person: Command, { io, ends }: Pick<Cli, 'io' | 'ends'>): void {
  person
    .command('views')
    .argument('<ID>', aPerson)
    .option(...jsonOption)
    .summary('toont wie gekeken heeft')
    .description('Toont wie gegevens van een persoon bekeken heeft, wanneer, als wat en waarom, het nieuwste bovenaan.')
    .action((id: string, options: { json?: true }) => ends(views(io, id, options)));
  person
    .command('reveal')
    .argument('<ID>', aPerson)
    .requiredOption('--reason <REDEN>', revealReasons.join(', '))
    .option(...jsonOption)
    .summary('toont telefoon en mail')
    .description('Toont telefoon en mail van een persoon. Wie dat vroeg en waarom, wordt bewaard.')
    .action((id: string, options: { reason: string; json?: true }) => ends(reveal(io, id, options)));
  person
    .command('open-file')
    .argument('<TRAJECT>', 'een traject dat niet van jou is')
    .requiredOption('--reason <REDEN>', glassReasons.join(', '))
    .summary('opent een dossier met een reden')
    .description('Opent voor vier uur een dossier dat niet van jou is. De bemiddelaar wordt verwittigd.')
    .action((id: string, { reason }: { reason: string }) => ends(open(io, id, reason)));
}

async function views(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const who = readPersonId(id);
  const view = await withApp(io, (app, verbs) => verbs.viewsOf(app, who));
  if (json) printJson(io, view);
  else if (view.views.length === 0) io.out('Nog niemand heeft gekeken.');
  else
    table(
      [{ title: 'WANNEER' }, { title: 'WIE', flexible: true }, { title: 'ALS' }, { title: 'WAT' }, { title: 'WAAROM' }],
      view.views.map(({ at, viewerId, relation, operation, reason }) => [
        dateTimeText(at),
        viewerId ?? 'w2',
        relationText(relation),
        viewText(operation),
        viewReasonText(reason),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function reveal(io: Io, id: string, { reason, json }: { reason: string; json?: true }): Promise<ExitCode> {
  const who = readPersonId(id);
  const why = readOneOf('--reason', reason, revealReasons);
  const contact = await withApp(io, (app, verbs) => verbs.revealContact(app, who, why));
  if (json) printJson(io, contact);
  else {
    io.out(`Telefoon: ${contact.phone || '–'}`);
    io.out(`Mail: ${contact.email || '–'}`);
  }
  return exit.ok;
}

async function open(io: Io, id: string, reason: string): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const why = readOneOf('--reason', reason, glassReasons);
  const { until } = await withApp(io, (app, verbs) => verbs.breakGlass(app, trajectoryId, why));
  io.out(`${trajectoryId} is open tot ${dateTimeText(until)}. De bemiddelaar is verwittigd.`);
  return exit.ok;
}
