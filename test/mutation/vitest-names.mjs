/** What the core's tests import from vitest, for `core-runner.mjs`: tests are noted down, to be run as often as there are mutants. */
export { expect } from 'vitest';

let tests = [];
let around = [];

/** From now on tests are noted in the list that is given. */
export function begin() {
  tests = [];
  around = [];
  return tests;
}

export function describe(name, body) {
  around = [...around, name];
  body();
  around = around.slice(0, -1);
}

/** `it(name, run)`, with options between or after them. */
export function it(name, ...rest) {
  const run = rest.find((one) => typeof one === 'function');
  tests.push({ name: [...around, name].join(' > '), run });
}

/** As in vitest: rows are spread only where every row is a list. */
it.each = (rows) => (name, run) => {
  const lists = rows.every((row) => Array.isArray(row));
  for (const [index, row] of rows.entries()) it(`${name} (${index + 1})`, () => (lists ? run(...row) : run(row)));
};
