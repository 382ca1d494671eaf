import { ANOTHER, ASKED, employed, exceptions, inscribed, leefloonYes, REFERENCE, social } from './magdaAnswers.ts';

/** Answers that must not be believed: a sentence, and the body that comes with HTTP 200 and `text/xml`. */
export type Hostile = readonly [what: string, body: string | Uint8Array];

const bomb = (levels: number): string =>
  `<!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from({ length: levels }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`;

/** A spoilt copy; it fails loudly when the text to spoil is not there, so that no row tests a sound answer. */
function spoil(sound: string, from: string | RegExp, to: string): string {
  const spoilt = sound.replace(from, to);
  if (spoilt === sound) throw new Error(`nothing to spoil: ${String(from)}`);
  return spoilt;
}

/** What no answer of any service may be. */
const anyone = (sound: string): Hostile[] => [
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['a word', 'OK'],
  ['JSON', '{"leefloon":"yes"}'],
  ['an HTML page', '<!doctype html><html><head><title>Login</title></head><body><p>yes</body></html>'],
  ['well-formed HTML', '<html><body><p>1</p></body></html>'],
  ['half of it', sound.slice(0, sound.length / 2)],
  ['all but the last character', sound.slice(0, -1)],
  ['twice', sound + sound],
  ['text behind it', `${sound}yes`],
  ['text before it', `yes${sound}`],
  ['a null byte', sound.replace('<Repliek>', '<Repliek>\0')],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from(sound.slice(0, 300)), Buffer.from([0xc3, 0x28]), Buffer.from(sound.slice(300))]),
  ],
  ['UTF-16', Buffer.from(sound, 'utf16le')],
  ['a document type', `<!DOCTYPE x>${sound}`],
  ['a document type in small letters', `<!doctype x>${sound}`],
  ['a billion laughs', bomb(9) + spoil(sound, REFERENCE, '&l9;')],
  ['an external entity', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${spoil(sound, REFERENCE, '&f;')}`],
  ['a parameter entity', `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]>${sound}`],
  ['a character reference in the reference', spoil(sound, REFERENCE, `&#54;${REFERENCE.slice(1)}`)],
  ['an unclosed comment', spoil(sound, '<Repliek>', '<!-- <Repliek>')],
  ['an unclosed CDATA', spoil(sound, '<Repliek>', '<![CDATA[<Repliek>')],
  ['the whole in CDATA', `<a><![CDATA[${sound}]]></a>`],
  ['100 000 levels', '<a>'.repeat(100_000)],
  [
    '60 sound levels around the content',
    spoil(sound, /<Inhoud>(.*)<\/Inhoud>/, `${'<x>'.repeat(60)}<Inhoud>$1</Inhoud>${'</x>'.repeat(60)}`),
  ],
  ['__proto__ as an element', spoil(sound, '<Repliek>', '<__proto__><polluted>1</polluted></__proto__><Repliek>')],
  ['constructor as an element', spoil(sound, /Repliek>/g, 'constructor>')],
  ['a repeated attribute', spoil(sound, '<Repliek>', '<Repliek a="1" a="2">')],
  ['SOAP 1.2', spoil(sound, 'http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')],
  ['no SOAP namespace', spoil(sound, / xmlns:soapenv="[^"]*"/, '')],
  ['another service namespace', spoil(sound, /xmlns:p="[^"]*"/, 'xmlns:p="http://evil.example/"')],
  ['an empty service namespace', spoil(sound, /xmlns:p="[^"]*"/, 'xmlns:p=""')],
  ['the namespace with an entity in it', spoil(sound, /xmlns:p="http:/, 'xmlns:p="&#104;ttp:')],
  ['qualified children', spoil(sound, /xmlns:p="([^"]*)"/, 'xmlns:p="$1" xmlns="$1"')],
  ['a qualified reply', spoil(sound, /(<\/?)Repliek>/g, '$1p:Repliek>')],
  ['an undeclared prefix', spoil(sound, /(<\/?)Repliek>/g, '$1z:Repliek>')],
  ['a name with two colons', spoil(sound, /(<\/?)Repliek>/g, '$1p:p:Repliek>')],
  ['the question instead of an answer', spoil(sound, /Response/g, '')],
  ['another operation', spoil(sound, /(Geef|Registreer)\w+Response/g, 'GeefPersoonResponse')],
  ['another operation in the context', spoil(sound, /<Naam>(Geef|Registreer)\w+<\/Naam>/, '<Naam>GeefPersoon</Naam>')],
  ['another version', spoil(sound, /<Versie>[^<]*/, '<Versie>01.00.0000')],
  ['a question by its type', spoil(sound, 'ANTWOORD', 'VRAAG')],
  ['two bodies', spoil(sound, '</soapenv:Envelope>', '<soapenv:Body/></soapenv:Envelope>')],
  ['two answers in the body', spoil(sound, '</soapenv:Body>', '<x/></soapenv:Body>')],
  ['an empty body', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>'],
  [
    'a fault beside an answer',
    spoil(sound, '</soapenv:Body>', '<soapenv:Fault><faultstring>x</faultstring></soapenv:Fault></soapenv:Body>'),
  ],
  ['two replies', spoil(sound, '<Repliek>', '<Repliek/><Repliek>')],
  ['no context', spoil(sound, /<Context>.*<\/Context>/, '')],
  ['no recipient', spoil(sound, /<Ontvanger>.*<\/Ontvanger>/, '')],
  ['no reference for us', spoil(sound, /(<Ontvanger>.*)<Referte>[^<]*<\/Referte>/, '$1')],
  [
    'the reference with elements inside',
    spoil(sound, `<Referte>${REFERENCE}</Referte>`, `<Referte><a>${REFERENCE}</a></Referte>`),
  ],
  ['another reference for us', spoil(sound, `<Referte>${REFERENCE}`, '<Referte>00000000-0000-4000-8000-000000000000')],
  ['our reference twice', spoil(sound, '</Ontvanger>', `<Referte>${REFERENCE}</Referte></Ontvanger>`)],
  [
    'another reference on the answer',
    spoil(sound, /(<Antwoord><Referte>)[^<]*/, '$100000000-0000-4000-8000-000000000000'),
  ],
  ['no reference on the answer', spoil(sound, /(<Antwoord>)<Referte>[^<]*<\/Referte>/, '$1')],
  ['two answers', spoil(sound, /(<Antwoord>.*<\/Antwoord>)/, '$1$1')],
  ['no answer', spoil(sound, /<Antwoord>.*<\/Antwoord>/, '')],
  ['no content', spoil(sound, /<Inhoud>.*<\/Inhoud>/, '')],
  ['empty content', spoil(sound, /<Inhoud>.*<\/Inhoud>/, '<Inhoud/>')],
  ['content twice', spoil(sound, /(<Inhoud>.*<\/Inhoud>)/, '$1$1')],
  ['text beside elements', spoil(sound, '<Antwoorden>', 'yes<Antwoorden>')],
  ['an error beside content', spoil(sound, '</Antwoord>', `${exceptions({ code: '60006' })}</Antwoord>`)],
  ['"no data" beside data', spoil(sound, '</Antwoord>', `${exceptions({ code: '30001' })}</Antwoord>`)],
  ['an error of an unknown type', spoil(sound, '</Antwoord>', `${exceptions({ code: '1', type: 'OK' })}</Antwoord>`)],
  ['a person number for an error code', spoil(sound, '</Antwoord>', `${exceptions({ code: ASKED })}</Antwoord>`)],
];

/** And of an answer that names the person. */
const anywhere = (sound: string): Hostile[] => [
  ...anyone(sound),
  ['an undeclared entity for the person', spoil(sound, ASKED, '&person;')],
  ['another person', spoil(sound, `<INSZ>${ASKED}`, `<INSZ>${ANOTHER}`)],
  ['no person number', spoil(sound, `<INSZ>${ASKED}</INSZ>`, '')],
  ['an empty person number', spoil(sound, `<INSZ>${ASKED}</INSZ>`, '<INSZ/>')],
  ['two person numbers', spoil(sound, `<INSZ>${ASKED}</INSZ>`, `<INSZ>${ASKED}</INSZ><INSZ>${ANOTHER}</INSZ>`)],
  ['the person number with a dot', spoil(sound, `<INSZ>${ASKED}`, `<INSZ>86.${ASKED.slice(2)}`)],
];

const BAD_DATES = [
  'today',
  '',
  '2024-02-30',
  '2024-13-01',
  '0000-00-00T00:00:00',
  '0000-13-01',
  '9999-02-30',
  '01/01/2024',
  '2024-1-1',
  '2024-01-01T00:00:00',
  '-2024-01-01',
  '٢٠٢٤-٠١-٠١',
  '<b>2024-01-01</b>',
  '2024-01<!-- --> -01',
  '2024-01-01+99',
];

const dates = (sound: string, element: string): Hostile[] =>
  BAD_DATES.map((date) => [
    `${element} is ${JSON.stringify(date)}`,
    spoil(sound, new RegExp(`(<${element}>(<Datum>)?)[^<]*`), `$1${date}`),
  ]);

export const hostileLeefloon: readonly Hostile[] = [
  ...anywhere(leefloonYes),
  ...dates(leefloonYes, 'Begindatum'),
  ...dates(leefloonYes, 'Einddatum'),
  ['no statuses', spoil(leefloonYes, /<SocialeStatuten>.*<\/SocialeStatuten>/, '')],
  [
    'a status of the person instead',
    spoil(leefloonYes, /<SocialeStatuten>.*<\/SocialeStatuten>/, '<Status><Code>X</Code><Waarde/></Status>'),
  ],
  ['another status', spoil(leefloonYes, 'LIVING_WAGES_PCSA_HELP', 'BIM_BVT')],
  ['the status in small letters', spoil(leefloonYes, 'LIVING_WAGES_PCSA_HELP', 'living_wages_pcsa_help')],
  ['the code twice', spoil(leefloonYes, '<Code>1</Code>', '<Code>1</Code><Code>0</Code>')],
  ...['2', '01', 'yes', '', 'true', '&#49;', '1 0', '<a>1</a>'].map((code): Hostile => [
    `code ${JSON.stringify(code)}`,
    spoil(leefloonYes, '<Code>1</Code>', `<Code>${code}</Code>`),
  ]),
  [
    'a period that ends before the day and begins after it',
    spoil(spoil(leefloonYes, '2030-01-01', '2023-12-31'), '2024-01-01', '2027-01-01'),
  ],
  ['a period that begins in 9999', spoil(leefloonYes, '2024-01-01', '9999-12-31')],
  ['a sound answer of another service', employed],
  ['a reply with nothing in it', social('')],
];

export const hostileEmployment: readonly Hostile[] = [
  ...anywhere(employed),
  ...dates(employed, 'Begin'),
  ...dates(employed, 'Einde'),
  ['no contracts in the list', spoil(employed, /<Contract>.*<\/Contract>/, '')],
  ['no relation', spoil(employed, /<Relatie>.*<\/Relatie>/, '')],
  ['no worker', spoil(employed, /<Werknemer>.*<\/Werknemer>/, '')],
  ['no declaration', spoil(employed, /<Aangifte>.*<\/Aangifte>/, '')],
  ['no begin', spoil(employed, /<Begin>.*<\/Begin>/, '')],
  ['no period', spoil(employed, /<PeriodeTijdstip>.*<\/PeriodeTijdstip>/, '')],
  [
    'another person’s contract behind it',
    spoil(
      employed,
      /(<Contract>.*<\/Contract>)/,
      `$1${/<Contract>.*<\/Contract>/.exec(employed)![0].replace(ASKED, ANOTHER)}`,
    ),
  ],
  ['another person’s cancelled contract', spoil(spoil(employed, ASKED, ANOTHER), '<Geannuleerd>0', '<Geannuleerd>1')],
  ...['2', '', 'no', '<a/>'].map((value): Hostile => [
    `cancelled ${JSON.stringify(value)}`,
    spoil(employed, '<Geannuleerd>0', `<Geannuleerd>${value}`),
  ]),
  [
    'an end before the day and a begin after it',
    spoil(spoil(employed, '2028-01-01', '2023-12-31'), '2024-01-01', '2027-01-01'),
  ],
  ['a begin in 9999', spoil(employed, '2024-01-01', '9999-12-31')],
  ['a sound answer of another service', leefloonYes],
];

export const hostileInscription: readonly Hostile[] = [
  ...anyone(inscribed),
  ['a sound answer of another service', employed],
  ['no result', spoil(inscribed, '<Resultaat>1</Resultaat>', '')],
  [
    'the result twice',
    spoil(inscribed, '<Resultaat>1</Resultaat>', '<Resultaat>1</Resultaat><Resultaat>1</Resultaat>'),
  ],
  ['a result of the other version', spoil(inscribed, /repertorium-02_01/g, 'repertorium-02_00')],
  ...['2', '01', 'ja', '', 'true', '1 ', '-1', '<a>1</a>', '&#49;', '1.0'].flatMap((result): Hostile[] =>
    result.trim() === '1' ? [] : [[`result ${JSON.stringify(result)}`, spoil(inscribed, '>1<', `>${result}<`)]],
  ),
  ['0: not done', spoil(inscribed, '>1<', '>0<')],
];
