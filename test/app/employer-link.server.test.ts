import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { makeEmployerLink } from '../../app/people/index.ts';
import { showTrajectory } from '../../app/trajectories/index.ts';
import { views } from '../../db/schema.ts';
import { anyone } from '../support/anyone.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { must, toMediation } from '../workflows/kit.ts';

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

const ask = async (request: InjectOptions) =>
  eventually(
    async () => server.inject(request),
    ({ statusCode }) => statusCode !== 503,
  );
const open = (url: string) => ask({ method: 'GET', url });
const send = (url: string, payload: string) =>
  ask({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } });

/** Somebody at work who asked for jobcoaching, and the link for their employer. */
async function asked(): Promise<{ id: string; link: string }> {
  const id = await toMediation(world);
  const { today } = await showTrajectory(world.app, id);
  await must(world, id, 'endGuidance', { because: 'foundWork' });
  await must(world, id, 'registerOutcome', { kind: 'atWork', hiredOn: today });
  await must(world, id, 'requestJobCoaching', { kind: 'ordinary' });
  const made = await makeEmployerLink(world.app, id);
  if (!made.ok) throw new Error(made.refusal.refused);
  return { id, link: new URL(made.url, 'http://here').pathname };
}

it('the employer agrees on the page behind the link, once, and the trajectory knows at once', async () => {
  const { id, link } = await asked();
  const page = await open(link);
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain(id);
  expect((await send(link, '')).body).toContain('Kies ja of nee');
  expect((await send(link, 'akkoord=ja')).body).toContain('Uw antwoord is aangekomen');
  const { events } = await showTrajectory(world.app, id);
  expect(events.findLast(({ type }) => type === 'EmployerAnswered')).toMatchObject({
    consents: true,
    by: { role: 'system' },
  });
  expect((await open(link)).body).toContain('al beantwoord');
  expect((await send(link, 'akkoord=nee')).statusCode).toBe(409);
  const looked = await world.app.db.select().from(views).where(eq(views.trajectoryId, id));
  expect(looked.at(-1)).toMatchObject({ operation: 'readEmployerLink', relation: 'employer', viewerId: null });
});

it('an employer who refuses ends the request, and the link opens nothing more', async () => {
  const { id, link } = await asked();
  await send(link, 'akkoord=nee');
  const { events } = await showTrajectory(world.app, id);
  expect(events.findLast(({ type }) => type === 'JobCoachingLapsed')).toMatchObject({ because: 'employerRefused' });
  expect((await open(link)).statusCode).toBe(409);
});

it('what was changed in a link opens nothing', async () => {
  const { link } = await asked();
  expect((await open(`${link.slice(0, -3)}AAA`)).statusCode).toBe(404);
  expect((await open('/werkgever/x')).statusCode).toBe(404);
});

it('without a request there is no link', async () => {
  const id = await toMediation(world);
  expect(await makeEmployerLink(world.app, id)).toMatchObject({ ok: false, refusal: { refused: 'coaching.none' } });
});
