import { describe, expect, it } from 'vitest';
import {
  instant,
  localDateOf,
  opensAt,
  usualQuietHours,
  type QuietHours,
  type Reader,
} from '../../domain/calendar/index.ts';

const opens = (at: string, reader: Reader, quiet: QuietHours = usualQuietHours): string =>
  opensAt(instant(at), quiet, reader);

describe('quiet hours', () => {
  it('hold mail of the evening and the night until eight, by the clock in Brussels', () => {
    expect(opens('2026-03-03T18:59:59.000Z', 'atWork')).toBe('2026-03-03T18:59:59.000Z');
    expect(opens('2026-03-03T19:00:00.000Z', 'atWork')).toBe('2026-03-04T07:00:00.000Z');
    expect(opens('2026-03-04T02:00:00.000Z', 'atWork')).toBe('2026-03-04T07:00:00.000Z');
    expect(opens('2026-03-04T07:00:00.000Z', 'atWork')).toBe('2026-03-04T07:00:00.000Z');
    // In the night in which the clocks go forward: eight is at six.
    expect(opens('2026-03-28T23:30:00.000Z', 'atWork')).toBe('2026-03-29T06:00:00.000Z');
  });

  it('leave somebody at home their Sundays and public holidays, and somebody at work not', () => {
    // A Sunday at noon; Saturday evening; Good Friday is none, Easter Monday is.
    expect(opens('2026-03-08T11:00:00.000Z', 'atHome')).toBe('2026-03-09T07:00:00.000Z');
    expect(opens('2026-03-08T11:00:00.000Z', 'atWork')).toBe('2026-03-08T11:00:00.000Z');
    expect(opens('2026-03-07T20:00:00.000Z', 'atHome')).toBe('2026-03-09T07:00:00.000Z');
    expect(opens('2026-04-05T11:00:00.000Z', 'atHome')).toBe('2026-04-07T06:00:00.000Z');
  });

  it('may lie within one day, and end on themselves all through a year', () => {
    const siesta = { from: '12:00', until: '13:30' };
    expect(opens('2026-06-02T10:15:00.000Z', 'atWork', siesta)).toBe('2026-06-02T11:30:00.000Z');
    expect(opens('2026-06-02T11:30:00.000Z', 'atWork', siesta)).toBe('2026-06-02T11:30:00.000Z');
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 667 * 60_000)
      for (const reader of ['atHome', 'atWork'] as const) {
        const at = new Date(ms).toISOString();
        const then = opens(at, reader);
        expect(then >= at && opens(then, reader) === then).toBe(true);
        if (reader === 'atHome') expect(new Date(localDateOf(instant(then))).getUTCDay()).not.toBe(0);
      }
  });
});
