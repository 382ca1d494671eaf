import { randomUUID } from 'node:crypto';
import { brusselsTime } from '../request.ts';
import { SOAP_NAMESPACE } from '../soap.ts';
import type { Service } from '../request.ts';
import { writeXml } from '../xml.ts';
import type { XmlTree } from '../xml.ts';
import type { MagdaQuestion } from './question.ts';

/** An error as MAGDA writes it; `detail` goes to `Omstandigheid`. */
interface SandboxException {
  readonly code: string;
  readonly origin: 'MAGDA' | 'KSZ';
  readonly diagnosis: string;
  readonly detail?: string;
  /** A remark leaves the answer an answer. */
  readonly type?: 'FOUT' | 'WAARSCHUWING';
}

/** What the sandbox says: content, or an error that refuses the message (2) or the question (3). */
export type Said =
  | { readonly kind: 'content'; readonly content: XmlTree; readonly remark?: SandboxException }
  | { readonly kind: 'exception'; readonly level: 2 | 3; readonly exception: SandboxException };

/** The prefix differs per service, as it does in the public mock, so that nobody comes to rely on one. */
const PREFIXES: Record<string, string> = { GeefSociaalStatuut: 'v03', GeefWerkrelaties: 'web' };

/** The SOAP answer, indented and with a schemaLocation, as real answers may come. `reference` is normally the asker's. */
export function writeReply(
  service: Service,
  question: MagdaQuestion,
  reference: string,
  said: Said,
  header?: XmlTree,
): string {
  const prefix = PREFIXES[service.operation] ?? 'p';
  const { date, time } = brusselsTime(new Date().toISOString());
  const exception = said.kind === 'exception' ? said.exception : said.remark;
  const exceptions = exception && writeException(exception, date, time);
  const level2 = said.kind === 'exception' && said.level === 2;
  return writeXml(
    {
      'soapenv:Envelope': {
        '@_xmlns:soapenv': SOAP_NAMESPACE,
        'soapenv:Header': header ?? '',
        'soapenv:Body': {
          [`${prefix}:${service.operation}Response`]: {
            [`@_xmlns:${prefix}`]: service.namespace,
            '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            '@_xsi:schemaLocation': `${service.namespace} ${service.operation}.xsd`,
            Repliek: {
              Context: {
                Naam: service.operation,
                Versie: service.version,
                Bericht: {
                  Type: 'ANTWOORD',
                  Tijdstip: { Datum: date, Tijd: time },
                  Afzender: { Identificatie: 'vip.vlaanderen.be', Naam: 'MagdaGateway', Referte: randomUUID() },
                  Ontvanger: {
                    Identificatie: question.sender,
                    Referte: reference,
                    Hoedanigheid: question.capacityCode,
                  },
                },
              },
              Antwoorden: level2
                ? undefined
                : {
                    Antwoord: {
                      Referte: reference,
                      Inhoud: said.kind === 'content' ? said.content : undefined,
                      Uitzonderingen: exceptions,
                    },
                  },
              Uitzonderingen: level2 ? exceptions : undefined,
            },
          },
        },
      },
    },
    { indented: true },
  );
}

function writeException(
  { code, origin, diagnosis, detail, type = 'FOUT' }: SandboxException,
  date: string,
  time: string,
): XmlTree {
  return {
    Uitzondering: {
      Identificatie: code,
      Oorsprong: origin,
      Type: type,
      Tijdstip: { Datum: date, Tijd: time },
      Diagnose: diagnosis,
      Omstandigheid: detail,
    },
  };
}
