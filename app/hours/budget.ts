import type { Database } from '../../db/connect.ts';
import { contractOfHours, minutesOfContract } from '../../db/queries/contract-months.ts';

/** How the hours of a contract stand, in whole minutes. */
export interface Budget {
  readonly budgeted: number;
  /** Of all its months, whatever became of them. */
  readonly booked: number;
  readonly approved: number;
  /** Less than nothing: it is above. */
  readonly left: number;
  readonly above: boolean;
}

export async function budgetOf(db: Database, contractId: string): Promise<Budget> {
  const [contract, minutes] = [await contractOfHours(db, contractId), await minutesOfContract(db, contractId)];
  const budgeted = contract?.budgetedMinutes ?? 0;
  const left = budgeted - minutes.booked;
  return { budgeted, ...minutes, left, above: left < 0 };
}
