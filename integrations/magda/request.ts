import { SOAP_NAMESPACE } from './soap.ts';
import { writeXml } from './xml.ts';
import type { XmlTree } from './xml.ts';

/** One MAGDA service: the operation's name without its domain, its version and its namespace. */
export interface Service {
  readonly operation: string;
  readonly version: string;
  readonly namespace: string;
}

export interface Message {
  readonly service: Service;
  /** URI of the calling application, agreed with MAGDA when connecting. */
  readonly sender: string;
  /** The legal role in which the data is asked. MAGDA is phasing it out. */
  readonly capacityCode?: string;
  /** A new UUID per attempt; it stands in both places so that either correlation holds. */
  readonly reference: string;
  /** ISO instant. */
  readonly sentAt: string;
  readonly content: XmlTree;
  /** Of WS-Security, when the message is signed afterwards. */
  readonly header?: XmlTree;
}

/** The SOAP 1.1 envelope. The schemas are sequences: the order of keys is the order on the wire. */
export function writeRequest({ service, sender, capacityCode, reference, sentAt, content, header }: Message): string {
  const { date, time } = brusselsTime(sentAt);
  return writeXml({
    'soapenv:Envelope': {
      '@_xmlns:soapenv': SOAP_NAMESPACE,
      'soapenv:Header': header ?? '',
      'soapenv:Body': {
        // A prefix, never a default namespace: the children must stay unqualified.
        [`q:${service.operation}`]: {
          '@_xmlns:q': service.namespace,
          Verzoek: {
            Context: {
              Naam: service.operation,
              Versie: service.version,
              Bericht: {
                Type: 'VRAAG',
                Tijdstip: { Datum: date, Tijd: time },
                Afzender: { Identificatie: sender, Referte: reference, Hoedanigheid: capacityCode },
              },
            },
            Vragen: { Vraag: { Referte: reference, Inhoud: content } },
          },
        },
      },
    },
  });
}

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** MAGDA's clock: local time with exactly `.000`, since some real services refuse other milliseconds. */
export function brusselsTime(instant: string): { date: string; time: string } {
  const parts = Object.fromEntries(brussels.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}:${parts.second}.000`,
  };
}
