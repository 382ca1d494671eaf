import { flawText } from '../../words/index.ts';
import { languageOf } from '../language.ts';
import { z } from 'zod';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { dryRunQuery } from '../schemas/common.ts';
import * as schemas from '../schemas/rules.ts';

const tag = 'rules';
const one = { tag, params: z.strictObject({ version: z.string().max(20) }) };

/** The rules and the closing days, as data; open trajectories are moved to others, and first shown what would move. */
export function rulesRoutes(context: RouteContext): void {
  versionRoutes(context);
  calendarRoutes(context);
}

function versionRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/rules',
    { id: 'listRules', tag, answer: schemas.ruleVersions, summary: 'The versions of the rules' },
    async ({ acting }) => ({
      items: (await verbs.listRules(acting)).map((one) => ({ href: `/v1/rules/${one.version}`, ...one })),
    }),
  );
  reads(
    context,
    '/v1/rules/:version',
    { ...one, id: 'showRules', answer: schemas.ruleSet, single: true, summary: 'All rules of a version' },
    async ({ params: { version }, acting }) => ({ ...(await verbs.showRules(acting, version)) }),
  );
  acts(
    context,
    'POST',
    '/v1/rules',
    {
      ...{ id: 'loadRules', tag, body: schemas.ruleSetBody, answer: schemas.rulesLoaded, status: 201 },
      summary: 'Keeps a version of the rules: whoever is registered from its first day on starts under it',
      location: ({ version }) => `/v1/rules/${version}`,
    },
    async ({ body, acting }, by) => {
      const { version, validFrom } = await verbs.loadRules(acting, JSON.stringify(body), by);
      return { version, validFrom };
    },
  );
  acts(
    context,
    'POST',
    '/v1/rules/checks',
    {
      ...{ id: 'checkRules', tag, body: schemas.ruleSetBody, answer: schemas.rulesChecked },
      summary: 'What keeps a set of rules from being loaded; nothing is kept',
    },
    async ({ body, request }) => {
      const { rules, flaws } = verbs.checkRules(JSON.stringify(body));
      const lang = languageOf(request.headers['accept-language']);
      return { version: rules?.version ?? null, items: flaws.map((flaw) => flawText(flaw, lang)) };
    },
  );
  acts(
    context,
    'POST',
    '/v1/rules/:version/adoptions',
    {
      ...{ ...one, id: 'adopt', query: dryRunQuery, body: schemas.adoptBody, answer: schemas.adopted },
      summary: 'Moves all open trajectories, or one, to this version, and says every date that moves',
    },
    async ({ params: { version }, body: { only }, query: { dryRun }, acting }, by) => {
      const rules = await verbs.showRules(acting, version);
      const options = { by, dryRun: dryRun === 'true', ...(only === undefined ? {} : { only }) };
      return itemsOf(await verbs.adopt(acting, { name: 'adoptRules', data: { rules } }, options));
    },
  );
}

function calendarRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/calendar',
    { id: 'showCalendar', tag, answer: schemas.calendar, summary: 'Closing days, beside weekends and holidays' },
    async ({ acting }) => {
      const { version, days } = await verbs.showCalendar(acting);
      return { version, items: days };
    },
  );
  acts(
    context,
    'POST',
    '/v1/calendar/closing-days',
    {
      ...{ id: 'addClosingDay', tag, query: dryRunQuery, body: schemas.closingDayBody },
      ...{ answer: schemas.calendarChanged, summary: 'Adds a closing day; pending dates and sessions move, visibly' },
    },
    async ({ body, query: { dryRun }, acting }, by) => {
      const options = { by, dryRun: dryRun === 'true' };
      return itemsOf(await verbs.changeCalendar(acting, { ...body, add: true } as never, options));
    },
  );
  acts(
    context,
    'DELETE',
    '/v1/calendar/closing-days/:organisationId/:day',
    {
      ...{ id: 'removeClosingDay', tag, query: dryRunQuery, params: schemas.closingDayParams },
      ...{ answer: schemas.calendarChanged, summary: 'Takes a closing day away; dates and sessions move back' },
    },
    async ({ params, query: { dryRun }, acting }, by) => {
      const options = { by, dryRun: dryRun === 'true' };
      return itemsOf(await verbs.changeCalendar(acting, { ...params, add: false } as never, options));
    },
  );
}

const itemsOf = <Item extends { readonly trajectoryId: string }, Rest>({
  trajectories,
  ...report
}: Rest & { readonly trajectories: readonly Item[] }) => ({
  ...report,
  items: trajectories.map((line) => ({ href: `/v1/trajectories/${line.trajectoryId}`, ...line })),
});
