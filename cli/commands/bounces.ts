import { dateTimeText, unreachableText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { readGiven } from '../files.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function bouncesCommand({ program, io, ends }: Cli): void {
  program
    .command('bounces')
    .argument('[BESTAND]', 'een mail die terugkwam (message/rfc822), of - voor wat binnenkomt')
    .option('--again <KENMERK>', 'dit adres werkt toch: er wordt weer naar gemaild')
    .option(...jsonOption)
    .summary('toont wiens mailadres niet werkt; neemt een mail op die terugkwam')
    .description(
      'Zonder bestand: wie niet per mail te bereiken is, zonder het adres. Met een bestand: een bericht van een mailserver dat een mail niet aankwam (RFC 3464). Een mailserver geeft het door met: w2 --direct bounces -',
    )
    .action((file: string | undefined, options: { again?: string; json?: true }) => ends(run(io, file, options)));
}

async function run(io: Io, file: string | undefined, { again, json }: { again?: string; json?: true }) {
  if (file !== undefined) return takeIn(io, file);
  if (again !== undefined) {
    await withApp(io, (app, verbs) => verbs.mailAgain(app, again));
    io.out('Er wordt weer naar dit adres gemaild.');
    return exit.ok;
  }
  const found = await withApp(io, (app, verbs) => verbs.listBounces(app));
  if (json) printJson(io, found);
  else if (found.bounces.length === 0) io.out('Alle adressen werken, voor zover bekend.');
  else
    table(
      [{ title: 'SINDS' }, { title: 'WIE', flexible: true }, { title: 'CODE' }, { title: 'KENMERK' }],
      found.bounces.map((one) => [dateTimeText(one.at), unreachableText(one), one.code, one.id]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function takeIn(io: Io, file: string): Promise<ExitCode> {
  const raw = await readGiven(io, file === '-' ? '/dev/stdin' : file);
  const { noted, passedOver } = await withApp(io, (app, verbs) => verbs.takeReturned(app, raw));
  io.out(
    noted > 0
      ? 'Genoteerd: naar dit adres wordt niet meer gemaild. Wie de persoon begeleidt, leest het in het overzicht van de dag.'
      : `Niets genoteerd${passedOver > 0 ? ': dit gaat niet over een mail van ons aan het huidige adres' : ': het bericht meldt geen mislukte bezorging'}.`,
  );
  return exit.ok;
}
