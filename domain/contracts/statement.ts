import type { TenderContract } from './contract.ts';
import { hourActivities, minutesOf, type ApprovedHours, type HourActivity, type HourEntry } from './entries.ts';
import { costsOfEach, nothing, plus, type Amount } from './money.ts';

/** One entry and what it costs: every amount above it is a sum of these. */
interface StatementLine extends Amount, Omit<HourEntry, 'contractId'> {}

export interface Subtotal extends Amount {
  readonly minutes: number;
}
interface StatementMonth extends Subtotal {
  readonly month: string;
  readonly lines: readonly StatementLine[];
}
interface StatementPart extends Subtotal {
  /** How many entries it is the sum of. */
  readonly entries: number;
}

/** What is declared for a contract over some months: approved hours only. */
export interface Statement {
  readonly contract: TenderContract;
  /** The first and the last month asked for, `2026-03`. */
  readonly from: string;
  readonly until: string;
  readonly months: readonly StatementMonth[];
  /** In order of id. */
  readonly byStaff: readonly (StatementPart & { readonly staffId: string })[];
  /** In the order of the list of activities. */
  readonly byActivity: readonly (StatementPart & { readonly activity: HourActivity })[];
  readonly total: Subtotal;
}

const noTime: Subtotal = { ...nothing, minutes: 0 };
const sum = (parts: readonly Subtotal[]): Subtotal =>
  parts.reduce((all, one) => ({ ...plus(all, one), minutes: all.minutes + one.minutes }), noTime);

/** The amounts alone, as a sum has them. */
const amountsOf = ({ minutes, amountCents, esfCents, vdabCents }: Subtotal): Subtotal => ({
  minutes,
  amountCents,
  esfCents,
  vdabCents,
});

/**
 * The statement of a contract from one month to another, both included. Each month is rounded by itself (see money.ts), so a
 * longer period is always the sum of shorter ones.
 * @param approved approved months, of which those outside the period are left out
 */
export function statementOf(
  contract: TenderContract,
  approved: readonly ApprovedHours[],
  { from, until }: { readonly from: string; readonly until: string },
): Statement {
  const months = approved
    .filter(({ month }) => from <= month && month <= until)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map((one) => monthOf(contract, one));
  const lines = months.flatMap((one) => one.lines);
  const part = (of: readonly StatementLine[]): StatementPart => ({ ...sum(of), entries: of.length });
  const people = [...new Set(lines.map(({ staffId }) => staffId))].toSorted();
  return {
    ...{ contract, from, until, months },
    byStaff: people.map((staffId) => ({ staffId, ...part(lines.filter((one) => one.staffId === staffId)) })),
    byActivity: hourActivities
      .filter((activity) => lines.some((one) => one.activity === activity))
      .map((activity) => ({ activity, ...part(lines.filter((one) => one.activity === activity)) })),
    total: sum(months),
  };
}

function monthOf(contract: TenderContract, { month, entries }: ApprovedHours): StatementMonth {
  const costs = costsOfEach(
    entries.map(({ minutes }) => minutes),
    contract,
  );
  const lines = entries.map(({ contractId: _contract, ...entry }, index): StatementLine => ({
    ...entry,
    ...costs[index]!,
  }));
  return { month, lines, ...amountsOf({ ...sum(lines), minutes: minutesOf(entries) }) };
}
