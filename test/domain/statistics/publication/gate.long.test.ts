import { expect, it } from 'vitest';
import { highsSolver } from '../../../../app/publication/highs.ts';
import { gate, publishedFigures } from '../../../../domain/statistics/publication/index.ts';
import { lotOf } from '../../../../domain/statistics/publication/lot.ts';
import { threeReleases } from './releases.ts';

const populations = 200;

it(`leaves five values for each protected number of three releases of ${populations} populations`, async () => {
  const solver = await highsSolver();
  for (let number = 0; number < populations; number++) {
    const people = 20 + Math.floor(lotOf(`size of ${number}`)() * 980);
    const releases = threeReleases(`population ${number}`, people, publishedFigures, solver);
    const widest = Math.max(...releases.flatMap(({ tables }) => tables.map(({ nearness }) => nearness)));
    expect({ number, people, ...gate(releases, solver) }).toMatchObject({ safe: true, fewest: 5 });
    // A table of few people and many kinds cannot be kept within 4, and says so.
    expect(widest).toBeLessThanOrEqual(8);
  }
});
