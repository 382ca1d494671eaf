import { rules2020 } from './released/2020-1.ts';
import { rules2026first } from './released/2026-1.ts';
import { rules2026second } from './released/2026-2.ts';
import { rules2026 } from './released/2026-3.ts';
import type { RuleSet } from './rule.ts';

/** In order of their first day. */
const versions = [rules2020, rules2026first, rules2026second, rules2026] as const;

/** Every rule set that comes with the software, by version: a trajectory keeps the one it started under. */
export const ruleSets: Readonly<Record<string, RuleSet>> = Object.fromEntries(
  versions.map((set) => [set.version, set]),
);

/** The last: it has every rule there is. */
export const newestRules: RuleSet = versions[versions.length - 1]!;

export { rules2020, rules2026, rules2026first };
