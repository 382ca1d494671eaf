import type { Deadline } from '../../domain/durable/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';
import type { Due } from './definition.ts';

/** What waits for the next step of a deadline; null at the top of its ladder. */
export function dueOf({ id, rule, owner, dueOn, steps }: Deadline, { rules }: RuleSet): Due | null {
  const [step] = steps;
  if (!step) return null;
  const { rung, on } = step;
  return {
    key: `${id}@${on}/${rung}`,
    on,
    summary: `${rule} ${rules[rule].title.en} · ${owner} · due ${dueOn} · ${rung} ${on}`,
  };
}
