import { fnv1a } from '../fnv1a.ts';

/**
 * A short sign of plain JSON, to see that two copies are the same without sending them: 16 hexadecimal digits, the same for
 * the same content in whatever order its keys are. A field that is `undefined` is a field that is not there. It protects
 * against mistakes, not against someone who seeks a second text with the same sign.
 */
export function fingerprintOf(value: unknown): string {
  const high = signOf(value, 0x9e3779b9);
  const low = signOf(value, 0x85ebca6b);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

function signOf(value: unknown, seed: number): number {
  if (typeof value === 'string') return signOfText(value, seed + 1);
  if (typeof value !== 'object' || value === null) return signOfText(String(value), seed + 2);
  if (Array.isArray(value)) {
    let sign = seed + 3;
    for (const one of value) sign = mixed(sign, signOf(one, seed));
    return sign;
  }
  // A sum, so that the order of keys does not matter: Postgres keeps them in its own.
  let sum = seed + 4;
  for (const [key, one] of Object.entries(value))
    if (one !== undefined) sum = (sum + mixed(signOfText(key, seed), signOf(one, seed))) >>> 0;
  return mixed(sum, seed);
}

const signOfText = (text: string, seed: number): number => mixed(fnv1a(text, seed), text.length);

/** Both in one, so that each bit of either may change any of the result. */
function mixed(one: number, other: number): number {
  let sign = Math.imul(one ^ (other >>> 15) ^ other, 0x85ebca77);
  sign = Math.imul(sign ^ (sign >>> 13), 0xc2b2ae3d);
  return (sign ^ (sign >>> 16)) >>> 0;
}
