import { fnv1a } from '../fnv1a.ts';

/**
 * A short sign of plain JSON, to see that two copies are the same without sending them: 16 hexadecimal digits, the same for
 * the same content in whatever order its keys are. A field that is `undefined` is a field that is not there. It protects
 * against mistakes, not against someone who seeks a second text with the same sign.
 */
export function fingerprintOf(value: unknown): string {
  const last: Signs = { high: 0, low: 0 };
  sign(value, last);
  return last.high.toString(16).padStart(8, '0') + last.low.toString(16).padStart(8, '0');
}

/** Both halves are made in one walk, begun differently: it is done for every batch, and again for each in a replay. */
const highSeed = 0x9e3779b9;
const lowSeed = 0x85ebca6b;

/** The halves of what was signed last: each function leaves its own there. */
interface Signs {
  high: number;
  low: number;
}

function sign(value: unknown, last: Signs): void {
  if (typeof value === 'string') return signText(value, 1, last);
  if (typeof value !== 'object' || value === null) return signText(String(value), 2, last);
  if (Array.isArray(value)) signList(value, last);
  else signFields(value as Readonly<Record<string, unknown>>, last);
}

function signList(list: readonly unknown[], last: Signs): void {
  let ofHigh = highSeed + 3;
  let ofLow = lowSeed + 3;
  for (const one of list) {
    sign(one, last);
    ofHigh = mixed(ofHigh, last.high);
    ofLow = mixed(ofLow, last.low);
  }
  last.high = ofHigh;
  last.low = ofLow;
}

/** A sum, so that the order of keys does not matter: Postgres keeps them in its own. */
function signFields(fields: Readonly<Record<string, unknown>>, last: Signs): void {
  let ofHigh = highSeed + 4;
  let ofLow = lowSeed + 4;
  for (const key of Object.keys(fields)) {
    const one = fields[key];
    if (one === undefined) continue;
    signText(key, 0, last);
    const keyHigh = last.high;
    const keyLow = last.low;
    sign(one, last);
    ofHigh = (ofHigh + mixed(keyHigh, last.high)) >>> 0;
    ofLow = (ofLow + mixed(keyLow, last.low)) >>> 0;
  }
  last.high = mixed(ofHigh, highSeed);
  last.low = mixed(ofLow, lowSeed);
}

/** @param kind keeps apart the text `1`, the number 1 and a key */
function signText(text: string, kind: number, last: Signs): void {
  last.high = mixed(fnv1a(text, highSeed + kind), text.length);
  last.low = mixed(fnv1a(text, lowSeed + kind), text.length);
}

/** Both in one, so that each bit of either may change any of the result. */
function mixed(one: number, other: number): number {
  let sign = Math.imul(one ^ (other >>> 15) ^ other, 0x85ebca77);
  sign = Math.imul(sign ^ (sign >>> 13), 0xc2b2ae3d);
  return (sign ^ (sign >>> 16)) >>> 0;
}
