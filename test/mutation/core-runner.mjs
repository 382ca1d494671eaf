/**
 * How Stryker runs the core's tests: all in one process that is loaded once, for they are pure and a mutant is switched on by
 * a variable. Starting vitest for each mutant took seconds, nearly all of them for loading; this takes milliseconds, so the
 * whole core is a matter of minutes. The tests are the same files, and `expect` is vitest's own.
 */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The tests that know the core: what a mutant must not survive. */
const files = ['test/domain/**/*.test.ts', 'test/app/registration-list.test.ts', 'test/cli/words.test.ts'];
const vitest = import.meta.resolve('./vitest-names.mjs');

let generation = 0;
/** Each generation loads the sandbox's modules anew: what a module keeps between calls must not outlive a mutant of it. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest' && context.parentURL !== vitest) return { url: vitest, shortCircuit: true };
    const found = next(specifier, context);
    const inSandbox = found.url.startsWith(pathToFileURL(process.cwd()).href) && !found.url.includes('node_modules');
    return inSandbox ? { ...found, url: `${found.url.split('?')[0]}?${generation}` } : found;
  },
});

/** Stryker's test runner. Its status codes: a test is 0 passed, 1 failed; a run is complete, killed, survived or timed out. */
class CoreRunner {
  /** Where the instrumented modules look which mutant is on, and count what they met. */
  stryker = (globalThis['__stryker__'] ??= {});

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.paths = globSync(files)
      .filter((path) => !path.includes('.long.test.'))
      .sort();
    await this.load(this.paths);
  }

  async load(paths) {
    const { begin } = await import(vitest);
    generation += 1;
    this.tests = begin();
    this.complete = paths.length === this.paths.length;
    for (const path of paths) {
      const before = this.tests.length;
      await import(`${pathToFileURL(resolve(path)).href}?${generation}`);
      for (const [index, test] of this.tests.slice(before).entries())
        Object.assign(test, { id: `${path}#${index}`, fileName: resolve(path) });
    }
  }

  /** File by file, each loaded anew: what one of them made a module remember would hide what the next one covers. */
  async dryRun() {
    const tests = [];
    for (const path of this.paths) {
      await this.load([path]);
      for (const test of this.tests) tests.push(await this.timed(test));
    }
    this.took = new Map(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    return { status: 'complete', tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async timed(test) {
    const { id, name, fileName } = test;
    this.stryker.currentTestId = id;
    const from = performance.now();
    const failure = await failureOf(test);
    this.stryker.currentTestId = undefined;
    const status = failure === null ? { status: 0 } : { status: 1, failureMessage: failure };
    return { id, name, fileName, timeSpentMs: performance.now() - from, ...status };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName, reloadEnvironment }) {
    // The calendar remembers the holidays of a year: a mutant of it is to be met without memory, and leaves none.
    const remembers = reloadEnvironment || sandboxFileName.includes('/domain/calendar/');
    const chosen = testFilter && new Set(testFilter);
    if (!remembers && !this.complete) await this.load(this.paths);
    this.stryker.activeMutant = activeMutant.id;
    this.stryker.hitCount = hitLimit === undefined ? undefined : 0;
    this.stryker.hitLimit = hitLimit;
    try {
      if (remembers) await this.load(chosen ? this.paths.filter((path) => testFilter.some(ofFile(path))) : this.paths);
      return await this.verdict(chosen);
    } catch (error) {
      // Tests that cannot even be loaded have noticed it.
      const [first] = testFilter ?? [this.tests[0].id];
      return { status: 'killed', failureMessage: String(error), killedBy: [first], nrOfTests: 1 };
    } finally {
      this.stryker.activeMutant = undefined;
      if (remembers) this.complete = false;
    }
  }

  async verdict(chosen) {
    const took = ({ id }) => this.took?.get(id) ?? 0;
    const tests = this.tests.filter(({ id }) => !chosen || chosen.has(id)).sort((a, b) => took(a) - took(b));
    for (const [index, test] of tests.entries()) {
      const failure = await failureOf(test);
      if (this.stryker.hitCount > this.stryker.hitLimit) return { status: 'timeout', reason: 'it never ends' };
      if (failure !== null)
        return { status: 'killed', failureMessage: failure, killedBy: [test.id], nrOfTests: index + 1 };
    }
    return { status: 'survived', nrOfTests: tests.length };
  }
}

const ofFile = (path) => (id) => id.startsWith(`${path}#`);

async function failureOf({ run }) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 500);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'core', injectableClass: CoreRunner }];
