import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkForLetter, readPersonLink } from '../../app/access/person-links.ts';
import { createActivities } from '../../activities/index.ts';
import { eligible } from '../support/eligible.ts';
import { nobodyAsked } from '../support/outside.ts';
import type { Mail } from '../../activities/mailer.ts';
import { messageNl, messageSubjects } from '../../words/index.ts';
import { instant, localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import type { Effect } from '../../domain/trajectory/index.ts';
import { endAbsences, insertAbsence } from '../../db/queries/absences.ts';
import { readLetters } from '../../db/queries/letters.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { insertRuleSet } from '../../db/queries/rules.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { record } from '../../db/record.ts';
import { andThen, begin, go, mailedAtOnce, noon } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const now = noon(localDate('2026-03-03'));

const sent: Mail[] = [];
beforeEach(() => {
  sent.length = 0;
});
let failNext = false;
const mailer = {
  async send(mail: Mail): Promise<void> {
    if (failNext) {
      failNext = false;
      throw Object.assign(new Error(`cannot reach ${mail.to}`), { code: 'ECONNREFUSED' });
    }
    sent.push(mail);
  },
};

async function anEffect(kind: Effect['kind']): Promise<{ trajectoryId: string; effect: Effect; now: typeof now }> {
  const { id, state } = await begin(base.db, '2026-03-02');
  await go(base.db, id, state, 'giveConsent', '2026-03-03');
  const effect = (await pendingEffects(base.db, id)).find((one) => one.kind === kind);
  if (!effect) throw new Error(`no ${kind}`);
  return { trajectoryId: id, effect, now };
}

/** Something that is mailed by itself. */
async function aMail() {
  const call = await anEffect('notify');
  return { ...call, effect: mailedAtOnce(call.effect) };
}

describe('notify', () => {
  it('puts one message into the mailbox however often it is tried', async () => {
    const { notify } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const call = await anEffect('notify');
    await Promise.all([notify(call), notify(call), notify(call)]);
    await notify(call);
    const messages = await readMessages(base.db, { trajectoryId: call.trajectoryId, limit: 10 });
    expect(messages).toMatchObject([{ recipientId: 'mediator-1.antwerp', about: 'registered', at: now, sentAt: null }]);
    expect((await pendingEffects(base.db, call.trajectoryId)).map(({ kind }) => kind)).toEqual([
      'inscribe',
      'askOutside',
      'askOutside',
    ]);
  });

  it('mails nothing that is for the digest', async () => {
    const { notify } = createActivities({ db: base.db, mailer, outside: nobodyAsked });
    sent.length = 0;
    const call = await anEffect('notify');
    await notify(call);
    expect(sent).toEqual([]);
    expect(await readMessages(base.db, { trajectoryId: call.trajectoryId, limit: 10 })).toMatchObject([
      { about: 'registered', sentAt: null },
    ]);
  });

  it('sends each mail once, with an id that a repeat would share, and never names the person', async () => {
    const { notify } = createActivities({ db: base.db, mailer, outside: nobodyAsked });
    const call = await aMail();
    failNext = true;
    await expect(notify(call)).rejects.toMatchObject({
      type: 'ECONNREFUSED',
      message: 'failed: ECONNREFUSED',
      nonRetryable: false,
    });
    await notify(call);
    await notify(call);
    expect(sent.map(({ key }) => key)).toEqual([`${call.trajectoryId}.1-1.mediator-1.antwerp`]);
    const person = (await readTrajectory(base.db, call.trajectoryId))?.person;
    expect(`${sent[0]?.subject} ${sent[0]?.text}`).toContain(call.trajectoryId);
    for (const secret of [person?.lastName, person?.firstName, person?.insz])
      expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toContain(secret);
    expect(await readMessages(base.db, { trajectoryId: call.trajectoryId, limit: 10 })).toMatchObject([
      { sentAt: now },
    ]);
  });

  it('puts it into the mailbox of the deputy, and of nobody else, while the one who is meant is away', async () => {
    const { notify } = createActivities({ db: base.db, mailer, outside: nobodyAsked });
    const call = await aMail();
    const on = localDate('2026-03-03');
    const meant = (await readTrajectory(base.db, call.trajectoryId))?.trajectory.mediatorId ?? '';
    const deputyId = meant === 'mediator-2.antwerp' ? 'mediator-3.antwerp' : 'mediator-2.antwerp';
    await insertAbsence(base.db, { staffId: meant, fromOn: on, untilOn: on, deputyId });
    await notify(call).finally(() => endAbsences(base.db, meant, on));
    const told = await readMessages(base.db, { trajectoryId: call.trajectoryId, limit: 10 });
    expect(told.map(({ recipientId }) => recipientId)).toEqual([deputyId]);
    expect(sent.map(({ key }) => key)).toEqual([`${call.trajectoryId}.1-1.${deputyId}`]);
  });

  it('tells a rung with the task, its date and its rule', async () => {
    const { notify } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const { id, state } = await begin(base.db, '2026-03-02');
    const later = andThen(state, 'giveConsent', '2026-03-20');
    await record(base.db, { trajectoryId: id, epoch: 1, ...later });
    const overdue = (await pendingEffects(base.db, id)).find(
      (effect) => effect.kind === 'notify' && effect.about !== 'registered',
    );
    // The task was done in the same batch, so nobody is told; the words are there all the same.
    expect(overdue).toBeUndefined();
    const [due] = (
      await base.db.execute<{ due_on: string }>(
        sql`select due_on::text from deadlines where trajectory_id = ${id} and rule = 'REG-1'`,
      )
    ).rows;
    await base.db.execute(
      sql`insert into effects (trajectory_id, key, lane, kind, body) values (${id}, '2/9', 'mail', 'notify', '{"key":"2/9"}')`,
    );
    await notify({
      trajectoryId: id,
      now,
      effect: {
        key: '2/9',
        lane: 'mail',
        kind: 'notify',
        to: 'teamLead',
        about: 'overdue',
        rule: 'REG-1',
        deadlineId: 'REG-1#1',
      },
    });
    const [message] = await readMessages(base.db, { staffId: 'lead.antwerp', trajectoryId: id, limit: 1 });
    expect(due?.due_on).toBe('2026-03-16');
    expect(message?.text).toContain('uiterlijk op 16 maart 2026');
    expect(message?.text).toContain('toestemming vragen');
    expect(message?.text).toContain('REG-1 (versie 2026.3)');
  });

  it('says each thing under a subject of its own', () => {
    const subjects = messageSubjects.map(
      (about) =>
        messageNl({ trajectoryId: 'T-000001', about, task: null, dueOn: null, rule: null, owner: null }).subject,
    );
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});

describe('a letter', () => {
  /** Found eligible on the day of the consent, with this written in the file. */
  async function aLetter(safeToMail: boolean) {
    const { id, state } = await begin(base.db, '2026-03-02');
    await base.db.execute(
      sql`update people set email = 'an@voorbeeld.be', safe_to_mail = ${safeToMail} where id = (select person_id from trajectories where id = ${id})`,
    );
    const consented = await go(base.db, id, state, 'giveConsent', '2026-03-03');
    const talked = await go(base.db, id, consented, 'holdIntakeTalk', '2026-03-03');
    await go(base.db, id, talked, 'decideEligibility', '2026-03-03', eligible);
    const effect = (await pendingEffects(base.db, id)).find(({ kind }) => kind === 'letter');
    if (!effect) throw new Error('no letter');
    return { id, call: { trajectoryId: id, effect, now } };
  }

  it('that is mailed has a link to the next step, which the letter that is kept has not', async () => {
    const personLink = (id: string) => linkForLetter(base.db, id);
    const { letter } = createActivities({ db: base.db, mailer, outside: nobodyAsked, personLink });
    const { id, call } = await aLetter(true);
    failNext = true;
    await expect(letter(call)).rejects.toThrow();
    await letter(call);
    await letter(call);
    const [page] = sent.map((mail) => mail.page);
    expect([sent.length, page]).toEqual([1, expect.stringMatching(/^\/mijn\/[\w-]{43}$/)]);
    await readPersonLink({ db: base.db }, page!.slice('/mijn/'.length));
    expect(JSON.stringify(await readLetters(base.db, id))).not.toContain('/mijn/');
  });

  it('to a welfare actor has no link to the person’s own page', async () => {
    const personLink = (id: string) => linkForLetter(base.db, id);
    const { letter } = createActivities({ db: base.db, mailer, outside: nobodyAsked, personLink });
    const { id, state } = await begin(base.db, '2026-03-02');
    let life = await go(base.db, id, state, 'giveConsent', '2026-03-03');
    life = await go(base.db, id, life, 'holdIntakeTalk', '2026-03-03');
    life = await go(base.db, id, life, 'decideEligibility', '2026-03-03', eligible);
    await go(base.db, id, life, 'askWelfareActor', '2026-03-03', { actorId: 'debts.antwerp' });
    const effect = (await pendingEffects(base.db, id)).find((one) => one.kind === 'letter' && one.to !== 'jobseeker')!;
    await letter({ trajectoryId: id, effect, now });
    expect(sent).toMatchObject([{ page: null }]);
  });

  it('to somebody for whom mail is not safe is kept and not mailed; the mediator hears of it instead, once', async () => {
    const { letter } = createActivities({ db: base.db, mailer, outside: nobodyAsked });
    const { id, call } = await aLetter(false);
    await letter(call);
    await letter(call);
    expect(sent).toEqual([]);
    expect(await readLetters(base.db, id)).toMatchObject([{ to: 'jobseeker', sentAt: null }]);
    const told = await readMessages(base.db, { trajectoryId: id, limit: 10 });
    expect(told.filter(({ about }) => about === 'letterNotMailed')).toMatchObject([{ recipientRole: 'mediator' }]);
  });
});

describe('the other activities', () => {
  it('refuse a second writer for good, and quote no values of the database', async () => {
    const { record: recordActivity } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const { id, state } = await begin(base.db, '2026-03-02');
    await recordActivity({ trajectoryId: id, epoch: 1, ...andThen(state, 'giveConsent', '2026-03-03') });
    await expect(
      recordActivity({ trajectoryId: id, epoch: 1, ...andThen(state, 'refuseConsent', '2026-03-03') }),
    ).rejects.toMatchObject({ type: 'record.sequenceConflict', nonRetryable: true });
    const broken = { ...andThen(state, 'refuseConsent', '2026-03-03').events[0]!, on: 'geheim', sequence: 6 };
    const failure = await recordActivity({ trajectoryId: id, epoch: 1, effects: [], events: [broken as never] }).catch(
      (error: unknown) => error,
    );
    expect(String(failure)).not.toContain('geheim');
  });

  it('drop an effect that is no longer wanted', async () => {
    const { dropEffect } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const call = await anEffect('notify');
    await dropEffect({ ...call, now: instant('2026-03-04T00:00:00.000Z') });
    expect((await pendingEffects(base.db, call.trajectoryId)).some(({ kind }) => kind === 'notify')).toBe(false);
  });

  it('give so many places as the rules say that count on that day, also rules that were loaded while they run', async () => {
    const { requestPlace } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const later = instant('2027-06-01T09:00:00.000Z');
    const ask = async (number: number) => {
      const { id } = await begin(base.db, '2026-03-02', 'flemishBrabant');
      const effect = {
        key: `1/${number}`,
        lane: 'places',
        kind: 'requestPlace',
        referralId: 'R1',
        on: '2027-06-01',
      } as const;
      return requestPlace({ trajectoryId: id, effect, now: later });
    };
    const body = { ...rules2026, version: '2027.1', validFrom: localDate('2027-01-01'), quotaPerProvinceAndYear: 1 };
    await insertRuleSet(base.db, body, { by: 'test', at: now });
    expect([await ask(1), await ask(2)]).toEqual(['granted', 'queued']);
  });

  it('give the same place however often it is asked for', async () => {
    const { requestPlace, releasePlace } = createActivities({ db: base.db, mailer: null, outside: nobodyAsked });
    const { id } = await begin(base.db, '2026-03-02');
    const effect = { key: '1/7', lane: 'places', kind: 'requestPlace', referralId: 'R1', on: '2026-03-03' } as const;
    expect([
      await requestPlace({ trajectoryId: id, effect, now }),
      await requestPlace({ trajectoryId: id, effect, now }),
    ]).toEqual(['granted', 'granted']);
    expect(
      await releasePlace({
        trajectoryId: id,
        effect: { key: '1/8', lane: 'places', kind: 'releasePlace', referralId: 'R1' },
        now,
      }),
    ).toBeNull();
  });
});
