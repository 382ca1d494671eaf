import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs } from '../../app/open.ts';
import { appVerbs as verbs } from '../../app/verbs.ts';
import { planCohort } from '../../app/cohorts/index.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { readViews } from '../../db/queries/views.ts';
import { cohortMembers, people } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { operations, type Caller } from '../../domain/rights/index.ts';
import { aheadOfNow, inDays } from '../support/day.ts';
import { createWorld, operator, type World } from '../support/world.ts';
import { overVerbs, type Things } from './asking.ts';
import { callersAround, colleague } from './callers.ts';
import { lifeAt, personOf } from './lives.ts';

/** Somebody planted at Groep Intro in Limburg, and whoever may see them or may not. */
let world: World;
let id: string;
let personId: string;
let planted: Things;
const name = 'Zzyzxwaard';
const phone = '+32470123412';
const email = 'zzyzx@example.be';
let insz: string;

beforeAll(async () => {
  world = await createWorld();
  const { app } = world;
  id = (await lifeAt(app.db, 'limburg', 'inGroup')).id;
  personId = await personOf(app.db, id);
  await app.db.update(people).set({ lastName: name, firstName: 'Q', phone, email }).where(eq(people.id, personId));
  insz = (await app.db.select().from(people).where(eq(people.id, personId)))[0]!.insz;
  await lifeAt(app.db, 'antwerp', 'inGroup');
  const group = await planCohort(
    app,
    { province: 'limburg', startsOn: inDays(30), size: 5, groupWorkerId: staffId('group-1', 'limburg') },
    operator,
  );
  if (!group.ok) throw new Error(JSON.stringify(group));
  const { cohortId } = group;
  await app.db.insert(cohortMembers).values({ cohortId, trajectoryId: id, referralId: 'R1', status: 'allocated' });
  planted = {
    ...{
      trajectoryId: id,
      personId,
      insz,
      cohortId,
      agreementId: 'A-999999',
      monthId: 'CM-none-2031-03',
      province: 'antwerp',
    },
    ...{ prospectId: personId, proposalId: personId, staffId: staffId('group-1', 'limburg'), mailId: personId },
  };
});
afterAll(() => world.close());

const as = (caller: Caller) => actingAs(world.app, caller);
const around = () =>
  callersAround({
    ...{ trajectoryId: id, personId, province: 'limburg', partner: 'groepIntro', nis: '71022' },
    ...{ mediator: staffId('mediator-1', 'limburg'), deputy: 'nobody', coach: 'nobody', expertId: 'expert.limburg' },
  });

describe('of somebody at one partner', () => {
  const strangers: readonly Caller[] = [
    colleague('group-1', 'groupWorker', 'antwerp', 'randstad'),
    colleague('partner', 'partnerCoordinator', 'antwerp', 'randstad'),
    { ...colleague('partner', 'partnerCoordinator', 'limburg', 'randstad'), province: null },
    {
      kind: 'machine',
      clientId: 'machine-randstad',
      organisationId: 'randstad',
      partner: 'randstad',
      nis: null,
      scopes: ['read', 'command', 'webhooks'],
    },
    colleague('group-1', 'groupWorker', 'westFlanders', 'groepIntro'),
    colleague('mediator-1', 'mediator', 'antwerp'),
    colleague('coach-1', 'jobCoach', 'limburg'),
    { kind: 'ocmw', accountId: 'o', nis: '11002' },
    { kind: 'expert', accountId: 'expert.antwerp' },
    { kind: 'analyst', accountId: 'a' },
  ];

  it('nothing is in any answer to anybody else, through whatever verb', async () => {
    const ask = overVerbs(world.app);
    const found: string[] = [];
    for (const caller of strangers)
      for (const operation of operations) {
        const { answer, ...said } = await ask(caller, operation, planted);
        const text = JSON.stringify({ answer, said });
        // The id that was asked for may stand in the answer that it is not there.
        const secrets = [name, phone, email, insz, ...(answer === null ? [] : [id, personId])];
        for (const secret of secrets)
          if (text.includes(secret)) found.push(`${operation} tells ${JSON.stringify(caller)} ${secret}`);
      }
    expect(found).toEqual([]);
  }, 200_000);

  it('their own group worker sees the name and the group, and nothing of the plan, the number, the address', async () => {
    const { groupWorker } = around();
    const shown = await verbs.showTrajectory(as(groupWorker), id);
    expect(shown.person).toMatchObject({ lastName: name, phone: '04•• •• •• 12', email: 'z•••@•••' });
    for (const field of ['insz', 'birthDate', 'street', 'postcode', 'origin'])
      expect(shown.person).not.toHaveProperty(field);
    const text = JSON.stringify(shown);
    for (const secret of [insz, 'debts', 'PLAN-3', 'WEL-1', 'EligibilityDecided', 'expert', 'Lookup'])
      expect(text).not.toContain(secret);
    expect(shown.events.map(({ type }) => type)).toContain('GroupStarted');
    await expect(verbs.planOf(as(groupWorker), id)).rejects.toMatchObject({ code: 'rights.notAllowed' });
  });

  it('no list, order or filter of a partner tells of the plan', async () => {
    const app = as(around().groupWorker);
    const { rows, next } = await verbs.listTrajectories(app, {});
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual([id]);
    expect(rows[0]!.waitingRule).toMatch(/^(GRP|CON)-/);
    expect(next).toBeNull();
    for (const waitingFor of ['PLAN-3', 'MED-1', 'PLAN-2'])
      expect((await verbs.listTrajectories(app, { waitingFor })).rows).toEqual([]);
    const mediator = as(around().mediator);
    expect((await verbs.listTrajectories(mediator, { waitingFor: 'MED-1' })).rows.length).toBeLessThanOrEqual(1);
  });

  it('an operator sees codes and dates, and no name', async () => {
    const app = as({ kind: 'operator', accountId: 'op' });
    const text = JSON.stringify([await verbs.showTrajectory(app, id), await verbs.listTrajectories(app, {})]);
    for (const secret of [name, insz, phone, '04••', 'Kerkstraat', 'debts']) expect(text).not.toContain(secret);
    expect(text).toContain('GroupStarted');
  });

  it('nobody speaks for another', async () => {
    const { mediator, groupWorker } = around();
    const stop = { trajectoryId: id, name: 'stop', data: { reason: 'byPerson' } } as const;
    for (const by of [{ role: 'mediator', id: 'somebody-else' }, { role: 'system' }] as const)
      await expect(verbs.giveCommand(as(mediator), { ...stop, by })).rejects.toMatchObject({
        code: 'rights.notAllowed',
      });
    const own = { role: 'groupWorker', id: staffId('group-1', 'limburg') } as const;
    await expect(verbs.giveCommand(as(groupWorker), { ...stop, by: own })).rejects.toMatchObject({
      code: 'rights.notAllowed',
    });
  });
});

describe('who looked', () => {
  const looks = async () => (await readViews(world.app.db, personId, 1000)).reverse();

  it('is written down once per person an answer showed, with what they were to them', async () => {
    const before = (await looks()).length;
    await verbs.showTrajectory(as(around().mediator), id);
    await verbs.listTrajectories(as(around().teamLead), {});
    await verbs.showTrajectory(world.app, id);
    const rows = (await looks()).slice(before);
    expect(rows.map(({ viewerId, relation, operation }) => [viewerId, relation, operation])).toEqual([
      [staffId('mediator-1', 'limburg'), 'mediator', 'showTrajectory'],
      [staffId('lead', 'limburg'), 'teamLead', 'listTrajectories'],
      [null, 'direct', 'showTrajectory'],
    ]);
  });

  it('is shown to the person and to the data protection officer, and to nobody else', async () => {
    const { self, dpo, mediator } = around();
    for (const caller of [self, dpo])
      expect((await verbs.viewsOf(as(caller), personId)).views.length).toBeGreaterThan(0);
    await expect(verbs.viewsOf(as(mediator), personId)).rejects.toMatchObject({ code: 'rights.notAllowed' });
  });

  it('cannot be changed or emptied', async () => {
    const { db } = world.app;
    const refused = { cause: { message: expect.stringContaining('append-only') as string } };
    for (const what of [`update views set viewer_id = 'x'`, 'delete from views', 'truncate views'])
      await expect(db.execute(sql.raw(what))).rejects.toMatchObject(refused);
  });

  it('and what cannot be written down is not shown', async () => {
    const { db } = world.app;
    await db.execute(sql`alter table views rename to views_away`);
    try {
      await expect(verbs.showTrajectory(as(around().mediator), id)).rejects.toThrow();
      await expect(verbs.listTrajectories(as(around().teamLead), {})).rejects.toThrow();
    } finally {
      await db.execute(sql`alter table views_away rename to views`);
    }
  });

  it('a phone number is shown whole to whoever asks with a reason, and that is kept', async () => {
    const { jobCoach, groupWorker } = around();
    await expect(verbs.revealContact(as(groupWorker), id, 'curious')).rejects.toMatchObject({ code: 'reason.unknown' });
    await expect(verbs.revealContact(as(jobCoach), id, 'toCall')).rejects.toMatchObject({
      code: 'trajectory.notFound',
    });
    expect(await verbs.revealContact(as(groupWorker), id, 'toCall')).toMatchObject({ phone, email });
    expect((await looks()).at(-1)).toMatchObject({
      operation: 'revealContact',
      reason: 'toCall',
      relation: 'groupWorker',
    });
  });
});

describe('a file that is not theirs', () => {
  it('is opened by a lead with a reason for four hours; the mediator is told', async () => {
    const lead = as(colleague('lead', 'teamLead', 'antwerp'));
    await expect(verbs.showTrajectory(lead, id)).rejects.toMatchObject({ code: 'trajectory.notFound' });
    await expect(verbs.breakGlass(lead, id, 'because')).rejects.toMatchObject({ code: 'reason.unknown' });
    await verbs.breakGlass(lead, id, 'complaint');
    expect((await verbs.showTrajectory(lead, id)).person.lastName).toBe(name);
    await expect(
      verbs.giveCommand(lead, {
        ...{ trajectoryId: id, name: 'stop', data: { reason: 'byPerson' } },
        by: { role: 'teamLead', id: staffId('lead', 'antwerp') },
      }),
    ).rejects.toMatchObject({ code: 'rights.notAllowed' });
    const { rows } = await verbs.listMail(as(around().mediator), {});
    const told = rows.find(({ kind }) => kind === 'brokenGlass');
    expect(told).toMatchObject({ aboutId: id, about: 'complaint', toId: staffId('mediator-1', 'limburg') });
    expect(await verbs.showMail(as(around().mediator), told!.id)).toMatchObject({ kind: 'brokenGlass' });
    await expect(verbs.showMail(lead, told!.id)).rejects.toMatchObject({ code: 'mail.notFound' });
    await setClockOffset(world.app.db, aheadOfNow() + 5 * 3_600_000);
    await expect(verbs.showTrajectory(lead, id)).rejects.toMatchObject({ code: 'trajectory.notFound' });
    await setClockOffset(world.app.db, aheadOfNow());
  });
});
