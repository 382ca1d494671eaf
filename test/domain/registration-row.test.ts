import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { educationOfIsced, languageOf, provinceOfPostcode, provinces, sourceOf } from '../../domain/people/codes.ts';
import { noPlaces } from '../../domain/people/places.ts';
import { readRegistrationRow, registrationColumns } from '../../domain/people/registration-row.ts';
import type { RegistrationCells } from '../../domain/people/registration-row.ts';

const today = localDate('2026-09-30');
const ingrid: RegistrationCells = {
  Dossiernummer: 'W2-2026-0130',
  INSZ: '88.65.20-542.94',
  Naam: ' Çelik ',
  Voornaam: 'Ingrid',
  Geslacht: 'V',
  Geboortedatum: '20/05/1988',
  Straat: 'Molenstraat',
  Nummer: '114 bus 2',
  Postcode: '9100',
  Gemeente: 'Sint-Niklaas',
  Telefoon: '',
  'E-mail': 'ingrid@example.be',
  Taal: 'Nederlands',
  Scholingsgraad: 'Laaggeschoold',
  Herkomst: 'Niet-EU',
  Bron: 'RIZIV-lijst',
  'Datum aanmelding': '28/03/2026',
  Opmerking: 'geen auto; bus 1 op 2 uur',
};
const read = (changes: Partial<RegistrationCells>, mode: 'demo' | 'production' = 'demo') =>
  readRegistrationRow(Object.freeze({ ...ingrid, ...changes }), { today, mode, places: noPlaces });
const reasons = (changes: Partial<RegistrationCells>, mode?: 'demo' | 'production') => {
  const result = read(changes, mode);
  return result.ok ? [] : result.reasons.map(({ column, code }) => `${column}: ${code}`);
};
const row = (changes: Partial<RegistrationCells>) => {
  const result = read(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.reasons));
  return result.row;
};

describe('a row in order', () => {
  it('becomes a person in our codes', () =>
    expect(row({})).toEqual({
      dossierNumber: 'W2-2026-0130',
      insz: '88652054294',
      lastName: 'Çelik',
      firstName: 'Ingrid',
      sex: 'V',
      birthDate: '1988-05-20',
      street: 'Molenstraat',
      houseNumber: '114 bus 2',
      postcode: '9100',
      municipality: 'Sint-Niklaas',
      phone: '',
      email: 'ingrid@example.be',
      language: 'nl',
      education: 'low',
      origin: 'nonEu',
      source: 'riziv',
      registeredOn: '2026-03-28',
      remark: 'geen auto; bus 1 op 2 uur',
      province: 'eastFlanders',
    }));

  it('accepts sex X; where the list tells no sex the number does', () => {
    expect(row({ Geslacht: 'X' }).sex).toBe('X');
    expect(row({ Geslacht: 'M' }).sex).toBe('M');
    expect(row({ Geslacht: '' }).sex).toBe('V');
  });

  it('writes unknown education and origin as unknown, and keeps a language it does not know', () =>
    expect(row({ Scholingsgraad: '?', Herkomst: '', Taal: 'Lingala' })).toMatchObject({
      education: 'unknown',
      origin: 'unknown',
      language: 'Lingala',
    }));

  it('understands the words that offices use, and keeps in the notes what it does not', () => {
    expect(row({ Scholingsgraad: 'laag geschoold', Herkomst: 'Niet EU', Taal: 'NL' })).toMatchObject({
      ...{ education: 'low', origin: 'nonEu', language: 'nl', remark: ingrid.Opmerking },
    });
    const result = read({ Scholingsgraad: 'bso 5', Herkomst: 'Niet-Belg' });
    expect(result).toMatchObject({
      ok: true,
      row: {
        ...{ education: 'unknown', origin: 'unknown' },
        remark: `${ingrid.Opmerking}\nScholingsgraad op de lijst: bso 5\nHerkomst op de lijst: Niet-Belg`,
      },
      warnings: [
        { column: 'Scholingsgraad', code: 'word.unknown' },
        { column: 'Herkomst', code: 'word.unknown' },
      ],
    });
  });

  it.each([
    ['0470 12 34 56', '+32470123456'],
    ['470123456', '+32470123456'],
    ['016/12.34.56', '+3216123456'],
    ['+31 6 12345678', '+31612345678'],
    ['geen', ''],
    ['-', ''],
    ['onbekend', ''],
  ])('keeps the telephone number %s as %s', (Telefoon, phone) => expect(row({ Telefoon }).phone).toBe(phone));

  it.each([
    ['geen', ''],
    ['mailto:jan@voorbeeld.be', 'jan@voorbeeld.be'],
    ['Jan Peeters <jan@voorbeeld.be>', 'jan@voorbeeld.be'],
  ])('keeps the mail address %s as %s', (text, email) => expect(row({ 'E-mail': text }).email).toBe(email));

  it.each([
    ['00/00/1988', '1988'],
    ['1988', '1988'],
    ['00/05/1988', '1988-05'],
    ['05/1988', '1988-05'],
    ['?/5/1988', '1988-05'],
    ['1988-00-00', '1988'],
    ['20/05/1988 0:00', '1988-05-20'],
  ])('keeps the birth date %s as far as it is known', (Geboortedatum, birthDate) =>
    expect(row({ Geboortedatum }).birthDate).toBe(birthDate),
  );

  it.each(['4/9/1988', '04-09-1988', '04.09.1988', '1988-09-04'])('reads %s as 4 September', (Geboortedatum) =>
    expect(reasons({ Geboortedatum })).toEqual(['Geboortedatum: birthDate.differs']),
  );

  it('composes letters that arrive in two pieces', () => expect(row({ Voornaam: 'Zoe\u0308' }).firstName).toBe('Zoë'));

  it('takes a dash for someone without a first name', () => expect(row({ Voornaam: '-' }).firstName).toBe(''));

  it('accepts what happened today', () => expect(row({ 'Datum aanmelding': '30/09/2026' }).registeredOn).toBe(today));
});

describe('a row is refused', () => {
  it.each([
    [{ INSZ: '8865205429' }, ['INSZ: insz.length']],
    [{ INSZ: '' }, ['INSZ: insz.missing']],
    [{ INSZ: '88652054295' }, ['INSZ: insz.check']],
    [{ INSZ: '02050191831', Geboortedatum: '01/05/2002' }, ['INSZ: insz.realNumber']],
    [{ Naam: '' }, ['Naam: name.missing']],
    [{ Naam: ' - ' }, ['Naam: name.missing']],
    [{ Voornaam: '' }, ['Voornaam: firstName.missing']],
    [{ Geboortedatum: '31/02/1990' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '20/05/88' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '20/05-1988' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '20/05/1888' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '20/00/1988' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '' }, ['Geboortedatum: birthDate.impossible']],
    [{ Geboortedatum: '20/05/2088' }, ['Geboortedatum: birthDate.future', 'Geboortedatum: birthDate.differs']],
    [{ Geboortedatum: '1987' }, ['Geboortedatum: birthDate.differs']],
    [{ Geslacht: 'Q' }, ['Geslacht: sex.unknown']],
    [{ Naam: 'M?ller' }, ['Naam: name.lostLetter']],
    [{ Naam: 'MÃ¼ller' }, ['Naam: text.wrongLetters']],
    [{ Naam: '#N/A' }, ['Naam: text.sheetError']],
    [{ Straat: 'x'.repeat(301) }, ['Straat: text.tooLong']],
    [{ Nummer: '2026-02-05' }, ['Nummer: houseNumber.date']],
    [{ Telefoon: '4.89E+08' }, ['Telefoon: phone.invalid']],
    [{ Telefoon: '0470 12 34 56 / 0471 12 34 56' }, ['Telefoon: phone.invalid']],
    [{ 'E-mail': 'jan@voorbeeld.be; piet@voorbeeld.be' }, ['E-mail: email.several']],
    [{ 'E-mail': 'jan@voorbeeld' }, ['E-mail: email.invalid']],
    [{ INSZ: '25660100115', Geboortedatum: '01/06/2025' }, ['Geboortedatum: birthDate.tooYoung']],
    [{ INSZ: '20660100175', Geboortedatum: '01/06/1920' }, ['Geboortedatum: birthDate.tooOld']],
    [{ Geboortedatum: '20/06/1988' }, ['Geboortedatum: birthDate.differs']],
    [{ 'Datum aanmelding': '01/10/2026' }, ['Datum aanmelding: date.future']],
    [{ 'Datum aanmelding': '31/11/2025' }, ['Datum aanmelding: date.impossible']],
    [{ 'Datum aanmelding': '' }, ['Datum aanmelding: date.impossible']],
    [{ Postcode: '1080' }, ['Postcode: postcode.outside']],
    [{ Postcode: '' }, ['Postcode: postcode.outside']],
    [{ Postcode: '91000' }, ['Postcode: postcode.outside']],
    [{ Bron: 'Kennis' }, ['Bron: source.unknown']],
    [{ Bron: '' }, ['Bron: source.unknown']],
  ])('%j', (changes, expected) => expect(reasons(changes)).toEqual(expected));

  it('in production because it is a test number', () =>
    expect(reasons({}, 'production')).toEqual(['INSZ: insz.testNumber']));

  it('with every reason at once, in the order of the columns', () =>
    expect(
      reasons({
        INSZ: '88052054295',
        Naam: '',
        Voornaam: '',
        Geboortedatum: '20/05/2088',
        Postcode: '1300',
        Bron: 'Kennis',
        'Datum aanmelding': '31/02/2026',
      }),
    ).toEqual([
      'INSZ: insz.check',
      'INSZ: insz.realNumber',
      'Naam: name.missing',
      'Voornaam: firstName.missing',
      'Geboortedatum: birthDate.future',
      'Postcode: postcode.outside',
      'Bron: source.unknown',
      'Datum aanmelding: date.impossible',
    ]));

  it('in sentences that say what to do and repeat nothing of the person', () => {
    const cells = Object.fromEntries(registrationColumns.map((column, i) => [column, `Geheim${i}`])) as Record<
      keyof RegistrationCells,
      string
    >;
    for (const changes of [cells, { INSZ: '88052054295', Geboortedatum: '20/06/2088' }, { Naam: '', Voornaam: '' }]) {
      const result = read(changes);
      if (result.ok) throw new Error('accepted');
      for (const { message } of result.reasons) {
        expect(message).toMatch(/^[A-Z].{10,}\.$/);
        expect(message).not.toMatch(/Geheim|8805|2088|Çelik|Ingrid/);
      }
    }
  });
});

describe('codes', () => {
  it.each([
    ['1499', null],
    ['1500', 'flemishBrabant'],
    ['1999', 'flemishBrabant'],
    ['2000', 'antwerp'],
    ['2999', 'antwerp'],
    ['3000', 'flemishBrabant'],
    ['3499', 'flemishBrabant'],
    ['3500', 'limburg'],
    ['3999', 'limburg'],
    ['4000', null],
    ['7999', null],
    ['8000', 'westFlanders'],
    ['8999', 'westFlanders'],
    ['9000', 'eastFlanders'],
    ['9999', 'eastFlanders'],
    ['1000', null],
    ['B-2000', null],
    ['2000.5', null],
  ])('postcode %s lies in %s', (postcode, province) => expect(provinceOfPostcode(postcode)).toBe(province));

  it('carry the official numbers', () =>
    expect(Object.values(provinces).map(({ nis, nuts2, label }) => `${label} ${nis} ${nuts2}`)).toEqual([
      'Antwerpen 10000 BE21',
      'Limburg 70000 BE22',
      'Oost-Vlaanderen 40000 BE23',
      'Vlaams-Brabant 20001 BE24',
      'West-Vlaanderen 30000 BE25',
    ]));

  it('read the sources of the programme, whatever the case and spacing', () =>
    expect(
      [
        'vdab',
        ' OCMW ',
        'lokaal  bestuur',
        'Agentschap Integratie en Inburgering',
        'AII',
        'RIZIV-lijst',
        'Zelf',
        'Kennis',
        'toString',
      ].map(sourceOf),
    ).toEqual(['vdab', 'ocmw', 'ocmw', 'integration', 'integration', 'riziv', 'self', null, null]));

  it('group ISCED levels', () =>
    expect([0, 2, 3, 4, 5, 8, 9, -1, 2.5].map(educationOfIsced)).toEqual([
      'low',
      'low',
      'middle',
      'middle',
      'high',
      'high',
      'unknown',
      'unknown',
      'unknown',
    ]));

  it('say when no language is known', () => expect([languageOf(''), languageOf('OEKRAÏENS')]).toEqual(['und', 'uk']));
});
