import {
  evolveMonth,
  isContractMonthId,
  isLivingMonth,
  notOpened,
  type ContractMonth,
  type MonthEvent,
} from '../../domain/contract-month/index.ts';
import { livingMonths, monthQueries, readContractMonths } from '../../db/queries/contract-months.ts';
import { contractMonths as rows } from '../../db/schema.ts';
import { monthAttributes } from '../../workflows/contract-months/attributes.ts';
import { contractMonthWorkflow } from '../../workflows/contract-months/contract.ts';
import { pairsAtStart } from '../../workflows/things/shown.ts';
import { kindOfThing } from './thing.ts';

export const contractMonths = kindOfThing<ContractMonth, MonthEvent>({
  workflow: contractMonthWorkflow,
  code: 'month',
  root: rows,
  has: isContractMonthId,
  isOpen: isLivingMonth,
  queries: monthQueries,
  read: readContractMonths,
  open: livingMonths,
  none: notOpened,
  evolve: evolveMonth,
  summary: ({ contractId, month }) => `project hours · ${contractId} · ${month}`,
  attributes: (state, today) => pairsAtStart(monthAttributes(state, today)),
});
