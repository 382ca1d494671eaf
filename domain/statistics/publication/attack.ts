import { publicationLimits as limits } from './codes.ts';
import type { Claim, Knowledge } from './known.ts';
import type { Model, Solver } from './solver.ts';

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
 * everything: first those at hand with this one changed are looked at, and where they do not agree the solver looks for others.
 * So "possible" is always proven by an example, and "impossible" by the solver.
 */
export function attack(knowledge: Knowledge, targets: readonly number[], solver: Solver): Attacked {
  const { secrets } = knowledge;
  const inClaims = claimsOfEach(knowledge);
  let asked = 0;
  const ask = (fixed?: { at: number; value: number }): readonly number[] | null => {
    asked++;
    return solver.solve(modelOf(knowledge, fixed))?.values ?? null;
  };
  const example = knowledge.example ?? ask();
  if (!example) throw new Error('what was published contradicts itself');
  const totals = knowledge.claims.map(({ of }) =>
    of.reduce((sum, [at, factor]) => sum + factor * (example[at] ?? 0), 0),
  );
  const found: Example = { values: example, totals, inClaims };
  const narrowed: number[] = [];
  let fewest: number = limits.leastValues;
  for (const at of targets) {
    const { least, most } = secrets[at]!;
    let possible = 0;
    for (let value = least; value <= most && possible < limits.leastValues; value++)
      if (agrees(knowledge, found, at, value) || ask({ at, value }) !== null) possible++;
    if (possible < limits.leastValues) narrowed.push(at);
    fewest = Math.min(fewest, possible);
  }
  return { cells: targets.length, narrowed, fewest, asked };
}

/** Numbers that agree with everything, what each claim adds up to with them, and the claims that each is in. */
interface Example {
  readonly values: readonly number[];
  readonly totals: readonly number[];
  readonly inClaims: readonly (readonly number[])[];
}

/** Whether the example still agrees with everything once one number is another, and the same cell in other releases with it. */
function agrees(
  { secrets, claims }: Knowledge,
  { values, totals, inClaims }: Example,
  at: number,
  value: number,
): boolean {
  const changed = new Map([[at, value]]);
  const valueOf = (secret: number): number => changed.get(secret) ?? values[secret] ?? 0;
  const line = [at];
  for (let next = line.shift(); next !== undefined; next = line.shift())
    for (const number of inClaims[next] ?? []) {
      const { of, least, most } = claims[number]!;
      if (of.length !== 2) continue;
      const other = of[0]![0] === next ? of[1]![0] : of[0]![0];
      const sum = of.reduce((all, [secret, factor]) => all + factor * valueOf(secret), 0);
      if (sum >= least && sum <= most) continue;
      if (changed.has(other)) return false;
      changed.set(other, valueOf(next));
      line.push(other);
    }
  const sums = new Map<number, number>();
  for (const [secret, now] of changed) {
    const bounds = secrets[secret]!;
    if (now < bounds.least || now > bounds.most) return false;
    for (const number of inClaims[secret] ?? []) {
      const factor = claims[number]!.of.length === 2 ? factorOf(claims[number]!, secret) : 1;
      sums.set(number, (sums.get(number) ?? totals[number] ?? 0) + factor * (now - (values[secret] ?? 0)));
    }
  }
  for (const [number, sum] of sums) {
    const { least, most } = claims[number]!;
    if (sum < least || sum > most) return false;
  }
  return true;
}

/** Longer claims are sums, in which every number counts once. */
const factorOf = ({ of }: Claim, secret: number): number => of.find(([one]) => one === secret)?.[1] ?? 0;

function claimsOfEach({ secrets, claims }: Knowledge): number[][] {
  const found: number[][] = secrets.map(() => []);
  claims.forEach(({ of }, number) => of.forEach(([secret]) => found[secret]?.push(number)));
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
