import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAlone } from '../../db/alone.ts';
import { figureFacts, releases } from '../../db/schema.ts';
import { listReleases, makeRelease, showRelease } from '../../app/publication/index.ts';
import type { App } from '../../app/open.ts';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import { direct } from '../../domain/rights/index.ts';
import { reportFiles } from '../../reports/index.ts';
import { recordsOf } from '../domain/statistics/publication/population.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';

let database: TestDatabase;
let closeAlone: () => Promise<void>;
let app: App;
let now = '2026-11-20T09:00:00.000Z' as Instant;

beforeAll(async () => {
  database = await startDatabase();
  const { alone, close } = createAlone(database.url);
  closeAlone = close;
  app = { db: database.db, alone, now: async () => now, caller: direct } as unknown as App;
  for (const year of [2025, 2026]) {
    const facts = recordsOf(`kept ${year}`, 120, year).map((record) => ({
      ...record,
      until: null,
      knownFrom: record.on,
      knownUntil: null,
    }));
    await database.db.insert(figureFacts).values(facts);
  }
});
afterAll(async () => {
  await closeAlone();
  await database.close();
});

const code = (code: string) => expect.objectContaining({ code });

describe('a release', () => {
  it('is made once, with the year before, and is the same in three years', async () => {
    const running = await makeRelease(app, { year: 2026 });
    expect(running.release).toMatchObject({ id: '2026-K3', gate: { safe: true, fewest: 5, releases: 2 } });
    const closed = await makeRelease(app, { year: 2025 });
    expect(closed.release).toMatchObject({ id: '2025', kind: 'year', gate: { safe: true, releases: 1 } });
    const files = await reportFiles('report', closed, 'nl');

    // What is noted later changes nothing of what was published.
    const [late] = recordsOf('one more', 1, 2025);
    const fact = { ...late!, figure: 'referrals' as const, until: null, knownFrom: '2026-11-21' as LocalDate };
    await database.db.insert(figureFacts).values({ ...fact, knownUntil: null });
    now = '2029-11-20T09:00:00.000Z' as Instant;
    const again = await reportFiles('report', await makeRelease(app, { year: 2025 }), 'nl');
    const kept = await reportFiles('report', await showRelease(app, '2025'), 'nl');
    files.forEach(({ name, body }, at) => {
      expect([name, again[at]!.body.equals(body)]).toEqual([name, true]);
      expect([name, kept[at]!.body.equals(body)]).toEqual([name, true]);
    });
  });

  it('goes with everything published before through the gate, and shows the year that was closed with it', async () => {
    const { release, before } = await makeRelease(app, { year: 2026 });
    expect(release).toMatchObject({ id: '2026', gate: { safe: true, fewest: 5, releases: 3 } });
    expect(before?.id).toBe('2025');
    expect((await listReleases(app)).map(({ id }) => id)).toEqual(['2026', '2026-K3', '2025']);
  });

  it('is not made of days that are not there, too early, or as of another day than it was', async () => {
    await expect(makeRelease(app, { year: 2026, asOf: 'soon' })).rejects.toEqual(code('release.badDay'));
    // It is 20 November 2029: that day is not over.
    await expect(makeRelease(app, { year: 2026, asOf: '2029-11-20' })).rejects.toEqual(code('release.badDay'));
    await expect(makeRelease(app, { year: 2030 })).rejects.toEqual(code('release.tooEarly'));
    await expect(makeRelease(app, { year: 2025, asOf: '2028-01-01' })).rejects.toEqual(code('release.madeAsOf'));
    await expect(makeRelease(app, { year: 2026, asOf: '2026-05-01' })).rejects.toEqual(code('release.laterThere'));
    // The fourth quarter ends with its year, and is a part of it.
    await expect(makeRelease(app, { year: 2026, asOf: '2027-01-10' })).rejects.toEqual(code('release.laterThere'));
    await expect(showRelease(app, '2001')).rejects.toEqual(code('release.unknown'));
  });

  it('cannot be changed, removed, or kept without the stamp of the gate', async () => {
    const { db } = database;
    await expect(db.update(releases).set({ seed: 'x' })).rejects.toThrow();
    await expect(db.delete(releases)).rejects.toThrow();
    const unsafe = sql`insert into ${releases} select '2001', kind, 2001, from_date, until_date, as_of, rules, seed, input_hash,
      tables, durations, annex, jsonb_set(gate, '{safe}', 'false'), made_at, made_by from ${releases} where id = '2025'`;
    await expect(db.execute(unsafe)).rejects.toThrow();
  });
});
