import { afterAll, expect, it } from 'vitest';
import { attack, baseTable, lotOf } from '../../../../domain/statistics/publication/index.ts';
import { writeReport } from '../../../support/report.ts';
import { recordsOf } from './population.ts';
import { solver, threeReleases } from './releases.ts';
import { hiddenSmall } from './without.ts';

const populations = 200;
const atOnce = 10;
const parts = Array.from({ length: populations / atOnce }, (_, part) => part * atOnce);
const seen = { populations: 0, attacked: 0, fewest: Infinity, wider: 0, withoutGate: 0 };
const started = performance.now();

it.each(parts)(
  'leaves five values for each protected number of three releases: ten populations from %i on',
  (first) => {
    for (let number = first; number < first + atOnce; number++) {
      const name = `population ${number}`;
      const people = 20 + Math.floor(lotOf(`size of ${number}`)() * 980);
      const releases = threeReleases(name, people);
      // The attack that let the last one out went over all three.
      const { gate } = releases[2]!;
      expect({ number, people, ...gate }).toMatchObject({ safe: true, narrowed: 0, fewest: 5, releases: 3 });
      expect(releases.every((one) => one.gate.safe)).toBe(true);
      // A table of few people and many kinds cannot be kept within 4, and says so.
      const widest = Math.max(...releases.flatMap(({ tables }) => tables.map(({ nearness }) => nearness)));
      expect(widest).toBeLessThanOrEqual(8);

      const withoutGate = hiddenSmall('referrals', baseTable('referrals', recordsOf(name, people, 2025), 'fine'));
      const hidden = withoutGate.secrets.flatMap(({ least, most }, at) => (least === most ? [] : [at]));
      const given = attack(withoutGate, hidden, solver, 1);
      expect(given.narrowed, `a number that was only left out, of ${people} people`).toHaveLength(1);

      seen.populations++;
      seen.attacked += gate.attacked;
      seen.fewest = Math.min(seen.fewest, gate.fewest);
      seen.wider += widest > 4 ? 1 : 0;
      seen.withoutGate += given.narrowed.length;
    }
  },
);

afterAll(() => {
  if (seen.populations < populations) return;
  writeReport(
    'The attack over three releases',
    'Made-up populations of 20 to 1,000 people, of each a year while it ran, the whole of it and the year after, made as the application makes them.',
    [
      ['populations', seen.populations],
      ['protected numbers attacked', seen.attacked],
      ['numbers left with fewer than five values', 0],
      ['fewest values left, counted up to five', seen.fewest],
      ['populations with a table that differs by up to 8', seen.wider],
      ['populations of which numbers that are only left out are found', seen.withoutGate],
      ['seconds', Math.round((performance.now() - started) / 1000)],
    ],
  );
});
