import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rulesOfAgreements, type RuleSet } from '../../../domain/rules/index.ts';

/** What each released version of the rules of agreements says, as a hash. A line that is here is never changed. */
const frozen: Readonly<Record<string, string>> = {
  'agreements-2026.1': '3f452d23e711b795',
};

/** Of its own rules and the ladder: all else is there because of the type. The same in whatever order it is written. */
const contentOf = ({ version, validFrom, rules, ladder }: RuleSet): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder({ version, validFrom, rules, ladder })))
    .digest('hex')
    .slice(0, 16);

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
};

describe('Released rules of agreements', () => {
  it.each(rulesOfAgreements.map((set) => [set.version, set] as const))('%s stays what it is', (version, set) => {
    expect(contentOf(set), `${version}: dates were made by it; a new version adds its line above`).toBe(
      frozen[version],
    );
  });

  it('come in order of their first day, and none is gone', () => {
    const days = rulesOfAgreements.map(({ validFrom }) => validFrom);
    expect(days).toStrictEqual([...days].sort());
    expect(rulesOfAgreements.map(({ version }) => version)).toEqual(expect.arrayContaining(Object.keys(frozen)));
  });
});
