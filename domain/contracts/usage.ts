import { addDays, addMonths, daysBetween, maxDate, minDate, type LocalDate } from '../calendar/index.ts';
import type { TenderContract } from './contract.ts';
import { minutesOf, type ApprovedHours } from './entries.ts';
import { costOf, nothing, plus } from './money.ts';

/** How much of a contract is used up, and how long the rest lasts. */
export interface ContractUsage {
  readonly approvedMinutes: number;
  readonly leftMinutes: number;
  readonly declaredCents: number;
  readonly leftCents: number;
  /** The day on which hours or budget are used up at the pace of the last approved months; null: no pace to go by. */
  readonly runsOutOn: LocalDate | null;
  /** That day lies before the contract ends. */
  readonly runsOutEarly: boolean;
}

/** So many approved months back make the pace: long enough for a holiday, short enough for a change [D]. */
const monthsOfPace = 6;

const firstDayOf = (month: string): LocalDate => `${month}-01` as LocalDate;
const lastDayOf = (month: string): LocalDate => addDays(addMonths(firstDayOf(month), 1), -1);

/** Of a month the days on which the contract holds. */
function daysWithin({ validFrom, validUntil }: TenderContract, month: string): number {
  const [from, until] = [maxDate(firstDayOf(month), validFrom), minDate(lastDayOf(month), validUntil)];
  return Math.max(0, daysBetween(from, until) + 1);
}

/** @param approved every approved month of the contract, with corrections in it */
export function usageOf(contract: TenderContract, approved: readonly ApprovedHours[]): ContractUsage {
  const approvedMinutes = approved.reduce((all, { entries }) => all + minutesOf(entries), 0);
  const { amountCents: declaredCents } = approved
    .map(({ entries }) => costOf(minutesOf(entries), contract))
    .reduce(plus, nothing);
  const leftMinutes = contract.budgetedMinutes - approvedMinutes;
  const leftCents = contract.budgetCents - declaredCents;
  const runsOutOn = runsOut(contract, approved, { leftMinutes, leftCents });
  return {
    ...{ approvedMinutes, leftMinutes, declaredCents, leftCents, runsOutOn },
    runsOutEarly: runsOutOn !== null && runsOutOn < contract.validUntil,
  };
}

/** What is left is spread over days as the last months were; the sooner of hours and money. */
function runsOut(
  contract: TenderContract,
  approved: readonly ApprovedHours[],
  { leftMinutes, leftCents }: { leftMinutes: number; leftCents: number },
): LocalDate | null {
  const last = approved.toSorted((a, b) => (a.month < b.month ? -1 : 1)).slice(-monthsOfPace);
  const end = last.at(-1);
  const minutes = last.reduce((all, { entries }) => all + minutesOf(entries), 0);
  if (!end || minutes <= 0) return null;
  const until = minDate(lastDayOf(end.month), contract.validUntil);
  // A month between them that is not approved has no minutes here, so its days do not count either.
  const days = last.reduce((all, { month }) => all + daysWithin(contract, month), 0);
  // A budget that pays fewer hours than there are ends first.
  const payable = Math.floor((leftCents * 60) / contract.hourlyRateCents);
  const left = Math.max(0, Math.min(leftMinutes, payable));
  return addDays(until, Math.min(Math.floor((left * days) / minutes), furthestDays));
}

/** Two contracts on: further than that a pace says nothing, and the calendar has an end. */
const furthestDays = 3_650;
