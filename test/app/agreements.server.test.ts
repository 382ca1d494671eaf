import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addAgreement,
  agreementTable,
  beginAgreements,
  giveAgreementCommand,
  listAgreementActions,
  listAgreements,
  showAgreement,
} from '../../app/agreements/index.ts';
import { forward } from '../../app/demo/index.ts';
import { check, rebuild } from '../../app/operations/index.ts';
import { changeCalendar } from '../../app/rules/index.ts';
import { actingAs } from '../../app/open.ts';
import { appVerbs } from '../../app/verbs.ts';
import { agreementOf } from '../../db/queries/agreements.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { agreementEvents, notices } from '../../db/schema.ts';
import type { AgreementCommandName } from '../../domain/agreement/index.ts';
import { addDays, addWorkingDays, daysBetween, localDateOf } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { seedAgreementLives } from '../../ops/demo/agreements.ts';
import { createWorld, eventually, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator.limburg' };
const say = async (agreementId: string, name: AgreementCommandName, data = {}, note?: string) => {
  const result = await giveAgreementCommand(world.app, { agreementId, name, by: coordinator, data, note });
  return result.ok ? result.events : result.refusal.refused;
};
const today = async () => localDateOf(await world.app.now());
/** Days on, without the morning rounds. */
const on = async (day: string) => {
  const days = daysBetween(await today(), day as never);
  if (days > 0) await forward(world.app, { duration: `${days}d`, sweeps: false });
};

describe('An agreement with a local government', () => {
  it('lives two years: plans, actions, a renewal, a lost run, and its end', async () => {
    const { app } = world;
    const from = await today();
    const given = { from, actionPlan: 'plan 1', channel: 'mail', address: 'ocmw@bree.example.be' };
    expect((await agreementTable(app)).municipalities.find(({ name }) => name === 'Bree')?.state).toBe('none');
    const { nis, id: rowId } = await addAgreement(app, { ...given, municipality: 'Bree' });
    expect((await agreementTable(app)).municipalities.find(({ name }) => name === 'Bree')?.state).toBe('noPlan');
    const { agreementId: id, waiting } = await showAgreement(app, 'Bree');
    const year = Number(waiting.find(({ what }) => what === 'firstPlan')!.about);

    // A plan of two actions; the words of one stay in Postgres.
    const first = { year, title: 'other', owner: 'ocmw', targetOn: addDays(from, 20) };
    expect(await say(id, 'planAction', first, 'een zaal zoeken in Bree')).toEqual(['ActionPlanned']);
    expect(await say(id, 'planAction', { ...first, title: 'housing', ownerId: 'x' })).toBe('agreement.ownerNamed');
    const second = { year, title: 'evaluation', owner: 'staff', ownerId: 'nobody', targetOn: `${year}-12-31` };
    expect(await say(id, 'planAction', second)).toBe('agreement.unknownOwner');
    expect(await say(id, 'planAction', { ...second, ownerId: 'mediator-1.limburg' })).toEqual(['ActionPlanned']);
    expect(await say(id, 'agreePlan', { year })).toContain('PlanAgreed');
    expect((await agreementTable(app)).municipalities.find(({ name }) => name === 'Bree')?.state).toBe('planned');
    const bodies = await app.db.select().from(agreementEvents).where(eq(agreementEvents.aboutId, id));
    expect(JSON.stringify(bodies)).not.toContain('zaal');
    expect((await showAgreement(app, id)).actions[0]).toMatchObject({ note: 'een zaal zoeken in Bree' });

    // Nobody does the first: it is told when it is late.
    await on(addDays(from, 22));
    const told = await eventually(
      () => app.db.select().from(notices).where(eq(notices.aboutId, id)),
      (rows) => rows.some(({ about }) => about === 'overdue'),
    );
    expect(told.find(({ about }) => about === 'given')?.recipientId).toBe('mediator-1.limburg');
    expect(told.find(({ about }) => about === 'overdue')).toMatchObject({ rule: 'AGR-3', sentAt: null });
    expect((await agreementTable(app)).municipalities.find(({ name }) => name === 'Bree')?.state).toBe('late');
    const late = { status: 'open', nis } as const;
    expect((await listAgreementActions(app, late)).actions.filter(({ overdue }) => overdue)).toHaveLength(1);

    // Its run is lost with the server, and comes back from its events.
    await app.client.workflow.getHandle(id).terminate();
    expect((await check(app)).differences.map(({ what, id: of }) => `${what} ${of}`)).toContain(`run.missing ${id}`);
    expect((await rebuild(app)).rebuilt).toEqual([id]);
    expect(await say(id, 'completeAction', { actionId: `${year}-1` })).toEqual(['ActionDone', 'DeadlineMet']);

    // The plan of the next year, and another year of agreement: in the order of the year in which it began.
    const next = { year: year + 1, title: 'outreach', owner: 'coordinator', targetOn: `${year + 1}-06-30` };
    const planNext = async () => {
      expect(await say(id, 'planAction', next)).toEqual(['ActionPlanned']);
      expect(await say(id, 'agreePlan', { year: year + 1 })).toContain('PlanAgreed');
    };
    const renew = async () => {
      expect(await say(id, 'renew')).toContain('AgreementRenewed');
      expect(await say(id, 'renew')).toBe('agreement.renewedAlready');
    };
    const renewal = (await showAgreement(app, id)).waiting.find(({ what }) => what === 'renewal')!.until;
    const inOrder = [
      { day: `${year}-12-10`, step: planNext },
      { day: renewal, step: renew },
    ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    for (const { day, step } of inOrder) {
      await on(day);
      await step();
    }

    // Its end is fixed ahead, decides what is exchanged, and leaves nothing open.
    const lastDay = addDays(from, 720);
    expect(await say(id, 'end', { lastDay, because: 'byOcmw' })).toContain('EndFixed');
    expect(await agreementOf(app.db, nis, lastDay)).toMatchObject({ id: rowId, validUntil: lastDay });
    expect(await agreementOf(app.db, nis, addDays(lastDay, 1))).toBeNull();
    await on(addDays(lastDay, 2));
    const over = await showAgreement(app, id);
    expect(over).toMatchObject({ phase: 'ended', endedOn: lastDay, waiting: [] });
    expect(over.actions.map(({ status }) => status)).toEqual(['done', 'dropped', 'dropped']);
    await eventually(
      async () => (await app.client.workflow.getHandle(id).describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    expect((await check(app)).differences).toEqual([]);
  }, 300_000);

  it('that was there before is taken up, some at a time, and nothing of it is overwritten', async () => {
    const { app } = world;
    const before = (await listAgreements(app)).agreements.map(({ run: _run, ...row }) => row);
    expect(await beginAgreements(app, 3)).toBe(3);
    const { agreements } = await listAgreements(app);
    expect(agreements.filter(({ run }) => run?.phase === 'running')).toHaveLength(3);
    expect(agreements.map(({ run: _run, ...row }) => row)).toEqual(before);
    const [one] = agreements.filter(({ run }) => run?.phase === 'running');
    // A closing day reaches them: the reminder of the first plan is a day earlier, its due date stays.
    const { waiting } = await showAgreement(app, one!.run!.id);
    const due = waiting.find(({ what }) => what === 'firstPlan')!;
    const { calendar } = await app.basis();
    const closed = addWorkingDays(due.until, -1, calendar);
    await changeCalendar(
      app,
      { organisationId: 'vdab', day: closed, add: true, reason: 'other' },
      { by: coordinator, dryRun: false },
    );
    const then = (await showAgreement(app, one!.run!.id)).waiting.find(({ what }) => what === 'firstPlan')!;
    expect(then.until).toBe(due.until);
    expect(then.otherwise!.on < due.otherwise!.on).toBe(true);
    // Whoever is asked for the first time today is not late.
    expect(one!.run).toMatchObject({ overdue: false, escalation: 0 });
    expect((await check(app)).differences).toEqual([]);
  });

  it('of the demo has a past that follows from the core, and its run begins from it', async () => {
    const { app } = world;
    await seedAgreementLives(app, await today());
    expect((await rebuild(app)).rebuilt.length).toBeGreaterThan(5);
    const { municipalities } = await agreementTable(app);
    expect(municipalities.find(({ name }) => name === 'Genk')?.openActions).toBeGreaterThan(0);
    expect(municipalities.find(({ name }) => name === 'Oostende')?.state).toBe('late');
    expect((await check(app)).differences).toEqual([]);
  });

  it('is its own municipality’s: an OCMW sees and notes only what is theirs', async () => {
    const { app } = world;
    const { agreements } = await listAgreements(app);
    const [mine, other] = agreements.filter(({ run }) => run?.phase === 'running');
    const { nis } = (await findMunicipality(app.db, mine!.nis, await today()))!;
    const ocmw = actingAs(app, { kind: 'ocmw', accountId: 'ocmw-1', nis });
    const by: Actor = { role: 'ocmw', id: 'ocmw-1' };
    const id = mine!.run!.id;
    const { waiting } = await showAgreement(app, id);
    const year = Number(waiting.find(({ what }) => what === 'firstPlan')!.about);
    for (const owner of ['ocmw', 'coordinator'])
      await say(id, 'planAction', { year, title: 'housing', owner, targetOn: `${year}-12-31` });
    await say(id, 'agreePlan', { year });
    const give = (agreementId: string, name: AgreementCommandName, data: Record<string, unknown>) =>
      appVerbs.giveAgreementCommand(ocmw, { agreementId, name, by, data });

    expect((await appVerbs.listAgreementActions(ocmw)).actions.every((one) => one.nis === nis)).toBe(true);
    expect((await appVerbs.showAgreement(ocmw, id, by)).commands).toEqual(['completeAction', 'putOffAction']);
    await expect(appVerbs.showAgreement(ocmw, other!.run!.id)).rejects.toMatchObject({ code: 'agreement.notFound' });
    await expect(give(other!.run!.id, 'completeAction', { actionId: '1' })).rejects.toMatchObject({
      code: 'agreement.notFound',
    });
    await expect(give(id, 'agreePlan', { year })).rejects.toMatchObject({ code: 'rights.notAllowed' });
    expect(await give(id, 'completeAction', { actionId: `${year}-2` })).toMatchObject({
      refusal: { refused: 'agreement.notYours' },
    });
    expect(await give(id, 'completeAction', { actionId: `${year}-1` })).toMatchObject({ ok: true });
  });
});
