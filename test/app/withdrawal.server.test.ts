import { sql } from 'drizzle-orm';
import type { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Mail } from '../../activities/mailer.ts';
import { giveCommand, lettersOf, notesOf, planHistory, planOf } from '../../app/trajectories/index.ts';
import { addToNetwork, listNetwork } from '../../app/people/index.ts';
import { addDays } from '../../domain/calendar/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { activityWorkers, trajectoryWorker } from '../../workers/create.ts';
import { outsideSystems } from '../../workers/outside-systems.ts';
import { createWorld, eventually, mediator, type World } from '../support/world.ts';
import { must, settled } from '../workflows/kit.ts';
import { later, notEligible, registered, toIntake, toPlanning, today } from './kit.ts';

let world: World;
const sent: Mail[] = [];
let mailFails = 0;
const mailer = {
  async send(mail: Mail): Promise<void> {
    if (mailFails > 0) {
      mailFails -= 1;
      throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    }
    sent.push(mail);
  },
};
let own: Worker[] = [];
let running: Promise<unknown> = Promise.resolve();

/** Workers whose letters are mailed; without those of the outside world, only what is decided goes on. */
async function work(part: 'all' | 'decisions'): Promise<void> {
  const outside = outsideSystems(world.app.settings);
  const parts = { ...world.parts, activities: createActivities({ db: world.app.db, mailer, outside }) };
  own = [await trajectoryWorker(parts, world.build)];
  if (part === 'all') own.push(...(await activityWorkers(parts)));
  running = Promise.all(own.map((worker) => worker.run()));
}
async function rest(): Promise<void> {
  for (const worker of own) if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
}

beforeAll(async () => {
  world = await createWorld();
  await world.stopWorkers();
  await work('all');
});
afterAll(async () => {
  await rest();
  await world.close();
});

const effectsOf = async (id: string) => {
  const { rows } = await world.app.db.execute<{ kind: string; about: string; status: string; attempts: number }>(
    sql`select kind, coalesce(body ->> 'about', body ->> 'system') as about, status, attempts from effects where trajectory_id = ${id} order by 1, 2`,
  );
  return rows;
};
const mailsOf = (id: string) =>
  sent.filter(({ subject }) => subject.includes(id)).map(({ to, subject }) => [to, subject]);
const inDays = async (days: number) => addDays(await today(world), days);

describe('letters', () => {
  it('come once however often the mail server fails, with the reason and how to object, without the person’s name', async () => {
    const row = { ...world.someone('antwerp'), email: 'persoon@voorbeeld.be' };
    const id = await registered(world, row);
    await toIntake(world, id);
    await settled(world, id);
    mailFails = 2;
    await must(world, id, 'decideEligibility', notEligible);
    await eventually(
      async () => mailsOf(id).filter(([to]) => to === row.email),
      (mails) => mails.length > 0,
    );
    await eventually(
      () => effectsOf(id),
      (effects) => effects.every(({ status }) => status !== 'pending'),
    );
    const { letters } = await lettersOf(world.app, id);
    expect(letters).toMatchObject([{ number: 1, to: 'jobseeker', about: 'notEligible', mailedAt: expect.any(String) }]);
    expect(mailsOf(id).filter(([to]) => to === row.email)).toHaveLength(1);
    const text = letters[0]?.text ?? '';
    expect(text).toContain('onvoldoende motivatie om te werken');
    expect(text).toContain('binnen 30 dagen');
    expect(text).toContain('@vdab.example.be');
    for (const secret of [row.lastName, row.firstName, row.insz]) expect(text).not.toContain(secret);
  });

  it('ask a welfare actor at the address of the network, until the day its answer is due', async () => {
    const id = await registered(world, world.someone('antwerp'));
    await toPlanning(world, id);
    await must(world, id, 'addAction', { theme: 'debts', owner: 'mediator', targetOn: await inDays(30) });
    await must(world, id, 'askWelfareActor', { actorId: 'debts.antwerp', actionId: 'A1' });
    await settled(world, id);
    const letter = (await lettersOf(world.app, id)).letters.at(-1);
    expect(letter).toMatchObject({ to: 'welfareActor', actorId: 'debts.antwerp', about: 'helpAsked' });
    expect(letter?.text).toContain('rond schulden');
    expect(letter?.text).toMatch(/ten laatste op \d+ \w+ \d{4}/);
    expect(mailsOf(id).map(([to]) => to)).toContain('debts.antwerpen@welzijn.example.be');
  });
});

describe('consent withdrawn', () => {
  it('while a question and a letter are under way: both are dropped, and nothing is disclosed after the answer', async () => {
    const id = await registered(world, { ...world.someone('antwerp'), email: 'ander@voorbeeld.be' });
    await toPlanning(world, id);
    await settled(world, id);
    await must(world, id, 'changeConsent', { ocmw: false });
    await rest();
    await work('decisions');
    await must(world, id, 'changeConsent', { ocmw: true });
    await must(world, id, 'askWelfareActor', { actorId: 'housing.antwerp' });
    // Both were sent to the workers of the outside world, who are away: they lie in the queue already.
    await eventually(
      async () => (await world.app.client.workflow.getHandle(id).describe()).raw.pendingActivities?.length ?? 0,
      (pending) => pending >= 2,
    );
    await must(world, id, 'withdrawConsent');
    const before = await ledger();
    await rest();
    await work('all');
    const effects = await eventually(
      () => effectsOf(id),
      (all) => all.every(({ status }) => status !== 'pending'),
    );
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'letter', about: 'helpAsked', status: 'dropped' }));
    expect(effects.filter(({ about, status }) => about === 'ocmw' && status === 'dropped')).toHaveLength(1);
    expect(effects).toContainEqual(
      expect.objectContaining({ kind: 'letter', about: 'consentWithdrawn', status: 'done' }),
    );
    expect(await ledger()).toBe(before);
    expect(mailsOf(id).map(([to]) => to)).not.toContain('housing.antwerpen@welzijn.example.be');
    const { letters } = await lettersOf(world.app, id);
    expect(letters.map(({ about }) => about)).toEqual(['eligible', 'consentWithdrawn']);
    expect(letters[1]?.text).toContain('geven niets meer door');
  });

  /** How many questions the OCMW was ever asked. */
  async function ledger(): Promise<number> {
    const reply = await fetch(`${world.sandboxes.ocmw.url}/_sandbox/ledger?limit=1`);
    return ((await reply.json()) as { total: number }).total;
  }
});

describe('the network and the plan', () => {
  it('know who can be asked; someone who is not there is refused before the command is sent', async () => {
    const id = await registered(world, world.someone('limburg'));
    await toPlanning(world, id);
    // Outside systems answer when they like.
    const told = async () =>
      (await readEvents(world.app.db, id)).filter(({ by }) => by.role !== 'system' && by.role !== 'rule').length;
    const before = await told();
    const targetOn = await inDays(10);
    const asked = [
      ['askWelfareActor', { actorId: 'nobody.limburg' }],
      ['addAction', { theme: 'debts', owner: 'welfareActor', actorId: 'nobody.limburg', targetOn }],
    ] as const;
    for (const [name, data] of asked)
      await expect(world.give(id, name, data)).rejects.toMatchObject({ code: 'welfare.unknownActor' });
    await expect(world.give(id, 'mergeInto', { into: 'T-999999' })).rejects.toMatchObject({
      code: 'merge.intoUnknown',
    });
    expect(await told()).toBe(before);
    await addToNetwork(world.app, {
      id: 'nobody.limburg',
      name: 'Iemand',
      kind: 'other',
      province: 'limburg',
      email: 'a@b.be',
    });
    await must(world, id, 'askWelfareActor', { actorId: 'nobody.limburg' });
    const { actors } = await listNetwork(world.app, { province: 'limburg' });
    expect([actors.length, new Set(actors.map(({ province }) => province))]).toEqual([8, new Set(['limburg'])]);
    const bad = { id: 'x y', name: 'X', kind: 'other', province: null, email: 'a@b.be' };
    await expect(addToNetwork(world.app, bad)).rejects.toMatchObject({ code: 'welfare.badActor' });
  });

  it('show goals and actions with their words, which no event carries, and say what is late', async () => {
    const id = await registered(world, world.someone('antwerp'));
    await toPlanning(world, id);
    const give = (name: 'addGoal' | 'addAction', data: object, note: string) =>
      giveCommand(world.app, { trajectoryId: id, name, by: mediator, data: { ...data }, note });
    expect(await give('addGoal', { theme: 'housing' }, 'een eigen huis')).toMatchObject({ ok: true });
    const target = { owner: 'jobseeker', targetOn: await inDays(3) };
    expect(await give('addAction', { theme: 'housing', ...target }, 'naar de woonwinkel')).toMatchObject({ ok: true });
    const soon = { owner: 'welfareActor', actorId: 'caw.antwerp', targetOn: await inDays(60) };
    await must(world, id, 'addAction', { theme: 'network', ...soon });
    await must(world, id, 'finishAction', { actionId: 'A2' });
    await must(world, id, 'agreePlan', { how: 'signed' });
    expect(await planOf(world.app, id)).toMatchObject({
      version: 1,
      goals: [{ id: 'G1', theme: 'housing' }],
      actions: [
        { id: 'A1', owner: 'jobseeker', status: 'open', late: false, dueOn: target.targetOn },
        { id: 'A2', actorId: 'caw.antwerp', actorName: 'CAW Antwerpen (voorbeeld)', status: 'finished', late: false },
      ],
    });
    const events = await readEvents(world.app.db, id);
    expect(events.find(({ type }) => type === 'GoalAdded')?.noteId).toMatch(/^note-/);
    expect(JSON.stringify(events)).not.toContain('woonwinkel');
    expect((await planHistory(world.app, id)).map(({ event, text }) => [event.type, text])).toEqual([
      ['GoalAdded', 'een eigen huis'],
      ['ActionAdded', 'naar de woonwinkel'],
      ['ActionAdded', null],
      ['ActionFinished', null],
      ['PlanAgreed', null],
    ]);
    expect((await notesOf(world.app, id)).notes.map(({ text }) => text)).toEqual([
      'een eigen huis',
      'naar de woonwinkel',
    ]);
    await later(world, 4);
    expect((await planOf(world.app, id)).actions.map(({ late }) => late)).toEqual([true, false]);
  });
});
