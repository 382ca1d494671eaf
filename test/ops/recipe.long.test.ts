/** The recipe of docs/changing.md is true: its change goes onto this tree, compiles, and passes the tests it speaks of. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../settings/index.ts';

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(realpathSync(tmpdir()), 'w2-recipe-'));
  const left = new Set(['node_modules', '.git', '.w2']);
  cpSync(projectRoot, copy, { recursive: true, filter: (path) => !left.has(relative(projectRoot, path)) });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });

it('adds a rule and its command, in a new version of the rules', () => {
  execFileSync('git', ['apply', 'docs/recipes/coaching-evaluation.patch'], { cwd: copy });
  run('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.');
  const specs = ['released-rules', 'trajectory/coaching-evaluation', 'trajectory/rules.spec', 'trajectory/events.spec'];
  expect(run('ops/test.ts', ...specs.map((spec) => `test/domain/${spec}`))).toMatch(/\n\d+ passed, 0 failed\n$/);
});
