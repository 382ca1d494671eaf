import { z } from 'zod';
import {
  agreementCommandNames,
  agreementCommandSpecs,
  type AgreementCommandName,
} from '../../domain/agreement/index.ts';
import { actorOf } from '../actor.ts';
import { hashOf, keyOf, scopeOf } from '../idempotency.ts';
import { acts, reads } from '../operation.ts';
import { agreementRefused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/agreements.ts';
import { commandDay, plainText } from '../schemas/commands.ts';
import { collection, day } from '../schemas/common.ts';

const municipality = plainText(100).describe('Name or NIS code');
const toAdd = z
  .strictObject({
    ...{ municipality, from: commandDay, until: commandDay.optional() },
    ...{ actionPlan: plainText(200), channel: schemas.channel, address: plainText(255) },
  })
  .meta({ id: 'AgreementToAdd' });
const toEnd = z.strictObject({ municipality, on: commandDay.describe('Last day') }).meta({ id: 'AgreementToEnd' });

/** The cooperation agreements with OCMWs: without one nothing is exchanged. */
export function agreementRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/agreements',
    {
      ...{ id: 'listAgreements', tag, answer: collection(schemas.listedAgreement, {}).meta({ id: 'Agreements' }) },
      summary: 'The agreements of all times',
    },
    async ({ acting }) => ({ items: (await verbs.listAgreements(acting)).agreements }),
  );
  acts(
    context,
    'POST',
    '/v1/agreements',
    {
      id: 'addAgreement',
      tag,
      body: toAdd,
      answer: schemas.agreement,
      status: 201,
      summary: 'An agreement from a day on',
    },
    async ({ body, acting }) => verbs.addAgreement(acting, body),
  );
  acts(
    context,
    'POST',
    '/v1/agreements/endings',
    {
      ...{ id: 'endAgreement', tag, body: toEnd },
      answer: z.object({ nis: z.string(), on: day }).meta({ id: 'AgreementEnded' }),
      summary: 'The agreement in force with an OCMW ends',
    },
    async ({ body, acting }) => verbs.endAgreement(acting, body.municipality, body.on),
  );
  readRoutes(context);
  for (const name of agreementCommandNames) if (name !== 'adoptCalendar') commandRoute(context, name);
}

const tag = 'agreements';

function readRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/agreements/municipalities',
    {
      ...{ id: 'agreementTable', tag, query: schemas.tableQuery, answer: schemas.municipalityTable },
      summary: 'Every municipality, with or without an agreement, and the sums of each province',
    },
    async ({ query: { province, state }, acting }) => {
      const { municipalities, ...rest } = await verbs.agreementTable(acting, { province });
      return { ...rest, items: municipalities.filter((one) => state === undefined || one.state === state) };
    },
  );
  reads(
    context,
    '/v1/agreements/actions',
    {
      ...{ id: 'listAgreementActions', tag, query: schemas.actionQuery, answer: schemas.actionList },
      summary: 'The actions of the yearly plans, the earliest target first',
    },
    async ({ query, acting }) => {
      const { today, actions } = await verbs.listAgreementActions(acting, query as never);
      return { today, items: actions };
    },
  );
  reads(
    context,
    '/v1/agreements/:id',
    {
      ...{ id: 'showAgreement', tag, params: schemas.agreementParams, answer: schemas.agreementShown, actor: true },
      summary: 'One agreement: its plans and actions, what it waits for, what happened, what can be done',
    },
    // A program of an OCMW reads it, and commands nothing.
    async ({ params: { id }, acting, request }) =>
      verbs.showAgreement(acting, id, acting.caller.kind === 'machine' ? undefined : actorOf(request)),
  );
}

function commandRoute(context: RouteContext, name: AgreementCommandName): void {
  const { description, title, by: allowed } = agreementCommandSpecs[name];
  acts(
    context,
    'POST',
    `/v1/agreements/:id/commands/${name}`,
    {
      ...{ id: `agreement${name.charAt(0).toUpperCase()}${name.slice(1)}`, tag, summary: description },
      description: `Dutch: ${title.nl}. By: ${allowed.join(', ')}. Answered when its events are recorded.`,
      ...{ params: schemas.agreementParams, body: schemas.agreementCommandBody(name) },
      answer: schemas.agreementAnswer,
    },
    async ({ params: { id: agreementId }, body, acting, request }, by) => {
      const { note, ...data } = body as Readonly<Record<string, unknown>> & { readonly note?: string };
      // The workflow keeps update ids in its history, and a caller's own key may hold anything, a name too.
      const key = keyOf(request.headers);
      const scope = `agreements/${agreementId}/commands`;
      const updateId = key === null ? {} : { idempotencyKey: hashOf(`${scopeOf(scope, by)}\n${key}`) };
      return context.verbs.giveAgreementCommand(acting, { agreementId, name, by, data, note, ...updateId });
    },
    (result) => {
      if (!result.ok) throw agreementRefused(result.refusal);
      const { ok: _ok, ...answer } = result;
      return answer;
    },
  );
}
