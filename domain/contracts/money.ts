/*
 * Money in whole cents, hours in whole minutes. What a number of minutes costs is seldom a whole cent, and a sum of rounded
 * parts is seldom the rounded sum: so within a month of a contract the running total is rounded, half a cent upwards, and each
 * entry is what the total rises by (cumulative rounding). Parts then always add up to the month, whatever is corrected, and
 * what an entry costs never changes by what is noted after it, where a largest remainder would give its cent to another.
 * Months stand by themselves: an auditor recomputes one from its own hours and rate, and a month that is reopened moves no
 * other. A period is the sum of its months.
 */

/** What something costs, and who pays which part: `esfCents` and `vdabCents` make `amountCents`. */
export interface Amount {
  readonly amountCents: number;
  readonly esfCents: number;
  readonly vdabCents: number;
}

/** What hours are paid by. */
export interface Rate {
  /** Euro cents for sixty minutes. */
  readonly hourlyRateCents: number;
  /** 0 to 100, whole; VDAB pays the rest. */
  readonly esfPercent: number;
}

export const nothing: Amount = { amountCents: 0, esfCents: 0, vdabCents: 0 };

/**
 * `part` of `whole`, rounded to the nearest whole number, a half upwards, also below zero.
 * @throws RangeError when a number is not whole or too large to be exact
 */
function rounded(product: number, by: number): number {
  if (!Number.isSafeInteger(product * 2 + by)) throw new RangeError('more than can be counted to the cent');
  return Math.floor((product * 2 + by) / (by * 2)) + 0;
}

/** What so many minutes of one month cost in all. @param minutes whole; below zero only while a correction waits for what it corrects */
export function costOf(minutes: number, { hourlyRateCents, esfPercent }: Rate): Amount {
  const amountCents = rounded(minutes * hourlyRateCents, 60);
  const esfCents = rounded(amountCents * esfPercent, 100);
  return { amountCents, esfCents, vdabCents: amountCents - esfCents };
}

export const plus = (a: Amount, b: Amount): Amount => ({
  amountCents: a.amountCents + b.amountCents,
  esfCents: a.esfCents + b.esfCents,
  vdabCents: a.vdabCents + b.vdabCents,
});

const minus = (a: Amount, b: Amount): Amount => ({
  amountCents: a.amountCents - b.amountCents,
  esfCents: a.esfCents - b.esfCents,
  vdabCents: a.vdabCents - b.vdabCents,
});

/** What each of these entries of one month costs, in their order; together they are `costOf` all their minutes. */
export function costsOfEach(minutes: readonly number[], rate: Rate): Amount[] {
  let booked = 0;
  let before = nothing;
  return minutes.map((one) => {
    booked += one;
    const total = costOf(booked, rate);
    const amount = minus(total, before);
    before = total;
    return amount;
  });
}
