import { sql } from 'drizzle-orm';
import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { placesOf } from '../../db/places-of-events.ts';
import { changeQuota, openYear, takeOutOfOrder, untoldOffers } from '../../db/queries/capacity.ts';
import { cameFree, quotaMismatches } from '../../db/queries/capacity-view.ts';
import { readEvents } from '../../db/queries/events.ts';
import { offersOutOfOrder } from '../../db/schema.ts';
import { go, operator } from './lives.ts';
import { placesIn, referred } from './kit-places.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const quota = 3;
const kit = () => placesIn(base.db, quota);
const open = (province: Province, year = 2027) => openYear(base.db, { province, year, quota });
const ids = (offered: readonly { trajectoryId: string }[]) => offered.map(({ trajectoryId }) => trajectoryId);

/** Seven people of a province of three places: three have one, four wait. */
async function fourWait(province: Province): Promise<string[]> {
  const people = await kit().many(province, 7);
  for (const id of people) await kit().ask(id, '2026-11-02');
  expect(await kit().use(province, 2026)).toMatchObject({ granted: 3, queued: 4 });
  return people;
}

describe('two hundred people refer for the last ten places, forty at once', () => {
  it('ten have one, a hundred and ninety wait, in the order in which they were answered', async () => {
    const { many, ask, use, inLine } = placesIn(base.db, 60);
    const taken = await many('antwerp', 50);
    for (const id of taken) await ask(id, '2026-05-04');
    const people = await many('antwerp', 200);
    const answered: string[] = [];
    const answers = await pMap(
      people,
      async (id) => {
        const answer = await ask(id, '2026-05-05');
        if (answer === 'queued') answered.push(id);
        return answer;
      },
      // No more: a busy machine would not give all of them a connection in time.
      { concurrency: 40 },
    );
    expect(answers.filter((answer) => answer === 'granted')).toHaveLength(10);
    expect(await use('antwerp', 2026)).toMatchObject({ places: 60, granted: 60, offered: 0, queued: 190 });
    const order = await inLine('antwerp');
    expect(new Set(order)).toEqual(new Set(answered));
    const { rows } = await base.db.execute<{ numbers: number; different: number }>(
      sql`select count(queue_number)::int as numbers, count(distinct queue_number)::int as different from places where province = 'antwerp'`,
    );
    expect(rows[0]).toEqual({ numbers: 190, different: 190 });
  });
});

describe('when the year changes', () => {
  it('those who wait are first in the new year, in their order, and as many as there are places are offered one', async () => {
    const people = await fourWait('limburg');
    const before = await kit().inLine('limburg');
    expect(before).toEqual(people.slice(3));
    expect(await open('limburg')).toMatchObject({ carriedOver: 4 });
    expect(await kit().use('limburg', 2027)).toMatchObject({ places: 3, granted: 0, offered: 3, queued: 1 });
    expect(await kit().use('limburg', 2026)).toMatchObject({ granted: 3, offered: 0, queued: 0 });
    expect(await kit().inLine('limburg')).toEqual(people.slice(6));
    // Twice, and beside itself: nothing more.
    expect(await Promise.all([open('limburg'), open('limburg')])).toEqual([
      { carriedOver: 0, offered: [] },
      { carriedOver: 0, offered: [] },
    ]);
  });

  it('opened five times at once, each place is offered once', async () => {
    const people = await fourWait('westFlanders');
    const opened = await Promise.all([1, 2, 3, 4, 5].map(() => open('westFlanders')));
    expect(opened.flatMap(({ offered }) => ids(offered)).sort()).toEqual(people.slice(3, 6));
    expect(await kit().use('westFlanders', 2027)).toMatchObject({ offered: 3, queued: 1 });
  });

  it('a newcomer of the new year never overtakes them, before the year is opened and after', async () => {
    const people = await fourWait('eastFlanders');
    const [early = '', late = ''] = await kit().many('eastFlanders', 2);
    expect(await kit().ask(early, '2027-01-01')).toBe('queued');
    expect(ids((await open('eastFlanders')).offered)).toEqual(people.slice(3, 6));
    expect(await kit().ask(late, '2027-01-04')).toBe('queued');
    expect(await kit().inLine('eastFlanders')).toEqual([people[6], early, late]);
    expect(await kit().give(people[4]!, '2027-01-05')).toMatchObject({ trajectoryId: people[6] });
  });

  it('a place of the old year that comes back is gone with its year; the first in line is served from the new one', async () => {
    const people = await fourWait('flemishBrabant');
    // Declined on new year's day, before anyone opened the year.
    expect(await kit().give(people[0]!, '2027-01-01')).toMatchObject({ trajectoryId: people[3] });
    expect(await kit().use('flemishBrabant', 2026)).toMatchObject({ granted: 2, offered: 0 });
    expect(await kit().use('flemishBrabant', 2027)).toMatchObject({ offered: 1 });
    expect(ids((await open('flemishBrabant')).offered)).toEqual(people.slice(4, 6));
    // A place of 2026 comes back, and all of 2027 are taken: nobody moves up.
    expect(await kit().give(people[1]!, '2027-02-01')).toBeNull();
    expect(await kit().inLine('flemishBrabant')).toEqual([people[6]]);
    // An offer of the new year that lapses: the next has it, and who let it lapse waits as the last.
    expect(await kit().give(people[3]!, '2027-02-02', await kit().lapse(people[3]!, '2027-02-02'))).toMatchObject({
      trajectoryId: people[6],
    });
    expect(await kit().inLine('flemishBrabant')).toEqual([people[3]]);
  });
});

describe('which year a referral counts in', () => {
  it('is that of its day, also when it is noted later; when that year is full, the one that runs', async () => {
    const { many, ask, use } = placesIn(base.db, 1);
    await base.db.execute(sql`truncate places, offers_out_of_order`);
    await base.db.execute(sql`delete from quotas`);
    const [one = '', two = '', three = ''] = await many('limburg', 3);
    expect(await ask(one, '2027-01-05', '2026-12-30')).toBe('granted');
    expect(await ask(two, '2027-01-05', '2026-12-30')).toBe('granted');
    expect([await use('limburg', 2026), await use('limburg', 2027)]).toMatchObject([{ granted: 1 }, { granted: 1 }]);
    expect(await ask(three, '2027-01-05', '2026-12-30')).toBe('queued');
    expect(await use('limburg', 2027)).toMatchObject({ queued: 1 });
  });

  it('and its place is in the province where it was made, though the person moved since', async () => {
    const { ask, give, use } = placesIn(base.db, 1);
    const { id, state } = await referred(base.db, 'westFlanders');
    const moved = await go(base.db, id, state, 'changeProvince', '2026-04-02', { province: 'flemishBrabant' });
    // The question about the first referral was under way.
    expect(await ask(id, '2026-04-02')).toBe('granted');
    expect(await use('westFlanders', 2026)).toMatchObject({ granted: 1 });
    expect((await use('flemishBrabant', 2026))?.granted ?? 0).toBe(0);
    await give(id, '2026-04-02');
    expect(await use('westFlanders', 2026)).toMatchObject({ granted: 0, offered: 0 });
    await go(base.db, id, moved, 'refer', '2026-04-03');
    expect(placesOf(id, await readEvents(base.db, id)).map(({ province }) => province)).toEqual(['westFlanders']);
  });
});

describe('out of order', () => {
  const by = { role: 'programmeCoordinator', id: 'coordinator.antwerp' } as const;
  const take = (trajectoryId: string, day = '2026-11-03') =>
    takeOutOfOrder(base.db, { trajectoryId, reason: 'urgentSituation', by, now: kit().at(day), quota });

  it('takes a free place only, for someone who waits only, and says who decided, why, and how many were passed', async () => {
    await base.db.execute(sql`truncate places, offers_out_of_order`);
    await base.db.execute(sql`delete from quotas`);
    const people = await fourWait('antwerp');
    expect(await take(people[5]!)).toBe('noneFree');
    expect(await take(people[0]!)).toBe('notWaiting');
    await changeQuota(base.db, {
      province: 'antwerp',
      year: 2026,
      places: 4,
      by: operator,
      now: kit().at('2026-11-03'),
      quota,
    });
    const answers = await Promise.all([people[5]!, people[6]!].map((id) => take(id)));
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'noneFree')).toHaveLength(1);
    const { rows } = await base.db.execute(
      sql`select trajectory_id, reason, by, passed from offers_out_of_order order by id`,
    );
    const taken = answers[0] === 'noneFree' ? people[6] : people[5];
    expect(rows).toEqual([
      { trajectory_id: taken, reason: 'urgentSituation', by, passed: taken === people[6] ? 3 : 2 },
    ]);
    await expect(base.db.execute(sql`update offers_out_of_order set passed = 0`)).rejects.toThrow();
    expect(await kit().use('antwerp', 2026)).toMatchObject({ places: 4, granted: 3, offered: 1, queued: 3 });
  });
});

describe('an offer that its trajectory was never told', () => {
  it('is found with its reason, but not while a lapsed one is being given back', async () => {
    await base.db.execute(sql`truncate places, offers_out_of_order`);
    await base.db.execute(sql`delete from quotas`);
    const { ask, give, at } = placesIn(base.db, 1);
    const [first, second] = [await referred(base.db, 'limburg'), await referred(base.db, 'limburg')];
    await ask(first.id, '2026-04-01');
    await ask(second.id, '2026-04-01');
    let state = await go(base.db, second.id, second.state, 'placeQueued', '2026-04-01', { referralId: 'R1' });
    const untold = async () =>
      (await untoldOffers(base.db, ['limburg'])).map((one) => [one.trajectoryId, one.outOfOrder]);
    expect(await untold()).toEqual([]);
    await changeQuota(base.db, {
      province: 'limburg',
      year: 2026,
      places: 2,
      by: operator,
      now: at('2026-04-02'),
      quota: 1,
    });
    await takeOutOfOrder(base.db, {
      trajectoryId: second.id,
      reason: 'groupFits',
      by: operator,
      now: at('2026-04-02'),
      quota: 1,
    });
    expect(await untold()).toEqual([[second.id, 'groupFits']]);
    state = await go(base.db, second.id, state, 'placeOffered', '2026-04-02', {
      referralId: 'R1',
      outOfOrder: 'groupFits',
    });
    expect(await untold()).toEqual([]);
    state = await go(base.db, second.id, state, 'recordContact', '2026-05-04', { how: 'phone' });
    const lapsed = (await readEvents(base.db, second.id)).find(({ type }) => type === 'PlaceLapsed');
    expect(await untold()).toEqual([]);
    await give(second.id, '2026-05-04', `${lapsed?.sequence}/1`);
    await base.db.execute(sql`update effects set status = 'done', done_at = now() where kind = 'releasePlace'`);
    // Alone in the line, the place was offered again, and nobody has said so yet; this time in order.
    expect(await untold()).toEqual([[second.id, null]]);
    // And once more out of order, for another reason: it has that of the last time.
    const again = { trajectoryId: second.id, referralId: 'R1', year: 2026, passed: 0, by: operator } as const;
    await base.db.insert(offersOutOfOrder).values({ ...again, reason: 'urgentSituation', at: at('2026-05-05') });
    expect(await untold()).toEqual([[second.id, 'urgentSituation']]);
  });
});

describe('places that came free', () => {
  it('are counted from declined referrals, withdrawn ones that held a place, and lapsed offers; not from leaving the line', async () => {
    const { id, state } = await referred(base.db, 'eastFlanders');
    await placesIn(base.db, 9).ask(id, '2026-04-01');
    const granted = await go(base.db, id, state, 'placeGranted', '2026-04-01', { referralId: 'R1' });
    await go(base.db, id, granted, 'declineReferral', '2026-04-03', { referralId: 'R1', reason: 'noRoom' });
    const other = await referred(base.db, 'eastFlanders');
    await placesIn(base.db, 9).ask(other.id, '2026-04-01');
    const queued = await go(base.db, other.id, other.state, 'placeQueued', '2026-04-01', { referralId: 'R1' });
    await go(base.db, other.id, queued, 'withdrawReferral', '2026-04-02', { referralId: 'R1', reason: 'otherPlan' });
    const counted = (until: string) =>
      cameFree(base.db, { from: localDate('2026-01-01'), until: localDate(until), provinces: ['eastFlanders'] });
    expect(await counted('2026-04-02')).toEqual([]);
    expect(await counted('2026-12-31')).toEqual([{ province: 'eastFlanders', times: 1 }]);
  });
});

it('a place that is given back before the group starts returns, and one of a group that started stays', async () => {
  const { ask, use } = placesIn(base.db, 9);
  const { id, state } = await referred(base.db, 'flemishBrabant');
  await ask(id, '2026-04-01');
  let now = await go(base.db, id, state, 'placeGranted', '2026-04-01', { referralId: 'R1' });
  now = await go(base.db, id, now, 'acceptReferral', '2026-04-02', { referralId: 'R1' });
  now = await go(base.db, id, now, 'startGroup', '2026-04-10', { referralId: 'R1' });
  now = await go(base.db, id, now, 'endGroupTrack', '2026-04-20', { because: 'droppedOut' });
  const released = async () =>
    (await base.db.execute(sql`select 1 from effects where trajectory_id = ${id} and kind = 'releasePlace'`)).rows
      .length;
  expect([now.phase, await released()]).toEqual(['mediation', 0]);
  expect(await use('flemishBrabant', 2026)).toMatchObject({ granted: 1 });
  // The second referral is another place.
  now = await go(base.db, id, now, 'refer', '2026-05-04');
  now = await go(base.db, id, now, 'placeGranted', '2026-05-04', { referralId: 'R2' });
  await go(base.db, id, now, 'withdrawReferral', '2026-05-05', { referralId: 'R2', reason: 'personDeclines' });
  expect(await released()).toBe(1);
  const rows = placesOf(id, await readEvents(base.db, id));
  expect(rows.map(({ referralId, status }) => `${referralId} ${status}`)).toEqual(['R1 granted', 'R2 released']);
});

describe('the number of places', () => {
  const set = (places: number) =>
    changeQuota(base.db, {
      province: 'westFlanders',
      year: 2028,
      places,
      by: operator,
      now: kit().at('2028-01-03'),
      quota: 60,
    });

  it('is data with a history, and never below what is taken', async () => {
    const people = await kit().many('westFlanders', 2);
    expect(await set(2)).toEqual({ before: 60 });
    for (const id of people) await kit().ask(id, '2028-01-04');
    expect(await set(1)).toEqual({ taken: 2 });
    expect(await set(2)).toEqual({ before: 2 });
    const { rows } = await base.db.execute(sql`select before, places, by from quota_changes where year = 2028`);
    expect(rows).toEqual([{ before: 60, places: 2, by: operator }]);
  });
});

it('a quota that somebody changed beside the application is found', async () => {
  expect(await quotaMismatches(base.db)).toEqual([]);
  await base.db.execute(sql`update quotas set taken = 1 where province = 'westFlanders' and year = 2028`);
  expect(await quotaMismatches(base.db)).toEqual([{ province: 'westFlanders', year: 2028, taken: 1, held: 2 }]);
});
