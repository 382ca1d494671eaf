import type { Province, RuleSet } from '../rules/rule.ts';
import type { TenderContract } from './contract.ts';

type Term = Pick<TenderContract, 'id' | 'partner' | 'track' | 'provinces' | 'validFrom' | 'validUntil'>;

/** The earliest first: where two partners work in a province, the first of them is the province's own. */
const inOrder = (a: Term, b: Term): number =>
  a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.id < b.id ? -1 : 1;

/**
 * The rules as contracts make them: in a province for which there is any contract, contracts alone say who takes a referral
 * and when; elsewhere the rules go on saying it.
 */
export function underContracts(rules: RuleSet, contracts: readonly Term[]): RuleSet {
  if (contracts.length === 0) return rules;
  const terms = contracts
    .toSorted(inOrder)
    .flatMap(({ id, partner, track, provinces, validFrom: from, validUntil: until }) =>
      provinces.map((province) => ({ id, partner, track, province, from, until })),
    );
  const decided = new Set<Province>(terms.map(({ province }) => province));
  return { ...rules, contracts: [...terms, ...(rules.contracts ?? []).filter((one) => !decided.has(one.province))] };
}
