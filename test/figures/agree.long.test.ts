import { expect, it } from 'vitest';
import { agree } from './agree.ts';
import { population } from './population.ts';

const seed = Number(process.env['W2_SEED'] ?? Date.now() % 1_000_000);

it(`Every figure of 700 people is what the independent script counts, at three cut-off days, from seed ${seed}`, () => {
  const compared = agree(population(700, seed));
  for (const [figure, records] of compared) expect(records, figure).toBeGreaterThan(0);
});
