/**
 * `npm run test:mutation`: Stryker over the pure core, and a page of what survived. Takes some ten minutes on a quiet machine; what was
 * found is kept, so `npm run test:mutation -- --mutate 'domain/cohort/*.ts'` can do it part by part. `--page`: only the page.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

const home = join(projectRoot, 'test', 'mutation');
const pageFile = join(projectRoot, 'docs', 'mutation.md');
const least = 85;

interface Mutant {
  readonly status: 'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'Ignored' | 'CompileError' | 'RuntimeError';
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}
type Report = { readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: Mutant[] }>> };

function run(command: string, args: readonly string[], cwd = projectRoot): void {
  // Few random lives, always the same: a mutant must be killed by something that a reader can repeat.
  const env = { ...process.env, W2_MODEL_RUNS: '24', W2_MODEL_SEED: '1' };
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

const given = process.argv.slice(2);
if (!given.includes('--page')) plant(given);

const report = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')) as Report;
const score = page(Object.entries(report.files).filter(inPart(given)));
console.log(`${score.toFixed(1)} % killed; docs/mutation.md has the survivors.`);
process.exit(score >= least ? 0 : 1);

function plant(args: readonly string[]): void {
  if (!existsSync(join(home, 'node_modules', '@stryker-mutator'))) run('npm', ['ci', '--no-audit', '--no-fund'], home);
  const stryker = join(home, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  run(process.execPath, [stryker, 'run', join(home, 'stryker.config.json'), ...args]);
}

/** The files that this run was about: what an interrupted run left of others is no figure. */
function inPart(args: readonly string[]): (file: readonly [name: string, unknown]) => boolean {
  const patterns = args[args.indexOf('--mutate') + 1]?.split(',');
  if (!args.includes('--mutate') || !patterns) return () => true;
  const names = new Set(globSync(patterns, { cwd: projectRoot }));
  return ([name]) => names.has(name);
}

interface Row {
  readonly killed: number;
  readonly lived: number;
  /** The day of the run that saw it. */
  readonly on: string;
  readonly survivors: readonly string[];
}

function shareOf(killed: number, lived: number): number {
  return killed + lived === 0 ? 100 : (100 * killed) / (killed + lived);
}

function seen({ source, mutants }: Report['files'][string], name: string): Row {
  const of = (...statuses: Mutant['status'][]) => mutants.filter(({ status }) => statuses.includes(status));
  const survivors = of('Survived', 'NoCoverage').map(({ mutatorName, replacement, location: { start } }) => {
    const line = source.split('\n')[start.line - 1]?.trim().slice(0, 90) ?? '';
    const became = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60);
    return `- ${name}:${start.line} ${mutatorName}: \`${line.replaceAll('`', "'")}\` → \`${became.replaceAll('`', "'")}\``;
  });
  const on = new Date().toISOString().slice(0, 10);
  return { killed: of('Killed', 'Timeout').length, lived: survivors.length, on, survivors };
}

/** What earlier runs saw of files that are still there: a part that is run replaces its own rows and no others. */
function seenEarlier(): Map<string, Row> {
  const lines = existsSync(pageFile) ? readFileSync(pageFile, 'utf8').split('\n') : [];
  const rows = lines.flatMap((line): [string, Row][] => {
    const [, name = '', killed, lived, , on = ''] = line.split('|').map((cell) => cell.trim());
    if (!name.startsWith('domain/') || !existsSync(join(projectRoot, name))) return [];
    const survivors = lines.filter((other) => other.startsWith(`- ${name}:`));
    return [[name, { killed: Number(killed), lived: Number(lived), on, survivors }]];
  });
  return new Map(rows);
}

function page(files: readonly (readonly [name: string, file: Report['files'][string]])[]): number {
  const all = seenEarlier();
  for (const [name, file] of files) all.set(name, seen(file, name));
  const rows = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const total = (count: 'killed' | 'lived') => rows.reduce((sum, [, row]) => sum + row[count], 0);
  const [killed, lived] = [total('killed'), total('lived')];
  const lines = rows.map(
    ([name, row]) =>
      `| ${name} | ${row.killed} | ${row.lived} | ${shareOf(row.killed, row.lived).toFixed(0)} % | ${row.on} |`,
  );
  writeFileSync(
    pageFile,
    `# What the mutation run saw

Written by \`npm run test:mutation\`: Stryker changes the pure core (\`domain/\`, without its words) in one place after another and runs
the core's tests; a change that no test notices survives. Of the files below **${shareOf(killed, lived).toFixed(1)} % killed** (${killed} of ${killed + lived}), at least ${least} % asked.
A file that was not in the last run keeps what the run of its day saw.
What survives, and why that is right or what is missing: [mutation-survivors.md](mutation-survivors.md).

| file | killed | survived | | run |
|---|--:|--:|--:|---|
${lines.join('\n')}

## Survivors

${rows.flatMap(([, { survivors }]) => survivors).join('\n')}
`,
  );
  return shareOf(killed, lived);
}
