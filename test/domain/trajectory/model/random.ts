/** A source of chance that a seed repeats (mulberry32). */
export interface Chance {
  /** 0 … n-1 */
  int(n: number): number;
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in this share of cases, 0 … 1. */
  happens(share: number): boolean;
}

export function chance(seed: number): Chance {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (n: number): number => Math.floor(next() * n);
  return {
    int,
    between: (low, high) => low + int(high - low + 1),
    pick: (from) => from[int(from.length)] as (typeof from)[number],
    happens: (share) => next() < share,
  };
}
