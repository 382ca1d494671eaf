import { lastDayOf } from '../../domain/contract-month/index.ts';
import { changedContracts } from '../../db/queries/contracts.ts';
import { livingMonths, type ContractMonthRow } from '../../db/queries/contract-months.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { giveNow } from './give.ts';

/** Months told at once; each answers when its events are recorded. */
const atOnce = 4;

/**
 * Tells each month that is with the partner what its contract says now, where that differs from what it has. Done again it
 * tells nothing; whose run does not answer is told by the next daily round.
 * @returns how many took something over
 */
export async function followContracts(
  app: App,
  of: (month: ContractMonthRow) => boolean = () => true,
): Promise<number> {
  const open = (await livingMonths(app.db)).filter(({ phase }) => phase !== 'submitted').filter(of);
  const contracts = await changedContracts(app.db, [...new Set(open.map(({ contractId }) => contractId))]);
  const behind = open.flatMap(({ id, state, contractId }) => {
    const contract = contracts.get(contractId);
    if (!contract) return [];
    const { validUntil, budgetedMinutes } = contract;
    const same = state.lastDay === lastDayOf(state.month, validUntil) && state.budgetedMinutes === budgetedMinutes;
    return same ? [] : [{ id, contract }];
  });
  const told = await each(behind, atOnce, async ({ id: monthId, contract: data }) => {
    try {
      return (await giveNow(app, { monthId, name: 'adoptContract', by: { role: 'system' }, data })).ok;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  });
  return told.filter((ok) => ok).length;
}
