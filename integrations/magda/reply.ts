import type { Failed } from '../outcome.ts';
import { exceptionFailure, faultFailure, NO_DATA } from './failures.ts';
import { inOurAnswer, malformed, many, one, optional, optionalText, saidIn, textOf, Unusable } from './reading.ts';
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
  /** '': it is no code. */
  readonly code: string;
  readonly origin: string;
  readonly type: 'error' | 'remark';
}

/** Code and origin together name an error, and as a remark it says another thing than as an error. */
export type Meant = Pick<Exception, 'origin' | 'type'>;

/**
 * Reads the body in the order that MAGDA documents: fault, level 2, level 3, content. A code means the same at either level,
 * and a remark takes nothing away from an answer.
 * @throws Unusable when it is none of these, answers another service, or answers another question.
 */
export function readReply(
  body: XmlElement,
  service: Service,
  reference: string,
  meanings: Readonly<Record<string, Meant>> = {},
): Reply {
  const fault = faultIn(body, reference);
  if (fault) return { kind: 'failed', failed: fault };
  if (body.children.length !== 1) malformed();
  const repliek = one(one(body, `${service.operation}Response`, service.namespace), 'Repliek');
  checkContext(one(repliek, 'Context'), service, reference);
  return inOurAnswer(() => readAnswer(repliek, reference, meanings));
}

function readAnswer(repliek: XmlElement, reference: string, meanings: Readonly<Record<string, Meant>>): Reply {
  const isMeant = ({ code, origin, type }: Exception): boolean =>
    Object.hasOwn(meanings, code) && meanings[code]!.origin === origin && meanings[code]!.type === type;
  const level2 = readExceptions(repliek);
  // That there is no data is said beside the question it answers.
  const saysNone = (each: Exception): boolean => !level2.includes(each) && saysNoData(each);
  const isReal = (each: Exception): boolean => each.type === 'error' && !isMeant(each) && !saysNone(each);
  const antwoord = optional(optional(repliek, 'Antwoorden') ?? repliek, 'Antwoord');
  if (level2.some(isReal)) return { kind: 'failed', failed: exceptionFailure(level2.filter(isReal), reference) };
  if (antwoord && textOf(antwoord, 'Referte') !== reference) throw new Unusable('magda.correlation');
  const exceptions = [...level2, ...(antwoord ? readExceptions(antwoord) : [])];
  const real = exceptions.filter(isReal);
  if (real.length > 0) return { kind: 'failed', failed: exceptionFailure(real, reference) };
  const given = antwoord && optional(antwoord, 'Inhoud');
  // An empty one beside an error holds nothing that could contradict it.
  const content = given && (given.children.length > 0 || exceptions.length === 0) ? given : undefined;
  const meaning = exceptions.find(isMeant);
  const noDataAsError = exceptions.some((each) => each.type === 'error' && saysNone(each) && !isMeant(each));
  if (meaning && !noDataAsError) return { kind: 'meaning', code: meaning.code };
  // Said as a remark, it is the same news. Together with data it is a contradiction, of which neither half is believed.
  if (!content && exceptions.some(saysNone)) return { kind: 'noData' };
  if (content && !noDataAsError) return { kind: 'content', content };
  // Nothing but remarks: what they say is why there is no answer.
  return content || exceptions.length === 0
    ? malformed()
    : { kind: 'failed', failed: exceptionFailure(exceptions, reference) };
}

function faultIn(body: XmlElement, reference: string): Failed | null {
  const fault = optional(body, 'Fault', SOAP_NAMESPACE);
  if (!fault || body.children.length !== 1) return null;
  // In several languages it says the same.
  return faultFailure(saidIn(many(fault, 'faultstring'))[0] ?? '', reference);
}

/** The fault that a message says, which only ever refuses: so it need not be signed. null: it is none. */
export function faultOf(message: string, reference: string): Failed | null {
  try {
    return faultIn(bodyOf(message), reference);
  } catch (error) {
    if (error instanceof Unusable) return null;
    throw error;
  }
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

/** What cannot be read of one is empty: as an error nobody knows it, as a remark it says nothing. */
function readExceptions(parent: XmlElement): Exception[] {
  const list = optional(parent, 'Uitzonderingen');
  return (list ? many(list, 'Uitzondering') : []).map((each) => {
    const said = (name: string, form: RegExp): string => {
      const found = saidIn(many(each, name));
      return found.length === 1 && form.test(found[0]!) ? found[0]! : '';
    };
    // The schema says INFORMATIE, the user guide INFO; what is of no kind that we know may be an error.
    const isRemark = said('Type', /^(WAARSCHUWING|INFORMATIE|INFO)$/) !== '';
    return {
      code: said('Identificatie', /^\d{1,10}$/),
      origin: said('Oorsprong', /^[0-9A-Za-z_]{1,5}$/),
      type: isRemark ? 'remark' : 'error',
    };
  });
}

function saysNoData({ code, origin }: Exception): boolean {
  return code === NO_DATA.code && (NO_DATA.origins as readonly string[]).includes(origin);
}
