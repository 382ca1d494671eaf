import { cpSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { projectRoot } from '../../settings/index.ts';
import { makeBuild } from '../../workers/bundle.ts';

it('a bundle of the very same sources is found again, and made anew when it is damaged', async () => {
  const made = inject('build');
  const folder = join(mkdtempSync(join(inject('testDir'), 'bundles-')), 'bundles');
  cpSync(dirname(made.codePath), folder, { recursive: true });
  const found = { id: made.id, codePath: join(folder, `${made.id}.js`) };
  const code = readFileSync(found.codePath, 'utf8');
  // A mark that changes no code: what is made anew does not bear it.
  const mark = '\n//# sourceMappingURL=a-mark';
  const map = code.lastIndexOf('\n//# sourceMappingURL=');
  writeFileSync(found.codePath, code.slice(0, map < 0 ? undefined : map) + mark);
  expect(await makeBuild(folder)).toEqual(found);
  expect(readFileSync(found.codePath, 'utf8').endsWith(mark)).toBe(true);
  writeFileSync(found.codePath, 'half a bundle');
  expect(await makeBuild(folder)).toEqual(found);
  expect(readFileSync(found.codePath, 'utf8')).toBe(code);
});

it('is compiled for the Node that runs it, and takes what it needs of the sandbox once', () => {
  const code = readFileSync(inject('build').codePath, 'utf8');
  expect(code).toMatch(/^const \{ Array, .*Math, .*\} = globalThis; var __TEMPORAL__;/);
  // Helpers in place of `{ ...state }` and of `async` mean that a newer SDK is told in another way what it compiles for.
  expect(code).toContain('.workflows/durable/run.ts'.slice(1));
  expect(code).not.toMatch(/_object_spread|_async_to_generator|_define_property/);
});

it('no module that workflows share remembers anything of one of them', () => {
  const remembers =
    /^(?:export )?(?:(?:let|var) |const \w+(?:: (?!readonly |Readonly|Found\b).*)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});).*/gm;
  const files = globSync('{domain,workflows}/**/*.ts', { cwd: projectRoot }).toSorted();
  const found = files.flatMap((file) => readFileSync(join(projectRoot, file), 'utf8').match(remembers) ?? []);
  expect(files.length).toBeGreaterThan(100);
  // How a day is written, and the holidays of a year: the same for all.
  expect(found).toEqual([
    'const written: (LocalDate | undefined)[] = [];',
    'const known = new Map<string, ReadonlySet<string>>();',
  ]);
});
