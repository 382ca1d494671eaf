import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../app/publication/highs.ts';
import { lots } from '../../app/publication/lots.ts';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import { makeTables, methodVersion, releasePeriodOf, type Release } from '../../domain/statistics/publication/index.ts';
import { reportFileNames, reportFiles } from '../../reports/index.ts';
import { annexFields } from '../../words/index.ts';
import { levanto } from '../domain/contracts/kit.ts';
import { recordsOf } from '../domain/statistics/publication/population.ts';

const solver = await highsSolver();

function releaseOf(year: number, asOf: string, people: number): Release {
  const period = releasePeriodOf(year, asOf as LocalDate)!;
  const records = recordsOf(`report ${year}`, people, year).filter(({ on }) => on <= period.until);
  return {
    ...period,
    ...makeTables(
      { period, records, before: [], seed: `seed ${year}`, since: 'somewhere', rules: methodVersion },
      solver,
      lots,
    ),
    asOf: asOf as LocalDate,
    annex: [],
    madeAt: '2026-02-03T08:00:00.000Z' as Instant,
  };
}
const before = releaseOf(2024, '2026-02-03', 150);
const year = { release: releaseOf(2025, '2026-02-03', 200), before };
const written = await reportFiles('report', year, 'nl');
const running = { release: releaseOf(2026, '2026-11-20', 200), before: null };
const textOf = (files: Awaited<ReturnType<typeof reportFiles>>, name: string) =>
  files.find((one) => one.name === name)!.body.toString();

describe('the yearly state of play', () => {
  it('gives the same bytes for the same release, and every file', async () => {
    const files = written;
    expect(files.map(({ name }) => name)).toEqual([
      'verslag.html',
      'cijfers.csv',
      'contracten.csv',
      'cijfers.xlsx',
      'datapackage.json',
      'dcat.jsonld',
    ]);
    expect(files.map(({ name }) => name)).toEqual(reportFileNames('report'));
    const again = await reportFiles('report', structuredClone(year), 'nl');
    files.forEach(({ name, body }, at) => expect([name, again[at]!.body.equals(body)]).toEqual([name, true]));
  });

  it('shows no number from 1 to 4 in a table, and asks for nothing elsewhere', async () => {
    const html = textOf(written, 'verslag.html');
    const cells = [...html.matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text!.trim());
    expect(cells.length).toBeGreaterThan(200);
    expect(cells.filter((text) => /^[1-4]$/.test(text))).toEqual([]);
    expect(html).toContain('Cijfers kunnen tot 4 afwijken');
    expect(html).toContain('Veilig om te publiceren');
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(/);
  });

  it('says of a table that differs by more how few a 0 can be', async () => {
    const tables = year.release.tables.map((table) => ({ ...table, nearness: 8 }));
    const html = textOf(
      await reportFiles('report', { ...year, release: { ...year.release, tables } }, 'nl'),
      'verslag.html',
    );
    expect(html).toContain('kunnen tot 8 afwijken van het werkelijke aantal. &#60; 9: minder dan 9');
    expect(html).not.toContain('&#60; 5');
  });

  it('has a table for each tender, two columns wide', async () => {
    const annex = ['2027/1', '2027/2'].map((tender) => ({ ...levanto, tender, partnerName: 'Levanto <vzw>' }));
    const files = await reportFiles('report', { ...year, release: { ...year.release, annex } }, 'nl');
    const tables = [...textOf(files, 'verslag.html').matchAll(/<table class="[^"]*w2-contract">.*?<\/table>/gs)].map(
      ([it]) => it,
    );
    expect(tables.map((table) => /<caption>([^<]*)/.exec(table)?.[1])).toEqual([
      'Levanto &#60;vzw&#62;, 2027/1',
      'Levanto &#60;vzw&#62;, 2027/2',
    ]);
    for (const table of tables)
      expect(table.match(/<tr><th scope="row">[^<]+<\/th><td>[^<]+<\/td><\/tr>/g)).toHaveLength(
        annexFields(annex[0]!, 'nl').length,
      );
  });

  it('adds up: what the CSV has is what the tables show', async () => {
    const files = written;
    const rows = textOf(files, 'cijfers.csv')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','));
    const total = rows.filter(([figure]) => figure === 'referrals').reduce((sum, row) => sum + Number(row.at(-1)), 0);
    const html = textOf(files, 'verslag.html');
    expect(html).toContain(`aanmeldingen en ${total} toeleidingen`);
    expect(rows.every((row) => Number(row.at(-1)) >= 5)).toBe(true);
  });

  it('of a year that runs has multiples of 5 only, per province', async () => {
    expect(running.release).toMatchObject({ id: '2026-K3', until: '2026-09-30' });
    const csv = textOf(await reportFiles('report', running, 'nl'), 'cijfers.csv')
      .trim()
      .split('\r\n')
      .slice(1);
    expect(csv.filter((row) => Number(row.split(',').at(-1)) % 5 !== 0)).toEqual([]);
    expect(csv.filter((row) => row.split(',')[3] !== '')).toEqual([]);
  });

  it('is described for others: package and catalogue name each file with its hash', async () => {
    const files = await reportFiles('answer', year, 'nl');
    expect(files[0]!.name).toBe('antwoord.html');
    const { resources } = JSON.parse(textOf(files, 'datapackage.json')) as {
      resources: { path: string; hash: string }[];
    };
    expect(resources.map(({ path }) => path)).toEqual(['cijfers.csv', 'contracten.csv', 'cijfers.xlsx']);
    expect(textOf(files, 'dcat.jsonld')).toContain(resources[0]!.hash.replace('sha256:', ''));
  });
});

describe('a release', () => {
  it('is of a closed year from February on, before that of the quarters that are over', () => {
    expect(releasePeriodOf(2025, '2026-01-31' as LocalDate)).toMatchObject({ id: '2025', kind: 'year' });
    expect(releasePeriodOf(2025, '2026-01-30' as LocalDate)).toMatchObject({ id: '2025-K4', kind: 'quarter' });
    expect(releasePeriodOf(2026, '2026-06-29' as LocalDate)).toMatchObject({ id: '2026-K1' });
    expect(releasePeriodOf(2026, '2026-03-30' as LocalDate)).toBeNull();
  });

  it('tells how long something took of ten people at the least, and of no province when one would follow', () => {
    const { durations, tables } = year.release;
    expect(durations.length).toBeGreaterThan(0);
    for (const { figure, province, weeks } of durations) {
      const shown = tables.find((one) => one.figure === figure)!.shown;
      const people = Object.entries(shown)
        .filter(([key]) => province === null || key.startsWith(`${province}|`))
        .reduce((sum, [, number]) => sum + number, 0);
      expect(people).toBeGreaterThanOrEqual(14);
      expect(Number.isInteger(weeks)).toBe(true);
    }
  });
});
