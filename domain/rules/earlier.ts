import type { LocalDate } from '../calendar/dates.ts';
import { rules2026 } from './2026.ts';
import type { Rule, RuleKey, RuleSet } from './rule.ts';

/** Rules that came with 2026.2. */
const added = ['PLAN-3', 'WEL-1', 'EXP-1', 'GRP-4'] as const satisfies readonly RuleKey[];

const {
  introExceptionWeeks: _weeks,
  outcomeCheckDaysBefore: _days,
  reopenMonths: _months,
  reconsiderationDays: _again,
  ...shared
} = rules2026;

/** The first version: the same dates, before the plan's actions, welfare actors, experience experts and attendance had rules. */
export const rules2026first: RuleSet = {
  ...shared,
  version: '2026.1',
  validFrom: '2026-01-01' as LocalDate,
  rules: without(rules2026.rules, added),
};

/**
 * The contract that the answers to parliament of 2020 describe: what they state [S] is the same, and where they are silent
 * the rhythm was slower [D].
 */
export const rules2020: RuleSet = {
  ...rules2026,
  version: '2020.1',
  validFrom: '2020-01-01' as LocalDate,
  rules: {
    ...rules2026.rules,
    'PLAN-2': { ...rules2026.rules['PLAN-2'], after: { months: 6 } },
    'MED-1': { ...rules2026.rules['MED-1'], after: { days: 42 } },
    'WAIT-2': { ...rules2026.rules['WAIT-2'], after: { days: 42 } },
    'INT-1': { ...rules2026.rules['INT-1'], after: { workingDays: 15 } },
    'OUT-1': { ...rules2026.rules['OUT-1'], after: { workingDays: 30 } },
  },
};

function without(rules: RuleSet['rules'], keys: readonly RuleKey[]): RuleSet['rules'] {
  return Object.fromEntries(
    Object.entries(rules).filter(([key]) => !keys.includes(key as RuleKey)),
  ) as unknown as Readonly<Record<RuleKey, Rule>>;
}
