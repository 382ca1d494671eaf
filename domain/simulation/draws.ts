import type { Days, Share, Weights } from './behaviour.ts';

/**
 * The chance of one invented person, from a seed. Every question has its own number, found by its name: what one person, or
 * the same person in another scenario, is asked beside it shifts nothing. So two scenarios differ by what is changed in them.
 */
export interface Draws {
  /** From 0 to below 1. */
  at(question: string): number;
  happens(question: string, share: Pick<Share, 'value'>): boolean;
  /** Whole days. */
  days(question: string, of: Pick<Days, 'low' | 'likely' | 'high'>): number;
  pick<K extends string>(question: string, weights: Pick<Weights<K>, 'of'>): K;
}

/** @param whose people by their number; what is nobody's by a name */
export function drawsOf(seed: number, whose: number | string): Draws {
  const base = hashed(2166136261 ^ Math.imul(seed | 0, 0x9e3779b1), String(whose));
  const at = (question: string): number => mixed(hashed(base, question)) / 4294967296;
  return {
    at,
    happens: (question, { value }) => at(question) < value,
    days: (question, of) => Math.round(triangle(at(question), of)),
    pick<K extends string>(question: string, { of }: Pick<Weights<K>, 'of'>): K {
      const entries = Object.entries(of) as [K, number][];
      const whole = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = at(question) * whole;
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [K, number])[0];
    },
  };
}

/** FNV-1a, going on from a hash. */
function hashed(from: number, text: string): number {
  let hash = from >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
  return hash;
}

/** The last step of MurmurHash3: neighbours end up far apart. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The triangle over low, likely and high, by its inverse. */
function triangle(u: number, { low, likely, high }: Pick<Days, 'low' | 'likely' | 'high'>): number {
  if (high <= low) return low;
  const turn = (likely - low) / (high - low);
  return u < turn
    ? low + Math.sqrt(u * (high - low) * (likely - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
}
