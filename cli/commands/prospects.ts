import { basename } from 'node:path';
import {
  birthText,
  fetchedListText,
  sourceWords,
  prospectResultWords,
  prospectStatusWords,
  prospectWayWords,
  dateText,
} from '../../words/index.ts';
import { readActor, readDay, readLimit } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { readGiven, writeGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { shown, table } from '../table.ts';
import { differsText } from './differs.ts';
import { lineText, printRest, sheetOption } from './list-report.ts';

const who = ['--as <WIE>', 'in naam van, bijvoorbeeld mediator:mediator-1.limburg', 'operator:cli'] as const;

export function listsCommand({ program, io, ends }: Cli): void {
  const lists = program
    .command('lists')
    .option(...jsonOption)
    .summary('lijsten van niet-actieve mensen (RIZIV, lokale besturen)')
    .description('Toont de lijsten van niet-actieve mensen die al ingelezen zijn.')
    .action((options: { json?: true }) => ends(showLists(io, options)));
  lists
    .command('import')
    .argument('<BESTAND>', 'CSV of XLSX, zoals de dienst het exporteert')
    .requiredOption('--source <BRON>', 'riziv of ocmw (lokaal bestuur)')
    .option(...sheetOption)
    .option('--dry-run', 'leest en controleert, bewaart niets')
    .option('--errors <BESTAND>', 'schrijft de rijen die niet meegingen, met de reden erachter')
    .option(...jsonOption)
    .summary('leest een lijst in')
    .description(
      'Leest een lijst in: wie erop staat, wordt iemand om te contacteren. Hetzelfde bestand twee keer verandert niets.',
    )
    .action((file: string, options: Import) => ends(importList(io, file, options)));
  lists
    .command('fetch')
    .summary('haalt de lijsten op die het RIZIV aanbiedt')
    .description('Haalt de lijsten op die het RIZIV aanbiedt, leest ze in en bevestigt de ontvangst.')
    .action(() => ends(fetchLists(io)));
}

async function fetchLists(io: Io): Promise<ExitCode> {
  const fetched = await withApp(io, (app, verbs) => verbs.fetchRizivLists(app));
  if (fetched.length === 0) io.out('Het RIZIV biedt geen nieuwe lijst aan.');
  for (const list of fetched) io.out(fetchedListText(list, 'nl'));
  const problems = fetched.flatMap(({ problem }) => problem ?? []);
  if (problems.length === 0) return exit.ok;
  return problems.every((code) => code.startsWith('riziv.')) ? exit.unreachable : exit.refused;
}

async function showLists(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listProspectLists(app));
  if (json) printJson(io, view);
  else if (view.lists.length === 0) io.out('Er is nog geen lijst ingelezen.');
  else
    table(
      [
        { title: 'KENMERK' },
        { title: 'BRON' },
        { title: 'BESTAND', flexible: true },
        { title: 'OP' },
        { title: 'MENSEN', right: true },
        { title: 'DUBBEL', right: true },
        { title: 'GEWEIGERD', right: true },
      ],
      view.lists.map((list) => [
        list.id,
        sourceWords[list.source as keyof typeof sourceWords].nl,
        shown(list.fileName),
        dateText(list.importedAt.slice(0, 10)),
        String(list.accepted),
        String(list.duplicate),
        String(list.refused),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

interface Import {
  source: string;
  dryRun?: true;
  sheet?: string;
  errors?: string;
  json?: true;
}

async function importList(io: Io, file: string, { source, dryRun, sheet, errors, json }: Import): Promise<ExitCode> {
  const bytes = await readGiven(io, file);
  const given = {
    ...{ bytes, fileName: basename(file), source, sheet },
    by: readActor('operator:cli'),
    ...(dryRun ? { dryRun } : {}),
  };
  const report = await withApp(io, (app, verbs) =>
    verbs.importProspects(app, given, (done, total) => io.err(`${done} van ${total} bewaard`)),
  );
  const { errors: _file, ...rest } = report;
  if (json) printJson(io, rest);
  else {
    io.out(
      `${dryRun ? 'Proef: ' : ''}${rest.accepted} mensen, ${rest.duplicate.length} stonden er al, ${rest.refused.length} geweigerd.`,
    );
    for (const { reasons, ...line } of rest.refused.slice(0, 20))
      for (const { column, message } of reasons)
        io.out(`  regel ${lineText(line)}, ${column ?? 'hele rij'}: ${message}`);
    if (rest.refused.length > 20) io.out(`  … en nog ${rest.refused.length - 20}; --errors schrijft ze allemaal weg`);
    for (const { line, sheet: on, ...said } of rest.differs)
      io.out(`  regel ${lineText({ line, ...(on === undefined ? {} : { sheet: on }) })}: ${differsText(said)}`);
    printRest(io, rest);
    if (errors !== undefined && report.errors) io.out(`De rijen die niet meegingen staan in ${errors}.`);
  }
  // What went in is told first: a file that cannot be written must not look as if nothing had been done.
  if (errors !== undefined && report.errors) await writeGiven(errors, report.errors, 0o600);
  return rest.refused.length > 0 ? exit.refused : exit.ok;
}

export function prospectsCommand({ program, io, ends }: Cli): void {
  program
    .command('prospects')
    .option('--status <STAND>', 'identified, contacted, interested, notInterested, unreachable')
    .option('--list <KENMERK>', 'alleen van deze lijst')
    .option('--stale', 'met wie al een jaar niets gebeurde: om te wissen')
    .option('--limit <AANTAL>', 'hoogstens zoveel', '50')
    .option(...jsonOption)
    .summary('mensen om te contacteren, vóór een aanmelding')
    .description('Toont de mensen om te contacteren, wie het langst wacht eerst.')
    .action((options: Filter) => ends(showProspects(io, options)));
}

interface Filter {
  status?: string;
  list?: string;
  stale?: true;
  limit: string;
  json?: true;
}

async function showProspects(io: Io, { status, list, stale, limit, json }: Filter): Promise<ExitCode> {
  const filter = { status, listId: list, stale: stale ?? false, limit: readLimit(limit) };
  const view = await withApp(io, (app, verbs) => verbs.listProspects(app, filter));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  table(
    [
      { title: 'KENMERK' },
      { title: 'NAAM', flexible: true },
      { title: 'GEBOREN' },
      { title: 'GEMEENTE' },
      { title: 'STAND' },
      { title: 'LAATST' },
      { title: 'TELEFOON' },
    ],
    view.rows.map((row) => [
      row.id,
      shown(`${row.firstName} ${row.lastName}`.trim()),
      birthText(row.birthDate),
      shown(`${row.postcode} ${row.municipality}`),
      prospectStatusWords[row.status].nl,
      dateText(row.lastOn),
      shown(row.phone),
    ]),
    io.columns,
  ).forEach(io.out);
  io.out(`${view.rows.length} van ${view.total}.`);
  return exit.ok;
}

export function prospectCommand({ program, io, ends }: Cli): void {
  const prospect = program
    .command('prospect')
    .summary('één persoon om te contacteren')
    .description('Eén persoon om te contacteren: tonen, een poging noteren, aanmelden, wissen.');
  prospect
    .command('show')
    .argument('<KENMERK>', 'zoals w2 prospects het toont')
    .option(...jsonOption)
    .summary('toont de persoon en de pogingen')
    .description('Toont de persoon en de pogingen.')
    .action((id: string, options: { json?: true }) => ends(show(io, id, options)));
  prospect
    .command('attempt')
    .argument('<KENMERK>')
    .requiredOption('--way <WEG>', 'phone, letter, visit, mail, sms')
    .requiredOption('--result <UITKOMST>', 'noAnswer, wrongContact, reached, interested, notInterested, unreachable')
    .option('--on <DATUM>', 'vandaag als het weggelaten wordt')
    .option('--note <TEKST>', 'blijft bij de persoon, en verdwijnt met het wissen')
    .option(...who)
    .summary('noteert een poging')
    .description('Noteert een poging om iemand te bereiken.')
    .action((id: string, options: Attempted) => ends(attempt(io, id, options)));
  prospect
    .command('register')
    .argument('<KENMERK>')
    .option(...who)
    .summary('meldt iemand aan die ja zei')
    .description('Meldt iemand aan die ja zei: er begint een traject.')
    .action((id: string, { as }: { as: string }) => ends(register(io, id, as)));
  prospect
    .command('erase')
    .argument('<KENMERK>')
    .summary('wist iemand')
    .description('Wist naam, nummer, contactgegevens en notities van iemand die niet aangemeld is.')
    .action((id: string) => ends(erase(io, id)));
}

async function show(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const { prospect, attempts } = await withApp(io, (app, verbs) => verbs.showProspect(app, id));
  if (json) {
    printJson(io, { prospect, attempts });
    return exit.ok;
  }
  io.out(paint(io, 'bold', shown(`${prospect.firstName} ${prospect.lastName}`.trim())));
  io.out(
    `${prospectStatusWords[prospect.status].nl}${prospect.trajectoryId ? `, aangemeld als ${prospect.trajectoryId}` : ''}`,
  );
  io.out(`Geboren ${birthText(prospect.birthDate)}`);
  io.out(shown(`${prospect.street} ${prospect.houseNumber}, ${prospect.postcode} ${prospect.municipality}`));
  io.out(shown([prospect.phone, prospect.email].filter(Boolean).join(', ')));
  for (const { on, way, result, note } of attempts)
    io.out(
      shown(
        `  ${dateText(on)}  ${prospectWayWords[way].nl}: ${prospectResultWords[result].nl}${note ? ` (${note})` : ''}`,
      ),
    );
  return exit.ok;
}

interface Attempted {
  way: string;
  result: string;
  on?: string;
  note?: string;
  as: string;
}

async function attempt(io: Io, id: string, { as, on, ...rest }: Attempted): Promise<ExitCode> {
  const by = readActor(as);
  const given = { ...rest, ...(on === undefined ? {} : { on: readDay('--on', on) }) };
  const { status } = await withApp(io, (app, verbs) => verbs.noteAttempt(app, id, { ...given, by }));
  io.out(`Genoteerd. De persoon is nu: ${prospectStatusWords[status].nl}.`);
  return exit.ok;
}

async function register(io: Io, id: string, as: string): Promise<ExitCode> {
  const by = readActor(as);
  const { trajectoryId, reopens } = await withApp(io, (app, verbs) => verbs.registerProspect(app, id, by));
  io.out(`Aangemeld als ${trajectoryId}${reopens === null ? '' : `, dat verder gaat op ${reopens}`}.`);
  return exit.ok;
}

async function erase(io: Io, id: string): Promise<ExitCode> {
  await withApp(io, (app, verbs) => verbs.eraseProspect(app, id));
  io.out('Gewist.');
  return exit.ok;
}
