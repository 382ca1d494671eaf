import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { bornIn, explore, sequences } from './edges/explore.ts';

const beginnings = () => [bornIn('limburg'), bornIn('antwerp'), bornIn('limburg', localDate('2025-03-10'))];

describe('Every command at the edges of its days', () => {
  it('keeps what must hold in each kind of state that is reached first', () => {
    const { kinds, tried, accepted } = explore(beginnings(), 80);
    console.log(`${kinds} kinds of state, ${tried} commands tried, ${accepted} accepted`);
    expect(kinds).toBeGreaterThanOrEqual(80);
  });

  it('keeps what must hold in every sequence of three', () => {
    const counts = sequences(bornIn('limburg'), 3);
    console.log(`sequences of one, two, three: ${counts.join(', ')}`);
    expect(counts).toHaveLength(3);
  });
});
