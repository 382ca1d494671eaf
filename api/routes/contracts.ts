import { z } from 'zod';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/contracts.ts';

const params = z.strictObject({ contractId: schemas.contractId });

/** Contracts with partners: the annex that parliament asked for, and who takes referrals from when to when. */
export function contractRoutes(context: RouteContext): void {
  const { verbs } = context;
  const tag = 'contracts';
  reads(
    context,
    '/v1/contracts',
    {
      ...{ id: 'listContracts', tag, query: schemas.contractQuery, answer: schemas.contractList },
      summary: 'The contracts of all times: purpose, trajectories, partner, duration, budget, compensation',
    },
    async ({ query, acting }) => {
      const { today, contracts } = await verbs.listContracts(acting, query);
      return { today, items: contracts };
    },
  );
  reads(
    context,
    '/v1/contracts/:contractId',
    {
      ...{ id: 'showContract', tag, params, answer: schemas.contractHistory, single: true },
      summary: 'A contract with every version there was',
    },
    async ({ params: { contractId }, acting }) => verbs.showContract(acting, contractId),
  );
  reads(
    context,
    '/v1/contracts/:contractId/statement',
    {
      ...{ id: 'contractStatement', tag, params, query: schemas.statementQuery, answer: schemas.statement },
      summary: 'What is declared for a contract over some months, down to each entry of hours, and what is left',
    },
    async ({ params: { contractId }, query, acting }) => verbs.contractStatement(acting, contractId, query),
  );
  acts(
    context,
    'POST',
    '/v1/contracts',
    {
      ...{ id: 'addContract', tag, body: schemas.contractToKeep, answer: schemas.contract, status: 201 },
      summary: 'A contract with a partner: from its first day on it decides who takes referrals in its provinces',
      location: ({ id }) => `/v1/contracts/${id}`,
    },
    async ({ body, acting }, by) => verbs.addContract(acting, body, by),
  );
  acts(
    context,
    'PUT',
    '/v1/contracts/:contractId',
    {
      ...{ id: 'changeContract', tag, params, body: schemas.contractChange, answer: schemas.contract },
      summary: 'The next version of a contract; those before stay',
    },
    async ({ params: { contractId }, body, acting }, by) => verbs.changeContract(acting, contractId, body, by),
  );
}
