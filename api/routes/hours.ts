import { monthCommandNames, monthCommandSpecs, type MonthCommandName } from '../../domain/contract-month/index.ts';
import { hashOf, keyOf, scopeOf } from '../idempotency.ts';
import { acts, reads } from '../operation.ts';
import { monthRefused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/hours.ts';

const tag = 'hours';

/** Project hours: the months of contracts, and one route per command. */
export function hoursRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/contract-months',
    {
      ...{ id: 'listMonths', tag, query: schemas.monthQuery, answer: schemas.monthList },
      summary: 'Months of contracts, the newest first',
    },
    async ({ query, acting }) => {
      const { today, rows } = await verbs.listMonths(acting, query as Parameters<typeof verbs.listMonths>[1]);
      return { today, items: rows.map((row) => ({ href: `/v1/contract-months/${row.monthId}`, ...row })) };
    },
  );
  reads(
    context,
    '/v1/contract-months/:id',
    {
      ...{ id: 'showMonth', tag, params: schemas.monthParams, answer: schemas.monthShown, single: true },
      summary: 'One month: its entries, sums by activity and person, and what is left of the contract',
    },
    async ({ params: { id }, acting }) => verbs.showMonth(acting, id),
  );
  acts(
    context,
    'POST',
    '/v1/contract-months',
    {
      ...{ id: 'openOneMonth', tag, summary: 'Open the month of a contract that was missed; one that is there stays' },
      ...{ body: schemas.openBody, answer: schemas.opened },
    },
    async ({ body: { contractId, month }, acting }) => verbs.openOneMonth(acting, contractId, month),
  );
  // A changed contract is taken over where it is changed.
  for (const name of monthCommandNames) if (name !== 'adoptContract') commandRoute(context, name);
}

function commandRoute(context: RouteContext, name: MonthCommandName): void {
  const { verbs } = context;
  const { description, title, by: allowed } = monthCommandSpecs[name];
  acts(
    context,
    'POST',
    `/v1/contract-months/:id/commands/${name}`,
    {
      id: `month${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      ...{ tag, summary: description, params: schemas.monthParams },
      description: `Dutch: ${title.nl}. By: ${allowed.join(', ')}. Answered when its events are recorded.`,
      ...{ body: schemas.monthCommandBody(name), answer: schemas.monthAnswer },
    },
    async ({ params: { id: monthId }, body, acting, request }, by) => {
      const { note, ...data } = body as Record<string, unknown> & { note?: string };
      const key = keyOf(request.headers);
      // The workflow keeps update ids in its history, and a caller's own key may hold anything, a name too.
      const updateId =
        key === null ? {} : { idempotencyKey: hashOf(`${scopeOf(`months/${monthId}/${name}`, by)}\n${key}`) };
      const noted = note === undefined ? {} : { note };
      return verbs.giveMonthCommand(acting, { monthId, name, by, data, ...noted, ...updateId });
    },
    (result) => {
      if (!result.ok) throw monthRefused(result.refusal);
      const { ok: _ok, ...answer } = result;
      return answer;
    },
  );
}
