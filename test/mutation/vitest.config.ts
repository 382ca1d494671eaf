import { defineConfig } from 'vitest/config';

/** The tests that know the core, once each: what a mutant must not survive. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/app/registration-list.test.ts', 'test/words/words.test.ts'],
    exclude: ['**/*.long.test.ts', '**/node_modules/**'],
    pool: 'forks',
    testTimeout: 60_000,
  },
});
