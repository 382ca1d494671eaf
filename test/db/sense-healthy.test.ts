import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRegistrationList } from '../../app/intake/index.ts';
import { senses } from '../../app/operations/index.ts';
import { addDays, addMonths } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { trajectoryId } from '../../domain/trajectory/index.ts';
import { recordMany } from '../../db/record-many.ts';
import { staffId } from '../../db/seed-staff.ts';
import { noPlaces } from '../../domain/people/places.ts';
import { playLives } from '../../ops/demo/lives.ts';
import { bundledList } from '../../ops/demo/past.ts';
import { daysAgo, testDay, testNow } from '../support/day.ts';
import { appOf, planned } from './kit-sense.ts';
import { begin, calendar } from './lives.ts';
import { startDatabase } from './support.ts';

describe('A healthy population', () => {
  it('of the demo shows nothing without sense', { timeout: 240_000 }, async () => {
    const base = await startDatabase();
    const list = readRegistrationList(await readFile(bundledList), { today: testDay, mode: 'demo', places: noPlaces });
    const rows = list.rows.flatMap((row) => (row.status === 'ok' ? [row.row] : [])).slice(0, 150);
    const lives = playLives(
      rows.map((row, index) => {
        const enteredOn = addDays(addMonths(testDay, -((index * 7) % 30)), -(index % 28) - 1);
        return {
          trajectoryId: trajectoryId(index + 1),
          person: { ...row, registeredOn: enteredOn },
          mediatorId: staffId('mediator-1', row.province),
          enteredOn,
        };
      }),
      { rules: rules2026, calendar, now: testNow, seed: 5, quota: () => 60 },
    );
    await recordMany(
      base.db,
      lives.map((life) => ({ ...life, epoch: 1 })),
      { quota: 60 },
    );
    expect(await senses(appOf(base, testNow))).toEqual([]);
    await base.close();
  });

  it('of lives that go as they should shows nothing either', async () => {
    const base = await startDatabase();
    for (const province of ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'] as const) {
      await begin(base.db, daysAgo(3), province);
      await planned(base, province);
    }
    expect(await senses(appOf(base))).toEqual([]);
    await base.close();
  });
});
