import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../domain/calendar/index.ts';
import { linkAnswered, linksOf, readLink } from '../../db/queries/ocmw-links.ts';
import { begin } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

/** Links of one trajectory, made on as many days, one after the other. */
const links = (id: string, letter: string, { matter, from, many }: { matter: string; from: string; many: number }) =>
  base.db.execute(sql`
    insert into ocmw_links (token, trajectory_id, effect_key, nis, about, question, question_id, "on", made_at)
    select rpad(${letter} || n, 43, '-'), ${id}, (select key from effects where trajectory_id = ${id} limit 1), '71022',
      ${matter === 'question' ? null : matter}::text, ${matter === 'question' ? 'gpmi' : null}::text,
      ${matter === 'question' ? 'LKP-1' : null}::text, ${from}::date + n, ${from}::date + n
    from generate_series(1, ${many}) as n`);

describe('What an OCMW is shown', () => {
  it('is every question that waits, due first on top, however much it was told since; of all else the newest', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    await base.db.execute(sql`update trajectories
      set state = state || '{"eligibleOn": "2026-03-10", "consent": {"ocmw": true}}' where id = ${id}`);
    await links(id, 'q', { matter: 'question', from: '2026-03-10', many: 2 });
    await links(id, 'n', { matter: 'started', from: '2026-04-01', many: 8 });
    const shown = await linksOf(base.db, { nis: '71022', most: 5 });
    expect(shown.map(({ token }) => token.replaceAll('-', ''))).toEqual(['q1', 'q2', 'n8', 'n7', 'n6', 'n5', 'n4']);
    expect(await linksOf(base.db, { nis: '44021', most: 5 })).toEqual([]);

    await base.db.execute(
      sql`update trajectories set state = state || '{"consent": {"ocmw": false}}' where id = ${id}`,
    );
    expect(await linksOf(base.db, { nis: '71022', most: 5 })).toEqual([]);
  });

  it('keeps its first answer to a question', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    await links(id, 'a', { matter: 'question', from: '2026-03-10', many: 1 });
    const token = 'a1'.padEnd(43, '-');
    const [first, later] = ['2026-03-11T10:00:00.000Z', '2026-03-12T10:00:00.000Z'].map(instant);
    await linkAnswered(base.db, token, 'yes', first!);
    await linkAnswered(base.db, token, 'no', later!);
    expect(await readLink(base.db, token)).toMatchObject({ answer: 'yes', answeredAt: first });
  });
});
