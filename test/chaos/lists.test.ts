import { afterAll, beforeAll, expect, it } from 'vitest';
import { importProspects, listProspects } from '../../app/intake/index.ts';
import { csvOf, listHeader, listPeople, listRow, xlsxOf } from '../app/lists-kit.ts';
import { writeReport } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(() => world.close());

it('a list of 50,000 people goes in, as CSV and as XLSX, without trouble', { timeout: 15 * 60_000 }, async () => {
  const people = listPeople();
  const rows = Array.from({ length: 50_000 }, (_, index) =>
    listRow(people.next().value as { insz: string; born: string }, index),
  );
  // One in a hundred is no good.
  const list = [listHeader, ...rows.map((row, index) => (index % 100 === 99 ? ['1', ...row.slice(1)] : row))];
  const facts: [string, string | number][] = [];
  for (const [format, bytes] of [
    ['XLSX', xlsxOf(list)],
    ['CSV', Buffer.from(csvOf(list))],
  ] as const) {
    const from = Date.now();
    let steps = 0;
    const report = await importProspects(world.app, { bytes, fileName: 'groot', source: 'riziv' }, () => (steps += 1));
    expect(report.refused).toHaveLength(500);
    expect(report.accepted + report.duplicate.length).toBe(49_500);
    expect(steps).toBeGreaterThanOrEqual(report.accepted > 0 ? 20 : 0);
    facts.push(
      [`${format}: MB of the file`, Math.round(bytes.length / 1e5) / 10],
      [`${format}: new people`, report.accepted],
      [`${format}: known already`, report.duplicate.length],
      [`${format}: seconds`, Math.round((Date.now() - from) / 100) / 10],
      [`${format}: MB of the whole process so far, at most`, Math.round(process.resourceUsage().maxRSS / 1024)],
    );
  }
  expect((await listProspects(world.app, {})).total).toBe(49_500);
  writeReport(
    'A list of 50,000 people',
    'The same people from two files, first as XLSX, then as CSV, of which every hundredth row is refused.',
    facts,
  );
});
