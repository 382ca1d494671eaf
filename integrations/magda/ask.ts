import type { X509Certificate } from 'node:crypto';
import { post, readRetryAfter } from '../exchange.ts';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, MAX_SOAP_BYTES } from '../limits.ts';
import { answered, failed } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { isPersonNumber, isReference } from '../question.ts';
import { fetchWithConnectTimeout, type Fetch, type Tls } from '../transport.ts';
import { answerFailure, exceptionFailure, NO_DATA, unanswered } from './failures.ts';
import { inOurAnswer, Unusable } from './reading.ts';
import { bodyOf, faultOf, readReply, rootOf, type Meant } from './reply.ts';
import { writeRequest } from './request.ts';
import { signedBody, type Signer } from './signing.ts';
import type { Service } from './request.ts';
import type { XmlElement, XmlTree } from './xml.ts';

export interface MagdaOptions {
  /** The full URL; on the public mock and our sandboxes it ends in `/Magda-02.00/soap/WebService`. */
  readonly endpoint: string;
  /** URI of the calling application, agreed with MAGDA when connecting. */
  readonly sender: string;
  readonly capacityCode?: string;
  /** Milliseconds; has no effect on a `fetch` of the caller's own. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs?: number;
  /** Client certificate and authorities, for mutual TLS; has no effect on a `fetch` of the caller's own. */
  readonly tls?: Tls;
  /** Signs every message (WS-Security). */
  readonly signer?: Signer;
  /** Authorities of whom the answers' signatures are demanded. Left out: signatures are not looked at. */
  readonly trusted?: readonly X509Certificate[];
  /** Replaces our HTTP client, for tests. */
  readonly fetch?: Fetch;
}

interface Question<Value> {
  readonly insz: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
  /** ISO instant: when the message was made, by the clock of whoever asks. */
  readonly sentAt: string;
  readonly content: XmlTree;
  /** Reads the content; throws `Unusable`. */
  readonly read: (content: XmlElement) => Value;
  /** What "no data" (level 3, 30001) means for this question; left out, it is an error like the others. */
  readonly noData?: Value;
  /** Codes of level 3 that, from this origin and as this type, are an answer to this question. */
  readonly meanings?: Readonly<Record<string, Meant & { readonly value: Value }>>;
}

export type AskMagda = <Value>(question: Question<Value>) => Promise<Outcome<Value>>;

/**
 * One exchange with one MAGDA service. All that can go wrong in it comes back as a failure; nothing is thrown.
 * @throws TypeError at once when `endpoint` is no URL.
 */
export function askMagda(service: Service, options: MagdaOptions): AskMagda {
  const { sender, capacityCode, connectTimeoutMs = CONNECT_TIMEOUT_MS, tls, signer, trusted } = options;
  const { timeoutMs = ANSWER_TIMEOUT_MS, fetch = fetchWithConnectTimeout(connectTimeoutMs, tls) } = options;
  const url = new URL(options.endpoint).href;

  return async ({ insz, reference, sentAt, content, read, noData, meanings = {} }) => {
    // MAGDA answers such a question with HTTP 500; asked of the right one first, we say what is wrong.
    if (!isPersonNumber(insz) || !isReference(reference) || Number.isNaN(Date.parse(sentAt))) {
      return failed('permanent', 'magda.invalidQuestion', reference);
    }
    const message = { service, sender, capacityCode, reference, sentAt, content };
    const exchange = await post({
      url,
      headers: { 'content-type': 'text/xml;charset=UTF-8', accept: 'text/xml', soapaction: '""' },
      body: signer ? signer.sign(writeRequest({ ...message, header: signer.header })) : writeRequest(message),
      timeoutMs,
      maxBytes: MAX_SOAP_BYTES,
      also: [FAULT_STATUS],
      fetch,
    });
    if (exchange.kind !== 'ok') return unanswered(exchange, reference);
    if (exchange.status === FAULT_STATUS) {
      const retryAfterMs = readRetryAfter(exchange.headers);
      const status = {
        kind: 'status',
        status: FAULT_STATUS,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      } as const;
      return faultOf(exchange.body, reference) ?? unanswered(status, reference);
    }
    if (exchange.contentType !== 'text/xml' && exchange.contentType !== 'application/xml') {
      return answerFailure('magda.malformed', reference);
    }
    try {
      const body = bodyIn(exchange.body, trusted);
      // A message that is refused for its signature may be answered without one: it only ever refuses.
      if (!body) return faultOf(exchange.body, reference) ?? answerFailure('magda.answerNotSigned', reference);
      const reply = readReply(body, service, reference, meanings);
      switch (reply.kind) {
        case 'failed':
          return reply.failed;
        case 'meaning':
          return answered(meanings[reply.code]!.value, reference);
        case 'noData':
          return noData === undefined ? exceptionFailure([NO_DATA], reference) : answered(noData, reference);
        case 'content':
          return answered(
            inOurAnswer(() => read(reply.content)),
            reference,
          );
      }
    } catch (error) {
      if (error instanceof Unusable) return answerFailure(error.fault, reference);
      throw error;
    }
  };
}

/** With which SOAP 1.1 says a fault, and a gateway that it fell over: the body tells them apart. */
const FAULT_STATUS = 500;

/**
 * What is read: with a signature the very body that it covers, so that nothing else in the message can be taken for it;
 * undefined where one is demanded and there is none.
 */
function bodyIn(message: string, trusted: readonly X509Certificate[] | undefined): XmlElement | undefined {
  if (!trusted) return bodyOf(message);
  const signed = signedBody(message, trusted);
  return signed === undefined ? undefined : rootOf(signed);
}
