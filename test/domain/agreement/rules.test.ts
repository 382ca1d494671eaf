import { describe, expect, it } from 'vitest';
import { rulesOfAgreements } from '../../../domain/rules/index.ts';

describe('Released rules of agreements', () => {
  it('come in order of their first day', () => {
    const days = rulesOfAgreements.map(({ validFrom }) => validFrom);
    expect(days).toStrictEqual([...days].sort());
  });
});
