import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costOf,
  costsOfEach,
  minutesOf,
  nothing,
  plus,
  statementOf,
  usageOf,
  type ApprovedHours,
  type HourEntry,
} from '../../../domain/contracts/index.ts';
import { entry, levanto } from './kit.ts';

const rate = { hourlyRateCents: 6_250, esfPercent: 40 };

describe('What hours cost', () => {
  it.each([
    // 6,250 cents an hour: a minute is 104.1666… cents.
    [60, { amountCents: 6_250, esfCents: 2_500, vdabCents: 3_750 }],
    [1, { amountCents: 104, esfCents: 42, vdabCents: 62 }],
    [2, { amountCents: 208, esfCents: 83, vdabCents: 125 }],
    [3, { amountCents: 313, esfCents: 125, vdabCents: 188 }],
    [0, nothing],
    // Half a cent goes up, below zero too.
    [-3, { amountCents: -312, esfCents: -125, vdabCents: -187 }],
  ])('%d minutes at € 62,50 an hour, to the cent', (minutes, amount) =>
    expect(costOf(minutes, rate)).toStrictEqual(amount),
  );

  it('is by entry what the month rises by, so that three minutes booked apart cost what three minutes cost', () => {
    const apart = costsOfEach([1, 1, 1], rate);
    expect(apart.map(({ amountCents }) => amountCents)).toStrictEqual([104, 104, 105]);
    expect(apart.reduce(plus, nothing)).toStrictEqual(costOf(3, rate));
  });

  it('of an entry never changes by what is noted after it', () => {
    const before = costsOfEach([37, 61, 92], rate);
    expect(costsOfEach([37, 61, 92, -61, 15], rate).slice(0, 3)).toStrictEqual(before);
  });

  it('is refused where it could not be counted exactly', () =>
    expect(() => costOf(Number.MAX_SAFE_INTEGER, rate)).toThrow(RangeError));
});

/** A month as it happens: entries, and corrections that take away no more than there is, or add. */
const aMonth = (month: string): fc.Arbitrary<ApprovedHours> =>
  fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 1, max: 720 }),
        staff: fc.nat(4),
        corrects: fc.nat(9),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 25 },
    )
    .map((given) => {
      const entries: HourEntry[] = [];
      for (const [index, { minutes, staff, corrects, share }] of given.entries()) {
        const id = `E${index + 1}`;
        const whole = entries.filter((one) => one.corrects === null);
        const wrong = corrects < 3 ? whole[corrects] : undefined;
        if (!wrong) {
          entries.push(entry(id, minutes, { month, staffId: `worker-${staff}` }));
          continue;
        }
        const left = minutesOf(entries.filter((one) => one.id === wrong.id || one.corrects === wrong.id));
        const by = share < 0.5 ? -Math.round(left * share * 2) : Math.round(60 * share);
        if (by !== 0) entries.push(entry(id, by, { month, staffId: wrong.staffId, corrects: wrong.id }));
      }
      return { month, entries };
    });

const monthsOfYears = Array.from(
  { length: 20 },
  (_, index) => `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);
const aContract = fc.record({
  hourlyRateCents: fc.integer({ min: 1, max: 20_000 }),
  esfPercent: fc.integer({ min: 0, max: 100 }),
});

describe('1,000 random months with corrections', () => {
  it('add up to the cent: entries to months, months to periods, and both payers to every amount', () =>
    fc.assert(
      fc.property(fc.tuple(...monthsOfYears.map(aMonth)), aContract, fc.nat(19), (approved, of, cut) => {
        const contract = { ...levanto, ...of, vdabPercent: 100 - of.esfPercent };
        const whole = statementOf(contract, approved, { from: '2027-01', until: '2028-12' });
        for (const { lines, minutes, ...month } of whole.months) {
          const { amountCents, esfCents, vdabCents } = month;
          // Recomputed from the hours of the month alone, in numbers that cannot overflow.
          const exact = (BigInt(minutes) * BigInt(contract.hourlyRateCents) * 2n + 60n) / 120n;
          expect(BigInt(amountCents)).toBe(exact);
          expect(esfCents + vdabCents).toBe(amountCents);
          expect(Math.abs(esfCents * 100 - amountCents * contract.esfPercent)).toBeLessThanOrEqual(50);
          const sum = lines.reduce(plus, nothing);
          expect(sum).toStrictEqual({ amountCents, esfCents, vdabCents });
          for (const line of lines) expect(line.esfCents + line.vdabCents).toBe(line.amountCents);
        }
        const month = monthsOfYears[cut]!;
        const early = statementOf(contract, approved, { from: '2027-01', until: month });
        const late = statementOf(contract, approved, { from: `${month}-x`, until: '2028-12' });
        expect(plus(early.total, late.total)).toStrictEqual(amountsOf(whole.total));
        expect(early.total.minutes + late.total.minutes).toBe(whole.total.minutes);
        for (const parts of [whole.byStaff, whole.byActivity])
          expect(parts.reduce(plus, nothing)).toStrictEqual(amountsOf(whole.total));
        const usage = usageOf(contract, approved);
        expect(usage.declaredCents).toBe(whole.total.amountCents);
        expect(usage.leftMinutes + whole.total.minutes).toBe(contract.budgetedMinutes);
      }),
      // Twenty months each.
      { numRuns: 50, seed: 1 },
    ));
});

const amountsOf = ({ amountCents, esfCents, vdabCents }: typeof nothing): typeof nothing => ({
  amountCents,
  esfCents,
  vdabCents,
});
