import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { line, quotaUse } from '../../db/queries/capacity-view.ts';
import { placeAgain, releasePlace, requestPlace } from '../../db/queries/places.ts';
import { begin, noon } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const on = localDate('2026-04-01');
const now = noon(on);
const quota = 3;
const of = (trajectoryId: string) => ({ trajectoryId, referralId: 'R1', now, quota });
const give = (trajectoryId: string) => releasePlace(base.db, { ...of(trajectoryId), key: '99/1' });
const again = (trajectoryId: string, step: 'accepted' | 'queued' | 'offered' = 'accepted') =>
  placeAgain(base.db, { ...of(trajectoryId), step });
const use = async (province: Province) => {
  const row = (await quotaUse(base.db, 2026)).find((one) => one.province === province);
  return row && { taken: row.granted + row.offered, queued: row.queued };
};

async function asked(province: Province, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { id } = await begin(base.db, '2026-03-02', province);
    await requestPlace(base.db, { ...of(id), on });
    ids.push(id);
  }
  return ids;
}

describe('the place of a referral that ended by mistake', () => {
  it('is had again when it is free', async () => {
    const [alone] = await asked('limburg', 1);
    await give(alone!);
    expect(await again(alone!)).toBe('asItWas');
    expect(await use('limburg')).toEqual({ taken: 1, queued: 0 });
    expect(await again(alone!)).toBe('asItWas');
    expect(await use('limburg')).toEqual({ taken: 1, queued: 0 });
  });

  it('went to the next in line: then that referral is the first to wait, and one that waited has its own turn', async () => {
    const ids = await asked('antwerp', 6);
    await give(ids[4]!);
    expect(await again(ids[4]!, 'queued')).toBe('asItWas');
    expect(await give(ids[0]!)).toMatchObject({ trajectoryId: ids[3] });
    expect(await again(ids[0]!)).toBe('queued');
    expect(await use('antwerp')).toEqual({ taken: 3, queued: 3 });
    const waiting = await line(base.db, 'antwerp', { limit: 9 });
    expect(waiting.map(({ trajectoryId }) => trajectoryId)).toEqual([ids[0], ids[4], ids[5]]);
  });

  it('was only offered: it is offered again, or waited for where it was', async () => {
    const ids = await asked('eastFlanders', 5);
    await give(ids[0]!);
    await give(ids[3]!);
    expect(await again(ids[3]!, 'offered')).toBe('queued');
    await give(ids[1]!);
    expect(await line(base.db, 'eastFlanders', { limit: 9 })).toEqual([]);
  });
});
