import { describe, expect, it } from 'vitest';
import { supposed, weeksFrom } from '../../app/people/work-ahead.ts';
import { localDate } from '../../domain/calendar/index.ts';

const due = [
  { mediatorId: 'M-1', dueOn: localDate('2026-03-03'), tasks: 2 },
  { mediatorId: 'M-1', dueOn: localDate('2026-03-12'), tasks: 1 },
  { mediatorId: 'M-2', dueOn: localDate('2026-03-03'), tasks: 4 },
];

describe('the weeks ahead', () => {
  it('begin today and go on with whole weeks, from Monday to Sunday', () => {
    const weeks = weeksFrom(localDate('2026-03-04'));
    expect(weeks).toHaveLength(12);
    expect(weeks[0]).toEqual({ from: '2026-03-04', until: '2026-03-08' });
    expect(weeks[1]).toEqual({ from: '2026-03-09', until: '2026-03-15' });
    expect(weeks[11]).toEqual({ from: '2026-05-18', until: '2026-05-24' });
  });

  it('have a first week of one day on a Sunday', () =>
    expect(weeksFrom(localDate('2026-03-08'))[0]).toEqual({ from: '2026-03-08', until: '2026-03-08' }));
});

describe('supposed', () => {
  it('a transfer, all tasks of one are the other’s', () =>
    expect(supposed(due, { kind: 'transfer', from: 'M-1', to: 'M-2' }).map(({ mediatorId }) => mediatorId)).toEqual([
      'M-2',
      'M-2',
      'M-2',
    ]));

  it('an absence, what falls in it is the deputy’s, and nobody’s without one', () => {
    const away = { kind: 'absence', staffId: 'M-1', from: '2026-03-02', until: '2026-03-06' } as const;
    const of = (deputyId: string | null) => supposed(due, { ...away, deputyId }).map(({ mediatorId }) => mediatorId);
    expect(of('M-2')).toEqual(['M-2', 'M-1', 'M-2']);
    expect(of(null)).toEqual([null, 'M-1', 'M-2']);
  });
});
