export type {
  Contract,
  Ladder,
  Owner,
  Partner,
  Province,
  Rule,
  RuleKey,
  RuleKind,
  RuleSet,
  Track,
  TrajectoryRuleKey,
} from './rule.ts';
export { partnerForm, ruleKeys, tracks } from './rule.ts';
export { ownRuleSets, rulesOfHours } from './own/index.ts';
export { completedRules } from './complete.ts';
export { contractFor, partnersFor } from './contracts.ts';
export { newestRules, rules2020, rules2026, rules2026first, ruleSets } from './versions.ts';
import type { LocalDate } from '../calendar/dates.ts';
import type { RuleKey, RuleSet } from './rule.ts';
import { ruleSets } from './versions.ts';

/** @throws RangeError for a version that nobody knows: never guess by which rules a date was made */
export function rulesOf(version: string): RuleSet {
  const found = Object.hasOwn(ruleSets, version) ? ruleSets[version] : undefined;
  if (!found) throw new RangeError(`there is no rule set of version ${version.slice(0, 20)}`);
  return found;
}

/** The set under which someone who is registered on this day starts: the last that is valid by then, else the oldest. */
export function inForce(on: LocalDate, sets: readonly RuleSet[] = Object.values(ruleSets)): RuleSet {
  const [first, ...others] = [...sets].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  if (!first) throw new RangeError('there is no rule set at all');
  return others.reduce((current, next) => (next.validFrom <= on ? next : current), first);
}

/** Whether the set has the rule: versions from before it existed do not. */
export const hasRule = ({ rules }: RuleSet, key: RuleKey): boolean => Object.hasOwn(rules, key);
export type { Flaw, FlawCode } from './check.ts';
