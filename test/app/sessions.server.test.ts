import { readStaff } from '../../db/queries/staff.ts';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSession, whoHas } from '../../app/access/sessions.ts';
import { endSession, listSessions, othersOf } from '../../db/queries/sessions.ts';
import { accessBlocks, accounts, sessions, staff } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';

let base: TestDatabase;
const groupWorker = staffId('group-1', 'limburg');

async function account(subject: string, organisationCode = 'OVO-1'): Promise<string> {
  const [row] = await base.db
    .insert(accounts)
    .values({ kind: 'colleague', issuer: 'test', subject, organisationCode, role: 'groupWorker', staffId: groupWorker })
    .returning({ id: accounts.id });
  return row!.id;
}

beforeAll(async () => {
  base = await startDatabase();
});

describe('a session', () => {
  it('says who asks: role, organisation and province by the staff table', async () => {
    const accountId = await account('a');
    const { token, id } = await openSession(base, accountId, 'browser');
    expect(await whoHas(base, token)).toEqual({
      caller: {
        kind: 'colleague',
        staffId: groupWorker,
        role: 'groupWorker',
        organisationId: 'groepIntro',
        partner: 'groepIntro',
        province: 'limburg',
      },
      accountId,
      sessionId: id,
      kind: 'browser',
      name: (await readStaff(base.db, groupWorker))?.name,
    });
    expect(JSON.stringify(await listSessions(base.db, accountId))).not.toContain(token);
    expect(await whoHas(base, token.replace(/.$/, token.endsWith('A') ? 'B' : 'A'))).toBeNull();
    expect(await whoHas(base, '')).toBeNull();
  });

  it('is dead at the next question once it was ended', async () => {
    const { token, id } = await openSession(base, await account('b'), 'browser');
    expect(await endSession(base.db, id)).toBe(true);
    expect(await whoHas(base, token)).toBeNull();
    expect(await endSession(base.db, id)).toBe(false);
  });

  it.each([
    ['nothing was asked for half an hour', { seenAt: sql`now() - interval '31 minutes'` }],
    ['ten hours went by', { expiresAt: sql`now() - interval '1 second'` }],
  ])('is over when %s', async (_, values) => {
    const { token, id } = await openSession(base, await account(`c${_}`), 'browser');
    await base.db
      .update(sessions)
      .set(values)
      .where(sql`${sessions.id} = ${id}`);
    expect(await whoHas(base, token)).toBeNull();
  });

  it.each([
    ['the person', { subject: 'd', organisationCode: null }, true],
    ['this work relation', { subject: 'd', organisationCode: 'OVO-D' }, true],
    ['another work relation', { subject: 'd', organisationCode: 'OVO-E' }, false],
    ['the organisation', { subject: null, organisationCode: 'OVO-D' }, true],
    ['another organisation', { subject: null, organisationCode: 'OVO-E' }, false],
  ])('of someone blocked as %s is dead at once, and lives again when that is lifted', async (_, whom, dead) => {
    await base.db.delete(accessBlocks);
    await base.db.delete(sessions);
    await base.db.delete(accounts).where(sql`${accounts.subject} = 'd'`);
    const { token } = await openSession(base, await account('d', 'OVO-D'), 'browser');
    await base.db.insert(accessBlocks).values({ ...whom, reason: 'other', blockedBy: 'operator:test' });
    expect((await whoHas(base, token)) === null).toBe(dead);
    await base.db.update(accessBlocks).set({ liftedAt: sql`now()` });
    expect(await whoHas(base, token)).not.toBeNull();
  });

  it('goes over to no account that is blocked', async () => {
    const [own, other] = [await account('g', 'OVO-G'), await account('g', 'OVO-H')];
    const { id } = await openSession(base, own, 'browser', { others: [other] });
    const known = async () => (await othersOf(base.db, id)).map((one) => one.id);
    expect(await known()).toEqual([other]);
    const block = { subject: null, organisationCode: 'OVO-H', reason: 'other', blockedBy: 'operator:test' } as const;
    await base.db.insert(accessBlocks).values(block);
    expect(await known()).toEqual([]);
    await base.db.delete(accessBlocks);
  });

  it('of a colleague who has another role by now is dead', async () => {
    const { token } = await openSession(base, await account('f'), 'browser');
    const mine = sql`${staff.id} = ${groupWorker}`;
    await base.db.update(staff).set({ role: 'partnerCoordinator' }).where(mine);
    expect(await whoHas(base, token)).toBeNull();
    await base.db.update(staff).set({ role: 'groupWorker' }).where(mine);
    expect(await whoHas(base, token)).not.toBeNull();
  });

  it('of a colleague who left is dead', async () => {
    const { token } = await openSession(base, await account('e'), 'browser');
    await base.db
      .update(staff)
      .set({ leftOn: sql`current_date - 2` })
      .where(sql`${staff.id} = ${groupWorker}`);
    expect(await whoHas(base, token)).toBeNull();
    await base.db.update(staff).set({ leftOn: null });
  });
});
