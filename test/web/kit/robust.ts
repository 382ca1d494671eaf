import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { endSession } from '../../../app/access/index.ts';
import { showTrajectory } from '../../../app/trajectories/index.ts';
import { capital, commandText, frameWords, screenWords, trajectoryWords } from '../../../words/index.ts';
import { signIn } from '../../support/sign-in.ts';
import { fill, mistakes, press, type Desk } from './desk.ts';
import type { House } from './house.ts';
import { unchecked } from './in-page.js';
import { toMediation } from './lives.ts';

/** What people do without meaning to: twice, in two tabs, backwards, and too late. */
export const describeRobust = (housed: () => House) =>
  describe('what is done without meaning to', () => {
    let count = 0;
    const counted = async (id: string): Promise<number> =>
      (await showTrajectory(housed().app, id)).events.filter(({ type }) => type === 'ContactRecorded').length;

    /** Somebody in mediation, and their mediator at a desk with the form of a contact open. */
    async function atTheForm(): Promise<{ id: string; desk: Desk; mediatorId: string }> {
      const { world, app, desk } = housed();
      const id = await world.register('limburg');
      await toMediation(world, id);
      const mediatorId = (await showTrajectory(app, id)).mediatorId ?? '';
      const opened = await desk({ staffId: mediatorId });
      await opened.go(`/trajecten/${id}/doe/recordContact`);
      return { id, desk: opened, mediatorId };
    }
    const note = (): string => `belofte nummer ${(count += 1)}`;
    const looks = async (page: Page, text: string): Promise<void> => {
      await fill(page, { how: 'phone', note: text });
      await press(page, trajectoryWords.nl.look);
    };
    const doing = capital(commandText('recordContact', 'nl'));

    it('a button that is pressed twice does it once', async () => {
      const { id, desk } = await atTheForm();
      const { page } = desk;
      await looks(page, note());
      await page.getByRole('button', { name: doing, exact: true }).dblclick();
      await page.waitForURL(/\/gedaan/);
      expect(await counted(id)).toBe(1);
      await desk.close();
    });

    it('the same form that is sent by two tabs, without a script that would notice, is done once', async () => {
      const { id, desk, mediatorId } = await atTheForm();
      await looks(desk.page, note());
      const key = await desk.page.locator('main input[name=sleutel]').inputValue();
      const plain = await housed().desk({ staffId: mediatorId }, { scripts: false });
      const sent = { how: 'phone', stap: 'doen', sleutel: key, terug: `/trajecten/${id}` };
      const post = () =>
        plain.context.request.post(`/trajecten/${id}/doe/recordContact`, {
          form: sent,
          headers: { 'sec-fetch-site': 'same-origin' },
        });
      const answers = await Promise.all([post(), post()]);
      // Done, or told that it is being done: a page each time.
      for (const answer of answers) {
        expect([200, 409]).toContain(answer.status());
        expect(answer.headers()['content-type']).toContain('text/html');
      }
      await press(desk.page, doing);
      expect(await counted(id)).toBe(1);
      await plain.close();
      await desk.close();
    });

    it('two tabs with the same decision: the second is told that it was taken', async () => {
      const { world, app, desk } = housed();
      const id = await world.register('limburg');
      const one = await desk({ staffId: (await showTrajectory(app, id)).mediatorId ?? '' });
      const second = await one.tab();
      for (const page of [one.page, second]) {
        await page.goto(`/trajecten/${id}/doe/giveConsent`);
        await press(page, trajectoryWords.nl.look);
      }
      const consent = capital(commandText('giveConsent', 'nl'));
      await press(one.page, consent);
      expect(new URL(one.page.url()).pathname).toBe(`/trajecten/${id}/gedaan`);
      await press(second, consent);
      expect(await second.title()).toMatch(new RegExp(`^${frameWords('nl').error}:`));
      expect(await mistakes(second)).toHaveLength(1);
      const { events } = await showTrajectory(app, id);
      expect(events.filter(({ type }) => type === 'ConsentGiven')).toHaveLength(1);
      await one.close();
    });

    it('going back after it was done, and loading again what was seen, doubles nothing and loses nothing', async () => {
      const { id, desk } = await atTheForm();
      const { page } = desk;
      const text = note();
      await fill(page, { note: text });
      await page.locator('main form').first().evaluate(unchecked);
      await press(page, trajectoryWords.nl.look);
      expect(await mistakes(page)).toHaveLength(1);
      expect((await page.reload())?.status()).toBe(422);
      expect(await page.locator('main [name=note]').inputValue()).toBe(text);
      await fill(page, { how: 'phone' });
      await press(page, trajectoryWords.nl.look);
      const seen = page.url();
      await page.reload();
      await press(page, doing);
      const done = page.url();
      await page.goBack();
      expect(page.url()).toBe(seen);
      expect(await page.locator('main input[name=note]').inputValue()).toBe(text);
      await press(page, doing);
      expect(page.url()).toBe(done);
      await page.reload();
      expect(await page.locator('h1').innerText()).toContain(trajectoryWords.nl.doneTitle);
      expect(await counted(id)).toBe(1);
      await opensElsewhere(seen, text);
      await desk.close();
    });

    /** The address of what somebody typed says nothing of it, and shows it in no other session. */
    async function opensElsewhere(address: string, text: string): Promise<void> {
      expect(decodeURIComponent(address)).not.toContain(text);
      const { app, desk } = housed();
      const id = /T-\d+/.exec(address)?.[0] ?? '';
      const other = await desk({ staffId: (await showTrajectory(app, id)).mediatorId ?? '' });
      expect((await other.go(address)).status()).toBe(200);
      expect(await other.page.locator('main [name=note]').inputValue()).toBe('');
      await other.close();
    }

    it('whoever was signed out meanwhile keeps what they typed, and sends it once they are in again', async () => {
      const { id, desk, mediatorId } = await atTheForm();
      const { app, url } = housed();
      const { page, context } = desk;
      const text = note();
      await looks(page, text);
      await endSession(app, desk.sessionId ?? '');
      await press(page, doing);
      expect(await page.locator('h1').innerText()).toBe(screenWords.nl.keptTitle);
      expect(await page.locator('input[name=note]').inputValue()).toBe(text);
      expect(await counted(id)).toBe(0);
      await context.clearCookies({ name: 'w2' });
      const { token } = await signIn(app.db, { staffId: mediatorId }, 'browser');
      await context.addCookies([{ name: 'w2', value: token, url, httpOnly: true }]);
      await press(page, screenWords.nl.keptSend);
      expect(new URL(page.url()).pathname).toBe(`/trajecten/${id}/gedaan`);
      expect(await counted(id)).toBe(1);
      await page.goto(`/trajecten/${id}/notities`);
      expect(await page.locator('main').innerText()).toContain(text);
      await desk.close();
    });
  });
