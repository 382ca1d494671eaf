/**
 * `npm run test:mutation`: Stryker over the pure core, and a page of what survived. Takes some ten minutes on a quiet machine; what was
 * found is kept, so `npm run test:mutation -- --mutate 'domain/cohort/*.ts'` can do it part by part. `--page`: only the page.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

const home = join(projectRoot, 'test', 'mutation');
const least = 80;

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
const files = Object.entries(report.files).sort(([a], [b]) => (a < b ? -1 : 1));
const score = page(files);
console.log(`${score.toFixed(1)} % killed; docs/mutation.md has the survivors.`);
process.exit(score >= least ? 0 : 1);

function plant(args: readonly string[]): void {
  if (!existsSync(join(home, 'node_modules', '@stryker-mutator'))) run('npm', ['ci', '--no-audit', '--no-fund'], home);
  const stryker = join(home, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  run(process.execPath, [stryker, 'run', join(home, 'stryker.config.json'), ...args]);
}

function counted(mutants: readonly Mutant[]) {
  const of = (...statuses: Mutant['status'][]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = of('Killed', 'Timeout');
  const lived = of('Survived', 'NoCoverage');
  return { killed, lived, score: killed + lived === 0 ? 100 : (100 * killed) / (killed + lived) };
}

function page(all: readonly (readonly [name: string, file: Report['files'][string]])[]): number {
  const total = counted(all.flatMap(([, { mutants }]) => mutants));
  const rows = all.map(([name, { mutants }]) => {
    const { killed, lived, score: of } = counted(mutants);
    return `| ${name} | ${killed} | ${lived} | ${of.toFixed(0)} % |`;
  });
  const survivors = all.flatMap(([name, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ mutatorName, replacement, location: { start } }) => {
        const line = source.split('\n')[start.line - 1]?.trim().slice(0, 90) ?? '';
        const became = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60);
        return `- ${name}:${start.line} ${mutatorName}: \`${line.replaceAll('`', "'")}\` → \`${became.replaceAll('`', "'")}\``;
      }),
  );
  writeFileSync(
    join(projectRoot, 'docs', 'mutation.md'),
    `# What the mutation run saw

Written by \`npm run test:mutation\`: Stryker changes the pure core (\`domain/\`, without its words) in one place after another and runs
the core's tests; a change that no test notices survives. Of the files below **${total.score.toFixed(1)} % killed** (${total.killed} of ${total.killed + total.lived}), at least ${least} % asked.
What survives, and why that is right or what is missing: [mutation-survivors.md](mutation-survivors.md).

| file | killed | survived | |
|---|--:|--:|--:|
${rows.join('\n')}

## Survivors

${survivors.join('\n')}
`,
  );
  return total.score;
}
