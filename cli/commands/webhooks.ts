import { dateText, deliveryCodeText } from '../../words/index.ts';
import { readLimit } from '../arguments.ts';
import { localDateOf, type Instant } from '../../domain/calendar/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function webhooksCommand({ program, io, ends }: Cli): void {
  const webhooks = program
    .command('webhooks')
    .summary('wie van gebeurtenissen verwittigd wordt')
    .description(
      'De ontvangers die van gebeurtenissen verwittigd worden, met kenmerken en codes alleen (CloudEvents, ondertekend).',
    );
  webhooks
    .command('list')
    .option(...jsonOption)
    .summary('toont ze')
    .description('Toont de ontvangers en wat voor hen wacht.')
    .action((options: { json?: true }) => ends(list(io, options)));
  webhooks
    .command('add')
    .argument('<VAN>', 'de partner, of naam of NIS-code van een gemeente')
    .argument('<URL>', 'waar de gebeurtenissen heen gaan (https)')
    .option('--type <SOORT...>', 'alleen deze soorten', [])
    .option(...jsonOption)
    .summary('voegt een ontvanger toe')
    .description('Voegt een ontvanger toe en toont één keer het geheim waarmee hij de handtekening controleert.')
    .action((whose: string, url: string, options: { type: string[]; json?: true }) =>
      ends(add(io, whose, url, options)),
    );
  for (const [name, paused, summary] of [
    ['pause', true, 'houdt een ontvanger even stil; wat gebeurt, blijft bewaard'],
    ['resume', false, 'laat een ontvanger weer toe'],
  ] as const)
    webhooks
      .command(name)
      .argument('<KENMERK>', 'de ontvanger')
      .summary(summary)
      .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`)
      .action((id: string) => ends(pause(io, id, paused)));
  webhooks
    .command('end')
    .argument('<KENMERK>', 'de ontvanger')
    .summary('beëindigt een ontvanger')
    .description('Beëindigt een ontvanger; wat nog wachtte, wordt niet meer gebracht.')
    .action((id: string) => ends(end(io, id)));
  webhooks
    .command('log')
    .argument('<KENMERK>', 'de ontvanger')
    .option('--limit <AANTAL>', 'hoeveel regels', '50')
    .option(...jsonOption)
    .summary('toont wat gebracht is en wat wacht')
    .description('Toont wat gebracht is en wat wacht, het nieuwste bovenaan.')
    .action((id: string, options: { limit: string; json?: true }) => ends(log(io, id, options)));
  webhooks
    .command('replay')
    .argument('<KENMERK>', 'de ontvanger')
    .requiredOption('--from <MOMENT>', 'wat vanaf dan gebeurde, JJJJ-MM-DD')
    .summary('brengt opnieuw')
    .description('Brengt opnieuw wat vanaf een dag gebeurde. De ontvanger herkent herhalingen aan hun kenmerk.')
    .action((id: string, { from }: { from: string }) => ends(replay(io, id, from)));
}

async function list(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listWebhooks(app));
  if (json) printJson(io, view);
  else if (view.webhooks.length === 0) io.out('Niemand wordt verwittigd. Voeg een ontvanger toe met w2 webhooks add.');
  else
    table(
      [
        { title: 'KENMERK' },
        { title: 'VAN' },
        { title: 'ADRES', flexible: true },
        { title: 'WACHT' },
        { title: 'HOE', flexible: true },
      ],
      view.webhooks.map(({ id, partner, nis, url, waiting, paused, failures, lastCode }) => [
        id,
        partner ?? `OCMW ${nis}`,
        url,
        String(waiting),
        paused ? 'staat stil' : failures === 0 ? 'goed' : `antwoordt niet (${deliveryCodeText(lastCode, 'nl')})`,
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function add(
  io: Io,
  whose: string,
  url: string,
  { type, json }: { type: string[]; json?: true },
): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) => verbs.addWebhook(app, { whose, url, types: type }));
  if (json) printJson(io, made);
  else {
    io.out(`Ontvanger ${made.id}. Het geheim, dat maar één keer getoond wordt:`);
    io.out(made.secret);
  }
  return exit.ok;
}

async function pause(io: Io, id: string, paused: boolean): Promise<ExitCode> {
  await withApp(io, (app, verbs) => verbs.changeWebhook(app, id, { paused }));
  io.out(paused ? 'De ontvanger staat stil; wat gebeurt, blijft bewaard.' : 'De ontvanger wordt weer verwittigd.');
  return exit.ok;
}

async function end(io: Io, id: string): Promise<ExitCode> {
  await withApp(io, (app, verbs) => verbs.endWebhook(app, id));
  io.out('De ontvanger wordt niet meer verwittigd.');
  return exit.ok;
}

async function log(io: Io, id: string, { limit, json }: { limit: string; json?: true }): Promise<ExitCode> {
  const most = readLimit(limit);
  const view = await withApp(io, (app, verbs) => verbs.listDeliveries(app, id, { limit: most }));
  if (json) printJson(io, view);
  else if (view.deliveries.length === 0) io.out('Er was nog niets te brengen.');
  else
    table(
      [
        { title: 'WANNEER' },
        { title: 'KENMERK' },
        { title: 'SOORT', flexible: true },
        { title: 'POGINGEN' },
        { title: 'GEBRACHT', flexible: true },
      ],
      view.deliveries.map(({ at, eventId, type, attempts, deliveredAt, lastCode }) => [
        momentOf(at),
        eventId,
        type,
        String(attempts),
        deliveredAt === null
          ? `wacht${lastCode === null ? '' : ` (${deliveryCodeText(lastCode, 'nl')})`}`
          : momentOf(deliveredAt),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function replay(io: Io, id: string, from: string): Promise<ExitCode> {
  const { again } = await withApp(io, (app, verbs) => verbs.replayDeliveries(app, id, from));
  io.out(`${again} gebeurtenissen worden opnieuw gebracht.`);
  return exit.ok;
}

const momentOf = (at: Instant): string => dateText(localDateOf(at));
