import { rules2026first } from '../released/2026-1.ts';
import type { Rule, RuleKey, RuleSet } from '../rule.ts';

/**
 * A released rule set of something that is no trajectory. It has its own rules only, and the ladder, which is the same for
 * every task; whatever else a trajectory's rules say is there because of the type, and nobody asks for it. As fixed as
 * every released version.
 */
export function ownRules(
  version: string,
  validFrom: RuleSet['validFrom'],
  rules: Readonly<Partial<Record<RuleKey, Rule>>>,
): RuleSet {
  const { ladder, partners, quotaPerProvinceAndYear, longestPauseMonths } = rules2026first;
  return {
    version,
    validFrom,
    ladder,
    partners,
    quotaPerProvinceAndYear,
    longestPauseMonths,
    rules: rules as RuleSet['rules'],
  };
}
