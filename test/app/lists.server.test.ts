import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eraseProspect,
  importProspects,
  listProspects,
  noteAttempt,
  registerProspect,
  showProspect,
  fetchRizivLists,
} from '../../app/intake/index.ts';
import { readTable } from '../../app/intake/tables/table.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { clearFaults, setFaults } from '../e2e/kit/outside-ledger.ts';
import { fetchedListText } from '../../words/index.ts';
import { createWorld, type World } from '../support/world.ts';
import { csvOf, listHeader, listPeople, listRow, xlsxOf } from './lists-kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(() => world.close());

const by: Actor = { role: 'mediator', id: 'mediator-1.limburg' };
const people = listPeople();
let number = 0;
const some = (count: number): string[][] =>
  Array.from({ length: count }, () => listRow(people.next().value as { insz: string; born: string }, ++number));
const take = (bytes: Uint8Array | string, dryRun = false, source = 'riziv') =>
  importProspects(world.app, {
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    fileName: 'lijst',
    source,
    dryRun,
  });

describe('a list of non-active people', () => {
  it('goes in as it is, once: the same file again changes nothing, a dry run keeps nothing', async () => {
    const list = csvOf([listHeader, ...some(30)]);
    const before = (await listProspects(world.app, {})).total;
    expect(await take(list, true)).toMatchObject({ listId: null, accepted: 30, refused: [], errors: null });
    expect((await listProspects(world.app, {})).total).toBe(before);
    const done = await take(list);
    expect(done).toMatchObject({ accepted: 30, duplicate: [], refused: [] });
    expect((await listProspects(world.app, { listId: done.listId! })).total).toBe(30);
    await expect(take(list)).rejects.toMatchObject({ code: 'prospects.listKnown', details: { listId: done.listId } });
  });

  it.each([
    ['semicolons, UTF-8 with BOM', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['commas', (text: string) => Buffer.from(text.replaceAll(';', ','))],
    ['tabs', (text: string) => Buffer.from(text.replaceAll(';', '\t'))],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    [
      'UTF-16, as Excel’s "Unicode text"',
      (text: string) => Buffer.from(`\uFEFF${text.replaceAll(';', '\t')}`, 'utf16le'),
    ],
  ])('is read with %s', async (_how, bytes) => {
    const { listId, accepted } = await take(bytes(csvOf([listHeader, ...some(3)])));
    expect(accepted).toBe(3);
    const { rows } = await listProspects(world.app, { listId: listId! });
    expect(rows.map(({ firstName }) => firstName)).toEqual(['Noëlla', 'Noëlla', 'Noëlla']);
  });

  it('is read from XLSX, with the zeros that Excel ate and the dates it knows', async () => {
    const zeros = [
      '07690409061',
      'Yılmaz',
      'Sevgi',
      '04/09/2007',
      'Stationsstraat',
      '62',
      '9000',
      'Gent',
      '',
      '',
      '',
      '',
    ];
    const { listId, accepted, refused } = await take(xlsxOf([listHeader, zeros, ...some(4)]));
    expect(refused).toEqual([]);
    expect(accepted).toBe(5);
    const { rows } = await listProspects(world.app, { listId: listId! });
    expect(rows.find(({ lastName }) => lastName === 'Yılmaz')).toMatchObject({
      insz: '07690409061',
      birthDate: '2007-09-04',
    });
  });

  it.each(['csv', 'xlsx'] as const)(
    'gives back what did not go in as the same kind of file (%s), with every reason, that runs nothing',
    async (format) => {
      const [good, twice, wrong] = some(3);
      const bad = [...wrong!];
      bad[0] = '12345';
      bad[1] = '=HYPERLINK("http://x")';
      bad[6] = '1000';
      const rows = [listHeader, good!, twice!, twice!, bad];
      const file = format === 'csv' ? Buffer.from(csvOf(rows)) : xlsxOf(rows);
      const { accepted, refused, duplicate, errors } = await take(file);
      expect(accepted).toBe(2);
      expect(duplicate).toEqual([{ line: 4, of: 'regel 3' }]);
      expect(refused).toMatchObject([{ line: 5, reasons: [{ column: 'INSZ' }, { column: 'Postcode' }] }]);
      const back = readTable(errors!);
      expect(back.kind.format).toBe(format);
      expect(back.header.at(-1)).toBe('Reden');
      expect(back.rows).toHaveLength(2);
      expect(back.rows[1]?.cells[1]).toBe('=HYPERLINK("http://x")');
      if (format === 'csv') expect(errors!.toString()).toContain(`"'=HYPERLINK`);
      // What was mended goes in with the next try, and the rest stays a duplicate.
      expect(await take(csvOf([listHeader, good!, wrong!]))).toMatchObject({ accepted: 1, duplicate: [{ line: 2 }] });
    },
  );

  it('says who is on another list', async () => {
    const [first] = some(1);
    const { listId } = await take(csvOf([listHeader, first!]));
    const { duplicate } = await take(csvOf([listHeader, first!, ...some(1)]), false, 'ocmw');
    expect(duplicate).toEqual([{ line: 2, of: `lijst ${listId}` }]);
  });

  it('that is none is refused in one clear line', async () => {
    const code = (problem: string) => ({ code: problem });
    await expect(take(randomBytes(2_000))).rejects.toMatchObject({
      code: expect.stringMatching(/^list\./) as unknown,
    });
    await expect(take('')).rejects.toMatchObject(code('list.empty'));
    await expect(take(Buffer.concat([Buffer.from('PK'), randomBytes(500)]))).rejects.toMatchObject({
      code: 'list.tooLarge',
    });
    await expect(take(aBomb())).rejects.toMatchObject(code('list.tooLarge'));
    await expect(take(`${listHeader.join(';')}\n${'x'.repeat(3_000_000)}\n`)).rejects.toMatchObject(
      code('list.quotes'),
    );
    await expect(take(Buffer.alloc(41_000_000, 0x61))).rejects.toMatchObject(code('list.tooLarge'));
    await expect(take('Naam;Voornaam\nA;B')).rejects.toMatchObject({
      code: 'list.missingColumns',
      details: { columns: 'INSZ, Geboortedatum, Postcode' },
    });
    await expect(take('x', false, 'facebook')).rejects.toMatchObject({ code: 'prospects.badFilter' });
  });

  it('of two thousand, imported twice at once, nobody stands in it twice', async () => {
    const rows = some(2_000);
    const reports = await Promise.all([
      take(csvOf([listHeader, ...rows])),
      take(csvOf([listHeader, ...rows.toReversed()])),
    ]);
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2_000);
  });
});

it('RIZIV’s own lists are fetched, taken in and confirmed; a lost receipt brings nobody in twice', async () => {
  const before = (await listProspects(world.app, {})).total;
  const { url } = world.sandboxes.riziv;
  await setFaults(url, { rules: [{ kind: 'refuse', rate: 1, times: 1, route: 'lists/receipt' }] });
  // That one of them is not done with keeps the other from nobody.
  const first = await fetchRizivLists(world.app);
  expect(first.map(({ report, problem }) => [report?.accepted, problem])).toEqual([
    [25, expect.stringMatching(/^riziv\./)],
    [40, null],
  ]);
  expect(first.map((list) => fetchedListText(list, 'nl').replace(/\d+\/\d+\/\d+/g, 'D'))).toEqual([
    'Lijst van D: 25 mensen, 0 stonden er al, 0 geweigerd. Lijst van D: niet in orde (een fout van de andere kant, nummer 503). Het RIZIV biedt ze opnieuw aan.',
    'Lijst van D: 40 mensen, 0 stonden er al, 0 geweigerd.',
  ]);
  await clearFaults(url);
  const fetched = await fetchRizivLists(world.app);
  expect(fetched).toMatchObject([{ report: null, problem: null }]);
  expect((await listProspects(world.app, {})).total).toBe(before + 65);
  expect(await fetchRizivLists(world.app)).toEqual([]);
});

describe('someone on a list', () => {
  it('is tried, says yes, is registered, and leaves the list', async () => {
    const { listId } = await take(csvOf([listHeader, ...some(1)]));
    const { rows } = await listProspects(world.app, { listId: listId! });
    const { id } = rows[0]!;
    const tried = (result: string, on?: string) =>
      noteAttempt(world.app, id, { way: 'phone', result, on, note: 'belt terug', by });
    await expect(registerProspect(world.app, id, by)).rejects.toMatchObject({ code: 'prospect.notInterested' });
    expect(await tried('noAnswer')).toEqual({ status: 'identified' });
    await expect(tried('unreachable')).rejects.toMatchObject({ code: 'prospect.tooFewAttempts' });
    await expect(tried('noAnswer', '2999-01-01')).rejects.toMatchObject({ code: 'prospect.future' });
    expect(await tried('interested')).toEqual({ status: 'interested' });
    const { trajectoryId } = await registerProspect(world.app, id, by);
    expect(trajectoryId).toMatch(/^T-\d{6}$/);
    expect((await showProspect(world.app, id)).attempts).toHaveLength(2);
    await expect(tried('reached')).rejects.toMatchObject({ code: 'prospect.registered' });
    expect((await listProspects(world.app, { listId: listId! })).total).toBe(0);
  });

  it('is erased with number, contact and notes', async () => {
    const { listId } = await take(csvOf([listHeader, ...some(1)]));
    const { id } = (await listProspects(world.app, { listId: listId! })).rows[0]!;
    const secrets = /Testers|Hasselt|470 ?10/;
    const kept = async () => {
      const { rows } = await world.app.db.execute<{ text: string }>(
        `select row_to_json(p)::text as text from prospects p where id = '${id}'`,
      );
      // An id may hold any figures.
      return rows[0]!.text.replaceAll(/[0-9a-f-]{36}/g, 'id');
    };
    expect(await kept()).toMatch(secrets);
    await noteAttempt(world.app, id, { way: 'visit', result: 'reached', note: 'woont bij zus', by });
    await eraseProspect(world.app, id);
    await expect(showProspect(world.app, id)).rejects.toMatchObject({ code: 'prospect.unknown' });
    expect(await kept()).not.toMatch(secrets);
    const notes = await world.app.db.execute(`select note from contact_attempts where prospect_id = '${id}'`);
    expect(notes.rows).toEqual([{ note: '' }]);
  });
});

/** A zip of some kilobytes that says of itself that it holds a gigabyte. */
function aBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1_000_000));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(1_000_000_000, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(1_000_000_000, 24);
  central.writeUInt16LE(name.length, 28);
  const directory = Buffer.alloc(22);
  directory.writeUInt32LE(0x06054b50, 0);
  directory.writeUInt16LE(1, 8);
  directory.writeUInt16LE(1, 10);
  directory.writeUInt32LE(46 + name.length, 12);
  directory.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, directory]);
}
