import { fnv1a } from '../../fnv1a.ts';
import type { Method } from './codes.ts';

/** Numbers from 0 up to 1 drawn from a seed: the same ones for the same seed, on every machine. */
export type Lot = () => number;

/** How lots are drawn by each method, given from outside: the core has no ciphers. */
export type Lots = Readonly<Record<Method, (seed: string) => Lot>>;

/** Of 32 bits (mulberry32): enough to make people up, and too few to keep a secret. Releases by the first method were drawn so. */
export function lotOf(seed: string): Lot {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
