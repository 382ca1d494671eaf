import type { Failed } from '../outcome.ts';
import { exceptionFailure, faultFailure, NO_DATA } from './failures.ts';
import { leaf, malformed, many, one, optional, optionalText, textOf, Unusable } from './reading.ts';
import { SOAP_NAMESPACE } from './soap.ts';
import type { Service } from './request.ts';
import { NotXml, readXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What an HTTP 200 of MAGDA holds: the content, the business answer "no data", or one of three levels of error. */
export type Reply =
  | { readonly kind: 'content'; readonly content: XmlElement }
  | { readonly kind: 'noData' }
  /** A code of level 3 that the asker takes for an answer. */
  | { readonly kind: 'meaning'; readonly code: string }
  | { readonly kind: 'failed'; readonly failed: Failed };

interface Exception {
  readonly code: string;
  readonly origin: string;
  readonly type: 'error' | 'remark';
}

/** Code and origin together name an error, and as a remark it says another thing than as an error. */
export type Meant = Pick<Exception, 'origin' | 'type'>;

/**
 * Reads the body in the order that MAGDA documents: fault, level 2, level 3, content.
 * @throws Unusable when it is none of these, answers another service, or answers another question.
 */
export function readReply(
  body: XmlElement,
  service: Service,
  reference: string,
  meanings: Readonly<Record<string, Meant>> = {},
): Reply {
  const fault = optional(body, 'Fault', SOAP_NAMESPACE);
  if (fault && body.children.length === 1) {
    return { kind: 'failed', failed: faultFailure(optionalText(fault, 'faultstring') ?? '', reference) };
  }
  if (body.children.length !== 1) malformed();
  const repliek = one(one(body, `${service.operation}Response`, service.namespace), 'Repliek');
  checkContext(one(repliek, 'Context'), service, reference);

  const level2 = readExceptions(repliek);
  if (level2.length > 0) return { kind: 'failed', failed: exceptionFailure(level2, reference) };

  const antwoord = one(one(repliek, 'Antwoorden'), 'Antwoord');
  if (textOf(antwoord, 'Referte') !== reference) throw new Unusable('magda.correlation');
  const exceptions = readExceptions(antwoord);
  const isMeant = ({ code, origin, type }: Exception): boolean =>
    Object.hasOwn(meanings, code) && meanings[code]!.origin === origin && meanings[code]!.type === type;
  const errors = exceptions.filter((each) => each.type === 'error' && !isMeant(each));
  const real = errors.filter((error) => !saysNoData(error));
  if (real.length > 0) return { kind: 'failed', failed: exceptionFailure(real, reference) };
  const content = optional(antwoord, 'Inhoud');
  const meaning = exceptions.find(isMeant);
  if (errors.length === 0 && meaning) return { kind: 'meaning', code: meaning.code };
  // Said as a remark, it is the same news.
  if (!content && exceptions.some(saysNoData)) return { kind: 'noData' };
  // "No data" together with data is a contradiction, of which neither half is believed.
  if (errors.length > 0) return content ? malformed() : { kind: 'noData' };
  return { kind: 'content', content: content ?? malformed() };
}

/** @throws Unusable */
export function bodyOf(xml: string): XmlElement {
  const root = rootOf(xml);
  return root.name === 'Envelope' && root.uri === SOAP_NAMESPACE ? one(root, 'Body', SOAP_NAMESPACE) : malformed();
}

/** @throws Unusable */
export function rootOf(xml: string): XmlElement {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof NotXml) malformed();
    throw error;
  }
}

/** `Ontvanger/Referte` is in every answer, level 2 errors included; without it the answer could be anyone's. */
function checkContext(context: XmlElement, service: Service, reference: string): void {
  const bericht = one(context, 'Bericht');
  if (textOf(bericht, 'Type') !== 'ANTWOORD') malformed();
  if (optionalText(one(bericht, 'Ontvanger'), 'Referte') !== reference) throw new Unusable('magda.correlation');
  if (textOf(context, 'Naam') !== service.operation || textOf(context, 'Versie') !== service.version) malformed();
}

function readExceptions(parent: XmlElement): Exception[] {
  const list = optional(parent, 'Uitzonderingen');
  if (!list) return [];
  const found = many(list, 'Uitzondering');
  if (found.length === 0) malformed();
  return found.map((each) => {
    const code = textOf(each, 'Identificatie');
    const origin = textOf(each, 'Oorsprong');
    if (!/^\d{1,10}$/.test(code) || !/^[0-9A-Za-z_]{1,5}$/.test(origin)) malformed();
    return { code, origin, type: readType(one(each, 'Type')) };
  });
}

/** The schema says INFORMATIE, the user guide INFO. */
function readType(element: XmlElement): 'error' | 'remark' {
  switch (leaf(element)) {
    case 'FOUT':
      return 'error';
    case 'WAARSCHUWING':
    case 'INFORMATIE':
    case 'INFO':
      return 'remark';
    default:
      return malformed();
  }
}

function saysNoData({ code, origin }: Exception): boolean {
  return code === NO_DATA.code && (NO_DATA.origins as readonly string[]).includes(origin);
}
