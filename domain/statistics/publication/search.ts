import { deviations, outside, type Choices, type Directions, type Margin } from './choices.ts';
import { publicationLimits as limits } from './codes.ts';
import type { Lot } from './lot.ts';

/**
 * A focused search: takes a margin that is too far off and turns the cell of it that helps most, alone or with one elsewhere
 * that goes the other way. What was turned rests a while, and a margin that stays too far weighs more and more.
 */
export function search({ down, up, margins }: Choices, start: Directions, lot: Lot): Directions {
  const now = [...start];
  const inMargins = marginsPerCell(down.length, margins);
  const off = deviations({ down, up, margins }, now);
  const weight = margins.map(() => 1);
  const rests = down.map(() => 0);
  const over = (margin: number, deviation: number): number => outside(margins[margin]!, deviation);
  const stepOf = (at: number): number => (now[at] ? -1 : 1) * ((up[at] ?? 0) - (down[at] ?? 0));
  const turn = (at: number): void => {
    const step = stepOf(at);
    for (const margin of inMargins[at] ?? []) off[margin] = (off[margin] ?? 0) + step;
    now[at] = !now[at];
  };
  /** What turning it changes: weighed margins beyond the nearness, and a little for all that lies off. */
  const gain = (at: number): number => {
    const step = stepOf(at);
    let sum = 0;
    for (const margin of inMargins[at] ?? []) {
      const was = off[margin] ?? 0;
      sum +=
        (weight[margin] ?? 1) * (over(margin, was + step) - over(margin, was)) +
        0.05 * (Math.abs(was + step) - Math.abs(was));
    }
    return sum;
  };
  const pick = (most: number): number => Math.floor(lot() * most);

  let best = [...now];
  let bestOver = Infinity;
  for (let step = 1; step <= limits.steps; step++) {
    const far: number[] = [];
    let sum = 0;
    for (let margin = 0; margin < off.length; margin++) {
      const beyond = over(margin, off[margin] ?? 0);
      if (beyond > 0) far.push(margin);
      sum += beyond;
    }
    if (sum < bestOver) [best, bestOver] = [[...now], sum];
    const margin = far[pick(far.length)];
    if (margin === undefined) break;
    const cells = margins[margin]?.cells ?? [];
    const wanted = (off[margin] ?? 0) > (margins[margin]?.most ?? 0);
    const free = (at: number): boolean => now[at] === wanted && (rests[at] ?? 0) <= step;
    let [change, first, second] = [Infinity, -1, -1];
    for (const at of cells) {
      if (!free(at)) continue;
      const alone = gain(at);
      if (alone < change) [change, first] = [alone, at];
    }
    if (first < 0) continue;
    const begin = pick(cells.length);
    for (let number = 0, tried = 0; number < cells.length && tried < 12; number++) {
      const at = cells[(begin + number) % cells.length] ?? -1;
      if (!free(at)) continue;
      tried++;
      const alone = gain(at);
      turn(at);
      for (let looked = 0; looked < 40; looked++) {
        const other = pick(down.length);
        if (other === at || now[other] === wanted || (rests[other] ?? 0) > step) continue;
        const both = alone + gain(other);
        if (both < change) [change, first, second] = [both, at, other];
      }
      turn(at);
    }
    if (change >= 0) for (const each of far) weight[each] = (weight[each] ?? 1) + 0.3;
    for (const at of [first, second]) {
      if (at < 0) continue;
      turn(at);
      rests[at] = step + 3 + pick(8);
    }
  }
  return best;
}

function marginsPerCell(cells: number, margins: readonly Margin[]): number[][] {
  const found: number[][] = Array.from({ length: cells }, () => []);
  margins.forEach(({ cells: inside }, margin) => inside.forEach((at) => found[at]?.push(margin)));
  return found;
}
