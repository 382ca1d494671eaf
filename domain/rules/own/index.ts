import type { RuleSet } from '../rule.ts';
import { rulesOfHours } from './hours.ts';

export { rulesOfHours };

/** Every released rule set of what is no trajectory, by version: a lost run is started with the one it began with. */
export const ownRuleSets: Readonly<Record<string, RuleSet>> = Object.fromEntries(
  [...rulesOfHours].map((set) => [set.version, set]),
);
