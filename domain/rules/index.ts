export type { Ladder, Owner, Partner, Province, Rule, RuleKey, RuleKind, RuleSet, Track } from './rule.ts';
export { rules2026 } from './2026.ts';
