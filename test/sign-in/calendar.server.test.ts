import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { blockAccess, unblockAccess } from '../../app/access/index.ts';
import { accounts, sessions } from '../../db/schema.ts';
import { Browser } from './browser.ts';
import { embedded, type Embedded } from './embedded.ts';

let world: Embedded;
let url: string;
let trajectory: string;
beforeAll(async () => {
  world = await embedded();
  ({
    trajectory,
    door: { url },
  } = world);
});
afterAll(() => world.close());

describe('a calendar that fetches itself', () => {
  const addressIn = ({ text }: { readonly text: string }): string =>
    /<code>(http[^<]+)<\/code>/.exec(text)?.[1] ?? `no address: ${text}`;
  const fetched = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers });
  const make = (browser: Browser) => browser.post(`${url}/aangemeld/kalender`);

  it('of a colleague has days and numbers and nothing of anybody, at an address that is kept as a hash', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'mediator-1.limburg');
    const address = addressIn(await make(browser));
    expect(address).toMatch(new RegExp(`^${url}/kalender/[A-Za-z0-9_-]{43}\\.ics$`));
    const answer = await fetched(address);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H');
    expect(text).toContain(trajectory);
    expect(text).not.toMatch(/Persoon|Testers|@voorbeeld/);
    const again = await fetched(address, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(JSON.stringify(await world.base.db.select().from(sessions))).not.toContain(address.slice(-47, -4));
  });

  it('opens nothing else, neither as a cookie nor as a token, and is no other session’s secret', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'mediator-1.limburg');
    const secret = addressIn(await make(browser)).slice(-47, -4);
    const json = { accept: 'application/json' };
    for (const headers of [{ cookie: `w2=${secret}` }, { authorization: `Bearer ${secret}` }])
      expect((await fetch(`${url}/v1/me`, { headers: { ...json, ...headers } })).status).toBe(401);
    const own = browser.cookies(url).get('w2') ?? '';
    for (const wrong of [own, 'x'.repeat(43), `${secret}x`, '..%2F..'])
      expect((await fetched(`${url}/kalender/${wrong}.ics`)).status).toBe(404);
    expect((await fetched(`${url}/kalender/${secret}`)).status).toBe(404);
  });

  it('is dead at once when another is made, when it is withdrawn, and while whose it is is blocked', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'group-1.limburg');
    const first = addressIn(await make(browser));
    const second = addressIn(await make(browser));
    const both = async () => [(await fetched(first)).status, (await fetched(second)).status];
    expect(await both()).toEqual([404, 200]);
    const [account] = await world.base.db.select().from(accounts).where(eq(accounts.staffId, 'group-1.limburg'));
    const { subject, organisationCode } = account!;
    const { id } = await blockAccess(world.door.app, { subject, organisationCode, reason: 'lostDevice' });
    expect(await both()).toEqual([404, 404]);
    await unblockAccess(world.door.app, id);
    expect(await both()).toEqual([404, 200]);
    const page = await browser.post(`${url}/aangemeld/kalender-intrekken`);
    expect(page.text).toContain('werkt niet meer');
    expect(await both()).toEqual([404, 404]);
  });

  it('of a jobseeker says that there is a talk, and neither of what nor with whom', async () => {
    const browser = new Browser();
    await world.signIn(browser, `burger.${trajectory}`);
    const text = await (await fetched(addressIn(await make(browser)))).text();
    expect(text).toContain('NAME:Afspraken');
    expect(text).not.toMatch(/REG-1|toestemming|Uiterlijk/);
  });

  it('is made, seen and withdrawn over the API too, and by nobody who has none', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'coach-1.limburg');
    const asked = async (method: 'GET' | 'POST' | 'DELETE', by = browser) => {
      const cookie = `w2=${by.cookies(url).get('w2') ?? ''}`;
      const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin', cookie };
      const answer = await fetch(`${url}/v1/calendar-feed`, { method, headers });
      const text = await answer.text();
      return { status: answer.status, ...(text === '' ? {} : (JSON.parse(text) as { url?: string; feed?: unknown })) };
    };
    expect(await asked('GET')).toMatchObject({ status: 200, feed: null });
    const made = await asked('POST');
    expect((await fetched(made.url ?? '')).status).toBe(200);
    expect(await asked('GET')).toMatchObject({ feed: { expiresAt: expect.any(String) } });
    expect((await asked('DELETE')).status).toBe(204);
    expect((await fetched(made.url ?? '')).status).toBe(404);
    const analyst = new Browser();
    await world.signIn(analyst, 'analyst');
    expect((await asked('POST', analyst)).status).toBe(403);
    expect((await make(analyst)).text).not.toContain('/kalender/');
  });

  it('is fetched so many times a minute and no more', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'coach-1.limburg');
    const address = addressIn(await make(browser));
    const codes = new Set<number>();
    for (let times = 0; times < 24; times += 1) codes.add((await fetched(address)).status);
    expect([...codes]).toEqual([200, 429]);
  });
});
