import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { line, quotaUse } from '../../db/queries/capacity-view.ts';
import { releasePlace, requestPlace } from '../../db/queries/places.ts';
import { placesOf } from '../../db/places-of-events.ts';
import { readEvents } from '../../db/queries/events.ts';
import { begin, go, noon } from './lives.ts';
import { referred } from './kit-places.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const on = localDate('2026-04-01');
const now = noon(on);
const ask = (trajectoryId: string, quota = 3) =>
  requestPlace(base.db, { trajectoryId, referralId: 'R1', on, now, quota });
const give = (trajectoryId: string, key = '99/1') =>
  releasePlace(base.db, { trajectoryId, referralId: 'R1', key, now, quota: 3 });
const use = async (province: Province) => {
  const row = (await quotaUse(base.db, 2026)).find((one) => one.province === province);
  return row && { province, places: row.places, taken: row.granted + row.offered, queued: row.queued };
};

async function many(province: Province, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await begin(base.db, '2026-03-02', province)).id);
  return ids;
}

describe('the quota of a province and year', () => {
  it('gives the last three places to three of fifty who ask at once, and the others wait', async () => {
    const ids = await many('limburg', 50);
    const answers = await Promise.all(ids.map((id) => ask(id)));
    expect(answers.filter((answer) => answer === 'granted')).toHaveLength(3);
    expect(await use('limburg')).toEqual({ province: 'limburg', places: 3, taken: 3, queued: 47 });
    // Asked again, everyone hears the same.
    expect(await Promise.all(ids.map((id) => ask(id)))).toEqual(answers);
    expect(await use('limburg')).toMatchObject({ taken: 3, queued: 47 });
    await expect(base.db.execute(sql`update quotas set taken = 4 where province = 'limburg'`)).rejects.toThrow();
  });

  it('offers places that come free in order of waiting, each once, however many come free at the same moment', async () => {
    const ids = await many('westFlanders', 9);
    for (const id of ids) await ask(id);
    const next = await Promise.all(ids.slice(0, 3).map((id) => give(id)));
    expect(next.map((one) => one?.trajectoryId).sort()).toEqual(ids.slice(3, 6));
    expect(await give(ids[0]!)).toEqual(next[0]);
    expect(await use('westFlanders')).toMatchObject({ taken: 3, queued: 3 });
    expect((await line(base.db, 'westFlanders', { limit: 10 })).map(({ trajectoryId }) => trajectoryId)).toEqual(
      ids.slice(6),
    );
  });

  it('leaves the queue without freeing a place, and never lets a newcomer pass those who wait', async () => {
    const ids = await many('flemishBrabant', 6);
    for (const id of ids.slice(0, 5)) await ask(id);
    expect(await give(ids[3]!)).toBeNull();
    expect(await give(ids[0]!)).toEqual({ trajectoryId: ids[4], referralId: 'R1' });
    expect(await ask(ids[5]!)).toBe('queued');
    expect(await use('flemishBrabant')).toMatchObject({ taken: 3, queued: 1 });
  });

  it('puts a lapsed offer last in the queue, and knows an accepted one', async () => {
    const [first, second, third] = [
      await referred(base.db, 'eastFlanders'),
      await referred(base.db, 'eastFlanders'),
      await referred(base.db, 'eastFlanders'),
    ];
    const [a, b, c] = [first.id, second.id, third.id];
    expect([await ask(a, 1), await ask(b, 1), await ask(c, 1)]).toEqual(['granted', 'queued', 'queued']);
    await go(base.db, a, first.state, 'placeGranted', '2026-04-01', { referralId: 'R1' });
    let state = await go(base.db, b, second.state, 'placeQueued', '2026-04-01', { referralId: 'R1' });
    let last = await go(base.db, c, third.state, 'placeQueued', '2026-04-01', { referralId: 'R1' });
    expect(await give(a, '99/1')).toMatchObject({ trajectoryId: b });
    state = await go(base.db, b, state, 'placeOffered', '2026-04-02', { referralId: 'R1' });
    // Nobody accepts within five working days.
    await go(base.db, b, state, 'recordContact', '2026-05-04', { how: 'phone' });
    const lapsed = (await readEvents(base.db, b)).find(({ type }) => type === 'PlaceLapsed');
    expect(await give(b, `${lapsed?.sequence}/1`)).toMatchObject({ trajectoryId: c });
    last = await go(base.db, c, last, 'placeOffered', '2026-05-04', { referralId: 'R1' });
    await go(base.db, c, last, 'acceptPlace', '2026-05-05', { referralId: 'R1' });
    expect(await use('eastFlanders')).toEqual({ province: 'eastFlanders', places: 1, taken: 1, queued: 1 });
    for (const id of [b, c]) {
      const { rows } = await base.db.execute(sql`select status from places where trajectory_id = ${id}`);
      expect(placesOf(id, await readEvents(base.db, id)).map(({ status }) => status)).toEqual(
        rows.map(({ status }) => status),
      );
    }
  });
});
