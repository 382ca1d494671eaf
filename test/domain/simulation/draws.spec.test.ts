import { describe, expect, it } from 'vitest';
import { drawsOf } from '../../../domain/simulation/draws.ts';

const people = Array.from({ length: 4_000 }, (_, number) => drawsOf(7, number));
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('the chance of one person', () => {
  it('is found by the name of the question: asking others beside it shifts nothing', () => {
    const one = drawsOf(7, 12);
    const before = one.at('refer/1/happens');
    one.at('anything');
    expect(one.at('refer/1/happens')).toBe(before);
    expect(drawsOf(7, 13).at('refer/1/happens')).not.toBe(before);
    expect(drawsOf(8, 12).at('refer/1/happens')).not.toBe(before);
  });

  it('is spread evenly over people, questions and seeds, and one says nothing of the next', () => {
    for (const values of [
      people.map((one) => one.at('a')),
      Array.from({ length: 4_000 }, (_, at) => drawsOf(7, 1).at(`MED-1/${at}`)),
      Array.from({ length: 4_000 }, (_, seed) => drawsOf(seed, 1).at('a')),
    ]) {
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.02);
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const here = values.filter((value) => Math.floor(value * 10) === tenth).length;
        expect(Math.abs(here - 400)).toBeLessThan(90);
      }
      const follows = mean(values.slice(1).map((value, at) => (value - 0.5) * ((values[at] ?? 0) - 0.5)));
      expect(Math.abs(follows)).toBeLessThan(0.006);
    }
  });

  it('gives shares, days and codes as they are stated', () => {
    const days = people.map((one) => one.days('d', { low: 2, likely: 9, high: 25 }));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...days)).toBeLessThanOrEqual(25);
    expect(Math.abs(mean(days) - 12)).toBeLessThan(0.4);
    expect(Math.abs(people.filter((one) => one.happens('h', { value: 0.9 })).length / 4_000 - 0.9)).toBeLessThan(0.02);
    const picked = people.map((one) => one.pick('p', { of: { a: 3, b: 1 } }));
    expect(Math.abs(picked.filter((one) => one === 'a').length / 4_000 - 0.75)).toBeLessThan(0.02);
  });
});
