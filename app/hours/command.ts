import { readContractMonth, readContractMonths } from '../../db/queries/contract-months.ts';
import type { App } from '../open.ts';
import { monthsFollow } from './follow.ts';
import { giveNow, type MonthCommandRequest, type MonthCommandResult } from './give.ts';

export type { MonthCommandRequest, MonthCommandResult } from './give.ts';

/** Gives a command to the month's workflow; answers when its events are in Postgres. A refusal is a value. */
export async function giveMonthCommand(app: App, request: MonthCommandRequest): Promise<MonthCommandResult> {
  const turn = await turnOf(app, request);
  const result = await (turn === null ? giveNow(app, request) : app.alone(turn, () => giveNow(app, request)));
  // What was handed in kept the days that the contract had then: with the partner again, it has those of now.
  if (result.ok && (request.name === 'returnMonth' || request.name === 'reopenMonth'))
    await monthsFollow(app, await readContractMonths(app.db, [request.monthId]));
  return result;
}

/**
 * Hours of one person and day are added one after the other, for whichever contract: of two at once the second sees the
 * first, and a day has twenty-four hours. The name of that line; null: nothing is added.
 */
async function turnOf(app: App, { monthId, name, by, data }: MonthCommandRequest): Promise<string | null> {
  const line = (staffId: unknown, day: unknown): string => `hours of ${String(staffId)} on ${String(day)}`;
  if (name === 'bookHours') return line(data['staffId'] ?? ('id' in by ? by.id : by.role), data['day']);
  if (name !== 'correctHours' || data['way'] !== 'more') return null;
  // Whose and when an entry is never changes.
  const month = await readContractMonth(app.db, monthId);
  const entry = month?.state.entries.find(({ id }) => id === data['entryId']);
  return entry ? line(entry.staffId, entry.day) : null;
}
