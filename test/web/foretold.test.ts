import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { joined } from '../../web/components/foretold.ts';

const [soon, later, last] = [localDate('2026-12-03'), localDate('2026-12-24'), localDate('2027-01-14')];

describe('the dates of a preview', () => {
  it('show what is done and falls due anew as one date that moves', () =>
    expect(
      joined([
        { what: 'MED-1#7', rule: 'MED-1', before: soon, after: null },
        { what: 'MED-1#8', rule: 'MED-1', before: null, after: later },
      ]),
    ).toEqual([{ what: 'MED-1#8', rule: 'MED-1', before: soon, after: later }]));

  it('say nothing of a date that is opened anew where it was', () =>
    expect(
      joined([
        { what: 'MED-1#7', rule: 'MED-1', before: soon, after: null },
        { what: 'MED-1#8', rule: 'MED-1', before: null, after: soon },
      ]),
    ).toEqual([]));

  it('keep apart what may be another matter: two actions that end, and one that comes', () => {
    const actions = [
      { what: 'PLAN-3#4', rule: 'PLAN-3', before: soon, after: null },
      { what: 'PLAN-3#5', rule: 'PLAN-3', before: later, after: null },
      { what: 'PLAN-3#6', rule: 'PLAN-3', before: null, after: last },
    ] as const;
    expect(joined(actions)).toEqual(actions);
  });

  it('leave alone what only moves, comes or goes, and what time does by itself', () => {
    const changes = [
      { what: 'PLAN-2#3', rule: 'PLAN-2', before: soon, after: later },
      { what: 'PAU-1#9', rule: 'PAU-1', before: null, after: last },
      { what: 'GroupTrackEnded', rule: null, before: soon, after: null },
      { what: 'Resumed', rule: null, before: null, after: last },
    ] as const;
    expect(joined(changes)).toEqual(changes);
  });
});
