import { dirname, resolve } from 'node:path';
import type { SetupReport } from '../../app/setup/index.ts';
import { setupMistakeText, setupSameText, setupStepText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, type Io } from '../io.ts';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

export function setupCommand({ program, io, ends }: Cli): void {
  program
    .command('setup')
    .argument('[BESTAND]', 'organisaties, medewerkers, contracten, gemeenten, regels en plaatsen als JSON')
    .option('--dry-run', 'toont alleen wat er zou gebeuren')
    .option(...jsonOption)
    .summary('richt lege servers in: namespace, tabellen, organisaties, medewerkers …')
    .description(
      'Richt Postgres en Temporal in: namespace met bewaartermijn en zoekvelden, tabellen, en wat in het bestand staat (voorbeeld: ops/setup/example.json). Herhalen kan geen kwaad: wat al zo is, blijft. Eén fout in het bestand, en er gebeurt niets. Heeft alleen DATABASE_URL en TEMPORAL_ADDRESS nodig.',
    )
    .action((file: string | undefined, options: Options) => ends(run(io, file, options)));
}

async function run(io: Io, path: string | undefined, { dryRun, json }: Options): Promise<ExitCode> {
  const verbs = await io.load();
  const given = path === undefined ? {} : { file: await readFile(io, path) };
  const report = await verbs.setUp({ ...given, dryRun: dryRun ?? false });
  if (json) printJson(io, report);
  else print(io, report);
  return report.mistakes.length > 0 ? exit.refused : exit.ok;
}

function print(io: Io, { dryRun, steps, mistakes }: SetupReport): void {
  if (mistakes.length > 0) {
    for (const { path, what, details } of mistakes)
      io.err(`w2: ${path === '' ? '' : `${path} `}${setupMistakeText(what, details)}`);
    io.err('w2: er is niets veranderd. Verbeter het bestand en probeer opnieuw.');
    return;
  }
  const changes = steps.flatMap(({ what, id, became }) =>
    became === 'same' ? [] : [setupStepText(what, id, became, !dryRun)],
  );
  changes.forEach((line) => io.out(paint(io, 'green', `  ${line}`)));
  const same = Map.groupBy(
    steps.filter(({ became }) => became === 'same'),
    ({ what }) => what,
  );
  const kept = [...same].map(([what, all]) => setupSameText(what, all.length));
  if (kept.length > 0) io.out(`Al zo: ${kept.join(', ')}.`);
  if (changes.length === 0) io.out('Er verandert niets.');
  else if (dryRun) io.out('Er is niets veranderd: dit was --dry-run.');
}

/** A set of rules may stand in a file of its own: its path, from the folder of this one. */
async function readFile(io: Io, path: string): Promise<unknown> {
  const value = await readJson(io, path, path);
  if (typeof value !== 'object' || value === null || !('rules' in value) || !Array.isArray(value.rules)) return value;
  const rules = await Promise.all(
    value.rules.map((one: unknown, index) =>
      typeof one === 'string' ? readJson(io, resolve(dirname(path), one), `rules[${index}]`) : one,
    ),
  );
  return { ...value, rules };
}

async function readJson(io: Io, path: string, where: string): Promise<unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await io.readFile(path));
  } catch {
    throw new UsageError(`setup: ${where}: ${setupMistakeText('unreadableFile', {})}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // Where it stops, never what stands there: it may be a name.
    const position = /\(line \d+ column \d+\)|position \d+/.exec((error as Error).message)?.[0] ?? '';
    throw new UsageError(`setup: ${where}: ${setupMistakeText('notJson', { position: positionText(position, text) })}`);
  }
}

function positionText(found: string, text: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(found) ?? [];
  if (line) return `regel ${line}, kolom ${column}`;
  const at = Number(/\d+/.exec(found)?.[0] ?? text.length);
  const before = text.slice(0, at).split('\n');
  return `regel ${before.length}, kolom ${(before.at(-1) ?? '').length + 1}`;
}
