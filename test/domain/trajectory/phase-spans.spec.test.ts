import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { phaseSpans } from '../../../domain/trajectory/index.ts';
import { anAcceptedReferral, endGroupTrack, play, startGroup } from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const backFromAGroup = () =>
  play(anAcceptedReferral(), ['2026-03-02', startGroup(R1)], ['2026-04-01', endGroupTrack({ because: 'ill' })]);

describe('The phases of a life', () => {
  it('follow each other without a gap, and coming back to one is a stay of its own', () => {
    const { events } = backFromAGroup();
    const spans = phaseSpans(events, localDate('2026-05-01')) ?? [];
    expect(spans.map(({ phase }) => phase)).toEqual([
      ...['registration', 'intake', 'planning', 'mediation', 'groupTrack', 'mediation'],
    ]);
    for (const [at, { until }] of spans.entries()) expect(spans[at + 1]?.from ?? '2026-05-01').toBe(until);
  });

  it('are not told from a part of the events', () => {
    const { events } = backFromAGroup();
    expect(phaseSpans(events.slice(1), localDate('2026-05-01'))).toBeNull();
  });
});
