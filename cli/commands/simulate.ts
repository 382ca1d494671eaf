import {
  assumptionText,
  assumptionWords,
  differenceInText,
  longDate,
  measuredOfText,
  measuredText,
  measureWords,
  provinceText,
} from '../../words/index.ts';
import { simulationCsv } from '../../app/simulation/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { readDay } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { folderGiven, writeGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import type { Result } from './simulate-result.ts';
import { picturesOf } from './simulate-svg.ts';

interface Options {
  people: string;
  years: string;
  seed: string;
  repeats: string;
  from?: string;
  now?: true;
  quota?: string;
  groups?: string;
  mediators?: string;
  rules?: string;
  csv?: true;
  svg?: string;
  engine?: true;
  json?: true;
}

type Asked = Parameters<Verbs['simulate']>[1];

export function simulateCommand({ program, io, ends }: Cli): void {
  program
    .command('simulate')
    .option('--people <AANTAL>', 'verzonnen aanmeldingen in de hele tijd', '700')
    .option('--years <JAREN>', 'hoe lang', '2')
    .option('--seed <GETAL>', 'hetzelfde getal geeft hetzelfde resultaat', '1')
    .option('--repeats <AANTAL>', 'hoeveel keer, telkens met ander toeval', '20')
    .option('--from <DAG>', 'de eerste dag; anders 1 januari na de nieuwste regels')
    .option('--now', 'met de mensen, groepen en plaatsen van vandaag als begin')
    .option('--quota <PLAATSEN>', 'en daarnaast: met zoveel plaatsen per provincie en jaar')
    .option('--groups <+N>', 'en daarnaast: met zoveel groepen meer per provincie en jaar, bijvoorbeeld +1')
    .option('--mediators <AANTAL>', 'en daarnaast: met zoveel bemiddelaars per provincie')
    .option('--rules <VERSIE>', 'en daarnaast: onder andere regels')
    .option('--engine', 'speelt het in een lege demo ook door Temporal, tot 100 mensen, en vergelijkt')
    .option('--csv', 'alle cijfers als CSV')
    .option('--svg <MAP>', 'schrijft de grafieken als SVG in een map')
    .option(...jsonOption)
    .summary('simuleert het programma met verzonnen mensen')
    .description(
      'Laat verzonnen mensen het programma zelf doorlopen en toont wanneer een quotum op raakt, hoe lang mensen wachten, en wat andere plaatsen, groepen, bemiddelaars of regels zouden veranderen. Er wordt niets bewaard.',
    )
    .action((options: Options) => ends(simulate(io, options)));
}

function readWhole(what: string, text: string): number {
  if (!/^[+-]?\d{1,9}$/.test(text))
    throw new UsageError(`${what}: "${text.slice(0, 40)}" is geen geheel getal; schrijf bijvoorbeeld 72`);
  return Number(text);
}

function askedBy(options: Options): Asked {
  const { people, years, seed, repeats, from, now, quota, groups, mediators, rules } = options;
  if (now && from !== undefined) throw new UsageError('--now begint vandaag: laat --from weg');
  const change = {
    ...(quota === undefined ? {} : { quota: readWhole('--quota', quota) }),
    ...(groups === undefined ? {} : { moreGroups: readWhole('--groups', groups) }),
    ...(mediators === undefined ? {} : { mediators: readWhole('--mediators', mediators) }),
    ...(rules === undefined ? {} : { rules }),
  };
  return {
    people: readWhole('--people', people),
    years: readWhole('--years', years),
    seed: readWhole('--seed', seed),
    repeats: readWhole('--repeats', repeats),
    ...(from === undefined ? {} : { from: readDay('--from', from) }),
    ...(now ? { fromNow: true } : {}),
    ...(Object.keys(change).length > 0 ? { change } : {}),
  };
}

async function simulate(io: Io, options: Options): Promise<ExitCode> {
  const asked = askedBy(options);
  if (options.engine) return onEngine(io, options, asked);
  // A folder that cannot be made is said before minutes of work, not after.
  if (options.svg !== undefined) await folderGiven(options.svg);
  const { progress } = io;
  const said = await withApp(io, (app, verbs) =>
    verbs.simulate(app, asked, progress ? { onRun: (done, of) => progress(`gesimuleerd: ${done} van ${of}`) } : {}),
  );
  if (!said.ready) throw new Error('waited for until it is ready');
  const { result } = said;
  if (options.svg !== undefined) {
    for (const { name, svg } of await picturesOf(result)) await writeGiven(`${options.svg}/${name}.svg`, svg);
  }
  if (options.csv) io.out(simulationCsv(result));
  else if (options.json) printJson(io, result);
  else print(io, result);
  return exit.ok;
}

/** The same people through real workflows: exit 1 when anything differs. */
async function onEngine(
  io: Io,
  { json }: Options,
  { people, years, seed, from, change = {} }: Asked,
): Promise<ExitCode> {
  const { quota, ...others } = change;
  if (Object.keys(others).length > 0) throw new UsageError('--engine kent van de wijzigingen alleen --quota');
  const { progress } = io;
  const said = (done: number, of: number): void => progress?.(`op de motor: ${done} van ${of}`);
  const asked = { ...{ people, years, seed }, ...(from ? { from } : {}), ...(quota === undefined ? {} : { quota }) };
  const played = await withApp(io, (app, verbs) => verbs.simulateOnEngine(app, asked, said));
  const same = played.differences.length === 0 && played.sameFigures;
  if (json) printJson(io, played);
  else {
    io.out(`${played.people} mensen, ${played.said} opdrachten, ${played.events} gebeurtenissen op de motor.`);
    io.out(same ? 'Dezelfde gebeurtenissen en dezelfde cijfers als de kern alleen.' : 'Er zijn verschillen:');
    for (const { id, pure, engine } of played.differences) io.out(`${id}\n  kern:  ${pure}\n  motor: ${engine}`);
    if (!played.sameFigures) io.out('De cijfers verschillen.');
  }
  return same ? exit.ok : exit.refused;
}

type Row = Result['intervals'][number];
const isMonth = ({ of }: Row): boolean => of !== null && /^\d{4}-\d\d$/.test(of);

function print(io: Io, result: Result): void {
  const { asked, from, present, scenarios, compared } = result;
  const [first, second] = scenarios;
  io.out(
    paint(
      io,
      'bold',
      `${asked.people} aanmeldingen vanaf ${longDate(from, 'nl')}, ${asked.years} jaar, ${asked.repeats} keer met toeval vanaf ${asked.seed}; bij het begin ${present} mensen`,
    ),
  );
  if (first) io.out(`zoals het is: ${scenarioText(first)}`);
  if (second) io.out(`anders: ${scenarioText(second)}`);
  io.out('');
  if (compared)
    printDifferences(
      io,
      compared.differences.filter((row) => !isMonth(row)),
    );
  else
    printIntervals(
      io,
      result.intervals.filter((row) => !isMonth(row)),
    );
  printAssumptions(io, result);
}

const scenarioText = (one: Result['scenarios'][number]): string =>
  `regels ${one.rules}, ${one.quota} plaatsen, ${one.groupsPerYear} groepen per provincie en jaar, ${one.mediatorsPerProvince} bemiddelaars per provincie`;

const nameOf = ({ measure, of }: Row): string =>
  `${measureWords[measure].nl}${of === null ? '' : `: ${measuredOfText(measure, of)}`}`;
const whereOf = ({ province }: Row): string => (province === null ? 'Vlaanderen' : provinceText(province));

function printIntervals(io: Io, rows: readonly Row[]): void {
  const text = ({ measure, of }: Row, value: number | null): string => measuredText(measure, of, value);
  table(
    [
      { title: 'WAT', flexible: true },
      { title: 'PROVINCIE' },
      { title: 'MEDIAAN', right: true },
      { title: '5 %', right: true },
      { title: '95 %', right: true },
      { title: 'KEREN', right: true },
    ],
    rows.map((row) => [
      ...[nameOf(row), whereOf(row), text(row, row.middle), text(row, row.low), text(row, row.high)],
      String(row.runs),
    ]),
    io.columns,
  ).forEach((line) => io.out(line));
}

function printDifferences(io: Io, rows: NonNullable<Result['compared']>['differences']): void {
  table(
    [
      { title: 'WAT', flexible: true },
      { title: 'PROVINCIE' },
      { title: 'ZOALS HET IS', right: true },
      { title: 'ANDERS', right: true },
      { title: 'VERSCHIL', right: true },
      { title: '5–95 %', right: true },
    ],
    rows.map((row) => [
      ...[nameOf(row), whereOf(row)],
      ...[measuredText(row.measure, row.of, row.before), measuredText(row.measure, row.of, row.after)],
      differenceInText(row.measure, row.mean),
      `${differenceInText(row.measure, row.low)} … ${differenceInText(row.measure, row.high)}`,
    ]),
    io.columns,
  ).forEach((line) => io.out(line));
}

function printAssumptions(io: Io, { assumptions }: Result): void {
  io.out('');
  io.out(paint(io, 'bold', 'Verondersteld (S: zo staat het in de bronnen, D: onze veronderstelling)'));
  table(
    [{ title: 'WAT', flexible: true }, { title: 'WAARDE', flexible: true }, { title: 'BRON' }],
    assumptions.map((one) => [assumptionWords[one.key].nl, assumptionText(one.key, one), one.from]),
    io.columns,
  ).forEach((line) => io.out(line));
}
