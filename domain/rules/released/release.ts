import { ruleKeys, type Rule, type RuleKey, type RuleSet } from '../rule.ts';

/**
 * A version that came with a release: never changed again, since dates were made by it and a lost workflow is started with
 * it. It may rest on an earlier one, which is as fixed as itself. What came later it does not have.
 */
export function release(
  set: Omit<RuleSet, 'rules'> & { readonly rules: Readonly<Partial<Record<RuleKey, Rule>>> },
): RuleSet {
  // In the order of the programme, however it was put together.
  const keys = ruleKeys.filter((key) => Object.hasOwn(set.rules, key));
  return { ...set, rules: Object.fromEntries(keys.map((key) => [key, set.rules[key]])) as unknown as RuleSet['rules'] };
}
