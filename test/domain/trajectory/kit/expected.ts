import { isDeepStrictEqual } from 'node:util';
import type { RuleKey } from '../../../../domain/rules/index.ts';
import type { EventType, Rung, TrajectoryEvent } from '../../../../domain/trajectory/index.ts';

/** A part of an event: what is named must be so, the rest is free. */
export type Expected = { readonly type: EventType } & Readonly<Record<string, unknown>>;

export const opened = (rule: RuleKey, dueOn?: string): Expected => ({
  type: 'DeadlineOpened',
  deadline: { rule, ...(dueOn === undefined ? {} : { dueOn }) },
});
export const met = (rule: RuleKey, late = false): Expected => ({ type: 'DeadlineMet', rule, late });
export const fell = (rule: RuleKey, on?: string): Expected => ({
  type: 'DeadlineFell',
  rule,
  ...(on === undefined ? {} : { on }),
});
export const cancelled = (rule: RuleKey): Expected => ({ type: 'DeadlineCancelled', rule });
export const moved = (rule: RuleKey, from: string, dueOn: string, reason: string): Expected => ({
  type: 'DeadlineMoved',
  rule,
  from,
  dueOn,
  reason,
});
export const reached = (rule: RuleKey, rung: Rung, on: string): Expected => ({
  type: 'DeadlineReached',
  rule,
  rung,
  on,
});

/** Whether everything in `part` is in `whole` with the same value. */
export function contains(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return isDeepStrictEqual(whole, part);
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([key, value]) => contains((whole as Record<string, unknown>)[key], value));
}

/** The first expected event that does not come, in this order, among the events; null when all come. */
export function missing(events: readonly TrajectoryEvent[], expected: readonly Expected[]): Expected | null {
  let from = 0;
  for (const part of expected) {
    const found = events.findIndex((event, index) => index >= from && contains(event, part));
    if (found < 0) return part;
    from = found + 1;
  }
  return null;
}

/** An event in one line, for a failing test. */
export function inWords(event: TrajectoryEvent): string {
  const { type, on, sequence: _sequence, at: _at, by: _by, ...rest } = event;
  return `${on} ${type} ${JSON.stringify(rest)}`;
}
