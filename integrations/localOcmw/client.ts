import { z } from 'zod';
import { post } from '../exchange.ts';
import { parseJson } from '../json.ts';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, MAX_JSON_BYTES } from '../limits.ts';
import { isLocalDate } from '../localDate.ts';
import { answered, failed, type Outcome } from '../outcome.ts';
import { isPersonNumber, isReference } from '../question.ts';
import { fetchWithConnectTimeout, type Fetch } from '../transport.ts';
import { answerFailure, unanswered } from './failures.ts';

export interface LocalOcmwOptions {
  /** Milliseconds; has no effect on a `fetch` of the caller's own. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs?: number;
  readonly fetch?: Fetch;
  /** Nothing leaves but over https. */
  readonly sealedOnly?: boolean;
}

interface Sent {
  /** Up to and without `/v1`, from the cooperation agreement with this OCMW. */
  readonly baseUrl: string;
  /** 11 digits. */
  readonly insz: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
  /** The same for every attempt at this matter, at most 128 printable characters: it has one effect. */
  readonly key: string;
}
interface Notice extends Sent {
  readonly about: 'started' | 'planAgreed' | 'ended';
  /** `YYYY-MM-DD`. */
  readonly on: string;
}
interface QuestionToPeople extends Sent {
  readonly question: 'gpmi' | 'socialWorker';
  /** `YYYY-MM-DD`. */
  readonly answerBy: string;
  /** Where its people answer. */
  readonly answerUrl: string;
}

/** `already`: an earlier attempt had arrived. */
type Received = 'received' | 'already';

export interface LocalOcmwClient {
  notify(notice: Notice): Promise<Outcome<Received>>;
  ask(question: QuestionToPeople): Promise<Outcome<Received>>;
}

const wire = z.object({ reference: z.string(), status: z.enum(['received', 'already']) });

/** Tells and asks the OCMW of a municipality, by the contract in `openapi.json`. Never throws for what the other side does. */
export function createLocalOcmwClient(options: LocalOcmwOptions = {}): LocalOcmwClient {
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, timeoutMs = ANSWER_TIMEOUT_MS, sealedOnly = false } = options;
  const { fetch = fetchWithConnectTimeout(connectTimeoutMs) } = options;

  async function send({ baseUrl, insz, reference, key }: Sent, path: string, day: string, rest: object) {
    const sound = isPersonNumber(insz) && isReference(reference) && isLocalDate(day) && /^[!-~]{1,128}$/.test(key);
    if (!sound || !URL.canParse(baseUrl)) return failed('permanent', 'localOcmw.invalidQuestion', reference);
    if (sealedOnly && new URL(baseUrl).protocol !== 'https:')
      return failed('permanent', 'localOcmw.plainAddress', reference);
    const exchange = await post({
      url: new URL(`${baseUrl.replace(/\/+$/, '')}/v1/${path}`).href,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        'x-correlation-id': reference,
        'idempotency-key': key,
      },
      body: JSON.stringify({ insz, ...rest }),
      timeoutMs,
      maxBytes: MAX_JSON_BYTES,
      fetch,
    });
    if (exchange.kind !== 'ok') return unanswered(exchange, reference);
    if (exchange.contentType !== 'application/json') return failed('outcomeUnknown', 'localOcmw.malformed', reference);
    const parsed = wire.safeParse(parseJson(exchange.body));
    if (!parsed.success) return answerFailure('localOcmw.malformed', reference);
    if (parsed.data.reference !== reference) return answerFailure('localOcmw.correlation', reference);
    return answered<Received>(parsed.data.status, reference);
  }

  return {
    notify: ({ about, on, ...sent }) => send(sent, 'notices', on, { about, on }),
    ask: ({ question, answerBy, answerUrl, ...sent }) =>
      send(sent, 'questions', answerBy, { question, answerBy, answerUrl }),
  };
}
