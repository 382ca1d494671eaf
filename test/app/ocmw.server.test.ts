import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InjectOptions } from 'fastify';
import { createServer } from '../../api/server.ts';
import { addAgreement, endAgreement, listAgreements } from '../../app/agreements/index.ts';
import { lookupsOf, notesOf, showTrajectory } from '../../app/trajectories/index.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { ocmwLinks, views } from '../../db/schema.ts';
import { eq } from 'drizzle-orm';
import { ledgerOf } from '../e2e/kit/outside-ledger.ts';
import { anyone } from '../support/anyone.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { must, settled } from '../workflows/kit.ts';
import { registered, toPlanning } from './kit.ts';

let world: World;
let server: ReturnType<typeof createServer>;
beforeAll(async () => {
  world = await createWorld();
  server = createServer(world.app, { whoAsks: anyone, busyAfterMs: 0 });
});
afterAll(async () => {
  await server.close();
  await world.close();
});

const host = { host: '127.0.0.1' };
/** A server that is too busy says so before it does anything: it is asked again. */
async function ask(request: InjectOptions) {
  return eventually(
    async () => server.inject(request),
    ({ statusCode }) => statusCode !== 503,
  );
}
const get = (url: string) => ask({ method: 'GET', url, headers: host });
const post = (url: string, payload: string, type = 'application/x-www-form-urlencoded') =>
  ask({ method: 'POST', url, payload, headers: { ...host, 'content-type': type } });

/** Someone in Hasselt or Ghent, where the demo's OCMWs have a system of their own. */
async function planned(): Promise<string> {
  for (;;) {
    const row = world.someone();
    if (row.postcode !== '3500' && row.postcode !== '9000') continue;
    const id = await registered(world, row);
    await toPlanning(world, id);
    return id;
  }
}
async function asked(id: string, question: string): Promise<string> {
  await must(world, id, 'askOcmw', { question });
  const rows = await eventually(
    () => world.app.db.select().from(ocmwLinks).where(eq(ocmwLinks.trajectoryId, id)),
    (links) => links.some((link) => link.question === question),
  );
  return `/ocmw/${rows.find((link) => link.question === question)!.token}`;
}

describe('a question to the OCMW', () => {
  it('is answered on the page behind its link, once; the name goes to the side store', async () => {
    const id = await planned();
    const url = await asked(id, 'socialWorker');
    const page = await get(url);
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(page.headers['content-security-policy']).toContain("form-action 'self'");
    expect(page.body).toContain('<html lang="nl"');
    expect(page.body).toContain('Wie is de maatschappelijk werker?');
    expect(page.body).not.toMatch(/\b\d{11}\b/);
    const looked = await world.app.db.select().from(views).where(eq(views.trajectoryId, id));
    expect(looked.at(-1)).toMatchObject({ operation: 'readOcmwLink', relation: 'ocmw', viewerId: null });
    expect((await post(url, 'answer=given')).statusCode).toBe(422);
    expect((await post(url, 'answer=yes')).body).toContain('role="alert"');
    const done = await post(url, 'answer=given&text=An+Peeters%2C+011+00+00+00');
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('aangekomen')]);
    expect((await post(url, 'answer=notKnown')).statusCode).toBe(409);
    const types = (await readEvents(world.app.db, id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'OcmwAnswered')).toHaveLength(1);
    expect(JSON.stringify(await readEvents(world.app.db, id))).not.toContain('Peeters');
    expect(JSON.stringify(await notesOf(world.app, id))).toContain('An Peeters');
    expect((await lookupsOf(world.app, id)).questions).toEqual([
      { id: 'Q1', question: 'socialWorker', answered: true },
    ]);
  });

  it('is answered by its own system too', async () => {
    const id = await planned();
    const token = (await asked(id, 'gpmi')).split('/').at(-1)!;
    const answer = (body: object) => post(`/v1/ocmw-answers/${token}`, JSON.stringify(body), 'application/json');
    expect((await answer({ answer: 'maybe' })).json()).toMatchObject({ type: 'urn:problem-type:w2:ocmw.badAnswer' });
    expect((await answer({ answer: 'inPreparation' })).statusCode).toBe(204);
    expect((await answer({ answer: 'yes' })).json()).toMatchObject({ type: 'urn:problem-type:w2:ocmw.linkUsed' });
    expect((await readEvents(world.app.db, id)).at(-1)).toMatchObject({ type: 'DeadlineMet', rule: 'WEL-1' });
  });

  it('opens nothing any more once consent is withdrawn, and a made-up link never did', async () => {
    const id = await planned();
    const url = await asked(id, 'gpmi');
    await must(world, id, 'withdrawConsent');
    expect((await get(url)).statusCode).toBe(409);
    expect((await post(url, 'answer=yes')).statusCode).toBe(409);
    expect((await get(`/ocmw/${'A'.repeat(43)}`)).statusCode).toBe(404);
    expect((await get('/ocmw/..%2F..')).statusCode).toBe(404);
  });

  it('shows nobody and takes no answer once consent no longer covers the OCMW, or the trajectory closed', async () => {
    const ends = [
      ['changeConsent', { ocmw: false }],
      ['stop', { reason: 'byPerson' }],
    ] as const;
    for (const [name, data] of ends) {
      const id = await planned();
      const url = await asked(id, 'gpmi');
      const { firstName, lastName } = (await showTrajectory(world.app, id)).person;
      await must(world, id, name, data);
      const page = await get(url);
      expect(page.statusCode).toBe(409);
      for (const part of [firstName, lastName].filter((one) => one !== '')) expect(page.body).not.toContain(part);
      expect((await post(url, 'answer=yes')).statusCode).toBe(409);
      expect((await readEvents(world.app.db, id)).map(({ type }) => type)).not.toContain('OcmwAnswered');
    }
  });

  it('is refused at the door where there is no agreement', async () => {
    const id = await planned();
    const { nis } = (await listAgreements(world.app)).agreements.find(
      ({ municipality }) => municipality === 'Hasselt',
    )!;
    const today = localDateOf(await world.app.now());
    for (const name of ['Hasselt', 'Gent']) await endAgreement(world.app, name, addDays(today, -1));
    await expect(world.give(id, 'askOcmw', { question: 'gpmi' })).rejects.toMatchObject({ code: 'ocmw.noAgreement' });
    const again = { from: today, actionPlan: 'x', channel: 'api', address: world.sandboxes.localOcmw.endpoint };
    for (const municipality of [nis, 'gent']) await addAgreement(world.app, { ...again, municipality });
    await expect(addAgreement(world.app, { ...again, municipality: 'Hasselt' })).rejects.toMatchObject({
      code: 'agreement.overlaps',
    });
    await expect(addAgreement(world.app, { ...again, municipality: 'Luik' })).rejects.toMatchObject({
      code: 'agreement.unknownMunicipality',
    });
    await expect(addAgreement(world.app, { ...again, municipality: 'Hasselt', channel: 'mail' })).rejects.toMatchObject(
      { code: 'agreement.bad' },
    );
    const sealed = { ...world.app, settings: { ...world.app.settings, mode: 'production' } } as typeof world.app;
    await expect(
      addAgreement(sealed, { ...again, municipality: 'Hasselt', address: 'http://ocmw.example.be' }),
    ).rejects.toMatchObject({ code: 'agreement.bad', details: { field: 'address' } });
    for (const days of [{ from: '1950-01-01' }, { from: '2190-01-01' }, { until: '2190-01-01' }])
      await expect(addAgreement(world.app, { ...again, municipality: 'Hasselt', ...days })).rejects.toMatchObject({
        code: 'agreement.bad',
      });
  });
});

it('notices reach the OCMW once each, and the log is the ledger’s twin', async () => {
  const id = await planned();
  await must(world, id, 'addGoal', { theme: 'work' });
  await must(world, id, 'agreePlan', { how: 'signed' });
  // What is not told yet when it ends is not told any more, but that it ended.
  await settled(world, id);
  await must(world, id, 'stop', { reason: 'movedAway' });
  const log = await eventually(
    async () => (await lookupsOf(world.app, id)).disclosures,
    (rows) => rows.some(({ operation }) => operation === 'ended') && rows.every(({ outcome }) => outcome !== 'asked'),
  );
  const told = log.filter(({ system }) => system === 'localOcmw');
  expect(told.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'started answered',
    'planAgreed answered',
    'ended answered',
  ]);
  const ledger = await ledgerOf(world.sandboxes.localOcmw.url);
  for (const { reference } of told) expect(ledger.filter((entry) => entry.reference === reference)).toHaveLength(1);
  const reply = await get(`/v1/trajectories/${id}/lookups`);
  expect(reply.json()).toMatchObject({
    trajectoryId: id,
    disclosures: expect.arrayContaining([
      expect.objectContaining({ operation: 'ended', ground: 'consentAndAgreement' }),
    ]) as unknown,
  });
});

it('operators see every system, as JSON and for Prometheus, and nobody’s data', async () => {
  await settled(world, await planned());
  const { items: systems } = (await get('/v1/systems')).json<{ items: { system: string; state: string }[] }>();
  expect(systems.map(({ system, state }) => `${system} ${state}`).sort()).toEqual([
    'employment closed',
    'localOcmw closed',
    'ocmw closed',
    'repertorium closed',
    'riziv closed',
  ]);
  const metrics = (await get('/metrics')).body;
  expect(metrics).toContain('w2_system_up{system="repertorium"} 1');
  expect(metrics).toMatch(/w2_disclosures\{system="localOcmw",outcome="answered"\} \d+/);
  const ours = metrics.split('\n').filter((line) => !line.includes('w2_api_'));
  expect(ours.join('\n')).not.toMatch(/T-\d{6}|\b\d{11}\b/);
});
