import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { fingerprintOf } from '../../../domain/durable/index.ts';

const json = fc.jsonValue({ maxDepth: 4 });

it('is the same for the same content, in whatever order its keys are, and after it was written and read', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(fingerprintOf(turned(value))).toBe(fingerprintOf(value));
      expect(fingerprintOf(JSON.parse(JSON.stringify(value)))).toBe(fingerprintOf(value));
    }),
  );
  expect(fingerprintOf({ a: 1, b: undefined })).toBe(fingerprintOf({ a: 1 }));
});

it('is another for other content', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const same = isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
      expect(fingerprintOf(one) === fingerprintOf(other)).toBe(same);
    }),
  );
  const alike = [
    ...[1, '1', true, 'true', null, 'null', '', [], {}, [[]], [{}], { a: [] }, { a: {} }],
    ...[
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      { a: { b: 1 } },
      { b: { a: 1 } },
      { ab: 1 },
      [1, 2],
      [2, 1],
      [[1], 2],
      [1, [2]],
    ],
    ...[{ on: '2031-01-12' }, { on: '2031-01-21' }, { a: null }, { a: 0 }, { a: '0' }, 'ab', 'ba', ['ab'], ['a', 'b']],
  ];
  expect(new Set(alike.map(fingerprintOf)).size).toBe(alike.length);
});

it('tells a hundred thousand neighbours apart', () => {
  const signs = new Set<string>();
  for (let n = 0; n < 100_000; n++) signs.add(fingerprintOf({ id: 'tr', sequence: n, dates: [`2031-${n}`] }));
  expect(signs.size).toBe(100_000);
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, turned(one)]),
  );
}
