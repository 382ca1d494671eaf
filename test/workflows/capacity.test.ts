import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capacity, capacityQueue, offerOutOfOrder, openCapacityYear, setPlaces } from '../../app/places/index.ts';
import { each } from '../../app/each.ts';
import { forward } from '../../app/demo/index.ts';
import { addContract } from '../../app/contracts/index.ts';
import { changeAddress } from '../../app/people/index.ts';
import { openYear } from '../../db/queries/capacity.ts';
import { readEvents } from '../../db/queries/events.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { addDays, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { levanto } from '../domain/contracts/kit.ts';
import { createWorld, eventually, mediator, operator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';
import { must, settled, typesOf } from './kit.ts';

const people = 16;
const places = 3;
const province: Province = 'westFlanders';
const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator.westFlanders' };

/** One province, told as one story: what a test leaves is what the next one begins with. */
describe('places of a province, with real workflows', () => {
  let world: World;
  let ids: string[] = [];
  let line: string[] = [];
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const inLine = async () => (await capacityQueue(world.app, province)).rows.map(({ trajectoryId }) => trajectoryId);
  const view = async () => (await capacity(world.app, { province })).provinces[0]!;
  const lastPlaceEvent = async (id: string) =>
    (await readEvents(world.app.db, id)).filter(({ type }) => type.startsWith('Place')).at(-1);
  async function toMediation(): Promise<string> {
    const id = await world.register(province);
    await must(world, id, 'giveConsent');
    await must(world, id, 'holdIntakeTalk');
    await must(world, id, 'decideEligibility', eligible);
    await must(world, id, 'addGoal', { theme: 'work' });
    await must(world, id, 'agreePlan', { how: 'signed' });
    return id;
  }

  it(`${people} referrals at once for ${places} places: so many have one, the others wait in order`, async () => {
    ids = await each(Array.from({ length: people }), 8, toMediation);
    expect(await setPlaces(world.app, { province, places, by: coordinator })).toMatchObject({ before: 60, places });
    await Promise.all(ids.map((id) => must(world, id, 'refer')));
    await each(ids, 8, (id) => settled(world, id));
    const types = await each(ids, 8, async (id) => (await lastPlaceEvent(id))?.type);
    expect(types.filter((type) => type === 'PlaceGranted')).toHaveLength(places);
    expect(types.filter((type) => type === 'PlaceQueued')).toHaveLength(people - places);
    line = await inLine();
    expect(new Set(line)).toEqual(new Set(ids.filter((_, index) => types[index] === 'PlaceQueued')));
    expect(await view()).toMatchObject({ places, granted: places, held: 0, free: 0, waiting: people - places });
    expect((await view()).first).toMatchObject({ trajectoryId: line[0], days: 0 });
    const { rows } = await capacityQueue(world.app, province);
    expect(rows.map(({ position, contactsOk, contactDueOn }) => [position, contactsOk, contactDueOn !== null])).toEqual(
      line.map((_, index) => [index + 1, true, true]),
    );
    await expect(setPlaces(world.app, { province, places: places - 1, by: operator })).rejects.toMatchObject({
      code: 'capacity.belowTaken',
    });
    await expect(setPlaces(world.app, { province, places: 61, by: operator })).rejects.toMatchObject({
      code: 'capacity.aboveMost',
    });
  });

  it('a free place goes out of order to whom the coordinator names, with the reason in the story', async () => {
    const last = line.at(-1)!;
    const offer = (trajectoryId: string, by: Actor = coordinator) =>
      offerOutOfOrder(world.app, { trajectoryId, reason: 'groupFits', by });
    await expect(offer(last)).rejects.toMatchObject({ code: 'capacity.noneFree' });
    await setPlaces(world.app, { province, places: places + 1, by: coordinator });
    await expect(offer(last, { role: 'mediator', id: 'M-1' })).rejects.toMatchObject({ code: 'capacity.notAllowed' });
    const granted = ids.find((id) => !line.includes(id))!;
    await expect(offer(granted)).rejects.toMatchObject({ code: 'capacity.notWaiting' });
    expect(await offer(last)).toMatchObject({ trajectoryId: last, passed: people - places - 1, told: 'told' });
    expect(await lastPlaceEvent(last)).toMatchObject({ type: 'PlaceOffered', outOfOrder: 'groupFits' });
    expect(await inLine()).toEqual(line.slice(0, -1));
    await must(world, last, 'acceptPlace', { referralId: 'R1' });
    expect(await view()).toMatchObject({ granted: places + 1, held: 0, free: 0, waiting: people - places - 1 });
    line = line.slice(0, -1);
  });

  it('an offer that was never told is told later, once, and told twice leaves no trace', async () => {
    const [first = ''] = line;
    await setPlaces(world.app, { province, places: places + 2, by: coordinator });
    const year = Number(localDateOf(await world.app.now()).slice(0, 4));
    // The process that offered it ends before it tells.
    const { offered } = await openYear(world.app.db, { province, year, quota: 60 });
    expect(offered.map(({ trajectoryId }) => trajectoryId)).toEqual([first]);
    expect((await lastPlaceEvent(first))?.type).toBe('PlaceQueued');
    const both = await Promise.all([openCapacityYear(world.app), openCapacityYear(world.app)]);
    expect(both.flatMap(({ told }) => told).filter(({ result }) => result === 'told')).toEqual([
      { trajectoryId: first, referralId: 'R1', result: 'told' },
    ]);
    expect((await typesOf(world, first)).filter((type) => type === 'PlaceOffered')).toHaveLength(1);
    expect(await typesOf(world, first)).not.toContain('SignalRefused');
    expect((await openCapacityYear(world.app)).told).toEqual([]);
    await must(world, first, 'acceptPlace', { referralId: 'R1' });
    line = line.slice(1);
  });

  it('who moves to another province gives the place back here, and asks for one there', async () => {
    const [first = ''] = line;
    const granted = ids.find((id) => id !== first && !line.includes(id))!;
    await changeAddress(world.app, {
      id: granted,
      by: mediator,
      address: { street: 'Dorpsstraat', houseNumber: '1', postcode: '3500', municipality: 'Hasselt' },
    });
    await eventually(
      () => lastPlaceEvent(first),
      (event) => event?.type === 'PlaceOffered',
    );
    await must(world, granted, 'refer');
    await settled(world, granted);
    expect(await lastPlaceEvent(granted)).toMatchObject({ type: 'PlaceGranted', referralId: 'R2' });
    const [limburg] = (await capacity(world.app, { province: 'limburg' })).provinces;
    expect(limburg).toMatchObject({ granted: 1, waiting: 0 });
    await must(world, first, 'acceptPlace', { referralId: 'R1' });
    line = line.slice(1);
    // One came free in a year: the next thirty wait for the places of the next year instead.
    expect(await view()).toMatchObject({
      cameFree: 1,
      waiting: line.length,
      expectedWait: { because: 'newYear' },
      contract: { partner: 'groepIntro', id: null },
    });
  });

  it('on the first of January those who wait go before who is referred then, and are offered the places in order', async () => {
    const today = localDateOf(await world.app.now());
    const opens = `${Number(today.slice(0, 4)) + 1}-01-01` as LocalDate;
    const days = (Date.parse(opens) - Date.parse(today)) / 86_400_000;
    await forward(world.app, { duration: `${days}d` });
    expect(localDateOf(await world.app.now())).toBe(opens);
    line = await inLine();
    const late = (await capacityQueue(world.app, province)).rows.filter(({ contactsOk }) => !contactsOk);
    expect(late.length).toBe(days > 30 ? line.length : 0);
    const newcomer = await toMediation();
    await must(world, newcomer, 'refer');
    await settled(world, newcomer);
    expect((await lastPlaceEvent(newcomer))?.type).toBe('PlaceQueued');
    expect(await inLine()).toEqual([...line, newcomer]);
    await setPlaces(world.app, { province, places: line.length, by: coordinator });
    const opened = await openCapacityYear(world.app);
    expect(opened.provinces.find((one) => one.province === province)).toMatchObject({ offered: line.length });
    expect(opened.told.filter(({ result }) => result !== 'told')).toEqual([]);
    expect(opened.told.map(({ trajectoryId }) => trajectoryId)).toEqual(line);
    expect(await inLine()).toEqual([newcomer]);
    expect(await view()).toMatchObject({ places: line.length, held: line.length, granted: 0, free: 0, waiting: 1 });
  });

  it('with another contract whoever waits goes to its partner, and keeps the place in line', async () => {
    const [first = '', ...others] = line;
    const waiting = await inLine();
    const validFrom = localDateOf(await world.app.now());
    const contract = { ...levanto, id: 'to-another', partner: 'randstad', track: 'randstad', validFrom, quotas: [] };
    const from = { validUntil: addDays(validFrom, 300), provinces: [province] };
    await addContract(world.app, { ...contract, ...from }, operator);
    // Who accepts before the daily round has come by goes there as well; who is with the old partner stays.
    await must(world, first, 'acceptPlace', { referralId: 'R1' });
    expect(await openCapacityYear(world.app)).toMatchObject({ redirected: others.length + 1, told: [] });
    expect(await openCapacityYear(world.app)).toMatchObject({ redirected: 0 });
    for (const id of [first, ...others, ...waiting])
      expect((await readEvents(world.app.db, id)).find(({ type }) => type === 'ReferralRedirected')).toMatchObject({
        ...{ from: 'groepIntro', partner: 'randstad', track: 'randstad' },
      });
    expect(await inLine()).toEqual(waiting);
    const partners = await each(ids, 4, async (id) => (await readTrajectory(world.app.db, id))?.trajectory.partner);
    const after = ids.map((id) => (line.includes(id) ? 'randstad' : 'groepIntro'));
    expect(partners).toEqual(after);
    expect((await readTrajectory(world.app.db, first))?.trajectory.state).toMatchObject({
      referral: { step: 'asked', partner: 'randstad' },
    });
  });
});
