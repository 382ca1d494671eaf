import { deflateRawSync } from 'node:zlib';
import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTableAside } from '../../app/intake/tables/aside.ts';
import { readTable } from '../../app/intake/tables/table.ts';
import { registrationColumns } from '../../domain/people/registration-row.ts';
import { problemOf, problemSentence } from '../../words/index.ts';

const header: string[] = [...registrationColumns];
const rowsOf = (many: number): string[][] =>
  Array.from({ length: many }, (_, row) => header.map((name) => `${name} ${row}`));
function workbook(
  sheets: Readonly<Record<string, string[][]>>,
  bookType: 'xlsx' | 'ods' = 'xlsx',
  bookSST = false,
): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return write(book, { type: 'buffer', bookType, bookSST, compression: true }) as Buffer;
}

/** A workbook of one sheet made by hand: its rows, and the texts that its cells may share. */
function byHand(rows: string, texts: readonly string[]): Buffer {
  const file = CFB.read(workbook({ Lijst: [header] }, 'xlsx', true), { type: 'buffer' });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const put = (path: string, content: string) => {
    CFB.utils.cfb_del(file, path);
    CFB.utils.cfb_add(file, path, Buffer.from(content));
  };
  put('/xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`);
  put('/xl/sharedStrings.xml', `<sst xmlns="${main}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`);
  return Buffer.from(CFB.write(file, { type: 'buffer', fileType: 'zip', compression: true }) as Uint8Array);
}

/** A workbook of a megabyte at most whose sheet unpacks to so many, and what it says of that. */
function bomb(megabytes: number, says: 'the truth' | 'it is small'): Buffer {
  const name = 'xl/worksheets/sheet1.xml';
  const small = workbook({ Lijst: [header] });
  const view = new DataView(small.buffer, small.byteOffset, small.byteLength);
  const end = small.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const begins = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`;
  const row = '<row><c t="str"><v>x</v></c></row>'.repeat(1024);
  const sheet = Buffer.from(begins + row.repeat(Math.ceil((megabytes * 1024 * 1024) / row.length)));
  const packed = deflateRawSync(sheet);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let written = 0;
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry += 1) {
    const nameLength = view.getUint16(at + 28, true);
    const entryEnds = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const central = Buffer.from(small.subarray(at, entryEnds));
    const local = view.getUint32(at + 42, true);
    const dataAt = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const head = Buffer.from(small.subarray(local, dataAt));
    let data = small.subarray(dataAt, dataAt + view.getUint32(at + 20, true));
    if (central.subarray(46, 46 + nameLength).toString() === name) {
      data = packed;
      for (const [buffer, method, sizes] of [
        [head, 8, 18],
        [central, 10, 20],
      ] as const) {
        buffer.writeUInt16LE(8, method);
        buffer.writeUInt32LE(packed.length, sizes);
        buffer.writeUInt32LE(says === 'the truth' ? sheet.length : 10_000, sizes + 4);
      }
    }
    central.writeUInt32LE(written, 42);
    parts.push(head, data);
    directory.push(central);
    written += head.length + data.length;
    at = entryEnds;
  }
  const tail = Buffer.from(small.subarray(end));
  tail.writeUInt32LE(Buffer.concat(directory).length, 12);
  tail.writeUInt32LE(written, 16);
  return Buffer.concat([...parts, ...directory, tail]);
}

/** How often this process had its turn meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 10);
  await work().finally(() => clearInterval(ticking));
  return turns;
}

describe('a file of a stranger', () => {
  it('is read aside as it is read here, whatever kind it is', async () => {
    for (const bytes of [
      workbook({ Lijst: [header, ...rowsOf(3)] }),
      workbook({ Lijst: [header, ...rowsOf(3)] }, 'ods'),
      Buffer.from([header, ...rowsOf(4_000)].map((row) => row.join(';')).join('\n')),
    ])
      expect(await readTableAside(bytes)).toEqual(readTable(bytes));
  });

  it('is refused aside with the same words', async () => {
    const two = workbook({ Mei: [header, ...rowsOf(1)], Juni: [header, ...rowsOf(1)] });
    await expect(readTableAside(two)).rejects.toMatchObject({
      code: 'list.severalSheets',
      details: { sheets: 'Mei, Juni' },
    });
    await expect(readTableAside(Buffer.from('PK no workbook'))).rejects.toMatchObject({ code: 'list.tooLarge' });
  });

  it('that fills the memory is refused in clear words, and who asked lives on', async () => {
    const bytes = bomb(150, 'the truth');
    expect(bytes.length).toBeLessThan(1_000_000);
    let thrown: unknown;
    const limits = { megabytes: 250, milliseconds: 60_000 };
    const turns = await turnsDuring(() => readTableAside(bytes, undefined, limits).catch((error) => (thrown = error)));
    expect(problemSentence(problemOf(thrown)!, 'nl')).toMatch(/meer geheugen of tijd/);
    expect(problemSentence(problemOf(thrown)!, 'en')).toMatch(/more memory or time/);
    expect(turns).toBeGreaterThan(10);
    expect((await readTableAside(workbook({ Lijst: [header, ...rowsOf(1)] }))).rows).toHaveLength(1);
  });

  it('that says it is small, and is not, is no list', async () => {
    await expect(readTableAside(bomb(50, 'it is small'))).rejects.toMatchObject({
      code: expect.stringMatching(/^list\./) as unknown,
    });
  });

  it('that has one long text in every cell is refused: it would fill the memory of whoever asked', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(18);
    const bytes = byHand(`<row>${cells}</row>`.repeat(100), ['x'.repeat(30_000)]);
    expect(bytes.length).toBeLessThan(30_000);
    await expect(readTableAside(bytes)).rejects.toMatchObject({ code: 'list.tooLarge' });
    const one = byHand('<row><c t="s"><v>0</v></c></row>'.repeat(2), ['x'.repeat(5_000_000)]);
    await expect(readTableAside(one)).rejects.toMatchObject({ code: 'list.tooLarge' });
  });

  it('whose cells name texts that are not there is damaged, and no fault of ours', async () => {
    const cells = header.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('');
    const rows = `<row>${cells}</row><row><c t="s"><v>99</v></c></row>`;
    await expect(readTableAside(byHand(rows, header))).rejects.toMatchObject({ code: 'list.notAList' });
    expect((await readTableAside(byHand(rows.replace('99', '0'), header))).rows).toHaveLength(1);
  });

  it('that has a password, or is a page or an older workbook whatever its name, is told so', async () => {
    const locked = CFB.utils.cfb_new();
    for (const part of ['EncryptionInfo', 'EncryptedPackage'])
      CFB.utils.cfb_add(locked, `/${part}`, Buffer.alloc(5_000));
    const asked = (bytes: Uint8Array) => readTableAside(bytes).catch((error: unknown) => problemOf(error)?.code);
    expect(await asked(Buffer.from(CFB.write(locked, { type: 'buffer' }) as Uint8Array))).toBe('list.password');
    const book = utils.book_new(utils.aoa_to_sheet([header, ...rowsOf(1)]), 'Lijst');
    for (const bookType of ['html', 'xlml', 'fods', 'biff8'] as const)
      expect([bookType, await asked(write(book, { type: 'buffer', bookType }) as Buffer)]).toEqual([
        bookType,
        'list.encoding',
      ]);
  });

  it('of a thousand sheets names some of them', async () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`Blad ${index}`, [header, ...rowsOf(1)]]),
    );
    await expect(readTableAside(workbook(sheets))).rejects.toMatchObject({
      code: 'list.severalSheets',
      details: { sheets: expect.stringMatching(/^Blad 0, .*Blad 19, …$/) as unknown },
    });
  });

  it('that takes no end is given up in time', async () => {
    const long = workbook({ Lijst: [header, ...rowsOf(8_000)] });
    await expect(readTableAside(long, undefined, { megabytes: 1_000, milliseconds: 100 })).rejects.toMatchObject({
      code: 'list.tooHeavy',
    });
  });
});
