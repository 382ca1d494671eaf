import type { Command } from 'commander';
import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  flawText,
  numbersOf,
  ownerWords,
  ruleDifferences,
  ruleNumberText,
  termText,
  shortDate,
  dateText,
} from '../../words/index.ts';
import { readActor, readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { readGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { facts, table } from '../table.ts';
import { printAdopted, progressOf } from './adopted.ts';

export function rulesCommand({ program, io, ends }: Cli): void {
  const rules = program
    .command('rules')
    .option(...jsonOption)
    .summary('toont de versies van de regels')
    .description('Toont de versies van de regels, vanaf wanneer ze gelden en hoeveel trajecten ze volgen.')
    .action((options: Json) => ends(list(io, options)));
  addReading(rules, io, ends);
  rules
    .command('load')
    .argument('<BESTAND>', 'de regels als JSON; w2 rules show VERSIE --json toont hoe')
    .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
    .option(...jsonOption)
    .summary('laadt nieuwe regels, na controle')
    .description('Controleert nieuwe regels en bewaart ze. Wie vanaf hun eerste dag wordt aangemeld, volgt ze.')
    .action((file: string, options: Json & As) => ends(load(io, file, options)));
  rules
    .command('adopt')
    .argument('<VERSIE>', 'de versie die open trajecten voortaan volgen')
    .option('--only <ID>', 'alleen dit traject')
    .option('--dry-run', 'toont alleen welke datums zouden verschuiven')
    .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
    .option(...jsonOption)
    .summary('laat open trajecten andere regels volgen')
    .description(
      'Laat open trajecten andere regels volgen en toont elke datum die verschuift. Herhalen kan geen kwaad.',
    )
    .action((version: string, options: AdoptOptions) => ends(adopt(io, version, options)));
}

function addReading(rules: Command, io: Io, ends: Cli['ends']): void {
  rules
    .command('show')
    .argument('<VERSIE>', 'bijvoorbeeld 2026.2')
    .option(...jsonOption)
    .summary('toont alle regels van een versie')
    .action((version: string, options: Json) => ends(show(io, version, options)));
  rules
    .command('diff')
    .argument('<VAN>', 'een versie')
    .argument('<NAAR>', 'een andere versie')
    .option(...jsonOption)
    .summary('toont wat er tussen twee versies verandert')
    .action((from: string, to: string, options: Json) => ends(diff(io, from, to, options)));
  rules
    .command('check')
    .argument('<BESTAND>', 'de regels als JSON')
    .option(...jsonOption)
    .summary('controleert regels zonder ze te laden')
    .action((file: string, options: Json) => ends(check(io, file, options)));
}

interface Json {
  json?: true;
}
interface As {
  as: string;
}
interface AdoptOptions extends Json, As {
  only?: string;
  dryRun?: true;
}

async function list(io: Io, { json }: Json): Promise<ExitCode> {
  const versions = await withApp(io, (app, verbs) => verbs.listRules(app));
  if (json) printJson(io, versions);
  else {
    const cells = versions.map((one) => [
      one.version,
      dateText(one.validFrom),
      String(one.openTrajectories),
      [one.inForce ? 'geldt nu voor wie wordt aangemeld' : '', one.builtIn ? '' : 'geladen'].filter(Boolean).join(', '),
    ]);
    const columns = [
      { title: 'VERSIE' },
      { title: 'VANAF' },
      { title: 'TRAJECTEN', right: true as const },
      { title: '' },
    ];
    table(columns, cells, io.columns).forEach(io.out);
  }
  return exit.ok;
}

async function show(io: Io, version: string, { json }: Json): Promise<ExitCode> {
  const rules = await withApp(io, (app, verbs) => verbs.showRules(app, version));
  if (json) printJson(io, rules);
  else {
    io.out(paint(io, 'bold', `Regels ${rules.version}, vanaf ${shortDate(rules.validFrom)}`));
    const cells = Object.entries(rules.rules).map(([key, rule]) => [
      key,
      rule.title.nl,
      termText(rule.after, 'nl'),
      ownerWords[rule.owner].nl,
      rule.pauses ? 'ja' : 'nee',
      rule.source,
    ]);
    const columns = [
      { title: 'REGEL' },
      { title: 'WAT', flexible: true as const },
      { title: 'TERMIJN' },
      { title: 'WIE' },
      { title: 'PAUZE' },
      { title: 'BRON' },
    ];
    table(columns, cells, io.columns).forEach(io.out);
    io.out('');
    facts(
      numbersOf(rules, 'nl').map(([name, value]) => [ruleNumberText(name), value] as const),
      io.columns,
    ).forEach(io.out);
    io.out('BRON S: staat in de bronnen en ligt vast. D: onze keuze, kan met een nieuwe versie veranderen.');
  }
  return exit.ok;
}

async function diff(io: Io, from: string, to: string, { json }: Json): Promise<ExitCode> {
  const [old, fresh] = await withApp(io, async (app, verbs) => [
    await verbs.showRules(app, from),
    await verbs.showRules(app, to),
  ]);
  const changes = ruleDifferences(old, fresh, 'nl');
  if (json) printJson(io, changes);
  else if (changes.length === 0) io.out(`${from} en ${to} verschillen alleen van naam.`);
  else
    table(
      [
        { title: 'REGEL', flexible: true },
        { title: from.toUpperCase(), flexible: true },
        { title: to.toUpperCase(), flexible: true },
      ],
      changes.map(({ what, before, after }) => [what, before ?? 'geen', after ?? 'geen']),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

const textOf = async (io: Io, file: string): Promise<string> => new TextDecoder().decode(await readGiven(io, file));

async function check(io: Io, file: string, { json }: Json): Promise<ExitCode> {
  const text = await textOf(io, file);
  const { checkRules } = await io.load();
  const { rules, flaws } = checkRules(text);
  const said = flaws.map((flaw) => flawText(flaw, 'nl'));
  if (json) printJson(io, { version: rules?.version ?? null, flaws: said });
  else if (rules) io.out(`Regels ${rules.version} kloppen; w2 rules load ${file} bewaart ze.`);
  else said.forEach((flaw) => io.out(`- ${flaw}`));
  return rules ? exit.ok : exit.refused;
}

async function load(io: Io, file: string, { as, json }: Json & As): Promise<ExitCode> {
  const by = readActor(as);
  const text = await textOf(io, file);
  const rules = await withApp(io, (app, verbs) => verbs.loadRules(app, text, by));
  if (json) printJson(io, { version: rules.version, validFrom: rules.validFrom });
  else
    io.out(
      `Regels ${rules.version} zijn bewaard; ze gelden vanaf ${dateText(rules.validFrom as LocalDate)}. Open trajecten: w2 rules adopt ${rules.version} --dry-run.`,
    );
  return exit.ok;
}

async function adopt(io: Io, version: string, { only, dryRun, as, json }: AdoptOptions): Promise<ExitCode> {
  const by = readActor(as);
  const id = only === undefined ? {} : { only: readId(only) };
  const report = await withApp(io, async (app, verbs) => {
    const rules = await verbs.showRules(app, version);
    return verbs.adopt(
      app,
      { name: 'adoptRules', data: { rules } },
      { by, dryRun: dryRun ?? false, ...id, onProgress: progressOf(io) },
    );
  });
  if (json) printJson(io, report);
  else printAdopted(io, report, `regels ${version}`);
  return report.trajectories.some(({ result }) => result === 'refused' || result === 'failed') ? exit.refused : exit.ok;
}
