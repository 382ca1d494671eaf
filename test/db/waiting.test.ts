import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDigests } from '../../activities/digests.ts';
import { notify } from '../../activities/notify.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { catchUp, contextAt, effects, type Trajectory } from '../../domain/trajectory/index.ts';
import { openYear, takeOutOfOrder } from '../../db/queries/capacity.ts';
import { line, standingOf } from '../../db/queries/capacity-view.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { countOnward } from '../../db/queries/figures.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { record } from '../../db/record.ts';
import { calendar, go, noon, operator } from './lives.ts';
import { placesIn, referred } from './kit-places.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const R1 = { referralId: 'R1' };
const at = (day: string) => noon(localDate(day));

async function pass(id: string, state: Trajectory, day: string): Promise<Trajectory> {
  const decided = catchUp(state, contextAt(state, at(day), { rules: rules2026, calendar }));
  await record(base.db, { trajectoryId: id, epoch: 1, ...decided, effects: effects(decided.events, decided.state) });
  return decided.state;
}

/** Everything told to people until now, as the worker tells it. */
async function tellAll(id: string, day: string): Promise<void> {
  for (const effect of await pendingEffects(base.db, id))
    if (effect.kind === 'notify') await notify(base.db, null)({ trajectoryId: id, effect, now: at(day) });
}

/** The key of the effect that gives the place back. */
const released = async (id: string): Promise<string> =>
  (await pendingEffects(base.db, id)).filter(({ kind }) => kind === 'releasePlace').at(-1)!.key;

describe('Someone who waits', () => {
  it('is shown with the next contact, also after the first one, and with the place in the line', async () => {
    const kit = placesIn(base.db, 1);
    const [first, second] = [await referred(base.db, 'limburg'), await referred(base.db, 'limburg')];
    await kit.ask((await kit.many('limburg', 1))[0]!, '2026-03-31');
    for (const { id } of [first, second]) await kit.ask(id, '2026-04-01');
    const queued = await go(base.db, first.id, first.state, 'placeQueued', '2026-04-01', R1);
    await go(base.db, second.id, second.state, 'placeQueued', '2026-04-01', R1);
    const due = async () => (await line(base.db, 'limburg', { limit: 5 })).map(({ contactDueOn }) => contactDueOn);
    expect(await due()).toEqual(['2026-05-01', '2026-05-01']);
    await go(base.db, first.id, queued, 'recordContact', '2026-04-10', { how: 'phone' });
    expect(await due()).toEqual(['2026-05-10', '2026-05-01']);
    expect(await standingOf(base.db, first.id)).toMatchObject({ province: 'limburg', position: 1, waiting: 2 });
    expect(await standingOf(base.db, second.id)).toMatchObject({ position: 2, waiting: 2 });
  });

  it('hears of an offer with its last day, sees it each day, and is talked with before the third', async () => {
    const kit = placesIn(base.db, 0);
    const { id, state } = await referred(base.db, 'westFlanders');
    await kit.ask(id, '2026-04-01');
    let now = await go(base.db, id, state, 'placeQueued', '2026-04-01', R1);
    await base.db.execute(sql`update quotas set places = 5 where province = 'westFlanders'`);
    const offer = async (on: string): Promise<boolean> => {
      const { offered } = await openYear(base.db, { province: 'westFlanders', year: 2026, quota: 60 });
      if (offered.length > 0) now = await go(base.db, id, now, 'placeOffered', on, R1);
      return offered.length > 0;
    };

    expect(await offer('2026-04-07')).toBe(true);
    await tellAll(id, '2026-04-07');
    const about = async (what: string) =>
      (await readMessages(base.db, { trajectoryId: id, limit: 100 })).find((one) => one.about === what);
    expect((await about('placeOffered'))?.text).toContain('Aanvaard ze uiterlijk op 14 april 2026');
    await writeDigests(base.db, localDate('2026-04-08'), at('2026-04-08'));
    const [digest] = await readDigests(base.db, {
      day: localDate('2026-04-08'),
      staffId: 'mediator-1.westFlanders',
      limit: 1,
    });
    expect(digest?.text).toContain(`${id}: aangeboden plaats aanvaarden, uiterlijk 14 april 2026. Regel WAIT-1`);

    // The first lapse: alone in the line, the person is offered the place again.
    now = await pass(id, now, '2026-04-15');
    expect(await kit.give(id, '2026-04-15', await released(id))).toEqual({ trajectoryId: id, referralId: 'R1' });
    now = await go(base.db, id, now, 'placeOffered', '2026-04-15', R1);
    now = await pass(id, now, '2026-04-23');
    expect(await kit.give(id, '2026-04-23', await released(id))).toBeNull();
    expect(await offer('2026-04-24')).toBe(false);
    // Others are offered theirs meanwhile.
    const other = await referred(base.db, 'westFlanders');
    await kit.ask(other.id, '2026-04-24');
    expect(await openYear(base.db, { province: 'westFlanders', year: 2026, quota: 60 })).toMatchObject({
      offered: [{ trajectoryId: other.id }],
    });
    const asks = { trajectoryId: id, reason: 'groupFits', by: operator, now: at('2026-04-24'), quota: 60 } as const;
    expect(await takeOutOfOrder(base.db, asks)).toBe('talkFirst');
    now = await go(base.db, id, now, 'recordContact', '2026-04-24', { how: 'visit' });
    expect(await offer('2026-04-24')).toBe(true);
  });
});

describe('What the 24 months cut', () => {
  it('is said to the partner and to the mediator before the group starts', async () => {
    const { id, state } = await referred(base.db, 'antwerp');
    const granted = await go(base.db, id, state, 'placeGranted', '2026-04-01', R1);
    await go(base.db, id, granted, 'acceptReferral', '2026-04-02', R1);
    await tellAll(id, '2026-04-02');
    const told = await readMessages(base.db, { trajectoryId: id, limit: 100 });
    for (const about of ['referred', 'referralAccepted'])
      expect(told.find((one) => one.about === about)?.text).toContain(
        'Het groepstraject loopt tot en met 5 maart 2028, door de grens van 24 maanden.',
      );
  });
});

describe('Onward referrals', () => {
  it('are counted per destination and what came of them, where and when they were made', async () => {
    const { id, state } = await referred(base.db, 'eastFlanders');
    let now = await go(base.db, id, state, 'referOnward', '2026-04-02', { destination: 'wijkWerken' });
    now = await go(base.db, id, now, 'referOnward', '2026-04-02', { destination: 'esfProject', projectId: 'ESF-7' });
    now = await go(base.db, id, now, 'changeProvince', '2026-04-03', { province: 'limburg' });
    await go(base.db, id, now, 'recordOnwardResult', '2026-06-01', { onwardId: 'O1', result: 'started' });
    const year = { from: localDate('2026-01-01'), until: localDate('2026-12-31') };
    const counted = await countOnward(base.db, { ...year, province: 'eastFlanders' });
    expect(counted).toHaveLength(2);
    expect(counted).toContainEqual({ destination: 'wijkWerken', result: 'started', number: 1 });
    expect(counted).toContainEqual({ destination: 'esfProject', result: null, number: 1 });
    expect(await countOnward(base.db, { ...year, province: 'limburg' })).toEqual([]);
    expect(await countOnward(base.db, { from: localDate('2027-01-01'), until: localDate('2027-12-31') })).toEqual([]);
  });
});
