/**
 * Three kinds of tests, told apart by where they are: what needs nothing but Node (the core, the contracts), what needs
 * the servers (one Postgres and one Temporal per run, started only when such a test runs), and what takes minutes.
 */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of `test` whose tests talk to Postgres or Temporal; elsewhere a file says so by its name `*.server.test.ts`. */
const withServers = ['workflows', 'activities', 'db', 'e2e', 'histories'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
const servers = [...withServers, 'test/**/*.server.test.ts'];
const long = ['test/chaos/**/*.test.ts', 'test/**/*.long.test.ts'];
const globalSetup = ['test/support/stack.ts'];
const setupFiles = ['test/support/setup.ts'];

/** The longest begin first, so that none runs alone at the end; the model works while whole stacks wait. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const first = ['/e2e/kills', '/domain/trajectory/model', '/web/pages', '/e2e/', '/workflows/', '/rights/'];
    const rank = ({ moduleId }: TestSpecification): number =>
      [...first, ''].findIndex((part) => moduleId.includes(`/test${part}`));
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * Beside the servers' tests, which wait more than they work: what needs nothing but Node fills the time. Files of
 * one worker share what they import (no test changes a module): half of the processor time went into reading it anew.
 */
const quick = {
  extends: true as const,
  test: {
    name: 'quick',
    isolate: false,
    include: ['test/**/*.test.ts'],
    exclude: [...servers, ...long],
    // Nothing here is timed: on a busy machine a long computation is slow, not wrong.
    testTimeout: 300_000,
    sequence: { groupOrder: 0 },
  },
};
const server = {
  extends: true as const,
  test: {
    name: 'server',
    isolate: false,
    include: servers,
    exclude: long,
    globalSetup,
    setupFiles,
    // Nor is anything timed here: on a machine that does ten other things three starts of a whole stack may take minutes.
    testTimeout: 15 * 60_000,
    hookTimeout: 15 * 60_000,
    sequence: { groupOrder: 0 },
  },
};
const patient = {
  extends: true as const,
  test: {
    name: 'long',
    include: long,
    globalSetup,
    setupFiles,
    testTimeout: 30 * 60_000,
    hookTimeout: 5 * 60_000,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
};

export default defineConfig({
  test: {
    // Threads crash with Temporal's native worker.
    pool: 'forks',
    // Stories wait more than they work: with two files at a time two cores were busy for less than half of it, with four for five sixths.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    // Node reads our TypeScript by itself, as when the program runs, and keeps what it compiled for the next process.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    teardownTimeout: 60_000,
    // What is waited for comes late on a machine that does ten other things: a second would make it a timed test.
    expect: { poll: { timeout: 60_000 } },
    projects: [quick, server, ...(process.env['W2_LONG_TESTS'] ? [patient] : [])],
  },
});
