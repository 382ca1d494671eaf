import { isLocalDate } from '../../domain/calendar/index.ts';

/**
 * Where a page begins: what the parentheses of a pattern hold, the first of them a day; null: no page gave this. A day that
 * only looks like one (31 February) is none: Postgres would refuse it as an error of ours.
 */
export function cursorIn(pattern: RegExp, text: string): readonly string[] | null {
  const [, ...parts] = pattern.exec(text) ?? [];
  return isLocalDate(parts[0]) ? parts : null;
}
