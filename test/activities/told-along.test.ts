import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Mail } from '../../activities/mailer.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { catchUp, contextAt, effects, noteRefusedSignal, refuse } from '../../domain/trajectory/index.ts';
import { connect } from '../../db/connect.ts';
import { readEvents } from '../../db/queries/events.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { record } from '../../db/record.ts';
import { andThen, begin, calendar, noon, type Batch } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { nobodyAsked } from '../support/outside.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const sent: Mail[] = [];
beforeEach(() => {
  sent.length = 0;
});
const mailer = { send: async (mail: Mail) => void sent.push(mail) };
const withMail = () => createActivities({ db: base.db, mailer, outside: nobodyAsked });
const withoutMail = () => createActivities({ db: base.db, mailer: null, outside: nobodyAsked });

/** What time does to a trajectory until noon of a day. */
function timePasses({ state }: Batch, until: string): Batch {
  const decided = catchUp(state, contextAt(state, noon(localDate(until)), { rules: rules2026, calendar }));
  return { ...decided, effects: effects(decided.events, decided.state) };
}
const batchOf = (trajectoryId: string, { events, effects: told }: Batch) => ({
  ...{ trajectoryId, epoch: 1, events, effects: told },
});
/** Somebody of whom nobody asks consent: they are told of it on the way. */
async function overdue() {
  const { id, ...first } = await begin(base.db, '2026-03-02');
  const late = timePasses(first, '2026-03-20');
  const rungs = late.effects.filter(({ kind }) => kind === 'notify');
  expect(rungs).not.toEqual([]);
  return { id, late, keys: rungs.map(({ key }) => key) };
}
const rowsOf = async (id: string, keys: readonly string[]) =>
  (
    await base.db.execute<{ status: string; attempts: number; done: boolean }>(
      sql`select status, attempts, done_at is not null as done from effects
        where trajectory_id = ${id} and key = any(${sql.param([...keys])}::text[])`,
    )
  ).rows;
const toldOf = async (id: string, keys: readonly string[]) =>
  (await readMessages(base.db, { trajectoryId: id, limit: 50 }))
    .filter(({ effectKey }) => keys.includes(effectKey))
    .map(({ recipientId, recipientRole, about, rule, deadlineId, subject, text, at, leavesAt }) => ({
      ...{ recipientId, recipientRole, about, rule, deadlineId, at, leavesAt },
      ...{ subject: subject.replace(/T-\d+/, 'T'), text: text.replace(/T-\d+/, 'T') },
    }));

describe('what is told when it is recorded', () => {
  it('is each rung of the ladder, in the mailbox and in no mail of its own', async () => {
    const { id, late, keys } = await overdue();
    expect(await withMail().record(batchOf(id, late))).toEqual({ done: keys });
    expect(await rowsOf(id, keys)).toEqual(keys.map(() => ({ status: 'done', attempts: 0, done: true })));
    expect((await toldOf(id, keys)).length).toBeGreaterThanOrEqual(keys.length);
    expect(sent).toEqual([]);
  });

  it('says the very same as when its lane tells it', async () => {
    const along = await overdue();
    await withMail().record(batchOf(along.id, along.late));
    const { id, late, keys } = await overdue();
    await record(base.db, batchOf(id, late));
    expect(await toldOf(id, keys)).toEqual([]);
    const now = late.events.at(-1)!.at;
    for (const effect of late.effects)
      if (keys.includes(effect.key)) await withMail().notify({ trajectoryId: id, effect, now });
    const told = await toldOf(id, keys);
    expect(told.length).toBeGreaterThan(0);
    expect(await toldOf(along.id, along.keys)).toEqual(told);
  });

  it('is not what is mailed at once, but where there is no mail server', async () => {
    for (const [run, keeps] of [
      [withMail(), true],
      [withoutMail(), false],
    ] as const) {
      const { id, state } = await begin(base.db, '2026-03-02');
      const noted = noteRefusedSignal(
        state,
        'startGroup',
        refuse('actor.notAllowed'),
        contextAt(state, noon(localDate('2026-03-03')), { rules: rules2026, calendar }),
      );
      const batch = { ...noted, effects: effects(noted.events, noted.state) };
      const mailed = batch.effects.filter(({ kind }) => kind === 'notify').map(({ key }) => key);
      expect(mailed).not.toEqual([]);
      expect(await run.record(batchOf(id, batch))).toEqual({ done: keeps ? [] : mailed });
      expect((await rowsOf(id, mailed)).map(({ status }) => status)).toEqual(
        mailed.map(() => (keeps ? 'pending' : 'done')),
      );
    }
  });

  it('is told once when recording is tried again', async () => {
    const { id, late, keys } = await overdue();
    await withMail().record(batchOf(id, late));
    const told = await toldOf(id, keys);
    expect(await withMail().record(batchOf(id, late))).toEqual({ done: [] });
    expect(await toldOf(id, keys)).toEqual(told);
    const [effect] = late.effects.filter(({ key }) => keys.includes(key));
    await withMail().notify({ trajectoryId: id, effect: effect!, now: late.events.at(-1)!.at });
    expect(await toldOf(id, keys)).toEqual(told);
  });

  it('is left to its lane when it is not wanted any more', async () => {
    const { id, late, keys } = await overdue();
    const met = andThen(late.state, 'giveConsent', '2026-03-20');
    const both = { ...met, events: [...late.events, ...met.events], effects: [...late.effects, ...met.effects] };
    expect(await withMail().record(batchOf(id, both))).toEqual({ done: [] });
    expect(await toldOf(id, keys)).toEqual([]);
    expect((await rowsOf(id, keys)).map(({ status }) => status)).toEqual(keys.map(() => 'pending'));
  });

  it('keeps nothing from being recorded: mailboxes that somebody holds are waited for in its lane', async () => {
    const { id, late, keys } = await overdue();
    const other = connect(base.url, { max: 1 });
    await other.db.transaction(async (tx) => {
      await tx.execute(sql`lock table messages in exclusive mode`);
      expect(await withMail().record(batchOf(id, late))).toEqual({ done: [] });
    });
    await other.close();
    expect((await readEvents(base.db, id)).at(-1)?.sequence).toBe(late.events.at(-1)?.sequence);
    expect((await rowsOf(id, keys)).map(({ status }) => status)).toEqual(keys.map(() => 'pending'));
  });
});
