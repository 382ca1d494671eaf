import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { prepared } from '../../db/prepared.ts';
import { organisations } from '../../db/schema.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

let made = 0;
const named = (db: Database, id: string) =>
  prepared(db, 'w2_test_organisation', () => {
    made += 1;
    return db
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, sql.placeholder('id')));
  }).execute({ id });

it('a prepared statement is asked on the connection of whoever asks, and put together once for all', async () => {
  const id = 'proef';
  expect(await named(base.db, id)).toEqual([]);
  await base.db
    .transaction(async (tx) => {
      await tx.insert(organisations).values({ id, name: 'Proef', kind: 'partner' });
      expect(await named(tx, id)).toEqual([{ name: 'Proef' }]);
      // Somebody else does not see what is not committed, and is not held up either.
      expect(await named(base.db, id)).toEqual([]);
      await tx.transaction(async (inner) => expect(await named(inner, id)).toHaveLength(1));
      throw new Error('taken back');
    })
    .catch((error: Error) => expect(error.message).toBe('taken back'));
  expect(await named(base.db, id)).toEqual([]);
  const other = await startDatabase();
  await other.db.insert(organisations).values({ id, name: 'Elders', kind: 'partner' });
  expect(await named(other.db, id)).toEqual([{ name: 'Elders' }]);
  expect(await named(base.db, id)).toEqual([]);
  await other.close();
  expect(made).toBe(1);
});
