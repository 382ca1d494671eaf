import { accountText, blockReasonWords, dateTimeText } from '../../words/index.ts';
import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { done, mappingCommands } from './access-mappings.ts';

type Json = { readonly json?: true };

export function accessCommand(cli: Cli): void {
  const { program, io, ends } = cli;
  const access = program
    .command('access')
    .summary('wie mag binnenkomen: accounts, sessies, blokkeringen, links')
    .description(
      'Wie mag binnenkomen: accounts, sessies, blokkeringen, wat de aanmelddienst zegt, links voor burgers.',
    );
  access
    .command('list')
    .option(...jsonOption)
    .description('Toont de accounts: wie zich kan aanmelden, of zich al eens aanmeldde.')
    .action((options: Json) => ends(listAccounts(io, options)));
  access
    .command('sessions')
    .option(...jsonOption)
    .description('Toont wie nu aangemeld is.')
    .action((options: Json) => ends(listSessions(io, options)));
  access
    .command('end')
    .argument('<SESSIE>', 'het kenmerk uit w2 access sessions')
    .description('Beëindigt een sessie; ze is meteen dood.')
    .action((id: string) => ends(done(io, 'De sessie is beëindigd.', (app, verbs) => verbs.endSession(app, id))));
  access
    .command('block')
    .option('--subject <KENMERK>', 'één persoon, zoals w2 access list die toont')
    .option('--organisation <CODE>', 'één organisatie; samen met --subject één werkrelatie')
    .requiredOption('--reason <REDEN>', Object.keys(blockReasonWords).join(', '))
    .option(...jsonOption)
    .description('Blokkeert een persoon, een werkrelatie of een hele organisatie; wie binnen is, is meteen buiten.')
    .action((options: Block & Json) => ends(block(io, options)));
  access
    .command('unblock')
    .argument('<BLOKKERING>', 'het kenmerk uit w2 access blocks')
    .description('Heft een blokkering op.')
    .action((id: string) =>
      ends(done(io, 'De blokkering is opgeheven.', (app, verbs) => verbs.unblockAccess(app, id))),
    );
  access
    .command('blocks')
    .option(...jsonOption)
    .description('Toont de blokkeringen.')
    .action((options: Json) => ends(listBlocks(io, options)));
  access
    .command('person-link')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .description('Maakt een link waarmee de persoon één keer de volgende stap ziet; veertien dagen geldig.')
    .action((id: string, options: Json) => ends(personLink(io, id, options)));
  mappingCommands(access, cli);
}

async function listAccounts(io: Io, { json }: Json): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listAccounts(app));
  if (json) printJson(io, view);
  else
    table(
      [{ title: 'WIE', flexible: true }, { title: 'KENMERK', flexible: true }, { title: 'ORGANISATIE' }],
      view.accounts.map((one) => [accountText(one), one.subject, one.organisationCode]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function listSessions(io: Io, { json }: Json): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listSessions(app));
  if (json) printJson(io, view);
  else if (view.sessions.length === 0) io.out('Niemand is aangemeld.');
  else
    table(
      [{ title: 'SESSIE' }, { title: 'WIE', flexible: true }, { title: 'SINDS' }, { title: 'LAATST' }],
      view.sessions.map((one) => [
        one.id,
        accountText({ ...one.account, nis: null }),
        dateTimeText(one.startedAt),
        dateTimeText(one.seenAt),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

interface Block {
  readonly subject?: string;
  readonly organisation?: string;
  readonly reason: string;
}

async function block(io: Io, { subject, organisation, reason, json }: Block & Json): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) =>
    verbs.blockAccess(app, { subject: subject ?? null, organisationCode: organisation ?? null, reason }),
  );
  if (json) printJson(io, made);
  else io.out(`Geblokkeerd. Opheffen: w2 access unblock ${made.id}`);
  return exit.ok;
}

async function listBlocks(io: Io, { json }: Json): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listBlocks(app));
  if (json) printJson(io, view);
  else if (view.blocks.length === 0) io.out('Niemand is geblokkeerd.');
  else
    table(
      [
        { title: 'BLOKKERING' },
        { title: 'PERSOON', flexible: true },
        { title: 'ORGANISATIE' },
        { title: 'SINDS' },
        { title: 'REDEN', flexible: true },
      ],
      view.blocks.map((one) => [
        one.id,
        one.subject ?? 'iedereen',
        one.organisationCode ?? 'alle',
        dateTimeText(one.blockedAt),
        blockReasonWords[one.reason as keyof typeof blockReasonWords]?.nl ?? one.reason,
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function personLink(io: Io, id: string, { json }: Json): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const made = await withApp(io, (app, verbs) => verbs.makePersonLink(app, trajectoryId));
  if (json) printJson(io, made);
  else io.out(`${made.url}\nEén keer te openen, tot en met ${dateTimeText(made.expiresAt)}.`);
  return exit.ok;
}
