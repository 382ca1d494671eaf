import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeQuota, openYear, takeOutOfOrder } from '../../db/queries/capacity.ts';
import { operator, random } from './lives.ts';
import { placesIn } from './kit-places.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
  // The database itself tells what happened to each place, in the order in which it happened.
  await base.db.execute(sql`
    create table told (
      number bigint generated always as identity, tx bigint not null, trajectory text not null, before text, after text not null,
      queue_number bigint, year integer not null, places integer not null, taken integer not null)`);
  await base.db.execute(sql`
    create function tell() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' or old.status <> new.status or old.queue_number is distinct from new.queue_number then
        insert into told (tx, trajectory, before, after, queue_number, year, places, taken)
        select txid_current(), new.trajectory_id, case when tg_op = 'INSERT' then null else old.status end, new.status,
               new.queue_number, new.year, q.places, q.taken
        from quotas q where q.province = new.province and q.year = new.year;
      end if;
      return null;
    end $$`);
  await base.db.execute(sql`create trigger tell after insert or update on places for each row execute function tell()`);
});
afterAll(() => base.close());

interface Told extends Record<string, unknown> {
  tx: string;
  trajectory: string;
  before: string | null;
  after: string;
  queue_number: string | null;
  year: number;
}

const quota = 4;

/** What people and time do at random; several at once, over a change of year. Says what was refused and what broke. */
async function live(seed: number): Promise<{ people: string[]; outOfOrder: Set<string> }> {
  const { many, ask, give, lapse, accept, at } = placesIn(base.db, quota);
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const people = await many('limburg', 30);
  const outOfOrder = new Set<string>();
  let toAsk = [...people];
  let keys = 1000;
  for (let round = 0; round < 40; round += 1) {
    const day = round < 20 ? '2026-12-31' : '2027-01-01';
    const acts: (() => Promise<unknown>)[] = [];
    const lapsing = new Set<string>();
    for (let count = 0; count < 6; count += 1) {
      const one = pick(people);
      const dice = next();
      const key = `${(keys += 1)}/1`;
      if (dice < 0.35 && toAsk.length > 0) {
        const [first = '', ...rest] = toAsk;
        toAsk = rest;
        const on = next() < 0.2 ? '2026-12-30' : day;
        acts.push(() => ask(first, day, on));
      } else if (dice < 0.55) acts.push(() => give(one, day, key));
      else if (dice < 0.7 && !lapsing.has(one)) {
        // A trajectory has one writer: its offer does not lapse twice at the same moment.
        lapsing.add(one);
        acts.push(async () => give(one, day, await lapse(one, day)));
      } else if (dice < 0.8) acts.push(() => accept(one));
      else if (dice < 0.9 && day > '2027')
        acts.push(() => openYear(base.db, { province: 'limburg', year: 2027, quota }));
      else if (dice < 0.95) {
        const places = Math.floor(next() * 3) + 3;
        const year = Number(day.slice(0, 4));
        acts.push(() => changeQuota(base.db, { province: 'limburg', year, places, by: operator, now: at(day), quota }));
      } else
        acts.push(async () => {
          const now = at(day);
          const taken = await takeOutOfOrder(base.db, { trajectoryId: one, reason: 'other', by: operator, now, quota });
          if (typeof taken === 'object') outOfOrder.add(taken.trajectoryId);
        });
    }
    await Promise.all(acts.map((act) => act()));
  }
  return { people, outOfOrder };
}

describe('whatever people do at the same moment, over a change of year', () => {
  /** Over all seeds: what one of them does depends on who comes first. */
  const seen = { changes: 0, offers: 0 };
  afterAll(() => {
    expect(seen.changes).toBeGreaterThan(360);
    expect(seen.offers).toBeGreaterThan(30);
  });

  it.each([1, 2, 3, 4, 5, 6])('no quota is exceeded and nobody overtakes without a reason (seed %i)', async (seed) => {
    await base.db.execute(sql`truncate places, offers_out_of_order, told`);
    await base.db.execute(sql`delete from quotas`);
    const { people, outOfOrder } = await live(seed);
    const { rows } = await base.db.execute<Told>(sql`select * from told order by number`);
    seen.changes += rows.length;
    seen.offers += rows.filter(({ after }) => after === 'offered').length;
    const line = new Map<string, number>();
    const passedBy: string[] = [];
    for (const tx of new Set(rows.map((row) => row.tx))) {
      const done = rows.filter((row) => row.tx === tx);
      // Who joins or leaves the line in this transaction does so before places are given in it.
      for (const { trajectory, after, queue_number } of done) {
        if (after === 'queued') line.set(trajectory, Number(queue_number));
        if (after === 'released') line.delete(trajectory);
      }
      if (done.some(({ before, after }) => before === null && after === 'granted')) expect(line.size).toBe(0);
      const offered = done.filter(({ after }) => after === 'offered').map(({ trajectory }) => trajectory);
      const left = [...line].filter(([trajectory]) => !offered.includes(trajectory)).map(([, number]) => number);
      for (const trajectory of offered)
        if ((line.get(trajectory) ?? Infinity) > Math.min(...left)) passedBy.push(trajectory);
      offered.forEach((trajectory) => line.delete(trajectory));
    }
    expect(passedBy.filter((trajectory) => !outOfOrder.has(trajectory))).toEqual([]);
    // What the quota says is taken is what is held, and never more than there is.
    const { rows: sums } = await base.db.execute<{ taken: number; held: number; places: number }>(sql`
      select q.taken, q.places,
             (select count(*)::int from places p where p.province = q.province and p.year = q.year and p.status in ('granted', 'offered')) as held
      from quotas q`);
    expect(sums.length).toBe(2);
    for (const { taken, held, places } of sums) {
      expect(taken).toBe(held);
      expect(taken).toBeLessThanOrEqual(places);
    }
    // Opened at the end, nobody waits while a place is free.
    await openYear(base.db, { province: 'limburg', year: 2027, quota });
    const { rows: rest } = await base.db.execute<{ free: number; waiting: number; old: number }>(sql`
      select (select places - taken from quotas where year = 2027) as free,
             (select count(*)::int from places where status = 'queued') as waiting,
             (select count(*)::int from places where status = 'queued' and year < 2027) as old`);
    expect(rest[0]?.free === 0 || rest[0]?.waiting === 0).toBe(true);
    expect(rest[0]?.old).toBe(0);
    expect(people).toHaveLength(30);
  });
});
