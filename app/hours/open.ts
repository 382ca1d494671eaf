import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Context } from '../../domain/durable/index.ts';
import {
  contractMonthId,
  firstOfMonth,
  isMonth,
  lastOfMonth,
  monthCodes,
  monthAfter,
  monthEffects,
  monthOf,
  monthsDue,
  notOpened,
  openMonth,
  type HoursContract,
  type Month,
} from '../../domain/contract-month/index.ts';
import { inForce, rulesOfHours } from '../../domain/rules/index.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { contractOfHours, contractsBetween, knownMonths } from '../../db/queries/contract-months.ts';
import { createThing } from '../../db/record-thing.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { startFirst } from '../runs/start-run.ts';

/**
 * Opens the month of every contract in force, and those of the months before that were missed. Done again it opens nothing.
 * @returns the ids of those that are new
 */
export async function openMonths(app: App, day?: LocalDate): Promise<{ readonly opened: readonly string[] }> {
  const today = day ?? localDateOf(await app.now());
  const since = firstOfMonth(monthAfter(monthOf(today), -monthCodes.mostMonthsBack));
  const due = (await contractsBetween(app.db, since, today)).flatMap((contract) =>
    monthsDue(contract, today).map((month) => ({ contract, month })),
  );
  const known = await knownMonths(
    app.db,
    due.map(({ contract, month }) => contractMonthId(contract.id, month)),
  );
  const missing = due.filter(({ contract, month }) => !known.has(contractMonthId(contract.id, month)));
  const opened: string[] = [];
  for (const { contract, month } of missing) if (await begin(app, contract, month)) opened.push(idOf(contract, month));
  return { opened };
}

const idOf = (contract: HoursContract, month: Month): string => contractMonthId(contract.id, month);

/** Opens one month by name, however long ago it was. @throws AppError `month.badMonth`, `month.noContract` */
export async function openOneMonth(
  app: App,
  contractId: string,
  month: string,
): Promise<{ readonly monthId: string; readonly opened: boolean }> {
  const today = localDateOf(await app.now());
  if (!isMonth(month) || firstOfMonth(month) > today)
    throw new AppError('month.badMonth', 'that is no month that has begun', 'write YYYY-MM', {
      month: month.slice(0, 20),
    });
  const contract = await contractOfHours(app.db, contractId);
  if (!contract || contract.validUntil < firstOfMonth(month) || contract.validFrom > lastOfMonth(month))
    throw new AppError(
      'month.noContract',
      'no such contract is in force then',
      'w2 contracts shows the ones there are',
      {
        contract: contractId.slice(0, 64),
        month,
      },
    );
  return { monthId: idOf(contract, month), opened: await begin(app, contract, month) };
}

/** Writes the first events, then starts the workflow from them; false when it is there already. */
async function begin(app: App, contract: HoursContract, month: Month): Promise<boolean> {
  const now = await app.now();
  const rules = inForce(firstOfMonth(month), rulesOfHours);
  const context: Context = { now, today: localDateOf(now), rules, calendar: await readCalendar(app.db) };
  const { events, state } = openMonth(contract, month, context);
  if (state.phase === 'none') throw new Error('an opened month has a state');
  const effects = monthEffects(events, notOpened);
  const batch = { id: state.id, epoch: 1, events, effects };
  if (!(await createThing(app.db, 'contractMonth', batch, notOpened))) return false;
  await startFirst(app, { state, epoch: 1, pending: effects });
  return true;
}
