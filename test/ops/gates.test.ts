import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { gates } from '../../ops/gates/all.ts';
import { projectRoot } from '../../settings/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'w2-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a wrong type, a forgotten case and a promise nobody waits for do not pass', () => {
  for (const file of ['tsconfig.json', '.oxlintrc.json']) cpSync(join(projectRoot, file), join(folder, file));
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `export const count: number = 'many';
export const first = (list: readonly string[]): string => list[0];
export const day = (of: 'work' | 'rest'): number => {
  switch (of) {
    case 'work':
      return 1;
  }
};
Promise.resolve();
`,
  );
  const [tool = '', ...args] = gates.find(({ name }) => name === 'types and lint')?.command ?? [];
  const { stdout, status } = spawnSync(process.execPath, [join(projectRoot, 'node_modules', tool), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  expect(stdout).toContain("Type 'string' is not assignable to type 'number'");
  expect(stdout).toContain("Type 'string | undefined' is not assignable to type 'string'");
  expect(stdout).toContain('switch-exhaustiveness-check');
  expect(stdout).toContain('no-floating-promises');
});
