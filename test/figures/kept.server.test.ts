import assert from 'node:assert/strict';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../domain/calendar/index.ts';
import { direct } from '../../domain/rights/index.ts';
import { dimensions, figureCodes, type FigureRecord } from '../../domain/statistics/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import {
  checkFigures,
  exportFigureEvents,
  figureRecords,
  figureTable,
  rebuildFigures,
} from '../../app/figures/index.ts';
import type { App } from '../../app/open.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { joinPeople } from '../../db/one-person.ts';
import { changePerson } from '../../db/queries/person-changes.ts';
import { eraseClosed, findPerson } from '../../db/queries/people.ts';
import { recordMany } from '../../db/record-many.ts';
import { figureLooks } from '../../db/schema.ts';
import { aPerson, noon, operator } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { inLines } from './agree.ts';
import { records as independent } from './independent.mjs';
import { cutOffs, population, type Lived } from './population.ts';

const now = noon(localDate('2026-08-01'));
let base: TestDatabase;
let app: App;
let lives: readonly Lived[];

beforeAll(async () => {
  base = await startDatabase();
  app = { db: base.db, caller: direct, now: async () => now } as unknown as App;
  lives = population(25, 3);
  await recordMany(
    base.db,
    lives.map(({ trajectoryId, recorded, known: [first] }) => {
      const { sex, birthDate, education, origin } = first!.counted;
      const events = recorded.map(({ event }) => event);
      const { province } = events[0] as Extract<TrajectoryEvent, { type: 'Registered' }>;
      const person = aPerson({ sex: sex ?? 'X', birthDate: birthDate!, education, origin, province });
      return { trajectoryId, person, events, effects: [], epoch: 1 };
    }),
    { quota: 60 },
  );
  for (const { trajectoryId, known } of lives)
    for (const { on, counted } of known) {
      const person = await findPerson(base.db, trajectoryId);
      const { education, origin } = counted;
      if (on && person) await changePerson(base.db, person, { education, origin }, { by: operator, at: noon(on) });
    }
});
afterAll(() => base.close());

const lines = async (): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const line of await exportFigureEvents(app)) all.push(JSON.parse(JSON.stringify(line)));
  return all;
};
const everyTable = async (): Promise<unknown[]> => {
  const tables: unknown[] = [];
  for (const period of cutOffs)
    for (const figure of figureCodes) tables.push(await figureTable(app, { figure, by: dimensions, ...period }));
  return tables;
};

/** As the table counts them: how many of each, and their days by nearest rank. */
function counted(records: readonly Omit<FigureRecord, 'trajectoryId'>[]) {
  const groups = Map.groupBy(records, (record) => JSON.stringify(dimensions.map((name) => record[name])));
  return [...groups]
    .map(([of, all]) => {
      const days = all.flatMap(({ days: one }) => one ?? []).sort((a, b) => a - b);
      const rank = (share: number): number | null => days[Math.ceil(share * days.length) - 1] ?? null;
      return [of, all.length, days.length, rank(0.25), rank(0.5), rank(0.75), days.at(-1) ?? null];
    })
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** Page after page, small enough that a day is cut in two. */
async function allRecords(period: (typeof cutOffs)[number]): Promise<readonly FigureRecord[]> {
  const all: FigureRecord[] = [];
  let after: string | undefined;
  do {
    const { records, next } = await figureRecords(app, { ...period, after, limit: 97 });
    all.push(...records);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}

describe('Figures that are kept', () => {
  it('are those of the independent script, each of them at three cut-off days', async () => {
    const exported = await lines();
    for (const period of cutOffs) {
      const expected = independent(exported, period);
      assert.deepEqual(inLines(await allRecords(period)), inLines(expected));
      for (const figure of figureCodes) {
        const { rows } = await figureTable(app, { figure, by: dimensions, ...period });
        const got = rows
          .map(({ of, number, known, quartile1, median, quartile3, longest }) => [
            JSON.stringify(of),
            ...[number, known, quartile1, median, quartile3, longest],
          ])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        assert.deepEqual(got, counted(expected.filter((one) => one.figure === figure)), figure);
      }
    }
  });

  it('answer as of a day the same after more was recorded, somebody was erased, two were joined, and all was read anew', async () => {
    const before = await everyTable();
    const erased = lives.find(({ recorded }) => recorded.at(-1)?.event.type === 'TrajectoryClosed')!;
    const person = (await findPerson(base.db, erased.trajectoryId))!;
    await expect(eraseClosed(base.db, person.id)).resolves.toBe('erased');
    const other = await findPerson(base.db, lives.find((one) => one !== erased)!.trajectoryId);
    const later = addDays(cutOffs[2].asOf, 3);
    await changePerson(
      base.db,
      other!,
      { education: other!.education === 'high' ? 'low' : 'high' },
      { by: operator, at: noon(later) },
    );
    expect(await everyTable()).toEqual(before);
    // Two rows of which one had changes turn out to be one person: each life was known as it was, until that day.
    const over = lives.filter(
      ({ recorded }) => recorded.at(-1)?.event.type === 'TrajectoryClosed' && recorded !== erased.recorded,
    );
    const [kept, gone] = await Promise.all(
      over.slice(0, 2).map(async (one) => (await findPerson(base.db, one.trajectoryId))!),
    );
    for (const education of ['low', 'high'] as const)
      await changePerson(base.db, gone!, { education }, { by: operator, at: noon(addDays(cutOffs[2].asOf, 1)) });
    const untilThen = { from: '2024-01-01', asOf: addDays(cutOffs[2].asOf, 1) };
    const groups = () => figureTable(app, { figure: 'registrations', by: dimensions, ...untilThen });
    const knownThen = await groups();
    const two = { keep: kept!.id, gone: gone!.id, numbers: [kept!.insz, gone!.insz] };
    const as = { insz: kept!.insz, birthDate: null, at: noon(later), by: operator };
    expect(await joinPeople(base.db, two, as)).toBe('done');
    expect(await everyTable()).toEqual(before);
    expect(await groups()).toEqual(knownThen);
    await rebuildFigures(app);
    expect(await groups()).toEqual(knownThen);
    expect(await everyTable()).toEqual(before);
    const today = await figureTable(app, { figure: 'registrations', by: ['education'], from: '2024-01-01' });
    const then = await figureTable(app, { figure: 'registrations', by: ['education'], ...cutOffs[2] });
    expect(today.total).toBe(then.total);
    expect(today.rows).not.toEqual(then.rows);
  });

  it('are compared with the events, and one that was spoilt is named', async () => {
    expect((await checkFigures(app)).differing).toEqual([]);
    const [spoilt] = lives;
    await base.db.execute(
      sql`update figure_facts set on_date = on_date + 1 where ctid in (select ctid from figure_facts where trajectory_id = ${spoilt!.trajectoryId} limit 1)`,
    );
    expect((await checkFigures(app)).differing).toEqual([spoilt!.trajectoryId]);
    await rebuildFigures(app);
    expect((await checkFigures(app)).differing).toEqual([]);
  });

  it('are caught up with once at a time, and those who ask meanwhile wait together', async () => {
    const [first, second, third] = [catchUpFigures(app.db), catchUpFigures(app.db), catchUpFigures(app.db)];
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    await Promise.all([first, second]);
    const later = catchUpFigures(app.db);
    expect(later).not.toBe(second);
    await later;
  });

  it('are looked at by somebody, who is noted', async () => {
    const analyst = { ...app, caller: { kind: 'analyst', accountId: 'a-1' } as const };
    await figureTable(analyst, { figure: 'referrals', by: ['sex'], province: 'limburg', ...cutOffs[0] });
    const [last] = await base.db
      .select()
      .from(figureLooks)
      .orderBy(sql`id desc`)
      .limit(1);
    expect(last).toMatchObject({
      ...{ viewerId: 'a-1', relation: 'analyst', operation: 'figureTable', figure: 'referrals' },
      ...{ split: 'sex', province: 'limburg', asOf: cutOffs[0].asOf },
    });
    await expect(base.db.execute(sql`delete from figure_looks`)).rejects.toThrow();
  });

  it('are refused for a period that is none', async () => {
    for (const period of [{ asOf: '2026-08-02' }, { from: '2026-02-30' }, { from: '2026-03-01', until: '2026-02-01' }])
      await expect(figureTable(app, { figure: 'referrals', ...period })).rejects.toMatchObject({
        code: 'figures.badPeriod',
      });
    await expect(figureTable(app, { figure: 'nothing' })).rejects.toMatchObject({ code: 'figures.unknown' });
  });
});
