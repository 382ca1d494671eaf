import { isDay } from '../../localDate.ts';
import { readXml, type XmlElement } from '../xml.ts';

/** A text that the schema allows, or a sequence of elements: their order counts, and nothing else may stand between them. */
type Shape = ((text: string) => boolean) | readonly Part[];
type Part = readonly [name: string, shape: Shape, how?: 'optional'];

const text =
  (most: number, least = 0) =>
  (value: string): boolean =>
    value.length >= least && value.length <= most;
const matching =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);
const oneOf =
  (...values: string[]) =>
  (value: string): boolean =>
    values.includes(value);

const insz = matching(/^\d{11}$/);
const referte = text(36, 1);
const indicator = oneOf('0', '1', '2');

const CONTEXT: Shape = [
  ['Naam', text(48)],
  ['Versie', matching(/^\d{2}\.\d{2}\.\d{4}$/)],
  [
    'Bericht',
    [
      ['Type', oneOf('VRAAG')],
      [
        'Tijdstip',
        [
          ['Datum', isDay],
          // The schema allows other milliseconds and none; per the reference client some services do not.
          ['Tijd', matching(/^\d{2}:\d{2}:\d{2}\.000$/)],
        ],
      ],
      [
        'Afzender',
        [
          ['Identificatie', text(120)],
          ['Naam', text(24), 'optional'],
          ['Referte', referte],
          ['OrganisatieEenheid', text(24), 'optional'],
          ['Hoedanigheid', text(24), 'optional'],
          ['Gebruiker', insz, 'optional'],
        ],
      ],
    ],
  ],
];

const who: readonly Part[] = [
  ['Identificatie', text(120)],
  ['Hoedanigheid', text(24)],
];
const from: Shape = [
  ['Begin', isDay],
  ['Einde', isDay, 'optional'],
];

/** By the namespace of the service, which names its version. Of what the schemas leave open only what our clients use. */
const CONTENT: Readonly<Record<string, Shape>> = {
  'http://magda.vlaanderen.be/soczek/soap/geefsociaalstatuut/v03_00': [
    [
      'Criteria',
      [
        ['INSZ', insz],
        [
          'SocialeStatuten',
          [
            [
              'SociaalStatuut',
              [
                ['Naam', text(120)],
                ['Datum', [['Datum', isDay]]],
              ],
            ],
          ],
        ],
      ],
    ],
  ],
  'http://webservice.geefwerkrelatiesdienst-02_00.werk-02_00.vip.vlaanderen.be': [
    ['TypeAntwoord', indicator],
    [
      'Criteria',
      [
        ['Relatie', [['Werknemer', [['INSZ', insz]]]]],
        ['Periode', from],
        ['EnkelGestartOfBeeindigd', oneOf('0', '1'), 'optional'],
        ['SchrappingsIndicatie', indicator],
        ['InterimIndicatie', indicator, 'optional'],
      ],
    ],
  ],
  'http://webservice.registreerinschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be': [
    ['Inschrijving', [...who, ['INSZ', insz], ['Periode', from]]],
  ],
  'http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be': [
    [
      'Inschrijving',
      [
        ...who,
        [
          'BetrokkenSubject',
          [
            ['Type', oneOf('PERS', 'OND')],
            [
              'Subjecten',
              [
                [
                  'Subject',
                  [
                    ['Rol', text(255, 1), 'optional'],
                    ['Type', oneOf('PERS', 'OND')],
                    ['Sleutel', text(255, 1)],
                  ],
                ],
              ],
            ],
          ],
        ],
        ['Periode', from, 'optional'],
      ],
    ],
  ],
  'http://webservice.registreeruitschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be': [
    ['Uitschrijving', [...who, ['INSZ', insz], ['Periode', from, 'optional']]],
  ],
};

/** Whether the request is valid by the schema of its service. */
export function keepsSchema(xml: string): boolean {
  const operation = readXml(xml).children.find(({ name }) => name === 'Body')?.children[0];
  const content = operation && CONTENT[operation.uri];
  if (!operation || !content) return false;
  const question: Shape = [
    ['Referte', referte],
    ['Inhoud', content],
  ];
  const request: Shape = [
    ['Context', CONTEXT],
    ['Vragen', [['Vraag', question]]],
  ];
  return fits(operation, [['Verzoek', request]]);
}

function fits({ children, text: value }: XmlElement, shape: Shape): boolean {
  if (typeof shape === 'function') return children.length === 0 && shape(value);
  let at = 0;
  for (const [name, inner, how] of shape) {
    const child = children[at];
    if (child?.name === name && child.uri === '' && fits(child, inner)) at += 1;
    else if (how !== 'optional') return false;
  }
  return at === children.length;
}
