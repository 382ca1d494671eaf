import type { LocalDate } from '../../domain/calendar/index.ts';
import type { readCalendar } from '../../db/queries/calendar.ts';
import { each, failureOf } from '../each.ts';

export type Present = Awaited<ReturnType<typeof readCalendar>>;

interface Following {
  readonly calendarVersion: number;
}

/** What of one thing moves, or would. */
export interface Spread<Moves> {
  readonly id: string;
  /** Why it was refused, or failed, as a code. */
  readonly refusal: string | null;
  readonly moves: Moves;
}

/** Told at once; one whose run does not answer is waited for half a minute. */
const atOnce = 4;

/**
 * Each of those that does not have this calendar yet; of those of which nothing moves, nothing is told. One that fails, or
 * whose state was spoilt, keeps no other from it.
 * @param take gives it, or foretells it by the very decision that its workflow takes
 */
export async function spreadOver<State extends Following, Move>(
  rows: readonly { readonly id: string; readonly state: State }[],
  { version }: Present,
  take: (state: State) => Promise<State | { readonly refused: string }>,
  moved: (before: State, after: State) => readonly Move[],
): Promise<Spread<readonly Move[]>[]> {
  const took = async (state: State): Promise<Omit<Spread<readonly Move[]>, 'id'>> => {
    try {
      if (state.calendarVersion >= (version ?? 0)) return { refusal: null, moves: [] };
      const after = await take(state);
      return 'refused' in after ? { refusal: after.refused, moves: [] } : { refusal: null, moves: moved(state, after) };
    } catch (error) {
      return { refusal: failureOf(error), moves: [] };
    }
  };
  const found = await each(rows, atOnce, async ({ id, state }) => ({ id, ...(await took(state)) }));
  return found.filter(({ refusal, moves }) => refusal !== null || moves.length > 0);
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
