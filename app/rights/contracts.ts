import type * as contracts from '../contracts/index.ts';
import { unknownContract } from '../contracts/contracts.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, type Asked, type Sight, type Target } from './gate.ts';
import { programme, province } from './targets.ts';

const open = { target: programme };
/** A contract is with a partner, over provinces: of nobody who works for one of them. */
const everywhere = { target: (asked: Asked): Target => province(asked, null) };

/** Of which partner alone somebody sees contracts; undefined: of all. */
const onlyOf = ({ caller }: Sight): string | undefined =>
  caller.kind === 'colleague' && caller.partner !== null ? caller.partner : undefined;

/** Another partner's contract is to a partner as if it were not there. @throws AppError `contract.unknown` */
function mustBeTheirs(partner: string, sight: Sight): void {
  const own = onlyOf(sight);
  if (own !== undefined && own !== partner) throw unknownContract();
}

/** Who check hours or declare them read who worked; for others an id is enough to trace an amount by. */
const namesFor: ReadonlySet<string> = new Set(['coordinator', 'partnerCoordinator']);

export const contractGates = {
  listContracts: {
    ...open,
    narrow: (sight, filter = {}) => {
      const partner = onlyOf(sight);
      return [{ ...filter, ...(partner === undefined ? {} : { partner }) }];
    },
  } satisfies GateOf<typeof contracts.listContracts>,
  showContract: {
    ...open,
    see: (answer, sight): contracts.ContractHistory => {
      mustBeTheirs(answer.contract.partner, sight);
      // Who of the programme changed it is not a partner's.
      if (onlyOf(sight) === undefined) return answer;
      return { ...answer, versions: answer.versions.map((one) => ({ ...one, by: '' })) };
    },
  } satisfies GateOf<typeof contracts.showContract>,
  contractStatement: {
    ...open,
    see: (answer, sight): contracts.StatementView => {
      mustBeTheirs(answer.statement.contract.partner, sight);
      const seesNames = [...sight.relations].some((one) => namesFor.has(one));
      return seesNames ? answer : { ...answer, names: {} };
    },
  } satisfies GateOf<typeof contracts.contractStatement>,
  addContract: {
    ...everywhere,
    narrow: (sight, given, by) => {
      mustBeThemselves(sight, by, 'addContract');
      return [given, by];
    },
  } satisfies GateOf<typeof contracts.addContract>,
  changeContract: {
    ...everywhere,
    narrow: (sight, id, change, by) => {
      mustBeThemselves(sight, by, 'changeContract');
      return [id, change, by];
    },
  } satisfies GateOf<typeof contracts.changeContract>,
};
