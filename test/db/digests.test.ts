import { setTimeout } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailDigests, writeDigests } from '../../activities/digests.ts';
import type { Mail } from '../../activities/mailer.ts';
import { notBegun } from '../../domain/agreement/index.ts';
import { localDate, type LocalDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { catchUp, contextAt, deadlines, effects, type Trajectory } from '../../domain/trajectory/index.ts';
import { insertAbsence } from '../../db/queries/absences.ts';
import { tellAlong } from '../../db/mailboxes.ts';
import { addAgreement } from '../../db/queries/agreements.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { createThing } from '../../db/record-thing.ts';
import { record } from '../../db/record.ts';
import { digests, messages, trajectories } from '../../db/schema.ts';
import { messageNl } from '../../words/index.ts';
import { Played } from '../domain/agreement/kit.ts';
import { begin, calendar, go, noon } from './lives.ts';
import { eligible } from '../support/eligible.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const days = (text: string): LocalDate => localDate(text);

/** Time passes and nobody does anything. */
async function wait(id: string, state: Trajectory, until: string): Promise<Trajectory> {
  const decided = catchUp(state, contextAt(state, noon(days(until)), { rules: rules2026, calendar }));
  await record(base.db, { trajectoryId: id, epoch: 1, ...decided, effects: effects(decided.events, decided.state) });
  return decided.state;
}

async function digestOf(staffId: string, day: string) {
  await writeDigests(base.db, days(day), noon(days(day)));
  const [row] = await readDigests(base.db, { staffId, day: days(day), limit: 10 });
  return row ?? null;
}

const linesOf = (text: string | undefined, id: string) => (text ?? '').split('\n').filter((line) => line.includes(id));

describe('the digest of a day', () => {
  it('tells a matter once, at its highest rung, to its owner and to whom the rung tells', async () => {
    // REG-1 is due on 16 March: on the 24th it is with the team lead.
    const { id, state } = await begin(base.db, '2026-03-02');
    await wait(id, state, '2026-03-24');
    const mine = await digestOf('mediator-1.antwerp', '2026-03-24');
    expect(linesOf(mine?.text, id)).toHaveLength(1);
    expect(linesOf(mine?.text, id)[0]).toContain('toestemming vragen, uiterlijk 16 maart 2026. Regel REG-1');
    expect(mine?.matters).toMatchObject([{ trajectoryId: id, deadlineId: 'REG-1#1', rung: 'teamLead' }]);
    expect(linesOf((await digestOf('lead.antwerp', '2026-03-24'))?.text, id)).toHaveLength(1);
    expect(await digestOf('coordinator.antwerp', '2026-03-24')).toBeNull();
    const person = (await readTrajectory(base.db, id))?.person;
    for (const secret of [person?.lastName, person?.firstName, person?.insz])
      expect(`${mine?.subject} ${mine?.text}`).not.toContain(secret);
  });

  it('is one per person and day, however often it is made, and the next day another', async () => {
    const { id, state } = await begin(base.db, '2026-04-01', 'limburg');
    await wait(id, state, '2026-04-20');
    const [first, again] = [
      await digestOf('mediator-1.limburg', '2026-04-20'),
      await digestOf('mediator-1.limburg', '2026-04-20'),
    ];
    expect(again?.id).toBe(first?.id);
    expect(linesOf(first?.text, id)[0]).toContain('[nieuw]');
    const { rows } = await base.db.execute<{ n: number }>(
      sql`select count(*)::integer as n from digests where staff_id = 'mediator-1.limburg'`,
    );
    expect(rows[0]?.n).toBe(1);
    // A day that was passed over is covered by the later one: it gets none of its own any more.
    expect(await digestOf('mediator-1.limburg', '2026-04-17')).toBeNull();
    expect(await digestOf('mediator-1.limburg', '2026-04-21')).not.toBeNull();
  });

  it('drops what is done, extended or closed', async () => {
    const { id, state } = await begin(base.db, '2026-05-04', 'eastFlanders');
    const late = await wait(id, state, '2026-05-20');
    expect(linesOf((await digestOf('mediator-1.eastFlanders', '2026-05-20'))?.text, id)).toHaveLength(1);
    const done = await go(base.db, id, late, 'giveConsent', '2026-05-21');
    expect(linesOf((await digestOf('mediator-1.eastFlanders', '2026-05-21'))?.text, id)).toHaveLength(0);
    const lateAgain = await wait(id, done, '2026-06-15');
    expect(linesOf((await digestOf('mediator-1.eastFlanders', '2026-06-15'))?.text, id)).toHaveLength(1);
    const intake = deadlines(lateAgain).find(({ rule }) => rule === 'INT-1')?.id;
    await go(base.db, id, lateAgain, 'extendDeadline', '2026-06-16', {
      deadlineId: intake,
      to: '2026-07-10',
      reason: 'personUnavailable',
    });
    expect(linesOf((await digestOf('mediator-1.eastFlanders', '2026-06-16'))?.text, id)).toHaveLength(0);
  });

  it('never tells of someone who died', async () => {
    const { id, state } = await begin(base.db, '2026-05-04', 'westFlanders');
    const late = await wait(id, state, '2026-05-20');
    await go(base.db, id, late, 'stop', '2026-05-21', { reason: 'deceased' });
    for (const who of ['mediator-1', 'lead', 'coordinator'])
      expect(linesOf((await digestOf(`${who}.westFlanders`, '2026-05-21'))?.text, id)).toHaveLength(0);
  });

  it('goes to the deputy in the place of whoever is away, marked, and to nobody twice', async () => {
    const { id, state } = await begin(base.db, '2026-05-04', 'flemishBrabant');
    await wait(id, state, '2026-05-20');
    await insertAbsence(base.db, {
      staffId: 'mediator-1.flemishBrabant',
      fromOn: days('2026-05-18'),
      untilOn: days('2026-05-21'),
      deputyId: 'mediator-2.flemishBrabant',
    });
    expect(await digestOf('mediator-1.flemishBrabant', '2026-05-20')).toBeNull();
    const deputy = await digestOf('mediator-2.flemishBrabant', '2026-05-20');
    expect(linesOf(deputy?.text, id)).toEqual([expect.stringContaining('in de plaats van mediator-1.flemishBrabant')]);
    // Back, they find what is still true, though they read nothing meanwhile.
    expect(linesOf((await digestOf('mediator-1.flemishBrabant', '2026-05-22'))?.text, id)).toHaveLength(1);
    expect(linesOf((await digestOf('mediator-2.flemishBrabant', '2026-05-22'))?.text, id)).toHaveLength(0);
  });

  it('is mailed once, also by two sweeps at once, and kept when the mail server does not take it', async () => {
    const sent: Mail[] = [];
    let down = true;
    let bad = '';
    const mailer = {
      async send(mail: Mail) {
        if (down) throw Object.assign(new Error('no line'), { code: 'ECONNREFUSED' });
        if (bad !== '' && mail.key.endsWith(`.${bad}`))
          throw Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE', responseCode: 550 });
        // A mail server takes its time: long enough for another sweep to come by.
        await setTimeout(30);
        sent.push(mail);
      },
    };
    const day = days('2026-07-01');
    await writeDigests(base.db, day, noon(day));
    const kept = (await readDigests(base.db, { day, limit: 100 })).length;
    expect(kept).toBeGreaterThan(2);
    await expect(mailDigests(base.db, mailer, day, noon(day))).rejects.toThrow('no line');
    down = false;
    // One address that is not taken delays nobody else's, on this day or on any other.
    const bounced = (await readDigests(base.db, { day, limit: 100 })).map(({ staffId }) => staffId).sort()[0]!;
    bad = bounced;
    expect(await mailDigests(base.db, mailer, day, noon(day))).toEqual({ mailed: kept - 1, refused: 1 });
    bad = '';
    sent.length = 0;
    await base.db.update(digests).set({ sentAt: null }).where(eq(digests.day, day));
    await Promise.all([mailDigests(base.db, mailer, day, noon(day)), mailDigests(base.db, mailer, day, noon(day))]);
    await mailDigests(base.db, mailer, day, noon(day));
    // The dead address is not tried again; its owner's coordinator hears of it the next day, without the address.
    expect(new Set(sent.map(({ key }) => key)).size).toBe(kept - 1);
    expect(sent).toHaveLength(kept - 1);
    const next = days('2026-07-02');
    await writeDigests(base.db, next, noon(next));
    const told = (await readDigests(base.db, { day: next, limit: 200 })).filter(({ text }) =>
      text.includes(`medewerker ${bounced}: adres werkt niet`),
    );
    expect(told.map(({ staffId }) => staffId)).toContain(`coordinator.${bounced.split('.')[1]}`);
    expect(JSON.stringify(told)).not.toContain('@');
  });

  it('tells a deputy who is concerned as well for themself, once and without a mark', async () => {
    // The lead of the province is told by the rung, and stands in for the owner; the owner comes after the rung.
    const { id, state } = await begin(base.db, '2026-08-03', 'antwerp');
    await wait(id, state, '2026-08-25');
    const owner = (await readTrajectory(base.db, id))?.trajectory.mediatorId ?? '';
    const at = (day: string) => ({ fromOn: days(day), untilOn: days(day) });
    await insertAbsence(base.db, { staffId: owner, deputyId: 'lead.antwerp', ...at('2026-08-25') });
    const lines = linesOf((await digestOf('lead.antwerp', '2026-08-25'))?.text, id);
    expect(lines).toEqual([expect.not.stringContaining('in de plaats van')]);
    expect(linesOf((await digestOf(owner, '2026-08-25'))?.text, id)).toEqual([]);
    // And the other way round: the owner stands in for the lead, whom the rung tells before the owner.
    await insertAbsence(base.db, { staffId: 'lead.antwerp', deputyId: owner, ...at('2026-08-27') });
    expect(linesOf((await digestOf(owner, '2026-08-27'))?.text, id)).toEqual([
      expect.not.stringContaining('in de plaats van'),
    ]);
  });

  it('tells who came in since the last one, once, to whoever has them by then', async () => {
    const cameIn = async (on: string, own = false) => {
      const { id, state, effects: written } = await begin(base.db, on, 'limburg');
      const found = await readTrajectory(base.db, id);
      const telling = written.filter((effect) => effect.kind === 'notify');
      await tellAlong(base.db, found!.trajectory, telling, { now: noon(days(on)), words: messageNl });
      if (own)
        await base.db
          .update(messages)
          .set({ sentAt: noon(days(on)) })
          .where(eq(messages.trajectoryId, id));
      return { id, state, mediatorId: found!.trajectory.mediatorId ?? '' };
    };
    const [one, two, mailed] = [
      await cameIn('2026-09-07'),
      await cameIn('2026-09-07'),
      await cameIn('2026-09-07', true),
    ];
    const dead = await cameIn('2026-09-07');
    await go(base.db, dead.id, dead.state, 'stop', '2026-09-08', { reason: 'deceased' });
    const other = ['mediator-1.limburg', 'mediator-2.limburg'].find((id) => id !== one.mediatorId)!;
    await base.db.update(trajectories).set({ mediatorId: other }).where(eq(trajectories.id, two.id));
    const mine = await digestOf(one.mediatorId, '2026-09-08');
    expect(mine?.subject).toMatch(/^Jouw dag: \d+ nieuw/);
    expect(linesOf(mine?.text, one.id)).toEqual([`- ${one.id}: aangemeld op 7 september 2026`]);
    const all = await readDigests(base.db, { day: days('2026-09-08'), limit: 100 });
    const toldOf = (id: string) =>
      all.filter(({ text }) => text.includes(`${id}: aangemeld`)).map((row) => row.staffId);
    expect(toldOf(one.id)).toEqual([one.mediatorId]);
    expect(toldOf(two.id)).toEqual([other]);
    expect([...toldOf(mailed.id), ...toldOf(dead.id)]).toEqual([]);
    const later = await digestOf(one.mediatorId, '2026-09-09');
    expect(later?.text ?? '').not.toContain('aangemeld op');
  });

  it('knows by which message the rung was told on which something stands, and by no earlier one', async () => {
    const { id, state } = await begin(base.db, '2026-10-05', 'antwerp');
    let life = state;
    for (const day of ['2026-10-16', '2026-10-20']) {
      const decided = catchUp(life, contextAt(life, noon(days(day)), { rules: rules2026, calendar }));
      const told = effects(decided.events, decided.state);
      await record(base.db, { trajectoryId: id, epoch: 1, ...decided, effects: told });
      const found = await readTrajectory(base.db, id);
      const telling = told.filter((effect) => effect.kind === 'notify');
      await tellAlong(base.db, found!.trajectory, telling, { now: noon(days(day)), words: messageNl });
      life = decided.state;
    }
    const owner = (await readTrajectory(base.db, id))?.trajectory.mediatorId ?? '';
    const matter = (await digestOf(owner, '2026-10-20'))?.matters.find((one) => one.trajectoryId === id);
    expect(matter).toMatchObject({ rung: 'overdue', messageIds: [expect.any(String)] });
  });

  it('goes to the people of a partner where each was referred, also of two whom one mediator guides', async () => {
    const atThePartner = async () => {
      const { id, state } = await begin(base.db, '2026-11-02', 'westFlanders');
      let life: Trajectory = state;
      const say = async (name: string, data = {}) => (life = await go(base.db, id, life, name, '2026-11-02', data));
      await say('giveConsent');
      await say('holdIntakeTalk');
      await say('decideEligibility', eligible);
      await say('addGoal', { theme: 'work' });
      await say('agreePlan', { how: 'signed' });
      await say('refer');
      await say('placeGranted', { referralId: 'R1' });
      await wait(id, life, '2026-11-13');
      return id;
    };
    const [stayed, moved] = [await atThePartner(), await atThePartner()];
    await base.db.update(trajectories).set({ partnerProvince: 'limburg' }).where(eq(trajectories.id, moved));
    const [here, there] = [
      await digestOf('partner.westFlanders', '2026-11-13'),
      await digestOf('partner.limburg', '2026-11-13'),
    ];
    expect([linesOf(here?.text, stayed).length, linesOf(here?.text, moved).length]).toEqual([1, 0]);
    expect([linesOf(there?.text, stayed).length, linesOf(there?.text, moved).length]).toEqual([0, 1]);
  });

  it('tells each colleague of their own action in an agreement, and not of another’s', async () => {
    const named = ['mediator-1.limburg', 'mediator-2.limburg'] as const;
    const played = new Played().begin('2026-11-16');
    for (const [n, ownerId] of named.entries())
      played.plan('2026-11-16', 2027, '2027-02-01', {
        title: n === 0 ? 'housing' : 'mobility',
        owner: 'staff',
        ownerId,
      });
    played.say('2026-11-16', 'agreePlan', { year: 2027 });
    played.pass('2027-02-02');
    const row = await addAgreement(base.db, {
      ...{ nis: '71022', validFrom: days('2026-11-16'), validUntil: null, actionPlan: 'AP-1' },
      ...{ channel: 'mail', address: 'dienst@ocmw.example.be' },
    });
    if (row === 'overlaps') throw new Error('one is there');
    const events = played.events.map((event) =>
      event.type === 'AgreementBegan' ? { ...event, rowId: row.id } : event,
    );
    await createThing(base.db, 'agreement', { id: 'A-000001', epoch: 1, events, effects: [] }, notBegun);
    const text = async (staffId: string) => (await digestOf(staffId, '2027-02-02'))?.text ?? '';
    const [housing, mobility] = [await text(named[0]), await text(named[1])];
    expect([housing.includes('actie 2027-1'), housing.includes('actie 2027-2')]).toEqual([true, false]);
    expect([mobility.includes('actie 2027-1'), mobility.includes('actie 2027-2')]).toEqual([false, true]);
  });
});
