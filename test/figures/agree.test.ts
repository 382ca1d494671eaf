import { describe, expect, it } from 'vitest';
import { agree } from './agree.ts';
import { population } from './population.ts';

describe('Every figure', () => {
  it('is what a script that shares nothing with it counts from the exported events, at three cut-off days', () => {
    const compared = agree(population(60, 2));
    const seldom = [...compared].filter(([, records]) => records === 0).map(([figure]) => figure);
    expect(seldom, 'figures of which nothing was compared').toStrictEqual([]);
  });
});
