import type { RuleSet } from './rule.ts';

/** A title as it was before: English and Dutch side by side in the rule. */
interface OldTitles {
  readonly title?: unknown;
  readonly titel?: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A rule set as it is written today: sets that were loaded, or that a run started with, before titles were by language are
 * kept as they were. Anything else comes back as it is.
 */
export function completedRules<T>(set: T): T extends RuleSet ? RuleSet : unknown {
  type Completed = T extends RuleSet ? RuleSet : unknown;
  if (!isObject(set) || !isObject(set['rules'])) return set as Completed;
  const rules = Object.entries(set['rules']);
  if (!rules.some(([, rule]) => hasOldTitles(rule))) return set as Completed;
  return { ...set, rules: Object.fromEntries(rules.map(([key, rule]) => [key, withTitle(rule)])) } as Completed;
}

const hasOldTitles = (rule: unknown): rule is OldTitles => isObject(rule) && 'titel' in rule;

function withTitle(rule: unknown): unknown {
  if (!hasOldTitles(rule)) return rule;
  const { title: en, titel: nl, ...rest } = rule;
  return { ...rest, title: { nl, en } };
}
