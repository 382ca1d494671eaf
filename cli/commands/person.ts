import { isTrajectoryId } from '../../domain/trajectory/index.ts';
import { birthText, channelWords, closeWords, dateText, phaseText } from '../../words/index.ts';
import { readActor } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { facts, shown, table } from '../table.ts';
import { personChangeCommands } from './person-change.ts';
import { personViewCommands } from './person-views.ts';
import { aPerson, readPersonId } from './person-id.ts';

export function personCommand({ program, io, ends }: Cli): void {
  const person = program
    .command('person')
    .summary('de persoon achter trajecten')
    .description('De persoon achter trajecten: gegevens, een ander INSZ, dubbels, en wissen.');
  person
    .command('show')
    .argument('<ID>', aPerson)
    .option(...jsonOption)
    .summary('toont één persoon met alle trajecten')
    .description('Toont één persoon: de gegevens, het INSZ en de vorige, en alle trajecten.')
    .action((id: string, options: { json?: true }) => ends(show(io, id, options)));
  person
    .command('replace-insz')
    .argument('<OUD>', 'het INSZ dat nu bewaard is')
    .argument('<NIEUW>', 'het INSZ dat het wordt')
    .option('--keep <TRAJECT>', 'welk open traject verdergaat; anders het verst gevorderde')
    .option('--same-person', 'ook als naam en geboortedatum allebei verschillen')
    .option('--dry-run', 'zegt alleen wat er zou gebeuren')
    .option('--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld mediator:M-12', 'operator:cli')
    .option(...jsonOption)
    .summary('vervangt een INSZ')
    .description(
      'Vervangt een INSZ. Is het nieuwe al van iemand, dan worden het één persoon, voorgoed, en gaat één open traject verder. Twee keer uitvoeren verandert niets meer.',
    )
    .action((old: string, next: string, options: Replacing) => ends(replace(io, old, next, options)));
  person
    .command('duplicates')
    .option(...jsonOption)
    .summary('toont wie misschien dezelfde persoon is')
    .description(
      'Toont mensen met een ander INSZ maar dezelfde naam, hoe ook geschreven, en dezelfde geboortedatum of telefoon.',
    )
    .action((options: { json?: true }) => ends(duplicates(io, options)));
  person
    .command('erase')
    .argument('<ID>', aPerson)
    .option('--yes', 'ja, wis het: dit kan niet ongedaan worden gemaakt')
    .option(...jsonOption)
    .summary('wist een persoon')
    .description(
      'Wist naam, INSZ, contactgegevens en notities van een persoon zonder open traject. De gebeurtenissen blijven, zonder naam.',
    )
    .action((id: string, options: { yes?: true; json?: true }) => ends(erase(io, id, options)));
  personChangeCommands(person, { io, ends });
  personViewCommands(person, { io, ends });
}

const safe = (answer: boolean | null): string => (answer === null ? '' : answer ? 'ja' : 'nee');

async function show(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const wanted = readPersonId(id);
  const person = await withApp(io, (app, verbs) => verbs.showPerson(app, wanted));
  if (json) {
    printJson(io, person);
    return exit.ok;
  }
  const erased = person.birthDate === null;
  io.out(paint(io, 'bold', erased ? '(gewist)' : shown(`${person.firstName} ${person.lastName}`.trim())));
  facts(
    [
      ['Kenmerk', person.id],
      ['INSZ', erased ? '' : person.insz],
      ['Vroeger INSZ', person.formerInsz.join(', ')],
      ['Geboren', birthText(person.birthDate)],
      ['Adres', `${person.street} ${person.houseNumber}, ${person.postcode} ${person.municipality}`],
      ['Telefoon, e-mail', [person.phone, person.email].filter(Boolean).join(', ')],
      ['Veilig te bellen', safe(person.safeToCall)],
      ['Veilig te mailen', safe(person.safeToMail)],
      ['Liefst bereikt per', person.channel === null ? '' : channelWords[person.channel].nl],
    ].filter((pair): pair is [string, string] => /[\p{L}\d]/u.test(pair[1] ?? '')),
    io.columns,
  ).forEach(io.out);
  io.out('');
  const rows = person.trajectories.map((one) => [
    one.id,
    phaseText(one.phase),
    dateText(one.enteredOn),
    dateText(one.closedOn),
    one.closeReason === null ? '' : closeWords[one.closeReason].nl,
    one.reopens ?? '',
  ]);
  table(
    [
      { title: 'TRAJECT' },
      { title: 'FASE' },
      { title: 'SINDS' },
      { title: 'TOT' },
      { title: 'WAAROM', flexible: true },
      { title: 'GAAT VERDER OP' },
    ],
    rows,
    io.columns,
  ).forEach(io.out);
  return exit.ok;
}

interface Replacing {
  keep?: string;
  samePerson?: true;
  dryRun?: true;
  as: string;
  json?: true;
}

async function replace(
  io: Io,
  old: string,
  next: string,
  { keep, samePerson, dryRun, as, json }: Replacing,
): Promise<ExitCode> {
  const request = {
    old,
    new: next,
    by: readActor(as),
    ...(keep === undefined ? {} : { keep: readPersonId(keep) }),
    ...(samePerson ? { samePerson } : {}),
    ...(dryRun ? { dryRun } : {}),
  };
  const report = await withApp(io, (app, verbs) => verbs.replaceInsz(app, request));
  if (json) {
    printJson(io, report);
    return exit.ok;
  }
  const { result, goesOn, merged, trajectories } = report;
  const would = dryRun ? 'Zo zou het gaan, er is niets veranderd: ' : '';
  const said = {
    alreadyDone: 'Dit INSZ was al vervangen; er veranderde niets.',
    replaced: 'het INSZ wordt vervangen.',
    joined: 'twee personen worden één.',
  }[result];
  io.out(`${would}${would ? said : said.charAt(0).toUpperCase() + said.slice(1)}`);
  if (merged !== null) {
    io.out(`${goesOn} gaat verder, ${merged} wordt erin samengevoegd.`);
    io.out(
      `Ging het verkeerde traject verder? Zet binnen dertig dagen ${goesOn} stop en draai ${merged} terug: w2 undo-closing ${merged}.`,
    );
  } else if (goesOn !== null) io.out(`${goesOn} gaat verder.`);
  io.out(`Trajecten van deze persoon: ${trajectories.join(', ')}.`);
  if (result === 'joined')
    io.out(
      `Twee personen die één ${dryRun ? 'worden' : 'werden'}, gaan niet meer uit elkaar: ${dryRun ? 'kijk eerst met w2 person show na of het dezelfde is' : 'wat er anders over bekend is, toont w2 person proposals'}.`,
    );
  return exit.ok;
}

async function duplicates(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const groups = await withApp(io, (app, verbs) => verbs.namesakes(app));
  if (json) printJson(io, { groups });
  else if (groups.length === 0) io.out('Niemand heeft dezelfde naam, en geboortedatum of telefoon, als iemand anders.');
  else {
    const rows = groups.flatMap(({ people }) =>
      people.map(({ name, birthDate, insz, trajectories }) => [
        shown(name),
        birthText(birthDate),
        insz,
        trajectories.join(', '),
      ]),
    );
    table(
      [
        { title: 'NAAM', flexible: true },
        { title: 'GEBOREN' },
        { title: 'INSZ' },
        { title: 'TRAJECTEN', flexible: true },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
    io.out('\nIs het dezelfde persoon: w2 person replace-insz OUD NIEUW (--dry-run toont eerst wat er gebeurt).');
  }
  return exit.ok;
}

async function erase(io: Io, id: string, { yes, json }: { yes?: true; json?: true }): Promise<ExitCode> {
  const wanted = readPersonId(id);
  if (!yes)
    throw new UsageError(
      'wissen kan niet ongedaan worden gemaakt; geef --yes als je het zeker weet (w2 person show ID toont wie het is)',
    );
  const erased = await withApp(io, (app, verbs) => verbs.erasePerson(app, wanted));
  if (json) printJson(io, erased);
  else
    io.out(
      `${paint(io, 'green', 'Gewist.')} De gebeurtenissen en de cijfers blijven${isTrajectoryId(wanted) ? ` onder ${wanted}` : ''}, zonder naam of nummer.`,
    );
  return exit.ok;
}
