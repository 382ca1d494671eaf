import { underContracts } from '../domain/contracts/in-force.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { readContracts } from '../db/queries/contracts.ts';
import type { App } from './open.ts';

/** These rules with what contracts say now of who takes referrals: read each time, since one may be added any moment. */
export const rulesUnderContracts = async ({ db }: Pick<App, 'db'>, rules: RuleSet): Promise<RuleSet> =>
  underContracts(rules, await readContracts(db));
