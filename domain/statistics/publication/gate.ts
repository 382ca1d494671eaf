import { attack } from './attack.ts';
import { methodVersion, publicationLimits as limits, publishedFigures } from './codes.ts';
import { listedKnowledge, type Published } from './known.ts';
import { chainsOf, together } from './nested.ts';
import type { Released } from './released.ts';
import type { Solver } from './solver.ts';

/** What the gate found: the stamp "safe to publish" is this, and nothing else. */
export interface GateResult {
  readonly safe: boolean;
  readonly method: string;
  /** Over how many releases the attack went, this one included. */
  readonly releases: number;
  /** Protected numbers attacked, and how many of them were narrowed below the least number of values, as far as was looked. */
  readonly attacked: number;
  readonly narrowed: number;
  /** The fewest values that one of them can still have; counted up to `leastValues`. */
  readonly fewest: number;
  readonly leastValues: number;
}

/** One narrowed number is one too many; a few tell where. */
const enough = 3;

/** Whether there was nothing before the first year that was published: only then is a part known to be no more than its whole. */
export type Since = 'theFirstDay' | 'somewhere';

/** Attacks all releases together, oldest first, by whoever has everything published and knows the method. */
export function gate(releases: readonly Released[], solver: Solver, since: Since = 'somewhere'): GateResult {
  let [attacked, narrowed, fewest] = [0, 0, limits.leastValues as number];
  const row = since === 'theFirstDay' ? withoutGap(releases) : [];
  for (const chain of chainsOf(publishedFigures)) {
    const parts = chain.flatMap((figure) => {
      const published = releases.flatMap(({ year, tables }): Published[] =>
        tables.filter((table) => table.figure === figure).map((table) => ({ year, table })),
      );
      return published.length === 0 ? [] : [[figure, listedKnowledge(figure, published)] as const];
    });
    if (parts.length === 0) continue;
    const knowledge = together(new Map(parts), row);
    const targets = knowledge.secrets.flatMap(({ least, most }, at) => (least === most ? [] : [at]));
    const came = attack(knowledge, targets, solver, enough);
    attacked += came.cells;
    narrowed += came.narrowed.length;
    fewest = Math.min(fewest, came.fewest);
  }
  return {
    safe: narrowed === 0 && fewest >= limits.leastValues,
    method: methodVersion,
    releases: releases.length,
    attacked,
    narrowed,
    fewest,
    leastValues: limits.leastValues,
  };
}

/** In the order of their days, up to the first year of which nothing, or not all, was published before the next one. */
function withoutGap(releases: readonly Released[]): readonly Released[] {
  const years = Map.groupBy(
    releases.toSorted((one, other) => one.year - other.year),
    ({ year }) => year,
  );
  const row: Released[] = [];
  for (const [year, all] of years) {
    const [last] = row.slice(-1);
    if (last && (last.year !== year - 1 || last.tables[0]?.grain === 'coarse')) break;
    row.push(...all);
  }
  return row;
}
