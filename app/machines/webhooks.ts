import { randomBytes, randomUUID } from 'node:crypto';
import { instantOfMs, type Instant } from '../../domain/calendar/index.ts';
import { announcedTypes } from '../../domain/rights/index.ts';
import type { Partner } from '../../domain/rules/index.ts';
import type { EventType } from '../../domain/trajectory/index.ts';
import { seal, unseal } from '../../codec/seal.ts';
import * as queries from '../../db/queries/webhooks.ts';
import { isUuidAsGiven } from '../../db/uuid.ts';
import { flawOfUrl } from '../../integrations/webhooks/addresses.ts';
import type { Receiver } from '../../integrations/webhooks/post.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { ownerNamed } from './machines.ts';
import { pokeReceivers } from './poke.ts';

export interface WebhookToAdd {
  /** A partner's id, or name or NIS code of a municipality; of a program its own organisation, whatever is said. */
  readonly whose?: string | undefined;
  readonly url: string;
  /** Empty or left out: all that its organisation may be told. */
  readonly types?: readonly string[] | undefined;
}

export interface WebhookView {
  readonly id: string;
  readonly partner: Partner | null;
  readonly nis: string | null;
  readonly url: string;
  readonly types: readonly EventType[];
  readonly madeAt: Instant;
  readonly paused: boolean;
  /** Events that it does not have yet. */
  readonly waiting: number;
  /** Failures in a row, why, and until when it is left alone. */
  readonly failures: number;
  readonly lastCode: string | null;
  readonly restsUntil: Instant | null;
}

export interface Delivery {
  readonly number: number;
  /** Of the CloudEvent: the same at each attempt and replay. */
  readonly eventId: string;
  readonly type: EventType;
  readonly at: Instant;
  readonly attempts: number;
  readonly deliveredAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly lastCode: string | null;
}

/** At most so many for one organisation [D]. */
const mostEach = 5;

/** Where deliveries are signed for this row. */
const placeOf = (id: string): string => `webhook ${id}`;

/** How the worker reaches a receiver. */
export const receiverOf =
  ({ settings }: Pick<App, 'settings'>) =>
  ({ id, url, secret }: queries.WebhookRow): Receiver => ({
    url,
    secret: unseal(settings.payloadKeys, secret, placeOf(id)),
    demo: settings.mode === 'demo',
  });

/** @returns the secret, shown once. @throws AppError `webhook.badUrl`, `webhook.badTypes`, `webhook.tooMany`, `machine.unknownOwner` */
export async function addWebhook(
  app: App,
  { whose, url, types = [] }: WebhookToAdd,
): Promise<{ id: string; secret: string }> {
  const owner = await ownerOf(app, whose);
  checkUrl(app, url);
  const wanted = checkTypes(types);
  if ((await queries.listWebhooks(app.db, whoseRow(owner))).length >= mostEach)
    throw new AppError('webhook.tooMany', 'this organisation has as many as it may', 'end one first', {
      most: mostEach,
    });
  const id = randomUUID();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await queries.insertWebhook(app.db, {
    id,
    ...owner,
    url,
    types: wanted,
    secret: seal(app.settings.payloadKeys, secret, placeOf(id)),
  });
  return { id, secret };
}

export async function listWebhooks(app: App): Promise<{ webhooks: WebhookView[] }> {
  const rows = await queries.listWebhooks(app.db, app.caller.kind === 'machine' ? whoseRow(await ownerOf(app)) : {});
  return { webhooks: rows.map(viewOf) };
}

/** Another address, other types, or a pause; while it is paused everything is kept. @throws AppError `webhook.unknown`, `webhook.badUrl`, `webhook.badTypes` */
export async function changeWebhook(
  app: App,
  id: string,
  { url, types, paused }: Partial<Pick<WebhookToAdd, 'url' | 'types'>> & { readonly paused?: boolean | undefined },
): Promise<{ id: string }> {
  const found = await own(app, id);
  if (url !== undefined) checkUrl(app, url);
  await queries.changeWebhook(app.db, found.id, {
    ...(url === undefined ? {} : { url }),
    ...(types === undefined ? {} : { types: checkTypes(types) }),
    ...(paused === undefined ? {} : { pausedAt: paused ? instantOfMs(Date.now()) : null }),
  });
  await pokeReceivers(app, [found.id]);
  return { id: found.id };
}

/** It hears of nothing any more. @throws AppError `webhook.unknown` */
export async function endWebhook(app: App, id: string): Promise<{ id: string }> {
  const found = await own(app, id);
  await queries.changeWebhook(app.db, found.id, { endedAt: instantOfMs(Date.now()) });
  return { id: found.id };
}

/** What was told and what waits, newest first. @throws AppError `webhook.unknown` */
export async function listDeliveries(
  app: App,
  id: string,
  { limit = 100, before }: { readonly limit?: number; readonly before?: number | undefined } = {},
): Promise<{ deliveries: Delivery[]; next: number | null }> {
  const found = await own(app, id);
  const rows = await queries.listDeliveries(app.db, found.id, {
    limit: limit + 1,
    ...(before === undefined ? {} : { before }),
  });
  const deliveries = rows
    .slice(0, limit)
    .map(({ number, trajectoryId, sequence, type, at, attempts, deliveredAt, nextAt, lastCode }): Delivery => ({
      number,
      eventId: `${trajectoryId}/${sequence}`,
      type,
      at,
      attempts,
      deliveredAt,
      nextAt,
      lastCode,
    }));
  return { deliveries, next: rows.length > limit ? (deliveries.at(-1)?.number ?? null) : null };
}

/** Tells again what happened since a moment: for a receiver that said it had what it then lost. @param from a day or an instant; @throws AppError `webhook.unknown`, `webhook.badMoment` */
export async function replayDeliveries(app: App, id: string, from: string): Promise<{ id: string; again: number }> {
  const found = await own(app, id);
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]{5,12}Z)?$/.test(from) || Number.isNaN(Date.parse(from)))
    throw new AppError('webhook.badMoment', 'no moment', 'a day or an instant in UTC', {});
  const again = await queries.replay(app.db, found.id, instantOfMs(Date.parse(from)));
  await pokeReceivers(app, [found.id]);
  return { id: found.id, again };
}

const viewOf = ({
  id,
  partner,
  nis,
  url,
  types,
  madeAt,
  pausedAt,
  waiting,
  failures,
  lastCode,
  restsUntil,
}: Listed): WebhookView => ({
  id,
  partner,
  nis,
  url,
  types,
  madeAt,
  paused: pausedAt !== null,
  waiting,
  failures,
  lastCode,
  restsUntil,
});
type Listed = Awaited<ReturnType<typeof queries.listWebhooks>>[number];

type Owner = Pick<queries.WebhookRow, 'partner' | 'nis'>;
const whoseRow = ({ partner, nis }: Owner) => (partner === null ? { nis: nis ?? '' } : { partner });

/** A program speaks for its own organisation only. */
async function ownerOf(app: App, whose = ''): Promise<Owner> {
  if (app.caller.kind === 'machine') return { partner: app.caller.partner, nis: app.caller.nis };
  const { organisationId, nis } = await ownerNamed(app, whose);
  return { partner: organisationId as Partner | null, nis };
}

/** One that is another organisation's is not there. */
async function own(app: App, id: string): Promise<queries.WebhookRow> {
  const found = isUuidAsGiven(id) ? await queries.readWebhook(app.db, id) : null;
  const { caller } = app;
  const theirs = caller.kind !== 'machine' || (found?.partner === caller.partner && found.nis === caller.nis);
  if (!found || !theirs) throw new AppError('webhook.unknown', 'no such webhook', 'w2 webhooks list shows them', {});
  return found;
}

function checkUrl({ settings }: App, url: string): void {
  const flaw = flawOfUrl(url, settings.mode === 'demo');
  if (flaw) throw new AppError('webhook.badUrl', 'no receiver may have this address', 'https, on the internet', {});
}

function checkTypes(types: readonly string[]): EventType[] {
  const wanted = announcedTypes.filter((type) => types.includes(type));
  if (wanted.length < new Set(types).size)
    throw new AppError('webhook.badTypes', 'no such type', 'choose among them', { types: announcedTypes.join(', ') });
  return wanted;
}
