import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Most mutants are killed by an example of their own, so the tests that take seconds come last: they are seldom reached. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ['time.spec', 'model.test', 'registration-list', 'calendar.test'];
    const rank = ({ moduleId }: TestSpecification): number => slow.findIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => rank(a) - rank(b) || statSync(a.moduleId).size - statSync(b.moduleId).size);
  }
}

/** The tests that know the core, once each: what a mutant must not survive. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/app/registration-list.test.ts', 'test/cli/words.test.ts'],
    exclude: ['**/*.long.test.ts', '**/node_modules/**'],
    pool: 'forks',
    // One process keeps the modules: a mutant is switched on by a variable, so nothing need be loaded again for it.
    isolate: false,
    sequence: { sequencer: QuickestFirst },
    testTimeout: 60_000,
  },
});
