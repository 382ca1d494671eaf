import type { LocalDate } from '../../domain/calendar/index.ts';
import type { readCalendar } from '../../db/queries/calendar.ts';
import { failureOf } from '../each.ts';

export type Present = Awaited<ReturnType<typeof readCalendar>>;

interface Following {
  readonly id: string;
  readonly calendarVersion: number;
}

/** What of one thing moves, or would. */
export interface Spread<Moves> {
  readonly id: string;
  /** Why it was refused, or failed, as a code. */
  readonly refusal: string | null;
  readonly moves: Moves;
}

/**
 * Each of those that does not have this calendar yet, one after another; of those of which nothing moves, nothing is told.
 * @param take gives it, or foretells it by the very decision that its workflow takes
 */
export async function spreadOver<State extends Following, Move>(
  states: readonly State[],
  { version }: Present,
  take: (state: State) => Promise<State | { readonly refused: string }>,
  moved: (before: State, after: State) => readonly Move[],
): Promise<Spread<readonly Move[]>[]> {
  const found: Spread<readonly Move[]>[] = [];
  for (const state of states) {
    if (state.calendarVersion >= (version ?? 0)) continue;
    const after = await take(state).catch((error: unknown) => ({ refused: failureOf(error) }));
    const refusal = 'refused' in after ? after.refused : null;
    const moves = 'refused' in after ? [] : moved(state, after);
    if (refusal !== null || moves.length > 0) found.push({ id: state.id, refusal, moves });
  }
  return found;
}

/** Dates of the same things before and after, by the name of the day: those that differ. */
export const movedDays = <Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
  dayOf: (thing: Thing) => LocalDate,
): { readonly id: string; readonly from: LocalDate; readonly to: LocalDate }[] =>
  before.flatMap((one) => {
    const from = dayOf(one);
    const other = after.find(({ id }) => id === one.id);
    const to = other ? dayOf(other) : from;
    return to === from ? [] : [{ id: one.id, from, to }];
  });
