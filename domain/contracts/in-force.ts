import { addDays, minDate, type LocalDate } from '../calendar/index.ts';
import type { Contract, Province, RuleSet } from '../rules/rule.ts';
import type { TenderContract } from './contract.ts';

type Term = Pick<TenderContract, 'id' | 'partner' | 'track' | 'provinces' | 'validFrom' | 'validUntil'>;

/** The id of the term that a province's partner by the rules gets here: no contract has it, and it has no first day. */
export const byRules = 'by rules';
const always = '0001-01-01' as LocalDate;

/** The earliest first: where two partners work in a province, the first of them is the province's own. */
const inOrder = (a: Term, b: Term): number =>
  a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.id < b.id ? -1 : 1;

/** What the rules themselves say of a province, up to and including a day. */
function ruledUntil({ contracts = [], partners }: RuleSet, province: Province, last: LocalDate): readonly Contract[] {
  const own = contracts.filter((one) => one.province === province);
  const terms = own.length > 0 ? own : [{ ...partners[province], id: byRules, province, from: always, until: last }];
  return terms.filter(({ from }) => from <= last).map((one) => ({ ...one, until: minDate(one.until, last) }));
}

/**
 * The rules as contracts make them: in a province the rules go on saying who takes a referral up to the day before the first
 * of its contracts begins, and from that day on contracts alone say it; where there is no contract, the rules do.
 */
export function underContracts(rules: RuleSet, contracts: readonly Term[]): RuleSet {
  if (contracts.length === 0) return rules;
  const terms = contracts
    .toSorted(inOrder)
    .flatMap(({ id, partner, track, provinces, validFrom: from, validUntil: until }) =>
      provinces.map((province) => ({ id, partner, track, province, from, until })),
    );
  // Of each province the first day of its first contract.
  const decided = new Map<Province, LocalDate>(terms.toReversed().map(({ province, from }) => [province, from]));
  const before = [...decided].flatMap(([province, from]) => ruledUntil(rules, province, addDays(from, -1)));
  const elsewhere = (rules.contracts ?? []).filter((one) => !decided.has(one.province));
  return { ...rules, contracts: [...terms, ...before, ...elsewhere] };
}
