import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function machinesCommand({ program, io, ends }: Cli): void {
  const machines = program
    .command('machines')
    .summary('programma’s van partners en lokale besturen')
    .description(
      'De programma’s van partners en lokale besturen, die zich met een geheim aanmelden (client credentials).',
    );
  machines
    .command('list')
    .option(...jsonOption)
    .summary('toont ze')
    .description('Toont de programma’s, van wie ze zijn en wat ze mogen.')
    .action((options: { json?: true }) => ends(list(io, options)));
  machines
    .command('add')
    .argument('<KENMERK>', 'hoe het programma heet, bijvoorbeeld groepintro-dossiers')
    .argument('<VAN>', 'de partner, zoals groepIntro, of naam of NIS-code van een gemeente')
    .option('--scope <WAT...>', 'read, command of webhooks', ['read'])
    .option(...jsonOption)
    .summary('laat een programma toe')
    .description('Laat een programma toe en toont één keer zijn geheim.')
    .action((clientId: string, whose: string, options: { scope: string[]; json?: true }) =>
      ends(add(io, clientId, whose, options)),
    );
  machines
    .command('rotate')
    .argument('<KENMERK>', 'het programma')
    .option('--at-once', 'het oude geheim geldt niet meer')
    .option(...jsonOption)
    .summary('geeft een nieuw geheim')
    .description('Geeft een nieuw geheim. Het oude geldt nog een week, tenzij met --at-once.')
    .action((clientId: string, options: { atOnce?: true; json?: true }) => ends(rotate(io, clientId, options)));
  machines
    .command('end')
    .argument('<KENMERK>', 'het programma')
    .summary('laat een programma niet meer toe')
    .description('Laat een programma niet meer toe; wat het nog openhad, eindigt meteen.')
    .action((clientId: string) => ends(end(io, clientId)));
}

async function list(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listMachines(app));
  if (json) printJson(io, view);
  else if (view.machines.length === 0) io.out('Er is nog geen programma. Laat er een toe met w2 machines add.');
  else
    table(
      [{ title: 'KENMERK' }, { title: 'VAN' }, { title: 'MAG', flexible: true }, { title: 'GEHEIMEN' }],
      view.machines.map(({ clientId, organisationId, nis, scopes, secrets }) => [
        clientId,
        organisationId ?? `OCMW ${nis}`,
        scopes.join(', '),
        secrets === 0 ? 'geen: komt niet meer binnen' : String(secrets),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function add(
  io: Io,
  clientId: string,
  whose: string,
  { scope, json }: { scope: string[]; json?: true },
): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) => verbs.addMachine(app, { clientId, whose, scopes: scope }));
  if (json) printJson(io, made);
  else showSecret(io, made);
  return exit.ok;
}

async function rotate(io: Io, clientId: string, { atOnce, json }: { atOnce?: true; json?: true }): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) => verbs.rotateMachine(app, { clientId, atOnce: atOnce === true }));
  if (json) printJson(io, made);
  else showSecret(io, made);
  return exit.ok;
}

async function end(io: Io, clientId: string): Promise<ExitCode> {
  await withApp(io, (app, verbs) => verbs.endMachine(app, clientId));
  io.out(`${clientId} komt niet meer binnen.`);
  return exit.ok;
}

function showSecret(io: Io, { clientId, secret }: { clientId: string; secret: string }): void {
  io.out(`Het geheim van ${clientId}, dat maar één keer getoond wordt:`);
  io.out(secret);
}
