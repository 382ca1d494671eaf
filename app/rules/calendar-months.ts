import type { LocalDate } from '../../domain/calendar/index.ts';
import { decideMonth, isMonthRefusal, type KnownMonth, type MonthRefusal } from '../../domain/contract-month/index.ts';
import { contextAt, type Actor } from '../../domain/durable/index.ts';
import { livingMonths, readContractMonth } from '../../db/queries/contract-months.ts';
import type { readCalendar } from '../../db/queries/calendar.ts';
import { basisOf } from '../basis.ts';
import { failureOf } from '../each.ts';
import { giveMonthCommand } from '../hours/command.ts';
import type { App } from '../open.ts';

type Present = Awaited<ReturnType<typeof readCalendar>>;

/** The deadlines of a month of project hours that move, or would. */
export interface MonthMoves {
  readonly monthId: string;
  /** Why it was refused, or failed, as a code. */
  readonly refusal: string | null;
  readonly moves: readonly { readonly deadlineId: string; readonly from: LocalDate; readonly to: LocalDate }[];
}

/** Each month that does not have it yet; foretold by the very decision that its workflow takes. */
export async function giveToMonths(
  app: App,
  calendar: Present,
  { by, dryRun }: { readonly by: Actor; readonly dryRun: boolean },
): Promise<MonthMoves[]> {
  const found: MonthMoves[] = [];
  for (const { id: monthId, state } of await livingMonths(app.db)) {
    if (state.calendarVersion >= (calendar.version ?? 0)) continue;
    const after = await (dryRun ? foretell : give)(app, state, calendar, by).catch((error: unknown) => ({
      refused: failureOf(error),
    }));
    const refusal = 'refused' in after ? after.refused : null;
    const moves = 'refused' in after ? [] : movedDeadlines(state, after);
    if (refusal !== null || moves.length > 0) found.push({ monthId, refusal, moves });
  }
  return found;
}

type Give = (app: App, state: KnownMonth, calendar: Present, by: Actor) => Promise<KnownMonth | MonthRefusal>;

const foretell: Give = async (app, state, calendar, by) => {
  const context = contextAt(state, await app.now(), await basisOf(app.db, state));
  const decided = decideMonth(state, 'adoptCalendar', { by, data: { calendar } }, context);
  return isMonthRefusal(decided) ? decided : (decided.state as KnownMonth);
};

const give: Give = async (app, state, calendar, by) => {
  const result = await giveMonthCommand(app, { monthId: state.id, name: 'adoptCalendar', by, data: { calendar } });
  if (!result.ok) return result.refusal;
  return (await readContractMonth(app.db, state.id))?.state ?? state;
};

const movedDeadlines = (before: KnownMonth, after: KnownMonth): MonthMoves['moves'] =>
  before.deadlines.flatMap(({ id: deadlineId, dueOn: from }) => {
    const to = after.deadlines.find(({ id }) => id === deadlineId)?.dueOn ?? from;
    return to === from ? [] : [{ deadlineId, from, to }];
  });
