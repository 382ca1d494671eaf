export type { Contract, Ladder, Owner, Partner, Province, Rule, RuleKey, RuleKind, RuleSet, Track } from './rule.ts';
export { contractFor, partnersFor } from './contracts.ts';
export { rules2020, rules2026first } from './earlier.ts';
import type { LocalDate } from '../calendar/dates.ts';
import type { RuleKey, RuleSet } from './rule.ts';
import { rules2026 } from './2026.ts';
import { rules2020, rules2026first } from './earlier.ts';

/** Every rule set that comes with the software, by version: a trajectory keeps the one it started under. */
export const ruleSets: Readonly<Record<string, RuleSet>> = {
  [rules2020.version]: rules2020,
  [rules2026first.version]: rules2026first,
  [rules2026.version]: rules2026,
};

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

export { rules2026 };
