/**
 * `npm test`: every gate beside every test, the slowest files, then one line with the count of both. With file names it
 * runs just those tests; `--gates` runs just the gates, `--long` adds the tests that take minutes, `--days` runs the tests
 * once for each of the days on which a calendar is odd.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gates } from './gates/all.ts';
import { runGate } from './gates/gate.ts';
import { runTests, type TestCounts } from './gates/tests.ts';
import { projectRoot } from '../settings/index.ts';

/** They lie ahead, because no clock of a workflow runs back. */
const oddDays = {
  '2031-03-15': 'a Saturday',
  '2031-03-30': 'the clocks go forward',
  '2031-10-26': 'the clocks go back',
  '2031-12-25': 'a holiday',
  '2031-12-31': 'the last day of a year',
  '2032-01-01': 'the first day of a year',
  '2032-02-29': 'a day that most years do not have',
} as const;

const options = ['--gates', '--long', '--days'] as const;
const args = process.argv.slice(2);
const has = (option: (typeof options)[number]): boolean => args.includes(option);
const forVitest = args.filter((arg) => !(options as readonly string[]).includes(arg));

let passed = 0;
let failed = 0;

async function checkGates(): Promise<void> {
  await Promise.all(
    gates.map(async (gate) => {
      if (!existsSync(join(projectRoot, gate.config))) {
        console.log(`- ${gate.name}: skipped, there is no ${gate.config}`);
        return;
      }
      const from = Date.now();
      const result = await runGate(gate);
      const facts = `${gate.name}: ${result.files} files, ${((Date.now() - from) / 1000).toFixed(1)} s`;
      console.log(result.passed ? `✓ ${facts}` : `✗ ${facts}\n${result.output || 'it saw no files'}\n`);
      if (result.passed) passed++;
      else failed++;
    }),
  );
}

async function test(env: NodeJS.ProcessEnv = {}): Promise<TestCounts> {
  const counts = await runTests(forVitest, { ...(has('--long') && { W2_LONG_TESTS: '1' }), ...env });
  passed += counts.passed;
  failed += counts.failed;
  return counts;
}

if (has('--gates')) await checkGates();
else if (has('--days')) {
  const report = [];
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
  for (const [day, why] of Object.entries(oddDays)) {
    if (stopped) break;
    const counts = await test({ W2_TEST_DAY: day });
    report.push(`${counts.failed === 0 ? '✓' : '✗'} ${day}, ${why}: ${counts.passed} passed, ${counts.failed} failed`);
  }
  console.log(`\n${report.join('\n')}`);
} else {
  const [{ slowest }] = await Promise.all([test(), forVitest.length === 0 ? checkGates() : undefined]);
  console.log('\nThe slowest files:');
  for (const { file, seconds } of slowest) console.log(`${String(seconds).padStart(5)} s  ${file}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
