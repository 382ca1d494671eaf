/** Runs vitest and counts what it reports. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** The files that took longest, slowest first. */
  readonly slowest: readonly { readonly file: string; readonly seconds: number }[];
}

const shownAsSlow = 10;

/** A run that ends without a report, or with an error outside the tests, counts as one failure more. */
export async function runTests(args: readonly string[], env: NodeJS.ProcessEnv): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'w2-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
      env,
    );
    const { failed, ...counts } = count(report);
    return { ...counts, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report: string): TestCounts {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
    };
    // A file that does not even load has no tests to fail, and would otherwise be counted as nothing.
    const notLoaded = testResults.filter((it) => it.status === 'failed' && it.assertionResults.length === 0).length;
    return { passed: numPassedTests, failed: numFailedTests + notLoaded, slowest: slowestOf(testResults) };
  } catch {
    return { passed: 0, failed: 1, slowest: [] };
  }
}

const slowestOf = (files: readonly { name: string; startTime: number; endTime: number }[]): TestCounts['slowest'] =>
  files
    .map(({ name, startTime, endTime }) => ({
      file: relative(projectRoot, name),
      seconds: Math.round((endTime - startTime) / 1000),
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, shownAsSlow);

function run(args: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  // Ctrl-C reaches vitest by itself; it stops its servers, and this process waits to say how it ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
}
