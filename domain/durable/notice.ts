import type { RuleKey } from '../rules/index.ts';
import type { AnyEffect } from './effect.ts';

/**
 * What people are told about something that tells the world nothing else: a contract's month. Such a thing needs no lanes
 * and no activities of its own.
 */
export interface Notice<To extends string = string, About extends string = string> extends AnyEffect {
  readonly lane: 'mail';
  readonly kind: 'notify';
  readonly to: To;
  readonly about: About;
  readonly rule: RuleKey | null;
  readonly deadlineId: string | null;
}

/** Without its key, which follows from the event. */
export const notice = <To extends string, About extends string>(
  to: To,
  about: About,
  { rule = null, deadlineId = null }: Partial<Pick<Notice, 'rule' | 'deadlineId'>> = {},
): Omit<Notice<To, About>, 'key'> => ({ lane: 'mail', kind: 'notify', to, about, rule, deadlineId });
