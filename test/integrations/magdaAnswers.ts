/** Sound MAGDA answers as text, for the tests to spoil. */

export const ASKED = '86710585636';
export const ANOTHER = '91671721308';
export const REFERENCE = '6b1d5a0e-1f0c-4c59-9d2e-0a7f3b6c1d01';
const SOCIAL = 'http://magda.vlaanderen.be/soczek/soap/geefsociaalstatuut/v03_00';
const WORK = 'http://webservice.geefwerkrelatiesdienst-02_00.werk-02_00.vip.vlaanderen.be';

function envelope(operation: string, version: string, namespace: string, rest: string): string {
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body><p:${operation}Response xmlns:p="${namespace}"><Repliek><Context><Naam>${operation}</Naam><Versie>${version}</Versie><Bericht><Type>ANTWOORD</Type><Tijdstip><Datum>2026-11-20</Datum><Tijd>09:30:00.000</Tijd></Tijdstip><Afzender><Identificatie>vip.vlaanderen.be</Identificatie><Referte>7adba19e-c8c4-4f77-a6a4-ff54df4af8fb</Referte></Afzender><Ontvanger><Identificatie>example.be/w2</Identificatie><Referte>${REFERENCE}</Referte><Hoedanigheid/></Ontvanger></Bericht></Context>${rest}</Repliek></p:${operation}Response></soapenv:Body></soapenv:Envelope>`;
}

const antwoord = (inside: string): string =>
  `<Antwoorden><Antwoord><Referte>${REFERENCE}</Referte>${inside}</Antwoord></Antwoorden>`;

export const social = (rest: string): string => envelope('GeefSociaalStatuut', '03.00.0000', SOCIAL, rest);

export const leefloonYes = social(
  antwoord(
    `<Inhoud><Persoon><INSZ>${ASKED}</INSZ><SocialeStatuten><SociaalStatuut><Naam>LIVING_WAGES_PCSA_HELP</Naam><Resultaat><Code>1</Code></Resultaat><Periodes><Periode><Begindatum>2024-01-01</Begindatum><Einddatum>2030-01-01</Einddatum></Periode></Periodes></SociaalStatuut></SocialeStatuten></Persoon></Inhoud>`,
  ),
);

export const employed = envelope(
  'GeefWerkrelaties',
  '02.00.0000',
  WORK,
  antwoord(
    `<Inhoud><Contracten><Contract><Relatie><Werkgever><Ondernemingsnummer>0408123441</Ondernemingsnummer></Werkgever><Werknemer><INSZ>${ASKED}</INSZ></Werknemer></Relatie><Aangifte><DimonaNummer>1</DimonaNummer><PeriodeTijdstip><Begin><Datum>2024-01-01</Datum></Begin><Einde><Datum>2028-01-01</Datum></Einde></PeriodeTijdstip><Geannuleerd>0</Geannuleerd></Aangifte></Contract></Contracten></Inhoud>`,
  ),
);

export const inscribed = envelope(
  'RegistreerInschrijving',
  '02.01.0000',
  'http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be',
  antwoord('<Inhoud><Resultaat>1</Resultaat></Inhoud>'),
);

interface ExceptionParts {
  readonly code: string;
  readonly origin?: string;
  readonly type?: string;
}

export function exceptions(...parts: readonly ExceptionParts[]): string {
  const each = parts.map(
    ({ code, origin = 'MAGDA', type = 'FOUT' }) =>
      `<Uitzondering><Identificatie>${code}</Identificatie><Oorsprong>${origin}</Oorsprong><Type>${type}</Type><Diagnose>Jan Peeters ${ASKED}</Diagnose></Uitzondering>`,
  );
  return `<Uitzonderingen>${each.join('')}</Uitzonderingen>`;
}

export const level2 = (...parts: readonly ExceptionParts[]): string => social(exceptions(...parts));

export const level3 = (...parts: readonly ExceptionParts[]): string => social(antwoord(exceptions(...parts)));

export const fault = (text: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>Server</faultcode><faultstring>${text}</faultstring></s:Fault></s:Body></s:Envelope>`;
