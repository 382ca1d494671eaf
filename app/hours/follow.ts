import { lastDayOf } from '../../domain/contract-month/index.ts';
import { changedContracts } from '../../db/queries/contracts.ts';
import type { ContractMonthRow } from '../../db/queries/contract-months.ts';
import { unlessSpoilt } from '../../db/spoilt.ts';
import { howManyTook } from '../each.ts';
import type { App } from '../open.ts';
import { giveNow } from './give.ts';

/** Months told at once; each answers when its events are recorded. */
const atOnce = 4;

/**
 * Tells each month that is with the partner what its contract says now, where that differs from what it has. Done again it
 * tells nothing; whose run does not answer is told by the next daily round.
 * @returns how many took something over
 */
export async function monthsFollow(app: App, months: readonly ContractMonthRow[]): Promise<number> {
  const open = months.filter(({ phase }) => phase !== 'submitted');
  const contracts = await changedContracts(app.db, [...new Set(open.map(({ contractId }) => contractId))]);
  const behind = open.flatMap(({ id, state, contractId }) => {
    const contract = contracts.get(contractId);
    if (!contract) return [];
    const { validUntil, budgetedMinutes } = contract;
    const same = () =>
      state.lastDay === lastDayOf(state.month, validUntil) && state.budgetedMinutes === budgetedMinutes;
    return unlessSpoilt(same, true) ? [] : [{ monthId: id, data: contract }];
  });
  const told = { name: 'adoptContract', by: { role: 'system' } } as const;
  return howManyTook(behind, atOnce, async (one) => (await giveNow(app, { ...told, ...one })).ok);
}
