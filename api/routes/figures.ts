import { dimensions, figureCodes } from '../../domain/statistics/index.ts';
import { figureDefinitions, figureDimensions } from '../../words/index.ts';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { nextPage } from '../next-page.ts';
import { languageOf } from '../language.ts';
import * as schemas from '../schemas/figures.ts';

const tag = 'figures';

/** Figures from the events, exact: only for who may see them, and each look is noted. */
export function figureRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/figures/definitions',
    {
      ...{ id: 'figureDefinitions', tag, answer: schemas.definitions },
      summary: 'Every figure with what it counts, and by what it can be split',
    },
    async ({ request }) => {
      const lang = languageOf(request.headers['accept-language']);
      return {
        items: figureCodes.map((figure) => {
          const { title, counts, days } = figureDefinitions[figure];
          return { figure, title: title[lang], counts: counts[lang], days: days?.[lang] ?? null };
        }),
        dimensions: dimensions.map((dimension) => {
          const { title, means } = figureDimensions[dimension];
          return { dimension, title: title[lang], means: means[lang] };
        }),
      };
    },
  );
  reads(
    context,
    '/v1/figures/tables/:figure',
    {
      ...{
        id: 'figureTable',
        tag,
        params: schemas.figureParams,
        query: schemas.tableQuery,
        answer: schemas.figureTable,
      },
      summary: 'One figure of a period, split as asked, as known at the end of a day; exact, not for publication',
    },
    async ({ params, query: { by, ...period }, acting }) => {
      const { rows, ...view } = await verbs.figureTable(acting, { ...params, ...period, by: schemas.namesIn(by) });
      return { ...view, items: rows };
    },
  );
  reads(
    context,
    '/v1/figures/process',
    {
      ...{ id: 'processFigures', tag, query: schemas.periodQuery, answer: schemas.process },
      summary: 'The process as it is: consultation before week 6, waits, ways, early drop-outs; exact',
    },
    async ({ query, acting }) => {
      const { beforeWeek6, ...view } = await verbs.processFigures(acting, query);
      return { ...view, items: beforeWeek6 };
    },
  );
  recordRoutes(context);
}

function recordRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/figures/records',
    {
      ...{ id: 'figureRecords', tag, query: schemas.recordsQuery, answer: schemas.records },
      summary: 'Each thing that is counted, with every dimension; exact, not for publication',
    },
    async ({ request, query: { figures, ...asked }, acting }) => {
      const { records, next } = await verbs.figureRecords(acting, {
        ...asked,
        ...(figures === undefined ? {} : { figures: schemas.namesIn(figures) }),
      });
      return { items: records, ...nextPage(request, next) };
    },
  );
  reads(
    context,
    '/v1/figures/check',
    {
      ...{ id: 'checkFigures', tag, answer: schemas.figuresChecked },
      summary: 'Compares what is counted with what the events say, life by life',
    },
    async ({ acting }) => {
      const { differing, ...found } = await verbs.checkFigures(acting);
      return { ...found, items: differing };
    },
  );
  acts(
    context,
    'POST',
    '/v1/figures/rebuilds',
    {
      ...{ id: 'rebuildFigures', tag, answer: schemas.figuresRebuilt },
      summary: 'Reads every life anew from its events, for the figures',
    },
    async ({ acting }) => verbs.rebuildFigures(acting),
  );
}
