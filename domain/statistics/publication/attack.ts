import { publicationLimits as limits } from './codes.ts';
import type { Knowledge } from './known.ts';
import type { Model, Row, Solver } from './solver.ts';

/** What came of an attack. */
export interface Attacked {
  /** How many protected numbers were attacked. */
  readonly cells: number;
  /** Those that were narrowed to fewer values than must remain. */
  readonly narrowed: readonly number[];
  /** The fewest values that one of them can still have; counted up to what must remain. */
  readonly fewest: number;
  /** How many questions the solver was asked. */
  readonly asked: number;
}

/**
 * Tries to find out secret numbers from all that is known together. A value is possible when there are numbers that agree with
 * everything: first those at hand with this one changed are looked at, then those that lie as far from the edges as can be,
 * and where neither agree the solver looks for others.
 * So "possible" is always proven by an example, and
 * "impossible" by the solver.
 * @param enough stops after so many narrowed numbers
 */
export function attack(knowledge: Knowledge, targets: readonly number[], solver: Solver, enough = Infinity): Attacked {
  const { secrets } = knowledge;
  const inClaims = claimsOfEach(knowledge);
  let asked = 0;
  // Numbers that agree with everything say of each secret a value that is possible, not only of the one that was asked.
  const seen = secrets.map(() => new Set<number>());
  const ask = (fixed?: { at: number; value: number }): readonly number[] | null => {
    asked++;
    const values = solver.solve(modelOf(knowledge, fixed))?.values ?? null;
    values?.forEach((value, at) => seen[at]!.add(value));
    return values;
  };
  const example = knowledge.example && fits(knowledge, knowledge.example) ? knowledge.example : ask();
  // Corrections may have made it so. Of what agrees with nothing nothing can be said, least of all that it is safe.
  if (!example) return { cells: targets.length, narrowed: targets.slice(0, enough), fewest: 0, asked };
  const exampleOf = (values: readonly number[]): Example => ({
    values,
    totals: knowledge.claims.map(({ of }) => of.reduce((sum, [at, factor]) => sum + factor * (values[at] ?? 0), 0)),
    inClaims,
  });
  const found = exampleOf(example);
  // Numbers at hand may lie at the edge of what is known: of a table of few people every number then was a question of its own.
  let middle: Example | null | undefined;
  const inTheMiddle = (): Example | null => {
    if (middle !== undefined) return middle;
    asked++;
    const values = solver.solve(middleOf(knowledge))?.values.slice(0, secrets.length);
    return (middle = values && fits(knowledge, values) ? exampleOf(values) : null);
  };
  const agreesInTheMiddle = (at: number, value: number): boolean => {
    const example = inTheMiddle();
    return example !== null && (agrees(knowledge, example, at, value) || agreesByPair(knowledge, example, at, value));
  };
  const narrowed: number[] = [];
  let fewest: number = limits.leastValues;
  for (const at of targets) {
    if (narrowed.length >= enough) break;
    const { least, most } = secrets[at]!;
    let possible = 0;
    for (let value = least; value <= most && possible < limits.leastValues; value++)
      if (
        seen[at]!.has(value) ||
        agrees(knowledge, found, at, value) ||
        agreesInTheMiddle(at, value) ||
        ask({ at, value }) !== null
      )
        possible++;
    if (possible < limits.leastValues) narrowed.push(at);
    fewest = Math.min(fewest, possible);
  }
  return { cells: targets.length, narrowed, fewest, asked };
}

/** Numbers that agree with everything, what each claim adds up to with them, and the claims that each is in, with its factor. */
interface Example {
  readonly values: readonly number[];
  readonly totals: readonly number[];
  readonly inClaims: readonly (readonly (readonly [claim: number, factor: number])[])[];
}

/** Adds to what claims come to that one number is so much more. */
function add(sums: Map<number, number>, { totals, inClaims }: Example, secret: number, more: number): void {
  for (const [claim, factor] of inClaims[secret] ?? [])
    sums.set(claim, (sums.get(claim) ?? totals[claim] ?? 0) + factor * more);
}

/** Whether the example still agrees with everything once one number is another, and what it is a part of, or has as a part, with it. */
function agrees({ secrets, claims }: Knowledge, example: Example, at: number, value: number): boolean {
  const { values } = example;
  const changed = new Map<number, number>();
  const sums = new Map<number, number>();
  const set = (secret: number, now: number): boolean => {
    const { least, most } = secrets[secret]!;
    if (changed.has(secret) || now < least || now > most) return false;
    changed.set(secret, now);
    add(sums, example, secret, now - (values[secret] ?? 0));
    return true;
  };
  if (!set(at, value)) return false;
  for (const [number, sum] of sums) {
    const { of, least, part } = claims[number]!;
    if (part === undefined || sum >= least) continue;
    // Less than its part: the part becomes less, or, where that was set, one of the others more.
    const giving = changed.has(part)
      ? of.find(
          ([one, factor]) => factor > 0 && one !== part && (values[one] ?? 0) + least - sum <= secrets[one]!.most,
        )?.[0]
      : part;
    if (giving === undefined || !set(giving, (values[giving] ?? 0) + (giving === part ? sum - least : least - sum)))
      return false;
  }
  for (const [number, sum] of sums) {
    const { least, most } = claims[number]!;
    if (sum < least || sum > most) return false;
  }
  return true;
}

/** Whether it agrees once another number of a sum that would be too much, or too little, goes the other way. */
function agreesByPair({ secrets, claims }: Knowledge, example: Example, at: number, value: number): boolean {
  const { values } = example;
  const beyond = ([number, sum]: readonly [number, number]): number =>
    Math.max(sum - claims[number]!.most, 0) - Math.max(claims[number]!.least - sum, 0);
  const alone = new Map<number, number>();
  add(alone, example, at, value - (values[at] ?? 0));
  const tight = [...alone].find((one) => beyond(one) !== 0);
  if (!tight) return true;
  const too = beyond(tight);
  let tries = 0;
  for (const [other, factor] of claims[tight[0]]!.of) {
    const now = (values[other] ?? 0) - too * factor;
    if (other === at || now < secrets[other]!.least || now > secrets[other]!.most) continue;
    const both = new Map(alone);
    add(both, example, other, -too * factor);
    if ([...both].every((one) => beyond(one) === 0)) return true;
    if (++tries === limits.pairs) return false;
  }
  return false;
}

const fits = ({ claims }: Knowledge, values: readonly number[]): boolean =>
  claims.every(({ of, least, most }) => {
    const sum = of.reduce((all, [secret, factor]) => all + factor * (values[secret] ?? 0), 0);
    return sum >= least && sum <= most;
  });

function claimsOfEach({ secrets, claims }: Knowledge): (readonly [number, number])[][] {
  const found: (readonly [number, number])[][] = secrets.map(() => []);
  claims.forEach(({ of }, number) => of.forEach(([secret, factor]) => found[secret]?.push([number, factor])));
  return found;
}

function modelOf({ secrets, claims }: Knowledge, fixed?: { at: number; value: number }): Model {
  return {
    variables: secrets.map(({ least, most }, at) =>
      at === fixed?.at
        ? { least: fixed.value, most: fixed.value, whole: true, cost: 0 }
        : { least, most, whole: true, cost: 0 },
    ),
    rows: claims.map(({ of, least, most }) => ({
      of,
      least: Number.isFinite(least) ? least : null,
      most: Number.isFinite(most) ? most : null,
    })),
    nodes: limits.nodes,
    gap: 0,
    seed: limits.solverSeed,
  };
}

/**
 * As far below each upper edge as one number may have to rise, since most are 0 or near it; where there is none, as far above
 * the lower one. Of each claim a variable says how far, and the more numbers are in it, the more it counts.
 */
function middleOf(knowledge: Knowledge): Model {
  const { variables, rows, ...how } = modelOf(knowledge);
  const room = variables.length;
  return {
    ...{ ...how, gap: 0.05 },
    variables: [
      ...variables,
      ...rows.map(({ of, least, most }) => ({
        ...{ least: 0, whole: false, cost: -of.length },
        most: Math.min(limits.leastValues - 1, least === null || most === null ? Infinity : most - least),
      })),
    ],
    rows: rows.flatMap(({ of, least, most }, at): Row[] =>
      most === null
        ? [{ of: [...of, [room + at, -1]], least, most }]
        : [{ of: [...of, [room + at, 1]], least: null, most }, ...(least === null ? [] : [{ of, least, most: null }])],
    ),
  };
}
