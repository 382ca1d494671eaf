import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { smtpMailer } from '../../activities/mailer.ts';
import { changeContact, listBounces, listMail, mailAgain, takeReturned } from '../../app/people/index.ts';
import type { App } from '../../app/open.ts';
import { instant, localDate } from '../../domain/calendar/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { isFailing } from '../../db/queries/failing-addresses.ts';
import { setLeftOn } from '../../db/queries/staff.ts';
import { listTrajectories, readTrajectory } from '../../db/queries/trajectories.ts';
import { failingAddresses, staff } from '../../db/schema.ts';
import { writeDigests } from '../../activities/digests.ts';
import { returnedMail } from '../app/returned/dsn.ts';
import { begin, go, mailedAtOnce, noon } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { eligible } from '../support/eligible.ts';
import { nobodyAsked } from '../support/outside.ts';
import { startMailServer, type MailServer } from '../support/smtp.ts';

let base: TestDatabase;
let server: MailServer;
let app: App;
let run: ReturnType<typeof createActivities>;
const now = noon(localDate('2026-03-03'));
beforeAll(async () => {
  [base, server] = await Promise.all([startDatabase(), startMailServer()]);
  app = { db: base.db, settings: {}, now: async () => now, caller: { kind: 'direct' } } as unknown as App;
  run = createActivities({
    db: base.db,
    mailer: smtpMailer(server.url, 'W2 <w2@w2.example.be>'),
    outside: nobodyAsked,
  });
});
afterAll(async () => {
  await server.close();
  await base.close();
});
beforeEach(async () => {
  server.refusals.clear();
  await base.db.delete(failingAddresses);
});

let people = 0;
/** Found eligible, with an address: a letter to the person, and a message to their mediator, are to be sent. */
async function toldOf() {
  const { id, state } = await begin(base.db, '2026-03-02');
  const email = `an${(people += 1)}@voorbeeld.be`;
  await base.db.execute(
    sql`update people set email = ${email} where id = (select person_id from trajectories where id = ${id})`,
  );
  let life = await go(base.db, id, state, 'giveConsent', '2026-03-03');
  life = await go(base.db, id, life, 'holdIntakeTalk', '2026-03-03');
  await go(base.db, id, life, 'decideEligibility', '2026-03-03', eligible);
  const pending = await pendingEffects(base.db, id);
  const of = (kind: 'letter' | 'notify') => pending.find((one) => one.kind === kind)!;
  return {
    id,
    email,
    letter: { trajectoryId: id, effect: of('letter') },
    notify: { trajectoryId: id, effect: mailedAtOnce(of('notify')) },
  };
}
const statesOf = async (id: string) => (await listMail(app, { about: id })).rows;
const isPending = async (id: string, kind: string) =>
  (await pendingEffects(base.db, id)).some((one) => one.kind === kind);

describe('mail in quiet hours', () => {
  it('stands in the mailbox with when it leaves, and leaves then', async () => {
    const { id, notify } = await toldOf();
    const night = instant('2026-03-03T21:30:00.000Z');
    const opens = '2026-03-04T07:00:00.000Z';
    const before = server.taken.length;
    for (let times = 0; times < 2; times += 1)
      await expect(run.notify({ ...notify, now: night })).rejects.toMatchObject({ type: 'held', details: [opens] });
    expect(await statesOf(id)).toMatchObject([{ kind: 'message', delivery: 'held', leavesAt: opens, sentAt: null }]);
    expect([server.taken.length - before, await isPending(id, 'notify')]).toEqual([0, true]);
    await run.notify({ ...notify, now: instant(opens) });
    expect(await statesOf(id)).toMatchObject([{ delivery: 'sent', leavesAt: null, sentAt: opens }]);
    expect([server.taken.length - before, await isPending(id, 'notify')]).toEqual([1, false]);
  });

  it('on a Sunday is held from a jobseeker and not from a colleague', async () => {
    const { id, letter, notify } = await toldOf();
    const sunday = instant('2026-03-08T11:00:00.000Z');
    await expect(run.letter({ ...letter, now: sunday })).rejects.toMatchObject({
      type: 'held',
      details: ['2026-03-09T07:00:00.000Z'],
    });
    await run.notify({ ...notify, now: sunday });
    expect((await statesOf(id)).map(({ kind, delivery }) => `${kind} ${delivery}`).toSorted()).toEqual([
      'letter held',
      'message sent',
    ]);
  });
});

describe('a dead address', () => {
  it('that is refused holds up nothing, is asked once, and is told to whoever guides the person, without the address', async () => {
    const { id, email, letter } = await toldOf();
    server.refusals.set(email, '550 5.1.1 no such mailbox');
    await run.letter({ ...letter, now });
    expect(await isPending(id, 'letter')).toBe(false);
    expect((await statesOf(id)).find(({ kind }) => kind === 'letter')).toMatchObject({
      delivery: 'bounced',
      sentAt: null,
    });
    // In whatever case it is written next.
    expect(await isFailing(base.db, ` ${email.toUpperCase()} `)).toBe(true);
    const row = async () => (await listTrajectories(base.db, { limit: 50 })).rows.find((one) => one.id === id);
    expect((await row())?.mailFails).toBe(true);
    expect((await listBounces(app)).bounces).toMatchObject([{ kind: 'jobseeker', whose: id, code: '5.1.1' }]);
    const day = localDate('2026-03-04');
    await writeDigests(base.db, day, noon(day));
    const mediator = (await readTrajectory(base.db, id))?.trajectory.mediatorId ?? '';
    const told = await readDigests(base.db, { staffId: mediator, day, limit: 5 });
    expect(told[0]?.text).toContain(`${id}: adres werkt niet: bel, of schrijf een brief.`);
    expect(JSON.stringify([told, await listBounces(app)])).not.toContain(email);
    // With another address it is over, and with the same one that somebody looked at again too.
    const by = { role: 'mediator', id: mediator } as const;
    await changeContact(app, { id, by, email: `nieuw.${email}` });
    expect([(await row())?.mailFails, (await listBounces(app)).bounces]).toEqual([false, []]);
    await changeContact(app, { id, by, email });
    expect((await row())?.mailFails).toBe(false);
  });

  it('of a colleague is not asked again for the next message, until an operator says that it works', async () => {
    const [one, other] = [await toldOf(), await toldOf()];
    const [mediator] = await base.db.select().from(staff).where(eq(staff.id, 'mediator-1.antwerp'));
    server.refusals.set(mediator!.email, '550 5.1.1 gone');
    const asked = () => server.asked.filter((address) => address === mediator!.email).length;
    const before = asked();
    await run.notify({ ...one.notify, now });
    await run.notify({ ...other.notify, now });
    const mine = (await statesOf(one.id)).concat(await statesOf(other.id)).filter(({ toId }) => toId === mediator!.id);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ delivery }) => delivery === 'bounced')).toBe(true);
    expect(asked() - before).toBe(1);
    // Nobody looks after the address of who has left.
    await setLeftOn(base.db, mediator!.id, localDate('2026-03-03'));
    expect((await listBounces(app)).bounces).toEqual([]);
    await setLeftOn(base.db, mediator!.id, null);
    const [bounce] = (await listBounces(app)).bounces;
    await mailAgain(app, bounce!.id);
    expect((await listBounces(app)).bounces).toEqual([]);
    await expect(mailAgain(app, bounce!.id)).rejects.toMatchObject({ code: 'mail.notFound' });
  });

  it('is not what a policy, a full relay or a refusal of ourselves says', async () => {
    const { id, email, letter } = await toldOf();
    server.refusals.set(email, '554 5.7.1 relay access denied');
    await run.letter({ ...letter, now });
    expect((await statesOf(id)).find(({ kind }) => kind === 'letter')?.delivery).toBe('bounced');
    const later = await toldOf();
    server.refusals.set(later.email, '452 4.2.2 come back later');
    await expect(run.letter({ ...later.letter, now })).rejects.toMatchObject({ nonRetryable: false });
    expect((await listBounces(app)).bounces).toEqual([]);
  });
});

describe('a mail that comes back', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is noted once it is one of ours, to the address that it was sent to', async () => {
    const { id, email, letter } = await toldOf();
    await run.letter({ ...letter, now });
    const [, messageId = ''] = /^Message-ID: <(.+)@/m.exec(server.taken.at(-1)!.data) ?? [];
    const report = { recipient: email, messageId };
    const nothing = { noted: 0, passedOver: 1 };
    expect(await takeReturned(app, bytes(returnedMail({ ...report, messageId: 'T-999999.1-1.letter' })))).toEqual(
      nothing,
    );
    expect(await takeReturned(app, bytes(returnedMail({ ...report, recipient: 'ander@voorbeeld.be' })))).toEqual(
      nothing,
    );
    const delayed = returnedMail({ ...report, action: 'delayed', status: '4.4.1' });
    expect(await takeReturned(app, bytes(delayed))).toEqual({ noted: 0, passedOver: 0 });
    expect((await statesOf(id)).find(({ kind }) => kind === 'letter')?.delivery).toBe('sent');
    expect(await takeReturned(app, bytes(returnedMail({ ...report, recipient: email.toUpperCase() })))).toEqual({
      noted: 1,
      passedOver: 0,
    });
    expect((await statesOf(id)).find(({ kind }) => kind === 'letter')?.delivery).toBe('bounced');
    expect((await listBounces(app)).bounces).toMatchObject([{ whose: id, code: '5.1.1' }]);
  });

  it('that is none, or is far too large, is refused without a word of what stands in it', async () => {
    for (const text of ['', 'From: geheim@voorbeeld.be\r\n\r\nhallo', 'x'.repeat(1_000_001)]) {
      const error = await takeReturned(app, bytes(text)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'mail.noReport' });
      expect(String(error)).not.toContain('geheim');
    }
  });
});
