import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { flawOfChange, readContract, statementOf, underContracts, usageOf } from '../../../domain/contracts/index.ts';
import { contractFor, partnersFor, rules2026 } from '../../../domain/rules/index.ts';
import { entry, levanto } from './kit.ts';

describe('A contract as data', () => {
  it('is what was given; shares, compensation and quotas are as usual when left out', () => {
    expect(readContract(levanto)).toStrictEqual({ contract: levanto });
    const { esfPercent: _esf, vdabPercent: _vdab, compensation: _paid, figures: _source, ...given } = levanto;
    expect(readContract(given)).toStrictEqual({ contract: expect.objectContaining(levanto) as unknown });
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    ['an id with a space', { id: 'levanto 2027' }, { flaw: 'field', field: 'id' }],
    ['an id that ends with a dash', { id: 'levanto-' }, { flaw: 'field', field: 'id' }],
    ['no province', { provinces: [] }, { flaw: 'field', field: 'provinces' }],
    ['a province twice', { provinces: ['limburg', 'limburg'] }, { flaw: 'field', field: 'provinces' }],
    ['a province that is none', { provinces: ['luik'] }, { flaw: 'field', field: 'provinces' }],
    ['a day that does not exist', { validFrom: '2027-02-30' }, { flaw: 'field', field: 'validFrom' }],
    [
      'its end before its begin',
      { validUntil: '2026-12-31' },
      { flaw: 'endBeforeBegin', from: '2027-01-01', until: '2026-12-31' },
    ],
    ['six years', { validUntil: '2032-12-31' }, { flaw: 'field', field: 'validUntil' }],
    ['shares that make 99', { esfPercent: 39 }, { flaw: 'shares', sum: 99 }],
    ['half a cent', { hourlyRateCents: 6250.5 }, { flaw: 'field', field: 'hourlyRateCents' }],
    ['no hours', { budgetedMinutes: 0 }, { flaw: 'field', field: 'budgetedMinutes' }],
    ['more than a hundred million euro', { budgetCents: 10_000_000_001 }, { flaw: 'field', field: 'budgetCents' }],
    [
      'a budget that does not pay its hours',
      { budgetCents: 9_999_999 },
      { flaw: 'hoursAboveBudget', costCents: 10_000_000, budgetCents: 9_999_999 },
    ],
    ['a payment per head', { compensation: 'perHead' }, { flaw: 'field', field: 'compensation' }],
    [
      'a track that ends before it begins',
      { duration: { unit: 'weeks', from: 12, to: 6 } },
      { flaw: 'field', field: 'duration' },
    ],
    ['61 places', { quotas: [{ province: 'limburg', year: 2027, places: 61 }] }, { flaw: 'field', field: 'quotas' }],
    [
      'places in a year that it does not touch',
      { quotas: [{ province: 'limburg', year: 2028, places: 6 }] },
      { flaw: 'field', field: 'quotas' },
    ],
    [
      'places in a province of another',
      { quotas: [{ province: 'antwerp', year: 2027, places: 6 }] },
      { flaw: 'field', field: 'quotas' },
    ],
    ['a field that nobody knows', { bonusCents: 1 }, { flaw: 'field', field: 'bonusCents' }],
    ['a purpose with a NUL', { purpose: 'a\0b' }, { flaw: 'field', field: 'purpose' }],
  ])('is refused with %s', (_what, change, flaw) =>
    expect(readContract({ ...levanto, ...change })).toStrictEqual(flaw),
  );

  it.each([null, 'levanto', [levanto], 7])('is no %j', (given) =>
    expect(readContract(given)).toStrictEqual({ flaw: 'field', field: 'contract' }),
  );

  it('that is in force keeps what was declared and referred by it', () => {
    const today = localDate('2027-01-01');
    const change = (change: Partial<typeof levanto>, on = today) =>
      flawOfChange(levanto, { ...levanto, ...change }, on);
    expect(change({ hourlyRateCents: 6_000 })).toStrictEqual({ flaw: 'fixed', field: 'hourlyRateCents' });
    expect(change({ hourlyRateCents: 6_000 }, localDate('2026-12-31'))).toBeNull();
    expect(change({ partner: 'randstad' })).toStrictEqual({ flaw: 'fixed', field: 'partner' });
    expect(change({ provinces: ['antwerp'] })).toStrictEqual({ flaw: 'fixed', field: 'provinces' });
    expect(change({ provinces: ['limburg', 'antwerp'], validUntil: localDate('2028-06-30') })).toBeNull();
    expect(change({ validUntil: localDate('2027-02-28') }, localDate('2027-03-01'))).toStrictEqual({
      flaw: 'fixed',
      field: 'validUntil',
    });
    expect(change({ budgetCents: 12_000_000, purpose: 'Anders.' })).toBeNull();
  });
});

describe('A contract in force', () => {
  const rules = underContracts(rules2026, [levanto]);
  const partner = (day: string, province: 'limburg' | 'antwerp' = 'limburg') =>
    contractFor(rules, province, localDate(day))?.partner;

  it('says who takes a referral from its first to its last day; before it the rules do, after it nothing does', () => {
    expect(['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((day) => partner(day))).toStrictEqual([
      'groepIntro',
      'levanto',
      'levanto',
      undefined,
    ]);
    expect(partner('2028-01-01', 'antwerp')).toBe('randstad');
    expect(underContracts(rules2026, [])).toBe(rules2026);
    const older = {
      id: 'a',
      partner: 'groepIntro',
      track: 'intro',
      from: localDate('2026-01-01'),
      until: localDate('2030-12-31'),
    } as const;
    const ruled = {
      ...rules2026,
      contracts: [
        { ...older, province: 'limburg' },
        { ...older, province: 'westFlanders' },
      ] as const,
    };
    const mixed = underContracts(ruled, [levanto]);
    expect(contractFor(mixed, 'limburg', localDate('2028-01-01'))).toBeUndefined();
    expect(contractFor(mixed, 'limburg', localDate('2027-01-01'), 'groepIntro')).toBeUndefined();
    expect(contractFor(mixed, 'limburg', localDate('2026-12-31'))?.partner).toBe('groepIntro');
    expect(contractFor(mixed, 'limburg', localDate('2025-12-31'))).toBeUndefined();
    expect(contractFor(mixed, 'westFlanders', localDate('2028-01-01'))?.partner).toBe('groepIntro');
  });

  it('gives way to the earlier one of two, unless it is named', () => {
    const earlier = { ...levanto, id: 'groepIntro-2026', partner: 'groepIntro', validFrom: localDate('2026-01-01') };
    const both = underContracts(rules2026, [levanto, earlier]);
    const day = localDate('2027-05-01');
    // The rules end where the first of the two begins.
    expect(partnersFor(both, 'limburg', localDate('2026-06-01'))).toHaveLength(1);
    expect(contractFor(both, 'limburg', localDate('2025-12-31'))?.partner).toBe('groepIntro');
    expect(contractFor(both, 'limburg', day)?.partner).toBe('groepIntro');
    expect(contractFor(both, 'limburg', day, 'levanto')).toStrictEqual(
      expect.objectContaining({ partner: 'levanto', track: 'intro' }),
    );
  });
});

describe('What is left of a contract', () => {
  const month = (of: string, hours: number) => ({ month: of, entries: [entry('E1', hours * 60, { month: of })] });

  it('is hours and money less what was approved', () =>
    expect(usageOf(levanto, [month('2027-01', 100), month('2027-02', 60)])).toMatchObject({
      approvedMinutes: 160 * 60,
      leftMinutes: 1_440 * 60,
      declaredCents: 1_000_000,
      leftCents: 9_000_000,
    }));

  it('lasts as long as the pace of the last months says', () => {
    // 160 hours in the 59 days of January and February: 1,440 more hours take 531 days.
    const calm = usageOf(levanto, [month('2027-01', 100), month('2027-02', 60)]);
    expect([calm.runsOutOn, calm.runsOutEarly]).toStrictEqual(['2028-08-12', false]);
    // 800 hours in them: as many again take 59 days from the first of March.
    const hurried = usageOf(levanto, [month('2027-01', 500), month('2027-02', 300)]);
    expect([hurried.runsOutOn, hurried.runsOutEarly]).toStrictEqual(['2027-04-28', true]);
    expect(usageOf(levanto, []).runsOutOn).toBeNull();
  });

  it('goes by the days of the months that are approved, as far as the contract holds in them', () => {
    // 800 hours in the 31 days of January and the 30 of April: as many again take 61 days from the first of May.
    const gap = usageOf(levanto, [month('2027-01', 400), month('2027-04', 400)]);
    expect(gap.runsOutOn).toBe('2027-06-30');
    // From the 22nd on it is 10 days of January, and 40 in all.
    const begun = { ...levanto, validFrom: localDate('2027-01-22') };
    expect(usageOf(begun, [month('2027-01', 400), month('2027-04', 400)]).runsOutOn).toBe('2027-06-09');
  });
});

describe('A statement', () => {
  const entries = [
    entry('E1', 125),
    entry('E2', 61, { staffId: 'worker-2', activity: 'report' }),
    entry('E3', -61, { staffId: 'worker-2', activity: 'report', corrects: 'E2' }),
    entry('E4', 59, { staffId: 'worker-2', activity: 'report' }),
  ];
  const statement = statementOf(
    levanto,
    [
      { month: '2027-03', entries },
      { month: '2027-04', entries: [] },
    ],
    {
      from: '2027-01',
      until: '2027-03',
    },
  );

  it('has every entry with what it costs and what it corrects, and nothing of months outside', () => {
    expect(statement.months.map(({ month }) => month)).toStrictEqual(['2027-03']);
    expect(
      statement.months[0]?.lines.map(({ id, minutes, corrects, amountCents }) => [id, minutes, corrects, amountCents]),
    ).toStrictEqual([
      ['E1', 125, null, 13_021],
      ['E2', 61, null, 6_354],
      ['E3', -61, 'E2', -6_354],
      ['E4', 59, null, 6_146],
    ]);
    expect(statement.total).toStrictEqual({ minutes: 184, amountCents: 19_167, esfCents: 7_667, vdabCents: 11_500 });
  });

  it('says it by person and by activity', () => {
    expect(statement.byStaff.map(({ staffId, minutes, entries: n }) => [staffId, minutes, n])).toStrictEqual([
      ['worker-1', 125, 1],
      ['worker-2', 59, 3],
    ]);
    expect(statement.byActivity.map(({ activity, minutes }) => [activity, minutes])).toStrictEqual([
      ['group', 125],
      ['report', 59],
    ]);
  });
});
