import type { LocalDate } from '../calendar/dates.ts';
import type { Partner, Province, RuleSet, Track } from './rule.ts';

/** Everyone who may take a referral of this day in this province; the first is the province's own partner. */
export function partnersFor(
  { contracts = [], partners }: RuleSet,
  province: Province,
  on: LocalDate,
): readonly { readonly partner: Partner; readonly track: Track }[] {
  const covering = contracts.filter((one) => one.province === province && one.from <= on && on <= one.until);
  // A province that has contracts by period has a partner only while one of them runs.
  return contracts.some((one) => one.province === province) ? covering : [partners[province]];
}

/** The partner that takes a referral, the province's own unless another is named; undefined when no contract covers it. */
export function contractFor(
  rules: RuleSet,
  province: Province,
  on: LocalDate,
  partner?: Partner,
): { readonly partner: Partner; readonly track: Track } | undefined {
  return partnersFor(rules, province, on).find((one) => partner === undefined || one.partner === partner);
}
