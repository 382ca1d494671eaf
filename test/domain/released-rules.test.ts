import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { flawsOfRules } from '../../domain/rules/check.ts';
import { completedRules, newestRules, ownRuleSets, ruleSets, type RuleSet } from '../../domain/rules/index.ts';
import { ruleKeys } from '../../domain/rules/rule.ts';

/** What each released version says, as a hash. A new version adds its line; a line that is here is never changed. */
const frozen: Readonly<Record<string, string>> = {
  '2020.1': 'c80f1a7380cded5c',
  '2026.1': '9c145295dd2b8980',
  '2026.2': 'efa712ef20c020a9',
  '2026.3': 'f8d08c7b3d406811',
};

/** The same for the same content, in whatever order it is written. */
const contentOf = (set: RuleSet): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(set)))
    .digest('hex')
    .slice(0, 16);

/** The same for the small sets of what is no trajectory. */
const frozenOwn: Readonly<Record<string, string>> = {
  'agreements-2026.1': 'c5e935d44678117c',
  'hours-2026.1': 'dd578c2232f9022c',
};

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
};

/** As sets were written before titles were by language. */
const asBefore = (set: RuleSet): unknown => ({
  ...set,
  rules: Object.fromEntries(
    Object.entries(set.rules).map(([key, { title, ...rule }]) => [key, { ...rule, title: title.en, titel: title.nl }]),
  ),
});

describe('Released rules', () => {
  it.each(Object.values(ruleSets).map((set) => [set.version, set] as const))('%s stays what it is', (version, set) => {
    expect(
      contentOf(set),
      frozen[version]
        ? `version ${version} was released, and dates were made by it: leave it as it was and add a new version ` +
            '(docs/changing.md, "Add a rule"). Its content'
        : `version ${version} is new: add its hash to the table above, with which it is frozen. Its content`,
    ).toBe(frozen[version]);
  });

  it.each(Object.entries(ownRuleSets))('%s, of what is no trajectory, stays what it is', (version, set) =>
    expect(contentOf(set), `version ${version}: add a new one, never change one`).toBe(frozenOwn[version]),
  );

  it('are all still there', () => {
    expect(Object.keys(ownRuleSets)).toEqual(expect.arrayContaining(Object.keys(frozenOwn)));
    expect(Object.keys(ruleSets)).toEqual(expect.arrayContaining(Object.keys(frozen)));
  });

  it('come in order of their first day, and the newest has every rule there is', () => {
    const days = Object.values(ruleSets).map(({ validFrom }) => validFrom);
    expect(days).toStrictEqual([...days].sort());
    expect(Object.keys(newestRules.rules).sort()).toStrictEqual([...ruleKeys].sort());
  });
});

describe('A set from before titles were by language', () => {
  it.each(Object.values(ruleSets).map((set) => [set.version, set] as const))('of %s is the same set', (_, set) => {
    const old = asBefore(set);
    expect(flawsOfRules(old)).toStrictEqual([]);
    expect(completedRules(old as RuleSet)).toStrictEqual(set);
  });

  it('is completed once: what is complete comes back as it is, and so does what is no set', () => {
    expect(completedRules(newestRules)).toBe(newestRules);
    for (const other of [null, 5, 'rules', [], {}, { rules: [] }, { rules: { 'MED-1': 30 } }])
      expect(completedRules(other)).toBe(other);
  });
});
