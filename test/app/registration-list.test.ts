import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import { readRegistrationList, type RegistrationList, type RegistrationResult } from '../../app/intake/index.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { noPlaces } from '../../domain/people/places.ts';
import { problemOf, problemSentence } from '../../words/index.ts';

/** The last day on which someone of the bundled list was registered. */
const options = { today: localDate('2026-10-31'), mode: 'demo', places: noPlaces } as const;
const bundled = readFileSync(new URL('../../data/aanmeldingen.csv', import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** One word per result: what a person at the counter wants to know of it. */
const outcome = (result: RegistrationResult): string =>
  result.status === 'ok'
    ? 'ok'
    : result.status === 'duplicate'
      ? `duplicate of ${'ofLine' in result ? result.ofLine : 'open'}`
      : result.reasons.map(({ column, code }) => `${column ?? 'row'} ${code}`).join(', ');
const outcomes = ({ rows }: RegistrationList) => rows.map((result) => `${result.line} ${outcome(result)}`);
const without = (list: RegistrationList) => outcomes(list).filter((text) => !text.endsWith(' ok'));

/** Found by reading the file with another program, before ours existed. */
const notAccepted = [
  '45 Bron source.unknown',
  '47 INSZ insz.length',
  '54 Geboortedatum birthDate.impossible',
  '112 INSZ insz.realNumber',
  '119 Datum aanmelding date.future',
  '134 Bron source.unknown',
  '143 Geboortedatum birthDate.impossible',
  '154 Postcode postcode.outside',
  '179 Postcode postcode.outside',
  '201 INSZ insz.length',
  '209 Bron source.unknown',
  '243 duplicate of 131',
  '248 INSZ insz.length',
  '256 INSZ insz.realNumber',
  '269 INSZ insz.realNumber',
  '307 INSZ insz.length',
  '311 INSZ insz.length',
  '338 Datum aanmelding date.future',
  '343 Geboortedatum birthDate.impossible',
  '344 Geboortedatum birthDate.differs',
  '359 Bron source.unknown',
  '360 INSZ insz.realNumber',
  '372 Datum aanmelding date.future',
  '450 Bron source.unknown',
  '465 duplicate of 46',
  '469 Bron source.unknown',
  '470 Postcode postcode.outside',
  '487 Postcode postcode.outside',
  '497 Postcode postcode.outside',
  '542 duplicate of 110',
  '566 duplicate of 55',
  '574 Geboortedatum birthDate.impossible',
  '590 Naam name.missing',
  '598 duplicate of 462',
  '651 Naam name.missing',
];

describe('the bundled list', () => {
  const list = readRegistrationList(bundled, options);

  it('has 615 people to register, 5 duplicates and 30 refused', () => {
    const count = (status: string) => list.rows.filter((result) => result.status === status).length;
    expect([list.rows.length, count('ok'), count('duplicate'), count('refused')]).toEqual([650, 615, 5, 30]);
    expect(without(list)).toEqual(notAccepted);
    expect(list.left).toEqual([]);
  });

  it('keeps quotes, separators and letters as they were written', () => {
    const [first] = list.rows;
    expect(first).toMatchObject({
      line: 2,
      status: 'ok',
      row: {
        lastName: 'Yılmaz',
        remark: 'spreekt "een beetje" Nederlands',
        registeredOn: '2026-01-24',
        province: 'eastFlanders',
      },
    });
    expect(list.rows[1]).toMatchObject({ row: { remark: 'geen auto; bus 1 op 2 uur', language: 'uk' } });
  });

  it('counts people per province and source', () => {
    const tally = (of: (row: Extract<RegistrationResult, { status: 'ok' }>['row']) => string) => {
      const counts: Record<string, number> = {};
      for (const result of list.rows)
        if (result.status === 'ok') counts[of(result.row)] = (counts[of(result.row)] ?? 0) + 1;
      return counts;
    };
    expect(tally(({ province }) => province)).toEqual({
      antwerp: 120,
      limburg: 122,
      eastFlanders: 122,
      flemishBrabant: 137,
      westFlanders: 114,
    });
    expect(tally(({ source }) => source)).toEqual({ vdab: 261, ocmw: 172, riziv: 72, self: 110 });
    expect(tally(({ sex }) => String(sex))).toEqual({ M: 310, V: 294, X: 11 });
    expect(tally(({ education }) => education)).toEqual({ low: 278, middle: 164, high: 82, unknown: 91 });
    expect(tally(({ origin }) => origin)).toEqual({ belgian: 214, eu: 102, nonEu: 196, unknown: 103 });
  });

  it('read a day earlier, still has the registrations of its last day in the future', () => {
    const earlier = readRegistrationList(bundled, { ...options, today: localDate('2026-10-30') });
    const lastDay = list.rows.filter((result) => result.status === 'ok' && result.row.registeredOn === options.today);
    expect(lastDay.length).toBeGreaterThan(0);
    expect(without(earlier)).toHaveLength(notAccepted.length + lastDay.length);
  });

  it('in production holds nobody: test persons are refused', () => {
    const { rows } = readRegistrationList(bundled, { ...options, mode: 'production' });
    // The four whose month is of a real number are the ones production would take.
    expect(rows.filter(({ status }) => status === 'ok').map(({ line }) => line)).toEqual([112, 256, 269, 360]);
  });

  describe('in another dress gives the same', () => {
    const text = new TextDecoder().decode(bundled).replace(/\r\n/g, '\n');
    const cells = text
      .trimEnd()
      .split('\n')
      .map((line) =>
        [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
          ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
        ),
      );
    const quoted = (delimiter: string) =>
      cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

    it.each([
      ['without a byte order mark', utf8(text)],
      ['with lone carriage returns', utf8(text.replaceAll('\n', '\r'))],
      ['with every field quoted', utf8(quoted(';'))],
    ])('%s', (_, bytes) => expect(readRegistrationList(bytes, options)).toEqual(list));

    it.each([
      ['with commas', utf8(quoted(','))],
      ['in UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ])('%s', (_, bytes) => expect(readRegistrationList(bytes, options)).toEqual(list));

    it('in Windows-1252, which has no ễ and no ı', () => {
      const spelled = text.replaceAll('ễ', 'e').replaceAll('ı', 'i');
      const bytes = Uint8Array.from(spelled, (c) => c.charCodeAt(0));
      expect(spelled).toMatch(/[é-ü]/);
      expect(readRegistrationList(bytes, options)).toEqual(readRegistrationList(utf8(spelled), options));
      expect(without(readRegistrationList(bytes, options))).toEqual(notAccepted);
    });

    it('with its lines in a blank-lined, comma-unfriendly file', () => {
      const spread = readRegistrationList(utf8(text.replaceAll('\n', '\n\n')), options);
      expect(spread.rows.map(outcome).filter((o) => !o.startsWith('dup'))).toEqual(
        list.rows.map(outcome).filter((o) => !o.startsWith('dup')),
      );
      expect(spread.rows.map(({ line }) => line)).toEqual(list.rows.map(({ line }) => 2 * line - 1));
    });
  });
});

const header =
  'Dossiernummer;INSZ;Naam;Voornaam;Geslacht;Geboortedatum;Straat;Nummer;Postcode;Gemeente;Telefoon;E-mail;Taal;Scholingsgraad;Herkomst;Bron;Datum aanmelding;Opmerking';
const ingrid =
  '1;88652054294;Çelik;Ingrid;V;20/05/1988;Molenstraat;1;9100;Sint-Niklaas;;;Nederlands;Laaggeschoold;Onbekend;VDAB;28/03/2026;';
const tom = ingrid.replace('88652054294', '00681734835').replace('20/05/1988', '17/08/2000');
const wrong = ingrid.replace('VDAB', 'Kennis');
const read = (lines: string[], more = {}) => readRegistrationList(utf8(lines.join('\r\n')), { ...options, ...more });

describe('lines', () => {
  it('are those of the file, also after remarks over several lines and blank lines', () =>
    expect(outcomes(read(['', header, `${ingrid}"een\r\n\r\ntwee"`, '', ';;;', tom + '"drie\nvier"', wrong]))).toEqual([
      '3 ok',
      '8 ok',
      '10 duplicate of 3',
    ]));

  it('inside a field keep the text', () => {
    const [first] = read([header, `${ingrid}"een; ""twee""\r\n\r\ndrie"`]).rows;
    expect(first).toMatchObject({ row: { remark: 'een; "twee"\n\ndrie' } });
  });

  it('that are too short or too long are named, and the rest goes on', () =>
    expect(outcomes(read([header, '1;88652054294;Çelik', `${ingrid};`, ingrid]))).toEqual([
      '2 row row.tooFewCells',
      '3 row row.tooManyCells',
      '4 ok',
    ]));

  it('may have their columns in another order, and columns we do not know', () => {
    const swap = (line: string) => [...line.split(';').reverse(), 'iets'].join(';');
    expect(outcomes(read([swap(header), swap(ingrid)]))).toEqual(['2 ok']);
  });
});

describe('duplicates', () => {
  it('are tested before refusal, whatever the spelling, against the first line', () =>
    expect(outcomes(read([header, ingrid, wrong.replace('88652054294', '88.65.20-542.94'), ingrid]))).toEqual([
      '2 ok',
      '3 duplicate of 2',
      '4 duplicate of 2',
    ]));

  it('are none of a line that was itself refused: only who can go in counts', () =>
    expect(outcomes(read([header, wrong, ingrid, ingrid]))).toEqual([
      '2 Bron source.unknown',
      '3 ok',
      '4 duplicate of 3',
    ]));

  it('are found in open trajectories by the 11 digits', () => {
    const asked: string[] = [];
    const openTrajectory = (insz: string) => (asked.push(insz) > 0 && insz === '88652054294' ? 'T-000001' : undefined);
    expect(
      outcomes(read([header, wrong.replace('88652054294', '88.65.20-542.94'), tom, ingrid], { openTrajectory })),
    ).toEqual(['2 duplicate of open', '3 ok', '4 duplicate of open']);
    expect(new Set(asked)).toEqual(new Set(['88652054294', '00681734835']));
  });

  it('are never made of missing or short numbers', () =>
    expect(
      outcomes(
        read([
          header,
          ingrid.replace('88652054294', ''),
          tom.replace('00681734835', ''),
          ingrid.replace('88652054294', '886'),
          tom.replace('00681734835', '886'),
        ]),
      ),
    ).toEqual(['2 INSZ insz.missing', '3 INSZ insz.missing', '4 INSZ insz.length', '5 INSZ insz.length']));
});

describe('Windows-1252', () => {
  it('has letters and signs where Latin-1 has none', () => {
    const line = ingrid.replace('Çelik', 'D\x92Hondt').replace('Ingrid', '\x8aime') + '\x80 12 \x96 \x85\x9f';
    const { rows } = readRegistrationList(Buffer.from(`${header}\n${line}`, 'latin1'), options);
    expect(rows[0]).toMatchObject({ row: { lastName: 'D’Hondt', firstName: 'Šime', remark: '€ 12 – …Ÿ' } });
  });

  it('is not what a view into a larger buffer ends up as', () => {
    const whole = utf8(`xx${header}\n${ingrid}`);
    expect(outcomes(readRegistrationList(whole.subarray(2), options))).toEqual(['2 ok']);
    const latin1 = Buffer.from(`xx${header}\n${ingrid}`, 'latin1');
    expect(readRegistrationList(latin1.subarray(2), options)).toMatchObject({
      rows: [{ row: { lastName: 'Çelik' } }],
    });
  });
});

describe('a file is refused as a whole', () => {
  const failure = (bytes: Uint8Array) => {
    try {
      readRegistrationList(bytes, options);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { code: error.code, ...error.details, message: problemSentence(problemOf(error)!, 'nl') };
    }
    throw new Error('accepted');
  };

  it.each([
    ['', 'list.empty'],
    ['\uFEFF', 'list.empty'],
    ['\r\n \r\n', 'list.empty'],
    ['D\0o\0s\0', 'list.missingColumns'],
    ['Do\0s', 'list.encoding'],
  ])('%j: %s', (text, code) => expect(failure(utf8(text)).code).toBe(code));

  it('with columns missing, naming each', () => {
    const error = failure(utf8(`${header.replace('INSZ', 'Kode').replace(';Bron', '')}\n${ingrid}`));
    expect(error).toMatchObject({ code: 'list.missingColumns', columns: 'INSZ, Bron' });
    expect(error.message).toContain('INSZ, Bron');
  });

  it('without a header, repeating nothing of the person in its place', () => {
    const error = failure(utf8(`${ingrid};Çelik`));
    expect(error.code).toBe('list.missingColumns');
    expect(error.message).not.toMatch(/Çelik|8865/);
  });

  it('with a column twice', () =>
    expect(failure(utf8(`${header};INSZ\n${ingrid};1`))).toMatchObject({
      code: 'list.duplicateColumns',
      columns: 'INSZ',
    }));
  it('with a quote that never closes, or one in the middle, naming the line and nothing of the person', () => {
    for (const bad of [`${ingrid}"geen auto`, ingrid.replace('Çelik', 'Çe"lik'), ingrid.replace('Çelik', '"Çe"lik')]) {
      const error = failure(utf8([header, `${tom}"a\r\nb"`, bad, ingrid].join('\r\n')));
      expect(error).toMatchObject({ code: 'list.quotes', line: 4 });
      expect(error.message).not.toMatch(/Çe|8865/);
    }
  });

  it('that is far too large', () => expect(failure(new Uint8Array(40_000_001)).code).toBe('list.tooLarge'));
  it('but a header alone is a list of nobody', () =>
    expect(readRegistrationList(utf8(header), options).rows).toEqual([]));
});
