import type { Calendar } from '../calendar/index.ts';
import type { Partner, RuleSet } from '../rules/index.ts';
import { calendarOf, dueDate, stepsOf } from './deadline.ts';
import type { DeadlineEvent } from './deadline-events.ts';
import type { AnyState, Story } from './story.ts';

/**
 * Counts the open deadlines of something that cannot be paused by other closing days, and moves those that have another
 * date then. A date that is missed, or that somebody chose, stays; a rung that was reached comes no second time.
 */
export function recountDeadlines<State extends AnyState, New>(
  story: Pick<Story<State, New | DeadlineEvent>, 'state' | 'context' | 'move'>,
  {
    rules,
    calendar,
    partner,
  }: { readonly rules: RuleSet; readonly calendar: Calendar; readonly partner: Partner | null },
): void {
  const { state, context } = story;
  for (const deadline of 'deadlines' in state ? state.deadlines : []) {
    const { rule, kind, owner, from, steps, agreed, dueOn: before } = deadline;
    if (agreed || before < context.today || rules.rules[rule].after === null) continue;
    const open = calendarOf(calendar, owner, deadline.partner ?? partner);
    const dueOn = dueDate(rule, from, rules, open);
    const left = new Set(steps.map(({ rung }) => rung));
    const fresh = stepsOf(kind, from, dueOn, rules.ladder, open).filter(({ rung }) => left.has(rung));
    const same = fresh.length === steps.length && fresh.every(({ on }, index) => on === steps[index]?.on);
    if (dueOn !== before || !same) story.move(deadline, dueOn, fresh, 'calendar');
  }
}
