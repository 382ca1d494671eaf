import { join } from 'node:path';
import { reportFiles, titleOf, type ReportKind } from '../../reports/index.ts';
import { dateText, reportWords } from '../../words/index.ts';
import { readDay } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { folderGiven, writeGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

interface Options {
  readonly asOf?: string;
  readonly out?: string;
  readonly json?: true;
}

const asOf = ['--as-of <DAG>', 'met wat op het einde van die dag gekend was (JJJJ-MM-DD)'] as const;
const out = ['--out <MAP>', 'waar de bestanden komen'] as const;

export function reportCommand({ program, io, ends }: Cli): void {
  program
    .command('report')
    .argument('[JAAR]', 'weggelaten: toont wat al gepubliceerd is')
    .option(...asOf)
    .option(...out)
    .option(...jsonOption)
    .summary('maakt de jaarlijkse stand van zaken, veilig om te publiceren')
    .description(
      'Maakt de stand van zaken van een jaar: HTML om af te drukken, CSV, Excel, datapackage.json en dcat.jsonld. Van een jaar dat nog loopt: tot en met het laatste kwartaal dat voorbij is. Wat eenmaal gepubliceerd is, blijft zo; opnieuw vragen geeft dezelfde bestanden.',
    )
    .action((year: string | undefined, options: Options) =>
      ends(year === undefined ? list(io, options) : make(io, 'report', year, options)),
    );
}

export function answerCommand({ program, io, ends }: Cli): void {
  program
    .command('answer')
    .argument('<JAAR>')
    .option(...asOf)
    .option(...out)
    .option(...jsonOption)
    .summary('maakt het antwoord op een parlementaire vraag, uit dezelfde publicatie')
    .description(
      'Maakt het antwoord op een parlementaire vraag: per provincie toeleidingen, starts, beëindigde trajecten en uitstroom, opgesplitst, en de opdrachten als bijlage. Het zijn de cijfers van w2 report van dat jaar.',
    )
    .action((year: string, options: Options) => ends(make(io, 'answer', year, options)));
}

async function make(
  io: Io,
  kind: ReportKind,
  text: string,
  { asOf: day, out: folder, json }: Options,
): Promise<ExitCode> {
  if (!/^20\d\d$/.test(text)) throw new UsageError(reportWords.nl.badYear);
  const asked = { year: Number(text), ...(day === undefined ? {} : { asOf: readDay('--as-of', day) }) };
  if (folder !== undefined) await folderGiven(folder);
  const pair = await withApp(io, (app, verbs) => verbs.makeRelease(app, asked));
  if (folder !== undefined) {
    for (const { name, body } of await reportFiles(kind, pair, 'nl')) await writeGiven(join(folder, name), body);
  }
  const { release } = pair;
  if (json) {
    printJson(io, release);
    return exit.ok;
  }
  const { gate } = release;
  io.out(paint(io, 'bold', titleOf(kind, release, 'nl')));
  io.out(
    `${gate.safe ? reportWords.nl.stamp : reportWords.nl.stampNot}: ${gate.attacked} beschermde getallen, elk met minstens ${gate.fewest} mogelijke waarden.`,
  );
  io.out(
    `Altijd hetzelfde op /verslag/${release.id}${folder === undefined ? '; met --out MAP komen de bestanden er.' : `; bestanden in ${folder}.`}`,
  );
  return exit.ok;
}

async function list(io: Io, { json }: Options): Promise<ExitCode> {
  const releases = await withApp(io, (app, verbs) => verbs.listReleases(app));
  if (json) {
    printJson(io, releases);
    return exit.ok;
  }
  if (releases.length === 0) {
    io.out(reportWords.nl.noReleases);
    return exit.ok;
  }
  table(
    [{ title: 'PUBLICATIE' }, { title: 'TOT EN MET' }, { title: 'GEKEND OP' }, { title: 'STEMPEL', flexible: true }],
    releases.map(({ id, until, asOf: known, gate }) => [
      id,
      dateText(until),
      dateText(known),
      gate.safe ? reportWords.nl.stamp : reportWords.nl.stampNot,
    ]),
    io.columns,
  ).forEach(io.out);
  return exit.ok;
}
