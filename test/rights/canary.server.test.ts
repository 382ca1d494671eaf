import { eq, inArray } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWebhook } from '../../app/machines/index.ts';
import { createServer } from '../../api/server.ts';
import { contracts, people, staff, staffAbsences, trajectories } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import type { Caller } from '../../domain/rights/index.ts';
import { operationsOf, type Document } from '../api/operations.ts';
import { inDays } from '../support/day.ts';
import { openedRoutes } from '../web/kit/routes.ts';
import { createWorld, type World } from '../support/world.ts';
import type { Things } from './asking.ts';
import { colleague } from './callers.ts';
import { callers, livesIn, things } from './ground.ts';
import { personOf } from './lives.ts';
import { requestOf, type Documented } from './requests.ts';
import { headersOf } from './sessions.ts';

/** People planted with one partner, of whom no answer over HTTP tells the other partner anything. */
let world: World;
let server: FastifyInstance;
let documented: readonly Documented[];
let planted: readonly Things[];
let needles: readonly string[];
let contractId: string;
let webhookId: string;

beforeAll(async () => {
  world = await createWorld();
  const { db } = world.app;
  const lives = await livesIn(world, 'limburg');
  await livesIn(world, 'antwerp');
  const ids = Object.values(lives.ids);
  const persons = await Promise.all(ids.map((id) => personOf(db, id)));
  for (const [index, personId] of persons.entries())
    await db
      .update(people)
      .set({
        ...{ lastName: `Xylokanarie${index}`, firstName: `Quintanarie${index}`, street: `Zwaluwkanarie${index}` },
        ...{ phone: `+3249917317${index}`, email: `postkanarie${index}@vogels.example` },
      })
      .where(eq(people.id, personId));
  for (const [index, id] of ids.entries())
    await db
      .update(trajectories)
      .set({ dossierNumber: `KANARIE-${index}` })
      .where(eq(trajectories.id, id));
  contractId = 'contract-limburg';
  await db.update(contracts).set({ tender: 'kanarie-opdracht' }).where(eq(contracts.id, contractId));
  webhookId = (await addWebhook(world.app, { whose: 'groepIntro', url: 'https://kanarie.example/haak', types: [] })).id;
  const rows = await db.select().from(people).where(inArray(people.id, persons));
  needles = [
    ...rows.flatMap(({ id, insz, lastName, firstName, street, phone, email }) => [
      ...[id, insz, lastName, firstName, street, phone, email],
    ]),
    ...[...ids, lives.cohortId, lives.monthId, lives.agreementId, 'KANARIE-'],
    ...['kanarie-opdracht', 'kanarie.example', webhookId],
  ];
  const { groupWorker } = await callers(world, lives, 'limburg', 'inGroup');
  const base = await things(world, lives, 'limburg', 'groupWorker', groupWorker, true);
  planted = ids.map((trajectoryId, index) => ({ ...base, trajectoryId, personId: persons[index]! }));
  server = createServer(world.app, { busyAfterMs: 0 });
  documented = operationsOf((await server.inject('/openapi.json')).json<Document>());
});
afterAll(async () => {
  await server.close();
  await world.close();
});

/** What somebody who is curious fills in. */
const filters = (it: Things): Readonly<Record<string, readonly string[]>> => ({
  ...{ province: ['limburg'], partner: ['groepIntro'], mediatorId: [staffId('mediator-1', 'limburg')] },
  ...{ cohortId: [it.cohortId], to: [staffId('group-1', 'limburg'), it.personId], about: [it.trajectoryId] },
  ...{ limit: ['1', '200'], at: [inDays(-1)], overdue: ['true'], stale: ['true'], year: [inDays(0).slice(0, 4)] },
});

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: string;
}

/** Every reading of the document about one of them, bare and with each filter; and whatever names a thing in its path. */
function questions(it: Things): Asked[] {
  return documented.flatMap((operation) => {
    const { method, path, parameters = [] } = operation;
    const asked = requestOf(operation, it) as unknown as Asked;
    if (path.endsWith('/search')) {
      const texts = ['Xylokanarie', 'Quintanarie', 'KANARIE-0', '0499173170', it.insz, it.trajectoryId];
      return texts.map((text) => ({ ...asked, payload: JSON.stringify({ text }) }));
    }
    // What names nothing of theirs would make something of one's own.
    if (method !== 'get') return path.includes('{id}') ? [asked] : [];
    const filtered = parameters
      .filter((one) => one.in === 'query')
      .flatMap(({ name, schema }) =>
        (filters(it)[name] ?? schema.enum ?? []).map((value) => ({
          ...asked,
          url: `${asked.url}?${name}=${encodeURIComponent(value)}`,
        })),
      );
    return [asked, ...filtered];
  });
}

/** What the document does not have, or asks of nothing by its examples: every page, sheet and feed; a contract, a receiver of events. */
function otherDoors(it: Things): Asked[] {
  const ids: Readonly<Record<string, string>> = {
    ...{ trajecten: it.trajectoryId, groepen: it.cohortId, uren: it.monthId, contracten: contractId },
    ...{ overeenkomsten: it.agreementId, team: it.staffId, contacten: it.prospectId, berichten: it.mailId },
  };
  const pages = openedRoutes().map((route) => {
    const [, first = ''] = route.split('/');
    const named: Readonly<Record<string, string>> = { province: 'limburg', soort: 'xlsx', lang: 'nl' };
    return route.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(named[name] ?? ids[first] ?? it.trajectoryId),
    );
  });
  const others = [
    ...[`/v1/contracts/${contractId}`, `/v1/contracts/${contractId}/statement?from=2020-01&until=2040-01`],
    `/v1/webhooks/${webhookId}/deliveries`,
  ];
  return [...pages, ...others].map((url) => ({ method: 'GET', url, headers: { accept: 'text/html, */*' } }));
}

let computers = 0;
const asks = async (asked: Asked, headers: Record<string, string>) =>
  server.inject({
    ...asked,
    method: asked.method as 'GET',
    remoteAddress: `10.0.${((computers += 1) >> 8) & 255}.${computers & 255}`,
    headers: { ...asked.headers, ...headers },
  });

/** What an answer says of them, but for what the question itself said. */
async function heard(asked: Asked, headers: Record<string, string>): Promise<string[]> {
  const reply = await asks(asked, headers);
  const said = `${asked.url} ${asked.payload ?? ''}`;
  const whole = `${JSON.stringify(reply.headers)} ${reply.body}`;
  return [
    ...needles.filter((needle) => !said.includes(needle) && whole.includes(needle)),
    ...(reply.statusCode >= 500 ? [`${reply.statusCode}`] : []),
  ].map((what) => `${asked.method} ${asked.url}: ${what}`);
}

describe('of people at one partner', () => {
  const strangers: Readonly<Record<string, Caller>> = {
    groupWorker: colleague('group-1', 'groupWorker', 'antwerp', 'randstad'),
    partnerCoordinator: colleague('partner', 'partnerCoordinator', 'antwerp', 'randstad'),
    elsewhere: colleague('group-1', 'groupWorker', 'westFlanders', 'groepIntro'),
    machine: {
      ...{ kind: 'machine', clientId: 'randstad', organisationId: 'randstad', partner: 'randstad', nis: null },
      scopes: [],
    },
  };

  /** What they ask is shared out: between them everything is asked. With `W2_LONG_TESTS` each asks all of it. */
  const all = Object.keys(strangers);
  const theirs = (index: number, who: string): boolean =>
    Boolean(process.env['W2_LONG_TESTS']) || index % all.length === all.indexOf(who);

  it.each(all)('no answer tells the %s of another one anything', async (who) => {
    const found: string[] = [];
    for (const it of planted) {
      // Each of them would ask more than one account may in a minute.
      const headers = await headersOf(world.app, strangers[who]!);
      const rooms = it === planted[0] ? otherDoors(it) : [];
      for (const asked of [...questions(it).filter((_, index) => theirs(index, who)), ...rooms])
        found.push(...(await heard(asked, headers)));
    }
    expect(found).toEqual([]);
  });

  it('an ETag that is guessed right tells no more than one of what is not there', async () => {
    const headers = await headersOf(world.app, strangers['groupWorker']!);
    const [{ trajectoryId, cohortId }] = planted as [Things];
    const code = async (method: string, url: string, more: Record<string, string>) => {
      const { statusCode, headers: said } = await asks({ method, url, headers: more }, headers);
      return [statusCode, said['etag']];
    };
    for (const [own, none] of [
      [`trajectories/${trajectoryId}`, 'trajectories/T-999999'],
      [`cohorts/${cohortId}`, 'cohorts/C-999999'],
    ]) {
      const ask = async (which: string) => [
        await code('GET', `/v1/${which}`, { 'if-none-match': '*' }),
        await code('POST', `/v1/${which}/commands/recordConsultation`, { 'if-match': '"1"' }),
        await code('POST', `/v1/${which}/commands/recordConsultation`, { 'if-match': '*' }),
      ];
      expect(await ask(own!)).toEqual(await ask(none!));
    }
  });

  it('their own partner hears of them, so that the silence means something', async () => {
    const headers = await headersOf(world.app, colleague('group-1', 'groupWorker', 'limburg', 'groepIntro'));
    const found: string[] = [];
    for (const asked of planted.flatMap(questions).filter(({ url }) => url.startsWith('/v1/trajectories')))
      if (asked.method === 'GET') found.push(...(await heard(asked, headers)));
    expect(found.some((one) => one.includes('Xylokanarie'))).toBe(true);
  });
});

describe('what was answered before', () => {
  it('is answered again under its key, and not once the right to it is gone', async () => {
    const { db } = world.app;
    const headers = await headersOf(world.app, colleague('lead', 'teamLead', 'westFlanders'));
    const away = staffId('mediator-3', 'westFlanders');
    const ask = async () =>
      asks(
        {
          ...{ method: 'POST', url: `/v1/staff/${away}/absences` },
          headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
          payload: JSON.stringify({ from: inDays(1), until: inDays(2) }),
        },
        headers,
      );
    const first = await ask();
    const second = await ask();
    expect([first.statusCode, second.statusCode, second.body]).toEqual([
      first.statusCode,
      first.statusCode,
      first.body,
    ]);
    expect(first.statusCode).toBeLessThan(300);
    await db.update(staff).set({ province: 'antwerp' }).where(eq(staff.id, away));
    const third = await ask();
    expect([third.statusCode, third.body.includes(inDays(1))]).toEqual([404, false]);
    expect(await db.select().from(staffAbsences).where(eq(staffAbsences.staffId, away))).toHaveLength(1);
  });
});
