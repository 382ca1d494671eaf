import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { anyone } from '../support/anyone.ts';
import { registerRow } from '../../app/intake/index.ts';
import { erasePerson, searchPeople } from '../../app/people/index.ts';
import { listDeadlines, listTrajectories } from '../../app/trajectories/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { createWorld, operator, type World } from '../support/world.ts';
import { must } from '../workflows/kit.ts';
import { registered } from './kit.ts';

let world: World;
let server: FastifyInstance;
const ids: Record<string, string> = {};
const people: Record<string, Partial<RegistrationRow>> = {
  berg: { lastName: 'Van den Bérg', firstName: 'Jean-Luc', phone: '+32 (0)470 12 34 56', dossierNumber: 'Ab 2031/7' },
  straße: { lastName: 'Straße', firstName: 'Øyvind', phone: '011 22 33 44' },
  brien: { lastName: "O'Brien", firstName: 'Séan', phone: '' },
};
beforeAll(async () => {
  world = await createWorld();
  server = createServer(world.app, { whoAsks: anyone, busyAfterMs: 0 });
  await server.ready();
  for (const [key, row] of Object.entries(people)) ids[key] = await registered(world, { ...world.someone(), ...row });
});
afterAll(() => world.close());

const found = async (text: string): Promise<(string | undefined)[]> =>
  (await searchPeople(world.app, text)).people.map(({ trajectories }) => trajectories[0]?.trajectoryId).sort();

describe('people are found', () => {
  it.each([
    ['berg', ['van den berg', 'VANDENBERG', 'jean luc', 'jeanluc van', 'bér luc', 'Berg Jean-Luc']],
    ['straße', ['strasse oyvind', 'straße', 'ØYV']],
    ['brien', ["o'brien", 'obrien sean', 'o brien', 'brien']],
  ])('by name, as clerks type it: %s', async (key, texts) => {
    for (const text of texts) expect([text, await found(text)]).toEqual([text, [ids[key]]]);
  });

  it('by phone, file number, trajectory and INSZ, the present and former one', async () => {
    const insz = world.someone().insz;
    const id = await registered(world, { ...world.someone(), insz, lastName: 'Zonder', firstName: 'Naam' });
    for (const text of ['0470123456', '+32 470 12 34 56', '0032470123456', 'ab2031/7', 'AB 2031/7', ids['berg']!])
      expect([text, await found(text)]).toEqual([text, [ids['berg']]]);
    expect(await found(`${insz.slice(0, 6)} ${insz.slice(6)}`)).toEqual([id]);
    expect(await found(id.slice(2))).toEqual([id]);
  });

  it('by no part of another word, nothing that a query language knows, and nobody who is erased', async () => {
    for (const text of ['erg', 'bergx', "x' or '1'='1", 'berg | straße', '!berg & oyvind', ':* <->'].slice(0, 5))
      expect([text, await found(text)]).toEqual([text, []]);
    for (const text of ['a\u0000b', '']) {
      const reply = await server.inject({ method: 'POST', url: '/v1/people/search', payload: { text } });
      expect([reply.statusCode, reply.json<{ issues: object[] }>().issues.length]).toEqual([400, 1]);
    }
    await expect(searchPeople(world.app, 'ab\u0000')).rejects.toMatchObject({ cause: { code: '22021' } });
    await expect(found(':*')).rejects.toMatchObject({ code: 'search.tooShort' });
    await must(world, ids['brien']!, 'refuseConsent');
    await erasePerson(world.app, ids['brien']!);
    expect(await found('obrien')).toEqual([]);
  });

  it('at most twenty, and it is said that there are more', async () => {
    for (let count = 0; count < 21; count += 1)
      await registerRow(world.app, { ...world.someone(), lastName: 'Veelvoorkomend' }, operator);
    const { people: shown, more } = await searchPeople(world.app, 'veelvoor');
    expect([shown.length, more]).toEqual([20, true]);
  });
});

describe('the work list', () => {
  const list = async (filter: Parameters<typeof listTrajectories>[1]) => {
    const { rows, total } = await listTrajectories(world.app, { limit: 200, ...filter });
    expect(rows.length).toBe(total);
    return rows.map(({ trajectoryId }) => trajectoryId);
  };

  it('is filtered by text, and by part', async () => {
    expect(await list({ text: 'bérg' })).toEqual([ids['berg']]);
    await must(world, ids['straße']!, 'giveConsent');
    expect(await list({ text: 'straße', phase: 'registration' })).toEqual([]);
    expect(await list({ text: 'straße', phase: 'intake' })).toEqual([ids['straße']]);
    expect(await list({ section: 'waitingForPartner' })).toEqual([]);
    expect(await list({ section: 'overdue' })).toEqual([]);
    expect(await list({ section: 'waitingLine' })).toEqual([]);
    expect(await list({ escalation: 1 })).toEqual([]);
    expect(await list({ cohortId: 'C-000001' })).toEqual([]);
    const { waitingUntil } = (await listTrajectories(world.app, { text: 'bérg' })).rows[0]!;
    expect(waitingUntil).not.toBeNull();
    expect((await list({ section: 'all' })).length).toBeGreaterThan(20);
  });

  it('is the same over HTTP, page by page, and no address holds what was searched', async () => {
    type Page = { items: { href: string; name: string }[]; total: number; next?: string };
    const names: string[] = [];
    let url: string | undefined = '/v1/trajectories/search?limit=10';
    for (let pages = 0; url !== undefined && pages < 5; pages += 1) {
      const said = await server.inject({ method: 'POST', url, payload: { text: 'veelvoorkomend' } });
      expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, '']);
      const reply: Page = said.json<Page>();
      expect(reply.total).toBe(21);
      names.push(...reply.items.map(({ href }) => href));
      url = reply.next;
      expect(url ?? '').not.toContain('veel');
    }
    expect(new Set(names).size).toBe(21);
    const one = await server.inject(names[0]!);
    const again = await server.inject({ url: names[0]!, headers: { 'if-none-match': String(one.headers['etag']) } });
    expect([one.statusCode, again.statusCode]).toEqual([200, 304]);
  });

  it('of what is open of many is the same page by page, what is due first on top', async () => {
    const { rows, next } = await listDeadlines(world.app, { limit: 1000 });
    expect([rows.length > 30, next]).toEqual([true, null]);
    const nameOf = ({ dueOn, trajectoryId, deadlineId }: (typeof rows)[number]) =>
      [dueOn, trajectoryId, deadlineId].join();
    expect(rows.map(nameOf)).toEqual(rows.map(nameOf).toSorted());
    const byPage: string[] = [];
    type Page = { items: typeof rows; next?: string };
    let url: string | undefined = '/v1/deadlines?limit=7';
    while (url !== undefined) {
      const page: Page = (await server.inject(url)).json<Page>();
      expect(page.items.length).toBeLessThanOrEqual(7);
      byPage.push(...page.items.map(nameOf));
      url = page.next;
    }
    expect(byPage).toEqual(rows.map(nameOf));
  });

  it('refuses a place that no page gave, also one that looks like it on a day that does not exist', async () => {
    const document = (await server.inject('/openapi.json')).json<{ paths: Record<string, { get?: Operation }> }>();
    type Operation = { parameters?: readonly { name: string }[] };
    const lists = Object.entries(document.paths).flatMap(([path, { get }]) =>
      get?.parameters?.some(({ name }) => name === 'after') ? [path] : [],
    );
    expect(lists).toEqual(expect.arrayContaining(['/v1/trajectories', '/v1/deadlines', '/v1/figures/records']));
    const places = ['T-000001', 'T-000001~MED-1', `${'a'.repeat(32)}~referrals~1`, 'a-message'];
    const days = ['yesterday', '2031-02-31', '2031-02-31T10:00:00.000Z', '2031-13-01', '2031-13-01T10:00:00.000Z'];
    for (const path of lists)
      for (const after of ['', ...days, ...days.flatMap((day) => places.map((place) => `${day}~${place}`))]) {
        const { statusCode, body } = await server.inject(`${path}?after=${encodeURIComponent(after)}`);
        expect([path, after, statusCode, body]).toEqual([path, after, 400, expect.stringContaining('badCursor')]);
      }
  });
});
