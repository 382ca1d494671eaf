import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  replayDeliveries,
} from '../../app/machines/webhooks.ts';
import { actingAs } from '../../app/open.ts';
import { moveTo } from '../../app/runs/time-skipping.ts';
import { readEvents } from '../../db/queries/events.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { receiversWaiting } from '../../db/queries/webhooks.ts';
import { webhooks } from '../../db/schema.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { webhookId } from '../../workflows/contract.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { must, settled, toMediation } from './kit.ts';

const randstad: Actor = { role: 'groupWorker', id: 'group-1.antwerp' };

interface Got {
  readonly id: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A receiver as another organisation may run it. `kept`: what it really has. */
class Receiver {
  readonly kept: Got[] = [];
  readonly seen: Got[] = [];
  answer: (got: Got) => number = () => 204;
  keeps = true;
  private server: Server | null = null;
  port = 0;

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = request.headers as Record<string, string>;
        const got = { id: headers['webhook-id'] ?? '', body: Buffer.concat(chunks).toString(), headers };
        this.seen.push(got);
        const status = this.answer(got);
        if (status < 300 && this.keeps) this.kept.push(got);
        response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    this.server = null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/w2`;
  }

  /** Numbers of the events of one trajectory, in the order in which they were first kept. */
  sequencesOf(trajectoryId: string): number[] {
    const ids = [...new Set(this.kept.map(({ id }) => id))];
    return ids.flatMap((id) => (id.startsWith(`${trajectoryId}/`) ? [Number(id.split('/')[1])] : []));
  }
}

describe('programs of other organisations', () => {
  let world: World;
  const theirs = new Receiver();
  const others = new Receiver();
  const ids: Record<'theirs' | 'others', string> = { theirs: '', others: '' };
  let secret = '';
  let first = '';
  let second = '';
  const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

  beforeAll(async () => {
    world = await createWorld();
    await theirs.open();
    await others.open();
    const made = await addWebhook(world.app, { whose: 'randstad', url: theirs.url });
    ({ secret } = made);
    ids.theirs = made.id;
    ids.others = (await addWebhook(world.app, { whose: 'groepIntro', url: others.url })).id;
    first = await toMediation(world);
    second = await toMediation(world);
  });
  afterAll(async () => {
    await Promise.all([theirs.close(), others.close()]);
    await world.close();
  });

  const waiting = async () => (await listWebhooks(world.app)).webhooks.find(({ id }) => id === ids.theirs)!.waiting;
  const allThere = () => eventually(waiting, (count) => count === 0);
  const dayLater = async (days: number) => {
    const handle = world.app.client.workflow.getHandle(webhookId(ids.theirs));
    const { status } = await handle.describe();
    if (status.name === 'RUNNING')
      await moveTo(world.app.client, webhookId(ids.theirs), Date.now() + days * 86_400_000);
  };

  it('hear nothing before they are asked, and then what concerns them, in order, signed', async () => {
    expect(theirs.seen).toEqual([]);
    await must(world, first, 'refer', { partner: 'randstad' });
    await settled(world, first);
    await must(world, first, 'acceptReferral', { referralId: 'R1' }, randstad);
    await allThere();
    const events = theirs.kept.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['be.w2.trajectory.PlaceGranted.v1', 'be.w2.trajectory.ReferralAccepted.v1']),
    );
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      subject: first,
      datacontenttype: 'application/json',
      data: { referralId: 'R1' },
    });
    const numbers = theirs.sequencesOf(first);
    expect(numbers).toEqual(ascending(numbers));
    for (const { body, headers } of theirs.kept) {
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(secret).verify(body.replace('T-', 'U-'), headers)).toThrow();
    }
  });

  it('get ids, codes and days: no name, number, address, plan or reason of the person', async () => {
    const { person } = (await readTrajectory(world.app.db, first))!;
    const text = theirs.seen.map(({ body, headers }) => body + JSON.stringify(headers)).join('\n');
    for (const secretOfTheirs of [
      person.insz,
      person.lastName,
      person.firstName,
      person.phone,
      person.email,
      person.street,
    ])
      if (secretOfTheirs) expect(text).not.toContain(secretOfTheirs);
    expect(text).not.toMatch(/Goal|Eligib|Lookup|Consent/);
  });

  it('that belong to another partner hear nothing of it, nor can they see or change what is not theirs', async () => {
    expect(others.seen).toEqual([]);
    const machine = actingAs(world.app, {
      kind: 'machine',
      clientId: 'intro',
      organisationId: 'groepIntro',
      partner: 'groepIntro',
      nis: null,
      scopes: ['webhooks'],
    });
    expect((await listWebhooks(machine)).webhooks.map(({ id }) => id)).toEqual([ids.others]);
    await expect(listDeliveries(machine, ids.theirs)).rejects.toMatchObject({ code: 'webhook.unknown' });
    await expect(changeWebhook(machine, ids.theirs, { paused: true })).rejects.toMatchObject({
      code: 'webhook.unknown',
    });
    await expect(replayDeliveries(machine, ids.theirs, '2026-01-01')).rejects.toMatchObject({
      code: 'webhook.unknown',
    });
  });

  it('that are down for two days hold up no trajectory, and get everything afterwards, in order, at least once', async () => {
    await theirs.close();
    await must(world, second, 'refer', { partner: 'randstad' });
    await settled(world, second);
    await must(world, second, 'acceptReferral', { referralId: 'R1' }, randstad);
    await must(world, first, 'startGroup', { referralId: 'R1' }, randstad);
    await settled(world, first);
    await settled(world, second);
    expect(await waiting()).toBeGreaterThan(0);
    await eventually(
      async () => (await listWebhooks(world.app)).webhooks.find(({ id }) => id === ids.theirs)!.failures,
      (count) => count > 0,
    );
    await dayLater(2);
    expect((await listWebhooks(world.app)).webhooks.find(({ id }) => id === ids.theirs)).toMatchObject({
      lastCode: 'notReached',
    });
    await theirs.open();
    await dayLater(2.1);
    await allThere();
    for (const id of [first, second]) {
      const wanted = (await listDeliveries(world.app, ids.theirs)).deliveries
        .filter(({ eventId }) => eventId.startsWith(id))
        .map(({ eventId }) => Number(eventId.split('/')[1]));
      const numbers = theirs.sequencesOf(id);
      expect(numbers).toEqual(ascending(wanted));
    }
    const types = theirs.kept.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types).toContain('be.w2.trajectory.GroupStarted.v1');
  });

  it('that said they have what they lost are told again, and tell repeats by their id', async () => {
    theirs.keeps = false;
    await must(world, first, 'pause', { until: addMonth(await world.app.now()), reason: 'illness' });
    await settled(world, first);
    await allThere();
    const lost = (await readEvents(world.app.db, first)).findLast(({ type }) => type === 'Paused')!;
    expect(theirs.sequencesOf(first)).not.toContain(lost.sequence);
    theirs.keeps = true;
    const before = theirs.kept.length;
    const { again } = await replayDeliveries(world.app, ids.theirs, lost.at.slice(0, 10));
    await allThere();
    expect(theirs.kept.length).toBe(before + again);
    expect(theirs.sequencesOf(first)).toContain(lost.sequence);
    const all = theirs.kept.map(({ id }) => id);
    expect(new Set(all).size).toBeLessThan(all.length);
    expect(theirs.kept.map(({ body }) => body).join()).not.toContain('illness');
  });

  it('that refuse one event hear of others all the same; of that trajectory later ones wait behind it', async () => {
    theirs.answer = ({ id }) => (id.startsWith(first) ? 422 : 204);
    await must(world, first, 'resume');
    await must(world, second, 'pause', { until: addMonth(await world.app.now()), reason: 'illness' });
    const paused = (await readEvents(world.app.db, second)).findLast(({ type }) => type === 'Paused')!;
    await eventually(
      async () => theirs.sequencesOf(second),
      (numbers) => numbers.includes(paused.sequence),
    );
    const { deliveries } = await listDeliveries(world.app, ids.theirs);
    expect(
      deliveries.find(({ eventId, deliveredAt }) => eventId.startsWith(first) && deliveredAt === null),
    ).toMatchObject({
      lastCode: 'http.422',
    });
    theirs.answer = () => 204;
    await dayLater(3);
    await allThere();
  });

  it('that are paused are told nothing, and everything once they go on', async () => {
    await changeWebhook(world.app, ids.theirs, { paused: true });
    await must(world, second, 'resume');
    await settled(world, second);
    expect(await waiting()).toBeGreaterThan(0);
    expect(await receiversWaiting(world.app.db)).not.toContain(ids.theirs);
    await changeWebhook(world.app, ids.theirs, { paused: false });
    await allThere();
  });

  it('never have their secret stand open in the database, nor are posted to inside the network', async () => {
    const rows = await world.app.db.select().from(webhooks);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
    for (const url of [
      'https://10.0.0.7/',
      'http://[fd00::1]/',
      'ftp://example.be/',
      'https://user:pass@example.be/',
      'https://169.254.169.254/latest',
    ])
      await expect(addWebhook(world.app, { whose: 'randstad', url })).rejects.toMatchObject({ code: 'webhook.badUrl' });
    const production = { ...world.app, settings: { ...world.app.settings, mode: 'production' as const } };
    for (const url of ['http://example.be/', 'https://localhost/', 'https://127.0.0.1/', 'https://intern/'])
      await expect(addWebhook(production, { whose: 'randstad', url })).rejects.toMatchObject({
        code: 'webhook.badUrl',
      });
  });
});

const addMonth = (now: string): string => new Date(Date.parse(now) + 30 * 86_400_000).toISOString().slice(0, 10);
