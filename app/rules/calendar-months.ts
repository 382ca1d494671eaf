import type { LocalDate } from '../../domain/calendar/index.ts';
import { decideMonth, isMonthRefusal, type KnownMonth, type MonthRefusal } from '../../domain/contract-month/index.ts';
import { contextAt, type Actor } from '../../domain/durable/index.ts';
import { livingMonths, readContractMonth } from '../../db/queries/contract-months.ts';
import { basisOf } from '../basis.ts';
import { giveMonthCommand } from '../hours/command.ts';
import type { App } from '../open.ts';
import { movedDays, spreadOver, type Present } from './calendar-spread.ts';

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
  const living = await livingMonths(app.db);
  const take = (state: KnownMonth) => (dryRun ? foretell : give)(app, state, calendar, by);
  const found = await spreadOver(living, calendar, take, (before, after) =>
    movedDays(before.deadlines, after.deadlines, ({ dueOn }) => dueOn),
  );
  return found.map(({ id: monthId, refusal, moves }) => ({
    monthId,
    refusal,
    moves: moves.map(({ id: deadlineId, from, to }) => ({ deadlineId, from, to })),
  }));
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
