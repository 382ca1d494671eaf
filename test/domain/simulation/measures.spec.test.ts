import { describe, expect, it } from 'vitest';
import { instant, type LocalDate } from '../../../domain/calendar/index.ts';
import { measured, simulate, type MeasureCode, type Ran } from '../../../domain/simulation/index.ts';
import { differencesOf, intervalsOf } from '../../../domain/simulation/repeat.ts';
import { quantile } from '../../../domain/simulation/measures.ts';
import type { NewEvent, TrajectoryEvent } from '../../../domain/trajectory/index.ts';
import { aScenario, quick } from './scenarios.ts';

const life = (id: string, told: readonly (NewEvent & { on: string })[]) => ({
  id,
  arrival: null,
  events: told.map((event, at) => ({
    ...{ sequence: at + 1, at: instant(`${event.on}T08:00:00.000Z`), by: { role: 'system' } },
    ...event,
  })) as unknown as TrajectoryEvent[],
});
const registered = (on: string): NewEvent & { on: string } => ({
  ...{ type: 'Registered', on, trajectoryId: 'T-000001', province: 'limburg', source: 'vdab', mediatorId: null },
  ...{ listedOn: null, ruleVersion: '2026.3', edition: 2 },
});
const referred = (on: string) =>
  ({ type: 'Referred', on, referralId: 'R1', partner: 'groepIntro', track: 'intro' }) as const;
const place = (type: 'PlaceGranted' | 'PlaceQueued' | 'PlaceOffered' | 'PlaceAccepted', on: string) =>
  ({ type, on, referralId: 'R1' }) as const;

describe('what is measured of a run', () => {
  const ran: Ran = {
    ...{ from: '2027-01-01' as LocalDate, until: '2028-01-01' as LocalDate, groups: [], refused: {} },
    lives: [
      life('T-000001', [registered('2027-01-04'), referred('2027-03-01'), place('PlaceGranted', '2027-03-01')]),
      life('T-000002', [registered('2027-01-04'), referred('2027-04-01'), place('PlaceGranted', '2027-04-01')]),
      life('T-000003', [
        ...[registered('2027-01-04'), referred('2027-05-01'), place('PlaceQueued', '2027-05-01')],
        ...[place('PlaceOffered', '2027-06-10'), place('PlaceAccepted', '2027-06-12')],
      ]),
      life('T-000004', [registered('2027-01-04'), referred('2027-12-02'), place('PlaceQueued', '2027-12-02')]),
    ],
  };
  const of = (quota: number) => {
    const rows = measured(ran, aScenario({ quota, years: 1 }));
    return (measure: MeasureCode, which: string | null = null) =>
      rows.find((row) => row.measure === measure && row.province === 'limburg' && row.of === which)?.value;
  };

  it('says on which day of the year the last place was taken', () => {
    // The first of April is the 91st day, the tenth of June the 161st.
    expect(of(2)('usedUpOn', '2027')).toBe(91);
    expect(of(3)('usedUpOn', '2027')).toBe(161);
    expect(of(4)('usedUpOn', '2027')).toBeNull();
    expect(of(4)('placesTaken', '2027')).toBe(3);
  });

  it('says who waited how long, and counts the days of who still waits', () => {
    const value = of(3);
    expect(value('referrals', '2027')).toBe(4);
    expect(value('hadToWait')).toBe(2);
    expect(value('waitMedian')).toBe(42);
    // 42 days, and 30 from the second of December to the end of the run; over four referrals.
    expect(value('daysInLine')).toBe((42 + 30) / 4);
    expect(value('inLine', '2027-05')).toBe(1);
    expect(value('inLine', '2027-06')).toBe(0);
    expect(value('inLine', '2027-12')).toBe(1);
  });
});

describe('repeated runs', () => {
  it('gives the 5th, 50th and 95th percentile', () => {
    const values = Array.from({ length: 20 }, (_, at) => at + 1);
    expect([0.05, 0.5, 0.95].map((share) => quantile(values, share))).toEqual([1, 10, 19]);
    expect(quantile([], 0.5)).toBeNull();
  });

  it('says in how many runs there is such a number, and of a difference only where both have it', () => {
    const row = (value: number | null) => [{ measure: 'usedUpOn', province: null, of: '2027', value }] as const;
    const [interval] = intervalsOf([row(300), row(null), row(310)]);
    expect(interval).toMatchObject({ runs: 2, low: 300, high: 310, mean: 305 });
    const [difference] = differencesOf([row(300), row(310)], [row(330), row(null)]);
    expect(difference).toMatchObject({ runs: 1, mean: 30, before: 305, after: 330 });
  });

  it('shows with more places no longer waiting, with the same people', () => {
    const scenario = aScenario({ people: 60, quota: 4, years: 1, behaviour: quick });
    const { compared } = simulate(scenario, 4, { ...scenario, quota: 6 });
    const all = (measure: MeasureCode) =>
      compared?.differences.find((row) => row.measure === measure && row.province === null && row.of === null);
    expect(all('daysInLine')?.mean).toBeLessThan(0);
    expect(all('hadToWait')?.high).toBeLessThanOrEqual(0);
    // Who comes is the same: nobody more is registered or found eligible because there are more places.
    const first = compared?.differences.find(({ measure, of }) => measure === 'closed' && of === 'notEligible');
    expect(first?.mean ?? 0).toBe(0);
  });

  it('changes nothing where nothing is changed', () => {
    const scenario = aScenario({ people: 30, years: 1, behaviour: quick });
    const { compared } = simulate(scenario, 2, { ...scenario });
    expect(compared?.differences.filter(({ mean }) => mean !== 0 && mean !== null)).toEqual([]);
  });
});
