import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { nameOrganisationCode, linkColleague } from '../../app/access/index.ts';
import { accounts, people, trajectories } from '../../db/schema.ts';
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

describe('whoever signs in', () => {
  const partner = { kind: 'colleague', organisationId: 'groepIntro', partner: 'groepIntro', province: 'limburg' };
  it.each([
    [
      'mediator-1.limburg',
      { kind: 'colleague', role: 'mediator', organisationId: 'vdab', partner: null, province: 'limburg' },
    ],
    ['lead.antwerp', { kind: 'colleague', role: 'teamLead', province: 'antwerp' }],
    ['coordinator.limburg', { kind: 'colleague', role: 'programmeCoordinator' }],
    ['group-1.limburg', { ...partner, role: 'groupWorker' }],
    ['partner.limburg', { ...partner, role: 'partnerCoordinator' }],
    ['group-1.antwerp', { kind: 'colleague', role: 'groupWorker', partner: 'randstad' }],
    ['partner.antwerp', { kind: 'colleague', role: 'partnerCoordinator', partner: 'randstad' }],
    ['coach-1.limburg', { kind: 'colleague', role: 'jobCoach', organisationId: 'vdab' }],
    ['coach-2.limburg', { kind: 'colleague', role: 'jobCoach', organisationId: 'gob', partner: null }],
    ['ocmw.hasselt', { kind: 'ocmw', nis: '71072' }],
    ['ocmw.gent', { kind: 'ocmw', nis: '44021' }],
    ['analyst', { kind: 'analyst' }],
    ['dpo', { kind: 'dpo' }],
    ['operator', { kind: 'operator' }],
    ['expert', { kind: 'expert' }],
  ])('as %s is that here, by our own tables', async (person, expected) => {
    const browser = new Browser();
    const page = await world.signIn(browser, person);
    expect([page.status, page.url.pathname]).toEqual([200, '/aangemeld']);
    expect(await world.me(browser)).toMatchObject({ status: 200, ...expected });
  });

  it('as a citizen is the person of that number, which is kept with no account', async () => {
    const browser = new Browser();
    await world.signIn(browser, `burger.${trajectory}`);
    const [row] = await world.base.db
      .select({ id: people.id, insz: people.insz })
      .from(people)
      .innerJoin(trajectories, eq(trajectories.personId, people.id))
      .where(eq(trajectories.id, trajectory));
    expect(await world.me(browser)).toMatchObject({ kind: 'citizen', personId: row!.id });
    expect(JSON.stringify(await world.base.db.select().from(accounts))).not.toContain(row!.insz);
  });

  it('by too weak a means, or without a role, is told so on a page and is not in', async () => {
    const browser = new Browser();
    const weak = await world.signIn(browser, 'mediator-1.limburg', { acr: 'low' });
    expect([weak.status, weak.text.includes('niet sterk genoeg')]).toEqual([403, true]);
    const stranger = await world.signIn(browser, 'stranger');
    expect([stranger.status, stranger.text.includes('geen rol')]).toEqual([403, true]);
    const nobody = await world.signIn(browser, '');
    expect(nobody.status).toBe(403);
    expect((await world.me(browser)).status).toBe(401);
  });

  it('as a colleague who is not linked is told the code with which an operator links them, and only then is in', async () => {
    const { db } = world.base;
    const id = 'mediator-2.limburg';
    await db.delete(accounts).where(eq(accounts.staffId, id));
    const browser = new Browser();
    const { status, text } = await world.signIn(browser, id);
    expect(status).toBe(403);
    const [, subject = '', organisationCode = ''] = /code: (\S+) \((\S+)\)/.exec(text) ?? [];
    const given = { staffId: id, subject, organisationCode };
    await expect(linkColleague(world.door.app, { ...given, organisationCode: '0999000196' })).rejects.toMatchObject({
      code: 'access.badCode',
    });
    await expect(linkColleague(world.door.app, { ...given, staffId: 'nobody' })).rejects.toMatchObject({
      code: 'staff.unknown',
    });
    await linkColleague(world.door.app, given);
    await world.signIn(browser, id);
    expect(await world.me(browser)).toMatchObject({ staffId: id });
  });

  it('for an organisation whose code is not known, or is another kind of organisation’s, is not in', async () => {
    const { app } = world.door;
    await nameOrganisationCode(app, '0999000493', 'Genk');
    const browser = new Browser();
    await world.signIn(browser, 'ocmw.hasselt');
    expect(await world.me(browser)).toMatchObject({ nis: '71016' });
    await nameOrganisationCode(app, '0999000493', 'randstad');
    expect((await world.signIn(browser, 'ocmw.hasselt')).status).toBe(403);
    await nameOrganisationCode(app, '0999000493', 'Hasselt');
    await expect(nameOrganisationCode(app, '0999000493', 'Luik')).rejects.toMatchObject({ code: 'access.badCode' });
  });
});

describe('another work relation, by the way of the provider', () => {
  /** Of the provider of this one test file: the settings are read anew at each question. */
  const by = (way: 'hint' | 'logout' | undefined) => Object.assign(world.door.app.settings, { oidcSwitch: way });
  afterAll(() => void by(undefined));
  const organisation = `/aangemeld/organisatie`;

  it.each(['hint', 'logout'] as const)(
    '(%s) is chosen there, among one’s own, and is a sign-in of its own',
    async (way) => {
      by(way);
      const browser = new Browser();
      await world.signIn(browser, 'expert');
      const before = browser.cookies(url).get('w2') ?? '';
      expect((await browser.get(`${url}/aangemeld`)).text).toContain(`action="${organisation}"`);
      const choice = await browser.post(`${url}${organisation}`);
      expect(choice.url.origin).toBe(world.provider.url);
      expect([...choice.text.matchAll(/name="person" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([
        'expert',
        'expert.gent',
      ]);
      // Whoever they were is out, whatever they choose.
      expect((await fetch(`${url}/v1/me`, { headers: { cookie: `w2=${before}` } })).status).toBe(401);
      const page = await browser.post(choice.url, { person: 'expert.gent' });
      expect([page.status, page.url.pathname]).toEqual([200, '/aangemeld']);
      expect(await world.me(browser)).toMatchObject({ kind: 'ocmw', nis: '44021' });
      expect(browser.cookies(url).get('w2')).not.toBe(before);
    },
  );

  it('(hint) says which client, and binds the way back to this browser', async () => {
    by('hint');
    const browser = new Browser();
    await world.signIn(browser, 'expert');
    const { headers } = await browser.post(`${url}${organisation}`, {}, { follows: false });
    const to = new URL(headers.get('location') ?? '');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      client_id: 'w2-demo',
      redirect_uri: `${url}/aanmelden/terug`,
      login_hint: 'eyJzd2l0Y2hfaWQiOiB0cnVlfQ==',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^.{43}$/) as unknown,
      nonce: expect.stringMatching(/^.{43}$/) as unknown,
    });
  });

  it('(logout) comes back once, with the state of this browser, and by no other address', async () => {
    by('logout');
    const browser = new Browser();
    await world.signIn(browser, 'expert');
    const { headers } = await browser.post(`${url}${organisation}`, {}, { follows: false });
    const to = new URL(headers.get('location') ?? '');
    const state = to.searchParams.get('state') ?? '';
    expect(Object.fromEntries(to.searchParams)).toEqual({
      client_id: 'w2-demo',
      post_logout_redirect_uri: `${url}/aanmelden/wissel`,
      state: expect.stringMatching(/^.{43}$/) as unknown,
      switch: 'true',
    });
    const ordinary = await browser.get(`${url}/aanmelden`, { follows: false });
    const other = new URL(ordinary.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const back = async (from: Browser, query: string, at = 'wissel') =>
      (await from.get(`${url}/aanmelden/${at}${query}`, { follows: false })).status;
    expect(await back(browser, '')).toBe(403);
    expect(await back(browser, `?state=${'x'.repeat(43)}`)).toBe(403);
    expect(await back(new Browser(), `?state=${state}`)).toBe(403);
    // What an ordinary sign-in began is no switch, and is used up.
    expect([await back(browser, `?state=${other}`), await back(browser, `?code=c&state=${other}`, 'terug')]).toEqual([
      403, 403,
    ]);
    expect([await back(browser, `?state=${state}`), await back(browser, `?state=${state}`)]).toEqual([303, 403]);
    await world.signIn(browser, 'expert');
    const again = await browser.post(`${url}${organisation}`, {}, { follows: false });
    const second = new URL(again.headers.get('location') ?? '').searchParams.get('state');
    expect(await back(browser, `?code=c&state=${second}`, 'terug')).toBe(403);
    expect((await browser.get(to.href.replace('wissel', 'elders'), { follows: false })).status).toBe(400);
  });

  it('is asked by no other site, and nobody is out by it', async () => {
    by('hint');
    const browser = new Browser();
    await world.signIn(browser, 'expert');
    const posted = await browser.post(`${url}${organisation}`, {}, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(posted.status).toBe(403);
    expect(await world.me(browser)).toMatchObject({ kind: 'expert' });
  });
});

describe('signing out', () => {
  it('ends the session here and at the provider, and comes back', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'dpo');
    const cookie = `w2=${browser.cookies(url).get('w2')}`;
    const { headers } = await browser.post(`${url}/afmelden`, {}, { follows: false });
    const to = new URL(headers.get('location') ?? '');
    expect(to.origin).toBe(world.provider.url);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      client_id: 'w2-demo',
      post_logout_redirect_uri: `${url}/afgemeld`,
      state: expect.stringMatching(/^.{43}$/) as unknown,
    });
    expect((await fetch(`${url}/v1/me`, { headers: { cookie } })).status).toBe(401);
    const page = await browser.get(to);
    expect(page.text).toContain('name="logout"');
  });
});
