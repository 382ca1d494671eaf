import { commandNames } from '../../domain/trajectory/index.ts';
import {
  dateText,
  futureText,
  happenedText,
  outwardText,
  refusalSentence,
  tellingNl,
  toldText,
} from '../../words/index.ts';
import { readActor, readData, readDay, readId, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table, wrap } from '../table.ts';
import type { Verbs } from '../../app/verbs.ts';

interface Options {
  data?: string;
  rules?: string;
  closing?: string;
  as: string;
  json?: true;
}

export function whatIfCommand({ program, io, ends }: Cli): void {
  program
    .command('what-if')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .argument('[OPDRACHT]', 'wat er zou gedaan worden; w2 commands ID toont wat nu kan')
    .option('--data <JSON>', `de velden, bijvoorbeeld '{"reason":"care","until":"2026-12-31"}'`)
    .option('--rules <VERSIE>', 'in plaats van een opdracht: onder andere regels')
    .option('--closing <ORGANISATIE:DAG>', 'in plaats van een opdracht: met een sluitingsdag erbij')
    .option('--as <ROL:KENMERK>', 'wie zou handelen', 'operator:cli')
    .option(...jsonOption)
    .summary('toont alle datums voor en na een opdracht, zonder iets te doen')
    .description('Toont welke datums een opdracht zou veranderen en wie er bericht zou krijgen. Er gebeurt niets.')
    .action((id: string, command: string | undefined, options: Options) => ends(run(io, id, command, options)));
}

type Result = Awaited<ReturnType<Verbs['whatIfCommand']>>;

async function run(io: Io, id: string, command: string | undefined, options: Options): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const by = readActor(options.as);
  if ([command, options.rules, options.closing].filter((one) => one !== undefined).length !== 1)
    throw new UsageError('geef een opdracht, of --rules VERSIE, of --closing ORGANISATIE:DAG');
  const [organisation = '', day = ''] = options.closing?.split(':') ?? [];
  const closing = options.closing === undefined ? undefined : readDay('--closing', day);
  const result = await withApp(io, async (app, verbs): Promise<Result> => {
    const ask = (name: (typeof commandNames)[number], data: Record<string, unknown>, supposing?: true) =>
      verbs.whatIfCommand(app, { trajectoryId, name, by, data, ...(supposing ? { supposing } : {}) });
    if (options.rules !== undefined) return ask('adoptRules', { rules: await verbs.showRules(app, options.rules) });
    if (closing !== undefined) {
      const calendar = await verbs.calendarWith(app, organisation, closing);
      return ask('adoptCalendar', { calendar }, true);
    }
    const data = options.data === undefined ? {} : readData(options.data);
    return ask(readOneOf('opdracht', command ?? '', commandNames), { ...data });
  });
  if (options.json) printJson(io, result.ok ? { ...result, told: result.told.map(inWords) } : result);
  if (!result.ok) {
    io.err(`w2: ${trajectoryId}: ${refusalSentence(result.refusal, 'nl')} [${result.refusal.refused}]`);
    return exit.refused;
  }
  if (!options.json) print(io, result);
  return exit.ok;
}

/** As the API says it: with the very words. */
const inWords = (telling: Extract<Result, { ok: true }>['told'][number]) => {
  const { matter, ...rest } = telling;
  return { ...rest, about: matter.about, ...tellingNl(telling) };
};

function print(io: Io, result: Extract<Result, { ok: true }>): void {
  const { trajectoryId, changes, events, told, outward } = result;
  io.out(paint(io, 'bold', `${trajectoryId}: wat er zou veranderen. Er is niets gebeurd.`));
  if (changes.length === 0) io.out('Geen enkele datum verandert.');
  else
    table(
      [{ title: 'WAT', flexible: true }, { title: 'NU' }, { title: 'DAN' }],
      changes.map(({ what, rule, before, after }) => [
        futureText(what, rule),
        dateText(before) || '–',
        dateText(after) || 'vervalt',
      ]),
      io.columns,
    ).forEach(io.out);
  io.out(`Gebeurt meteen: ${happenedText(events) || 'niets'}.`);
  say(
    io,
    'Krijgt bericht',
    'niemand',
    told.map((one) => toldText(one)),
  );
  if (outward.length > 0)
    say(
      io,
      'Gaat naar andere diensten',
      'niets',
      outward.map((one) => outwardText(one)),
    );
  for (const telling of told) {
    const { subject, text } = tellingNl(telling);
    io.out('');
    io.out(paint(io, 'bold', subject));
    for (const line of text.trimEnd().split('\n')) wrap(line, io.columns - 2).forEach((piece) => io.out(`  ${piece}`));
  }
}

function say(io: Io, what: string, none: string, lines: readonly string[]): void {
  if (lines.length === 0) return io.out(`${what}: ${none}.`);
  io.out(`${what}:`);
  for (const line of lines)
    wrap(line, io.columns - 4).forEach((piece, i) => io.out(`${i === 0 ? '  - ' : '    '}${piece}`));
}
