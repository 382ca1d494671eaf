export type { Ladder, Owner, Partner, Province, Rule, RuleKey, RuleKind, RuleSet, Track } from './rule.ts';
import type { RuleSet } from './rule.ts';
import { rules2026 } from './2026.ts';

/** Every rule set that ever was in force, by version: a trajectory keeps the one it started under. */
const ruleSets: Readonly<Record<string, RuleSet>> = { [rules2026.version]: rules2026 };

/** @throws RangeError for a version that nobody knows: never guess by which rules a date was made */
export function rulesOf(version: string): RuleSet {
  const found = Object.hasOwn(ruleSets, version) ? ruleSets[version] : undefined;
  if (!found) throw new RangeError(`there is no rule set of version ${version.slice(0, 20)}`);
  return found;
}

export { rules2026 };
