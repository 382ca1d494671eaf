import { monthWaiting, type ContractMonth } from '../../domain/contract-month/index.ts';
import { attributesBy } from '../things/shown.ts';

export const monthAttributes = attributesBy<ContractMonth>(monthWaiting, ({ provinces, partner, ruleVersion }) => ({
  // One keyword: of a contract for several provinces none of them.
  province: provinces.length === 1 ? (provinces[0] ?? null) : null,
  partner,
  ruleVersion,
}));
