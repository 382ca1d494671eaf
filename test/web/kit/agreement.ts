import { describe, expect, it } from 'vitest';
import { sweep } from '../../../app/operations/index.ts';
import { appVerbs } from '../../../app/verbs.ts';
import { runCli } from '../../../cli/program.ts';
import { setClockOffset } from '../../../db/queries/clock.ts';
import { readDigests } from '../../../db/queries/digests.ts';
import { staffId } from '../../../db/seed-staff.ts';
import { addDays, localDateOf, msOf, startOfDay, type LocalDate } from '../../../domain/calendar/index.ts';
import { begin } from '../../db/lives.ts';
import { testDay } from '../../support/day.ts';
import { signIn } from '../../support/sign-in.ts';
import { aWorkingDayIn, forwardTo } from './days.ts';
import type { House } from './house.ts';

interface Listed {
  readonly rows: readonly { readonly trajectoryId: string }[];
}

/** Whoever asks, and wherever: the same people are late. */
async function lateEverywhere({ app, url, world }: House, mediatorId: string) {
  const browser = await signIn(app.db, { staffId: mediatorId }, 'browser');
  const device = await signIn(app.db, { staffId: mediatorId });
  const page = async (path: string): Promise<string> =>
    (await fetch(url + path, { headers: { cookie: `w2=${browser.token}`, accept: 'text/html' } })).text();
  const list = await page('/werk?deel=overdue');
  const rows = [...new Set([...list.matchAll(/href="\/trajecten\/(T-\d+)\?/g)].map(([, id = '']) => id))].toSorted();
  const [, badge = ''] = /deel=overdue"[\s\S]*?<span class="w2-count"[^>]*>(\d+)</.exec(list) ?? [];
  const api = (await (
    await fetch(`${url}/v1/trajectories?overdue=true&limit=200`, { headers: device.headers })
  ).json()) as { items: { trajectoryId: string }[] };
  const all = (await appVerbs.listTrajectories({ ...app, caller: { kind: 'direct' } }, {
    mediatorId,
    limit: 200,
  } as never)) as unknown as Listed;
  const theirs = all.rows.map(({ trajectoryId }) => trajectoryId);
  const own: string[] = [];
  for (const trajectoryId of theirs)
    if (/data-now\s+data-late/.test(await page(`/trajecten/${trajectoryId}`))) own.push(trajectoryId);
  return {
    badge: Number(badge),
    rows,
    api: api.items.map(({ trajectoryId }) => trajectoryId).toSorted(),
    cli: (await w2(world.app)).filter((id) => theirs.includes(id)),
    own: own.toSorted(),
    all: all.rows.length,
  };
}

/** `w2 list --overdue`. */
async function w2(app: House['app']): Promise<readonly string[]> {
  let out = '';
  const code = await runCli(['list', '--overdue', '--limit', '200', '--json'], {
    out: (line) => void (out += line),
    err: () => undefined,
    progress: null,
    production: false,
    colour: false,
    columns: 100,
    readFile: () => Promise.reject(new Error('no file is read')),
    load: async () => ({ ...appVerbs, openApp: async () => ({ ...app, close: async () => undefined }) }),
  });
  expect(code).toBe(0);
  const { rows } = JSON.parse(out) as Listed;
  return rows.map(({ trajectoryId }) => trajectoryId).toSorted();
}

/** While every life here still has its run: a digest tells what time brought about. */
export const describeDigest = (housed: () => House) =>
  describe('the digest of a morning', () => {
    it('names the people who are late, as the work list does', async () => {
      const house = housed();
      const { app } = house;
      const day = await aWorkingDayIn(app, 19);
      await forwardTo(app, day);
      await sweep(app, { day });
      const digests = await readDigests(app.db, { day, limit: 100 });
      const mediators = digests.filter(({ staffId: one }) => one.startsWith('mediator-'));
      expect(mediators.length).toBeGreaterThan(0);
      let named = 0;
      for (const { staffId: who, matters } of mediators) {
        const late = await lateEverywhere(house, who);
        // Some matters are of a group, of a month of hours, or of an agreement.
        const told = matters.flatMap(({ rung, trajectoryId }) => (rung === 'reminder' ? [] : (trajectoryId ?? [])));
        named += told.length;
        expect(told.filter((id) => !late.rows.includes(id))).toEqual([]);
        expect(late).toMatchObject({ badge: late.rows.length, api: late.rows, cli: late.rows });
      }
      expect(named).toBeGreaterThan(0);
    });
  });

/** The days of 23 and of 25 hours that come next. */
function oddDays(): readonly LocalDate[] {
  const found: LocalDate[] = [];
  for (let day = addDays(testDay, 120); found.length < 2; day = addDays(day, 1)) {
    const hours = (msOf(startOfDay(addDays(day, 1))) - msOf(startOfDay(day))) / 3_600_000;
    if (hours !== 24) found.push(day);
  }
  return found;
}

/** At midnight, or in the last second of the day; a machine too busy to ask all within that second asks from earlier on. */
async function lateAt(house: House, mediatorId: string, day: LocalDate, moment: 'first' | 'last') {
  const { app } = house;
  const next = msOf(startOfDay(addDays(day, 1)));
  for (const start of moment === 'first' ? [msOf(startOfDay(day))] : [1, 60, 3600].map((left) => next - left * 1000)) {
    await setClockOffset(app.db, start - Date.now());
    const late = await lateEverywhere(house, mediatorId);
    if (localDateOf(await app.now()) === day) return late;
  }
  throw new Error(`${day} went by before all had answered`);
}

/** Afterwards the clock stands elsewhere: nothing of the programme comes after it. */
export const describeAgreement = (housed: () => House) =>
  describe('on any moment of any day', () => {
    const mediatorId = staffId('mediator-1', 'eastFlanders');
    /** Around the day on which the first task of a registration falls due. */
    const daysBefore = [13, 14, 15, 16, 17];
    const days = [addDays(oddDays()[0]!, -20), ...oddDays()].toSorted();

    it.each(days)('%s: the badge, the list, each page, the API and w2 agree on who is late', async (day) => {
      const house = housed();
      const { app } = house;
      for (const before of daysBefore) await begin(app.db, addDays(day, -before), 'eastFlanders');
      for (const moment of ['first', 'last'] as const) {
        const late = await lateAt(house, mediatorId, day, moment);
        expect(late, `${day}, ${moment}`).toMatchObject({
          ...{ badge: late.rows.length, api: late.rows, cli: late.rows, own: late.rows },
        });
        expect(late.rows.length).toBeGreaterThan(0);
        expect(late.rows.length).toBeLessThan(late.all);
      }
    });
  });
