import { dateText, deliveryText, mailKindWords, mailNl, mailToText } from '../../words/index.ts';
import { readLimit } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { facts, shown, table, wrap } from '../table.ts';
import type { Verbs } from '../../app/verbs.ts';

interface Options {
  to?: string;
  limit: string;
  json?: true;
}

export function messagesCommand({ program, io, ends }: Cli): void {
  program
    .command('messages')
    .argument('[ID]', 'één bericht helemaal; of alles over een traject (T-000123) of een groep (C-000012)')
    .option('--to <WIE>', 'kenmerk van een medewerker of welzijnsactor, een rol, jobseeker, of ocmw')
    .option('--limit <AANTAL>', 'hoogstens zoveel', '50')
    .option(...jsonOption)
    .summary('toont berichten, brieven, overzichten en links van OCMW’s')
    .description(
      'Toont wat aan wie geschreven werd: berichten, brieven, overzichten van de dag en links voor OCMW’s, ook zonder mailserver. Met het kenmerk van een bericht de hele tekst.',
    )
    .action((id: string | undefined, options: Options) => ends(run(io, id, options)));
}

/** A page of the verb; more than this is asked in several. */
const page = 200;

async function run(io: Io, id: string | undefined, { to, limit, json }: Options): Promise<ExitCode> {
  const most = readLimit(limit);
  const about = id !== undefined && /^[TC]-\d{6,9}$/i.test(id) ? id.toUpperCase() : undefined;
  if (id !== undefined && about === undefined) return show(io, id, json);
  const filter = { ...(to === undefined ? {} : { to }), ...(about === undefined ? {} : { about }) };
  const found = await withApp(io, async (app, verbs) => {
    let result = await verbs.listMail(app, { ...filter, limit: Math.min(page, most) });
    while (result.next !== null && result.rows.length < most) {
      const rest = { limit: Math.min(page, most - result.rows.length), after: result.next };
      const more = await verbs.listMail(app, { ...filter, ...rest });
      result = { ...more, rows: [...result.rows, ...more.rows] };
    }
    return result;
  });
  if (json) printJson(io, found);
  else list(io, found);
  return exit.ok;
}

function list(io: Io, { rows, next }: Awaited<ReturnType<Verbs['listMail']>>): void {
  if (rows.length === 0) return io.out('Er werd nog niets geschreven.');
  table(
    [
      { title: 'DATUM' },
      { title: 'SOORT' },
      { title: 'AAN', flexible: true },
      { title: 'OVER', flexible: true },
      { title: 'STAND' },
      { title: 'KENMERK' },
    ],
    rows.map((row) => [
      dateText(row.on),
      mailKindWords[row.kind].nl,
      mailToText(row.toRole, row.toId),
      mailNl(row).subject,
      deliveryText(row),
      row.id,
    ]),
    io.columns,
  ).forEach(io.out);
  io.out(
    `${rows.length} getoond${next === null ? '' : ', er zijn er meer (--limit)'}. w2 messages KENMERK toont de hele tekst.`,
  );
}

async function show(io: Io, id: string, json: true | undefined): Promise<ExitCode> {
  const mail = await withApp(io, (app, verbs) => verbs.showMail(app, id));
  const { subject, text } = mailNl(mail);
  if (json) {
    printJson(io, { ...mail, subject, text });
    return exit.ok;
  }
  io.out(paint(io, 'bold', shown(subject)));
  facts(
    [
      ['Aan', mailToText(mail.toRole, mail.toId)],
      ['Op', dateText(mail.on)],
      ['Soort', mailKindWords[mail.kind].nl],
      ['Stand', deliveryText(mail)],
    ],
    io.columns,
  ).forEach(io.out);
  io.out('');
  // A link is copied whole, so its line is never broken.
  for (const line of text.trimEnd().split('\n'))
    (line.includes('://') ? [shown(line)] : wrap(shown(line), io.columns)).forEach(io.out);
  return exit.ok;
}
