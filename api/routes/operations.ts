import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/operations.ts';

const tag = 'operation';

/** For whoever runs this: the round of the day, compare, repair, move to the newest build, and figures. */
export function operationRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/sweeps',
    {
      ...{ id: 'listSweeps', tag, query: schemas.sweepsQuery, answer: schemas.sweepList },
      summary: 'The daily sweeps that there were, the newest first',
    },
    async ({ query, acting }) => ({ items: await verbs.listSweeps(acting, query) }),
  );
  acts(
    context,
    'POST',
    '/v1/sweeps',
    {
      ...{ id: 'sweep', tag, body: schemas.sweepBody, answer: schemas.swept },
      summary: 'Runs the round of a day now; one that was done is said again',
      description: 'Answers when it is done, which may take minutes.',
    },
    async ({ body, acting }) => verbs.sweep(acting, body),
  );
  reads(
    context,
    '/v1/check',
    {
      ...{ id: 'check', tag, answer: schemas.checked },
      summary: 'Compares Temporal, Postgres and the dates, and looks for sense; changes nothing',
    },
    async ({ acting }) => verbs.check(acting),
  );
  acts(
    context,
    'POST',
    '/v1/rebuilds',
    {
      ...{ id: 'rebuild', tag, body: schemas.rebuildBody, answer: schemas.rebuilt },
      summary: 'Starts lost workflows again from their events, or one of them',
    },
    async ({ body: { id }, acting }) => verbs.rebuild(acting, id),
  );
  acts(
    context,
    'POST',
    '/v1/refreshes',
    { id: 'refresh', tag, answer: schemas.refreshed, summary: 'Moves every open run to the newest build' },
    async ({ acting }) => {
      const { build, runs } = await verbs.refresh(acting);
      return { build, items: runs };
    },
  );
  reads(
    context,
    '/v1/builds',
    {
      ...{ id: 'listBuilds', tag, answer: schemas.builds },
      summary: 'The builds that Temporal knows, what runs on each, and what a deploy or a refresh moves',
    },
    async ({ acting }) => {
      const { builds, ...rest } = await verbs.listBuilds(acting);
      return { ...rest, items: builds };
    },
  );
  reads(
    context,
    '/v1/figures',
    { id: 'figures', tag, answer: schemas.figures, summary: 'The numbers that operators watch' },
    async ({ acting }) => verbs.figures(acting) as never,
  );
}
