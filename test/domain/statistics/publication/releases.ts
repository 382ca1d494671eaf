import { highsSolver } from '../../../../app/publication/highs.ts';
import { lots } from '../../../../app/publication/lots.ts';
import type { LocalDate } from '../../../../domain/calendar/index.ts';
import type { FigureRecord } from '../../../../domain/statistics/index.ts';
import {
  makeTables,
  methodVersion,
  releasePeriodOf,
  type MadeTables,
  type Released,
} from '../../../../domain/statistics/publication/index.ts';
import { recordsOf } from './population.ts';

export const solver = await highsSolver();

/**
 * What is published of one population, one release after the other, each as the application makes it: a year while it ran,
 * the whole of it, and the year after. Before it there was nobody.
 */
export function threeReleases(name: string, people: number): readonly (Released & MadeTables)[] {
  const year = recordsOf(name, people, 2025);
  const next = recordsOf(`${name}, the year after`, people, 2026);
  const made: (Released & MadeTables)[] = [];
  const release = (of: readonly FigureRecord[], inYear: number, asOf: string) => {
    const period = releasePeriodOf(inYear, asOf as LocalDate)!;
    const records = of.filter(({ on }) => on >= period.from && on <= period.until);
    const seed = `seed of ${period.id} of ${name}`;
    const before = made.map(({ year: of, tables }) => ({ year: of, tables }));
    const asked = { period, records, before, seed, since: 'theFirstDay', rules: methodVersion } as const;
    made.push({ year: inYear, ...makeTables(asked, solver, lots) });
  };
  release(year, 2025, '2025-10-15');
  release(year, 2025, '2026-02-15');
  release(next, 2026, '2027-02-15');
  return made;
}
