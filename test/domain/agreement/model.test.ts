import { describe, expect, it } from 'vitest';
import { agreementCommandNames } from '../../../domain/agreement/index.ts';
import { randomLife } from './model.ts';

const seed = Number(process.env['W2_MODEL_SEED'] ?? 1);
const runs = Number(process.env['W2_MODEL_RUNS'] ?? 60);

describe('Random lives of agreements', () => {
  it('have no action without an owner, one plan per year, and nothing open after the end', () => {
    const done = new Map<string, number>();
    for (let n = 0; n < runs; n += 1) {
      try {
        for (const [name, times] of randomLife(seed + n)) done.set(name, (done.get(name) ?? 0) + times);
      } catch (error) {
        throw new Error(`W2_MODEL_SEED=${seed + n} W2_MODEL_RUNS=1`, { cause: error });
      }
    }
    if (runs > 1)
      expect([...done.keys()].sort(), 'every command was done').toStrictEqual([...agreementCommandNames].sort());
  });
});
