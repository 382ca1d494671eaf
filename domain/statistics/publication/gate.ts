import { attack } from './attack.ts';
import { methodVersion, publicationLimits as limits, publishedFigures } from './codes.ts';
import { knowledgeOf, type Published } from './known.ts';
import type { ProtectedTable } from './protect.ts';
import type { Solver } from './solver.ts';

/** A release as the gate looks at it. */
export interface Released {
  readonly year: number;
  readonly tables: readonly ProtectedTable[];
}

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

/** Attacks all releases together, oldest first, by whoever has everything published and knows the method. */
export function gate(releases: readonly Released[], solver: Solver): GateResult {
  let [attacked, narrowed, fewest] = [0, 0, limits.leastValues as number];
  for (const figure of publishedFigures) {
    const published = releases.flatMap(({ year, tables }): Published[] =>
      tables.filter((table) => table.figure === figure).map((table) => ({ year, table })),
    );
    if (published.length === 0) continue;
    const knowledge = knowledgeOf(figure, published);
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
