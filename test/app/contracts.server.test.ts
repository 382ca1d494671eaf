import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsFollow } from '../../app/hours/follow.ts';
import { giveMonthCommand, openOneMonth, showMonth } from '../../app/hours/index.ts';
import { lastOfMonth, monthOf, type MonthCommandName } from '../../domain/contract-month/index.ts';
import { staffId } from '../../db/seed-staff.ts';
import { actingAs, type App } from '../../app/open.ts';
import { appVerbs } from '../../app/verbs.ts';
import { setUp } from '../../app/setup/index.ts';
import { addDays, daysBetween, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { TenderContract } from '../../domain/contracts/index.ts';
import type { Caller } from '../../domain/rights/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { contractVersions } from '../../db/schema.ts';
import { livingMonths } from '../../db/queries/contract-months.ts';
import { readEvents } from '../../db/queries/events.ts';
import { eventSentence, learnOrganisations } from '../../words/index.ts';
import { levanto as a2027 } from '../domain/contracts/kit.ts';
import { eligible } from '../support/eligible.ts';
import { createWorld, eventually, operator, type World } from '../support/world.ts';
import { must, typesOf } from '../workflows/kit.ts';
import { later, today } from './kit.ts';

let world: World;
let year: number;
let next: TenderContract;
const worker: Extract<Actor, { role: 'groupWorker' }> = { role: 'groupWorker', id: 'group.levanto' };
const code = (code: string) => expect.objectContaining({ code });
const on = (of: number, rest: string): LocalDate => `${of}-${rest}` as LocalDate;

/** The year after this one: whatever year it is. */
const ofYear = (of: number): TenderContract => ({
  ...a2027,
  id: `levanto-${of}`,
  validFrom: on(of, '01-01'),
  validUntil: on(of, '12-31'),
  quotas: [{ province: 'limburg', year: of, places: 60 }],
});

const staffOf = (partner: string, role: 'groupWorker' | 'partnerCoordinator', staffId: string): Caller => ({
  ...{ kind: 'colleague', staffId, role, organisationId: partner, partner, province: null },
});
const as = (caller: Caller): App => actingAs(world.app, caller);

beforeAll(async () => {
  world = await createWorld();
  year = Number((await today(world)).slice(0, 4));
  next = ofYear(year + 1);
});
afterAll(() => world.close());

async function inMediation(): Promise<string> {
  const person = await world.register('limburg');
  await must(world, person, 'giveConsent');
  await must(world, person, 'holdIntakeTalk');
  await must(world, person, 'decideEligibility', eligible);
  await must(world, person, 'addGoal', { theme: 'work' });
  await must(world, person, 'agreePlan', { how: 'signed' });
  return person;
}

describe('A contract for next year with a partner that nobody knew', () => {
  it('needs its organisation first, and comes in with it by the set-up', async () => {
    await expect(appVerbs.addContract(world.app, next, operator)).rejects.toMatchObject({
      code: 'contract.unknownPartner',
      details: { partners: 'groepIntro, randstad' },
    });
    const { settings } = world.app;
    const file = {
      organisations: [{ id: 'levanto', kind: 'partner', name: 'Levanto vzw' }],
      staff: [
        {
          id: worker.id,
          name: 'Lena Levanto',
          email: 'lena@levanto.example.be',
          role: 'groupWorker',
          organisation: 'levanto',
        },
        {
          id: 'lead.levanto',
          name: 'Lea Leiding',
          email: 'lea@levanto.example.be',
          role: 'partnerCoordinator',
          organisation: 'levanto',
        },
      ],
      tenders: [next],
    };
    expect(await setUp({ settings, file: { ...file, tenders: [{ ...next, esfPercent: 50 }] } })).toMatchObject({
      mistakes: [{ path: 'tenders[0].vdabPercent', what: 'contractShares', details: { sum: 110 } }],
    });
    const done = await setUp({ settings, file });
    expect([done.mistakes, done.steps.filter(({ what }) => what === 'tender')]).toEqual([
      [],
      [{ what: 'tender', id: next.id, became: 'made' }],
    ]);
    expect((await setUp({ settings, file })).steps.filter(({ became }) => became !== 'same')).toEqual([]);
  });

  it('leaves this year to the rules, or to the contract that says who; from its first day contracts alone decide', async () => {
    const until = on(year, '12-31');
    expect((await appVerbs.capacity(world.app, { province: 'limburg' })).provinces[0]?.contract).toMatchObject({
      ...{ id: null, partner: 'groepIntro', from: null, until },
    });
    await must(world, await inMediation(), 'refer');
    const person = await inMediation();
    const beyond = { on: on(year + 2, '01-04') };
    expect(await world.give(person, 'refer', beyond)).toMatchObject({ refusal: { refused: 'referral.noContract' } });
    const now = { ...ofYear(year), id: 'groepIntro-now', partner: 'groepIntro' };
    await appVerbs.addContract(world.app, now, operator);
    await must(world, person, 'refer');
    const [referred] = (await readEvents(world.app.db, person)).filter(({ type }) => type === 'Referred');
    expect(referred).toMatchObject({ partner: 'groepIntro', track: 'intro' });
  });

  it('takes who is referred next year, into a group of its own, and no other partner sees them', async () => {
    await later(world, daysBetween(await today(world), on(year + 1, '01-07')));
    const person = await inMediation();
    await must(world, person, 'refer');
    await eventually(
      () => typesOf(world, person),
      (types) => types.includes('PlaceGranted'),
    );
    const events = await readEvents(world.app.db, person);
    const referred = events.find(({ type }) => type === 'Referred')!;
    expect(referred).toMatchObject({ partner: 'levanto', track: 'intro' });
    learnOrganisations(await appVerbs.organisationNames(world.app));
    expect(eventSentence(referred, 'nl')).toContain('Levanto vzw');
    expect((await appVerbs.capacity(world.app, { province: 'limburg' })).provinces[0]?.contract).toMatchObject({
      id: next.id,
      partner: 'levanto',
    });

    const own = as(staffOf('levanto', 'groupWorker', worker.id));
    const listed = await appVerbs.listTrajectories(own, { limit: 5 });
    expect(listed.rows.map(({ trajectoryId }) => trajectoryId)).toEqual([person]);
    const others = as(staffOf('groepIntro', 'groupWorker', 'group-1.limburg'));
    await expect(appVerbs.showTrajectory(others, person)).rejects.toEqual(code('trajectory.notFound'));

    const accept = { trajectoryId: person, name: 'acceptReferral', by: worker, data: { referralId: 'R1' } } as const;
    expect(await appVerbs.giveCommand(own, accept)).toMatchObject({ ok: true });
    const startsOn = addDays(await today(world), 7);
    const group = { province: 'limburg', startsOn, size: 8, groupWorkerId: worker.id } as const;
    const planned = await appVerbs.planCohort(own, group, worker);
    if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
    const { cohortId } = planned;
    const allocate = { cohortId, name: 'allocate', by: worker, data: { trajectoryId: person } } as const;
    expect(await appVerbs.giveCohortCommand(own, allocate)).toMatchObject({ ok: true });
    expect(await appVerbs.showCohort(own, cohortId)).toMatchObject({
      partner: 'levanto',
      members: [{ trajectoryId: person }],
    });
    await eventually(
      () => typesOf(world, person),
      (types) => types.includes('CohortJoined'),
    );
  });
});

describe('The statement of a contract', () => {
  it('declares the hours of approved months, with what was corrected, down to their entries', async () => {
    const month = `${year + 1}-01`;
    const { monthId } = await openOneMonth(world.app, next.id, month);
    const lead: Actor = { role: 'partnerCoordinator', id: 'lead.levanto' };
    const coordinator: Actor = { role: 'programmeCoordinator', id: staffId('coordinator', 'limburg') };
    const give = async (name: MonthCommandName, by: Actor, data: Record<string, unknown> = {}) => {
      const result = await giveMonthCommand(world.app, { monthId, name, by, data });
      if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.refusal)}`);
    };
    const day = await today(world);
    for (const minutes of [1, 1, 1]) await give('bookHours', worker, { day, activity: 'group', minutes });
    await give('bookHours', worker, { day, activity: 'report', minutes: 61 });
    await give('correctHours', worker, { entryId: 'E4', way: 'less', minutes: 1, reason: 'wrongMinutes' });
    expect((await appVerbs.contractStatement(world.app, next.id)).statement.total.minutes).toBe(0);
    await later(world, 30);
    await give('submitMonth', lead);
    await give('approveMonth', coordinator);

    const { statement, usage, months, names } = await appVerbs.contractStatement(world.app, next.id, { until: month });
    expect(
      statement.months.flatMap(({ lines }) => lines.map((one) => [one.id, one.amountCents, one.corrects])),
    ).toEqual([
      ['E1', 104, null],
      ['E2', 104, null],
      ['E3', 105, null],
      ['E4', 6_354, null],
      ['E5', -104, 'E4'],
    ]);
    expect(statement.total).toEqual({ minutes: 63, amountCents: 6_563, esfCents: 2_625, vdabCents: 3_938 });
    expect(usage).toMatchObject({ approvedMinutes: 63, leftMinutes: next.budgetedMinutes - 63, declaredCents: 6_563 });
    expect(months).toMatchObject([{ month, phase: 'approved', approvedBy: coordinator.id }]);
    expect(names).toEqual({ [worker.id]: 'Lena Levanto' });

    const own = as(staffOf('levanto', 'partnerCoordinator', lead.id));
    expect(await appVerbs.contractStatement(own, next.id)).toMatchObject({ names });
    const others = as(staffOf('groepIntro', 'partnerCoordinator', 'partner.limburg'));
    await expect(appVerbs.contractStatement(others, next.id)).rejects.toEqual(code('contract.unknown'));
    const analyst = as({ kind: 'analyst', accountId: 'a' });
    expect((await appVerbs.contractStatement(analyst, next.id)).names).toEqual({});
    await expect(appVerbs.contractStatement(world.app, next.id, { from: `${year + 2}-01` })).rejects.toEqual(
      code('contract.badPeriod'),
    );
  });
});

describe('Contracts', () => {
  const add = (change: Partial<TenderContract>) => appVerbs.addContract(world.app, { ...next, ...change }, operator);

  it('of one partner do not overlap in a province, and an id is there once', async () => {
    const other = { id: 'levanto-again', validFrom: on(year + 1, '12-31'), validUntil: on(year + 2, '12-30') };
    await expect(add({ ...other, quotas: [] })).rejects.toMatchObject({
      code: 'contract.overlaps',
      details: { contractId: next.id },
    });
    await expect(add({})).rejects.toEqual(code('contract.exists'));
    await expect(add({ partner: 'vdab', id: 'x' })).rejects.toEqual(code('contract.unknownPartner'));
    await expect(add({ validUntil: on(year, '01-01') })).rejects.toEqual(code('contract.endBeforeBegin'));
    expect(await add({ ...other, provinces: ['antwerp'], quotas: [] })).toMatchObject({ version: 1, inForce: false });
  });

  it('change by a version that follows; the one before stays, and what is in force is not changed back', async () => {
    const wider = { ...next, purpose: 'Ook in de tweede helft van het jaar.', budgetCents: 12_000_000 };
    const change = (version: number, contract: unknown) =>
      appVerbs.changeContract(world.app, next.id, { version, contract }, operator);
    expect(await change(1, wider)).toMatchObject({ version: 2, budgetCents: 12_000_000 });
    await expect(change(1, { ...wider, trajectories: 61 })).rejects.toEqual(code('contract.changedMeanwhile'));
    await expect(change(2, { ...wider, hourlyRateCents: 6_000 })).rejects.toMatchObject({
      code: 'contract.fixed',
      details: { contractField: 'hourlyRateCents' },
    });
    const { contract, versions } = await appVerbs.showContract(world.app, next.id);
    expect(contract.version).toBe(2);
    expect(versions.map(({ version, by, changed }) => [version, by, changed.toSorted()])).toEqual([
      [2, 'test', ['budgetCents', 'purpose']],
      [1, 'setup', []],
    ]);
    expect(versions[1]?.contract).toEqual(next);
    await expect(
      world.app.db.update(contractVersions).set({ by: 'x' }).where(eq(contractVersions.contractId, next.id)),
    ).rejects.toThrow();
  });

  it('are seen by a partner as far as they are its own', async () => {
    const own = as(staffOf('levanto', 'partnerCoordinator', 'coordinator.levanto'));
    const { contracts } = await appVerbs.listContracts(own, {});
    expect(new Set(contracts.map(({ partner }) => partner))).toEqual(new Set(['levanto']));
    expect((await appVerbs.listContracts(own, { partner: 'groepIntro' })).contracts).toEqual(contracts);
    await expect(appVerbs.showContract(own, 'groepIntro-now')).rejects.toEqual(code('contract.unknown'));
    await expect(appVerbs.showContract(own, 'no-such')).rejects.toEqual(code('contract.unknown'));
    expect((await appVerbs.showContract(own, next.id)).versions.map(({ by }) => by)).toEqual(['', '']);
    await expect(
      appVerbs.addContract(own, next, { role: 'partnerCoordinator', id: 'coordinator.levanto' }),
    ).rejects.toEqual(code('rights.notAllowed'));
    expect(localDateOf(await world.app.now()) >= next.validFrom).toBe(true);
  });
});

describe('A contract that is changed', () => {
  it('is followed by the months that are with the partner, and by no approved one', async () => {
    const day = await today(world);
    const months = [`${year + 1}-01`, day.slice(0, 7)];
    const [approved, open] = await Promise.all(
      months.map(async (month) => (await openOneMonth(world.app, next.id, month)).monthId),
    );
    const before = await showMonth(world.app, approved!);
    const due = (await showMonth(world.app, open!)).waiting[0]!.until;
    const until = addDays(day, 2);
    const { contract } = await appVerbs.showContract(world.app, next.id);
    const { version, partnerName: _name, inForce: _now, ...kept } = contract;
    const shorter = { ...kept, validUntil: until, budgetedMinutes: 90_000 };
    await appVerbs.changeContract(world.app, next.id, { version, contract: shorter }, operator);

    const after = await showMonth(world.app, open!);
    expect(after).toMatchObject({ lastDay: until, budget: { budgeted: 90_000, booked: 63, left: 89_937 } });
    expect(after.waiting).toMatchObject([{ rule: 'HRS-1' }]);
    expect(after.waiting[0]!.until < due).toBe(true);
    expect(after.contractChanges).toEqual([
      {
        ...{ version: version + 1, by: 'test', on: day, lastDay: until, budgetedMinutes: 90_000 },
        before: { lastDay: lastOfMonth(monthOf(day)), budgetedMinutes: next.budgetedMinutes },
      },
    ]);
    expect(await showMonth(world.app, approved!)).toEqual({ ...before, budget: after.budget });
    const { statement, usage } = await appVerbs.contractStatement(world.app, next.id);
    expect([statement.total.minutes, usage.leftMinutes]).toEqual([63, 89_937]);

    // Reopened, the month takes over what was changed meanwhile; told again, nothing changes.
    await giveMonthCommand(world.app, {
      ...{ monthId: approved!, name: 'reopenMonth', data: { reason: 'audit' } },
      by: { role: 'programmeCoordinator', id: staffId('coordinator', 'limburg') },
    });
    expect(await showMonth(world.app, approved!)).toMatchObject({
      phase: 'returned',
      contractChanges: [{ lastDay: before.lastDay, budgetedMinutes: 90_000 }],
    });
    expect(await monthsFollow(world.app, await livingMonths(world.app.db))).toBe(0);
  });
});
