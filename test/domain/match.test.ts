import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { readBirth } from '../../domain/people/birth.ts';
import { readEmail, readPhone } from '../../domain/people/contact.ts';
import { nameKey, phoneKey } from '../../domain/people/folded.ts';
import { compareFacts, match, otherName } from '../../domain/people/match.ts';
import { nothingKnown, personColumns, personFields, type PersonFacts } from '../../domain/people/person.ts';

const known: PersonFacts = {
  ...nothingKnown,
  lastName: 'Van den Broeck',
  firstName: 'José',
  birthDate: localDate('1980-01-02'),
  sex: 'X',
  street: 'Kerkstraat',
  houseNumber: '1',
  postcode: '2000',
  municipality: 'Antwerpen',
  phone: '0470 12 34 56',
  email: 'j@voorbeeld.be',
  language: 'nl',
  education: 'low',
  origin: 'eu',
};

describe('what a later list says of someone who is known', () => {
  it('wipes nothing where it says nothing', () => {
    const blank = { ...nothingKnown, lastName: known.lastName, firstName: known.firstName, language: 'und' };
    expect(match(known, blank)).toEqual({ filled: {}, differing: [] });
  });

  it.each([
    ['sex', { sex: 'V' }],
    ['birthDate', { birthDate: localDate('1981-01-02') }],
    ['phone', { phone: '0470 12 34 57' }],
    ['email', { email: 'k@voorbeeld.be' }],
    ['email', { email: 'j@voor-beeld.be' }],
    ['language', { language: 'fr' }],
    ['education', { education: 'high' }],
    ['origin', { origin: 'nonEu' }],
  ] as const)('is a proposal beside the known %s', (field, proposed) => {
    expect(match(known, { ...known, ...proposed })).toEqual({ filled: {}, differing: [{ field, proposed }] });
  });

  it('is taken over at once where nothing was known', () => {
    const before = { ...known, phone: '', education: 'unknown' as const, street: '', houseNumber: '', sex: null };
    expect(match(before, known)).toEqual({
      filled: { sex: 'X', street: 'Kerkstraat', houseNumber: '1', phone: '0470 12 34 56', education: 'low' },
      differing: [],
    });
  });

  it('is no difference in another spelling', () => {
    const listed = {
      ...known,
      ...{ lastName: 'VANDENBROECK', firstName: 'Jose', street: 'kerk-straat', municipality: 'ANTWERPEN' },
      ...{ phone: '+32 470/12.34.56', email: 'J@Voorbeeld.be', language: 'NL' },
    };
    expect(match(known, listed)).toEqual({ filled: {}, differing: [] });
  });

  it('is no other birth date as far as both are known, and the rest of it is new', () => {
    const born = (birthDate: string) => ({ ...known, birthDate: readBirth(birthDate)! });
    expect(match(known, born('1980'))).toEqual({ filled: {}, differing: [] });
    expect(match(born('1980-01'), known)).toEqual({ filled: { birthDate: '1980-01-02' }, differing: [] });
    expect(match(born('1980-02'), known).differing).toEqual([
      { field: 'birthDate', proposed: { birthDate: '1980-01-02' } },
    ]);
  });

  it('proposes an address whole: a new street keeps no old number, a new municipality no old street', () => {
    const to = (listed: Partial<PersonFacts>) => match(known, { ...nothingKnown, ...listed }, ['name']).differing;
    const address = { street: 'Kerkstraat', houseNumber: '1', postcode: '2000', municipality: 'Antwerpen' };
    expect(to({ street: 'Markt' })).toEqual([
      { field: 'address', proposed: { ...address, street: 'Markt', houseNumber: '' } },
    ]);
    // A postcode elsewhere alone says nothing of the old municipality.
    expect(to({ postcode: '3500' })).toMatchObject([{ proposed: { postcode: '3500', municipality: '' } }]);
    expect(to({ postcode: '3500', municipality: 'Hasselt' })).toEqual([
      { field: 'address', proposed: { street: '', houseNumber: '', postcode: '3500', municipality: 'Hasselt' } },
    ]);
    expect(to({ houseNumber: '7' })).toEqual([{ field: 'address', proposed: { ...address, houseNumber: '7' } }]);
  });
});

describe('a number under another name', () => {
  it('is an alarm: nothing that stands beside it is taken over or proposed', () => {
    const before = { ...known, phone: '' };
    const listed = { ...nothingKnown, lastName: 'Peeters', firstName: 'An', phone: '0470 12 34 56', email: 'a@b.be' };
    expect(compareFacts(before, listed)).toMatchObject({
      taken: {},
      toDecide: [{ field: 'name' }],
      differs: { fields: ['name'], filled: [], otherName: true },
    });
  });
});

describe('one name, however it is written', () => {
  it.each([
    ['Van den Broeck', 'An', 'Vandenbroeck', 'An'],
    ["D'Hondt", 'Noë', 'D’hondt', 'NOE'],
    ['De  Smet', 'Anne-Marie', 'Desmet', 'Anne Marie'],
    ['Peeters', 'Jan', 'Jan', 'Peeters'],
    ['Øzdemir', 'Çağla', 'Ozdemir', 'Cagla'],
    ['Groß', 'Ilse', 'Gross', 'Ilse'],
    ['O‐Brien', 'Sean', 'O–Brien', 'Seán'],
  ])('%s, %s is %s, %s', (lastName, firstName, otherLast, otherFirst) => {
    expect(nameKey({ lastName, firstName })).toBe(nameKey({ lastName: otherLast, firstName: otherFirst }));
  });

  it('is another one with another letter', () => {
    expect(otherName(known, { ...known, firstName: 'Josef' })).toBe(true);
    expect(nameKey({ lastName: 'Ахмед', firstName: 'А' })).not.toBe(nameKey({ lastName: 'Иван', firstName: 'А' }));
  });
});

describe('contact data', () => {
  it('are one telephone number that exists, in one form', () => {
    expect(['0470123456', '+32 470 12.34.56', '0032470/12 34 56'].map(readPhone)).toEqual(
      Array(3).fill({ value: '+32470123456' }),
    );
    expect(readPhone('+31 6 12345678')).toEqual({ value: '+31612345678' });
    expect(['4.89E+08', '12', '0470 12 34 56 (zus)', '0470 12 34 56 / 03 123 45 67'].map(readPhone)).toEqual(
      Array(4).fill({ reason: 'phone.invalid' }),
    );
    expect([readPhone(''), readPhone('geen'), readEmail(''), readEmail('geen')]).toEqual(Array(4).fill({ value: '' }));
    for (const text of ['+32 (0)470 12 34 56', '0032 470 12 34 56'])
      expect(phoneKey(text)).toBe(phoneKey('0470-123456'));
  });

  it('are one mail address', () => {
    expect(readEmail(' an.peeters+w2@voor-beeld.be ')).toEqual({ value: 'an.peeters+w2@voor-beeld.be' });
    expect(['mailto:a@b.be', 'An <a@b.be>', 'a@b.be\n'].map(readEmail)).toEqual(Array(3).fill({ value: 'a@b.be' }));
    expect(['a@b', 'a@b.be, c@d.be', 'a..b@c.be', 'a@-b.be'].map((text) => 'reason' in readEmail(text))).toEqual(
      Array(4).fill(true),
    );
  });
});

it('every column of a person is in one field', () => {
  expect(Object.values(personFields).flat().toSorted()).toEqual([...personColumns].toSorted());
});
