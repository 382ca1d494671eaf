import { describe, expect, it } from 'vitest';
import { w2 } from './fake-io.ts';

describe('w2 register', () => {
  const report = {
    accepted: [{ line: 2, trajectoryId: 'T-000001', reopens: null }],
    duplicate: [
      { line: 3, ofTrajectory: null, ofLine: 2 },
      { line: 4, ofTrajectory: 'T-000009', ofLine: null },
    ],
    refused: [
      {
        line: 5,
        reasons: [
          { column: 'INSZ', code: 'insz.check', message: 'Het controlegetal klopt niet.' },
          { column: 'Naam', code: 'name.missing', message: 'Vul de naam in.' },
        ],
      },
    ],
    differs: [
      {
        line: 4,
        trajectoryId: 'T-000009',
        fields: ['address' as const, 'phone' as const],
        filled: ['email' as const],
        otherName: false,
      },
    ],
    warnings: [2, 6].map((line) => ({
      line,
      column: 'Herkomst',
      code: 'word.unknown',
      message: 'Dit woord kennen we niet.',
    })),
    left: [{ code: 'sheet.hidden' as const, sheet: 'Oud', message: 'Het blad "Oud" is verborgen.' }],
  };

  it('names every bad row with line, column and reason, and is 1 when any was refused', async () => {
    const ran = await w2(['register', 'lijst.csv'], { registerList: async () => report });
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(ran.out).toMatch(/5 {2}INSZ +Het controlegetal klopt niet\./);
    expect(ran.out).toMatch(/ {7}Naam +Vul de naam in\./);
    expect(ran.out).toContain('zelfde INSZ als regel 2');
    expect(ran.out).toContain('al in traject T-000009');
    expect(ran.out).toMatch(/4 {2}verschilt: adres, telefoon; aangevuld: e-mail/);
    expect(ran.out).toMatch(/2, 6 +Herkomst +Dit woord kennen we niet\./);
    expect(ran.out).toContain('Let op: Het blad "Oud" is verborgen.');
  });

  it('is 0 when none was, also the second time', async () => {
    expect((await w2(['register', 'lijst.csv'], { registerList: async () => ({ ...report, refused: [] }) })).code).toBe(
      0,
    );
  });

  it('gives the report as it is with --json', async () => {
    expect(
      JSON.parse((await w2(['register', 'lijst.csv', '--json'], { registerList: async () => report })).out),
    ).toEqual(report);
  });

  it('says that the file is not there', async () => {
    const ran = await w2(['register', 'weg.csv'], {}, Object.assign(new Error(), { code: 'ENOENT' }));
    expect(ran).toMatchObject({
      code: 2,
      err: 'w2: het bestand weg.csv bestaat niet; geef het pad van een CSV- of XLSX-bestand',
    });
  });
});
