/**
 * `npm test`: every gate, then every test, then one line with the count of both. With file names it runs just those
 * tests; `--gates` runs just the gates, `--long` adds the tests that take minutes.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gates } from './gates/all.ts';
import { runGate } from './gates/gate.ts';
import { runTests } from './gates/tests.ts';
import { projectRoot } from '../settings/index.ts';

const args = process.argv.slice(2);
const onlyGates = args.includes('--gates');
const long = args.includes('--long');
const forVitest = args.filter((arg) => arg !== '--gates' && arg !== '--long');

let passed = 0;
let failed = 0;

if (onlyGates || forVitest.length === 0) {
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
if (!onlyGates) {
  const counts = await runTests(forVitest, long);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
