import { setTimeout as wait } from 'node:timers/promises';
import { post, readRetryAfter, type Exchange } from '../exchange.ts';
import {
  ANSWER_TIMEOUT_MS,
  CONNECT_TIMEOUT_MS,
  LOOK_UP_TIMEOUT_MS,
  MAX_JSON_BYTES,
  MAX_LIST_BYTES,
  MAX_OFFERED_BYTES,
} from '../limits.ts';
import { isLocalDate } from '../localDate.ts';
import { answered, failed, ofOneQuestion, type Failed, type Outcome } from '../outcome.ts';
import { isPersonNumber, isReference } from '../question.ts';
import { fetchWithConnectTimeout, type Fetch, type Tls } from '../transport.ts';
import { answerFailure, unanswered } from './failures.ts';
import { isUuid, readFile, readLists, readReceipt, type ListFile, type OfferedList, type Receipt } from './lists.ts';
import { readStatus, readTask, type IncapacityAnswer } from './status.ts';
import { createTokenSource, type RizivCredentials } from './token.ts';

export interface RizivOptions {
  /** Up to and without `/v1`, e.g. `https://api.example.be/riziv`. */
  readonly baseUrl: string;
  /** Left out: no token is asked for; only a service that wants none answers then. */
  readonly credentials?: RizivCredentials;
  /** Milliseconds; has no effect on a `fetch` of the caller's own. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for each exchange. */
  readonly timeoutMs?: number;
  /** Milliseconds for all exchanges of a look-up together. */
  readonly lookUpTimeoutMs?: number;
  /** Of the service and of where tokens come from; has no effect on a `fetch` of the caller's own. */
  readonly tls?: Tls;
  readonly fetch?: Fetch;
}

interface IncapacityQuestion {
  /** 11 digits. */
  readonly insz: string;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly on: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
  /** Our id of the person's consent, at most 64 characters; without one the question's own reference stands for it. */
  readonly consentReference?: string;
}

export interface RizivClient {
  incapacity(question: IncapacityQuestion): Promise<Outcome<IncapacityAnswer>>;
  /** Lists of non-active people without a receipt yet. @param reference UUID for our own records */
  lists(reference: string): Promise<Outcome<readonly OfferedList[]>>;
  downloadList(id: string, reference: string): Promise<Outcome<ListFile>>;
  /** Says that a list arrived whole; repeating it changes nothing. */
  confirmReceipt(id: string, receipt: Receipt, reference: string): Promise<Outcome<'received' | 'already'>>;
}

const queries = '/incapacityStatusQueries';

/** When the way to the task is lost, the question did leave: it must not be told as one that never did. */
const ofTheTask = (failure: Failed): Failed =>
  /\.(unreachable|noToken)$/.test(failure.code) ? { ...failure, code: 'riziv.taskLost' } : failure;

/** How long a task is waited for here, and how often it is looked at; longer ones are asked for again later. */
const taskPatienceMs = 20_000;
const mostLooks = 12;
const shortestPauseMs = 500;

/** Where the task stands below the service: a reference to its own address, whole or relative (RFC 9110, 10.2.2). */
function taskIn(location: string | null, askedAt: string): string | undefined {
  if (location === null || !URL.canParse(location, askedAt)) return undefined;
  const { origin, pathname, search, hash } = new URL(location, askedAt);
  if (origin !== new URL(askedAt).origin || search || hash) return undefined;
  return /\/v1(\/tasks\/[0-9a-f-]{36})$/.exec(pathname)?.[1];
}

/** Asks RIZIV by the contract in `openapi.json`. Never throws for what the other side does. @throws TypeError when `baseUrl` is no URL. */
export function createRizivClient(options: RizivOptions): RizivClient {
  const { credentials, connectTimeoutMs = CONNECT_TIMEOUT_MS, timeoutMs = ANSWER_TIMEOUT_MS } = options;
  const { lookUpTimeoutMs = LOOK_UP_TIMEOUT_MS } = options;
  const { fetch = fetchWithConnectTimeout(connectTimeoutMs, options.tls) } = options;
  const base = new URL(options.baseUrl).href.replace(/\/+$/, '');
  const tokens = credentials && createTokenSource({ tokenUrl: `${base}/oauth2/token`, ...credentials }, fetch);

  interface Call {
    readonly path: string;
    readonly body?: unknown;
    readonly reference: string;
    readonly also?: readonly number[];
    readonly accept?: string;
    readonly maxBytes?: number;
    /** When the whole of which it is a part must have ended, in ms of `performance.now()`. */
    readonly until?: number;
  }
  type Answer = Extract<Exchange, { kind: 'ok' }>;

  /** One call with a token; a token that is not taken (any more) is replaced once. */
  async function call(what: Call, again = true): Promise<Answer | Failed> {
    const { path, body, reference, also = [], accept = 'application/json', maxBytes = MAX_JSON_BYTES } = what;
    const { until = Infinity } = what;
    const left = () => Math.max(1, Math.min(timeoutMs, Math.floor(until - performance.now())));
    const token = await tokens?.token(reference, left());
    if (typeof token === 'object') return token;
    const exchange = await post({
      url: `${base}/v1${path}`,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: `${accept}, application/problem+json`,
        'x-correlation-id': reference,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      also,
      timeoutMs: left(),
      maxBytes,
      fetch,
    });
    if (exchange.kind === 'status' && exchange.status === 401 && tokens && again) {
      tokens.forget();
      return call(what, false);
    }
    if (exchange.kind !== 'ok') return unanswered(exchange, reference);
    // Something else answers there, such as a proxy: other than a flaw in one answer, that is an illness of the system.
    return exchange.contentType === accept ? exchange : failed('transient', 'riziv.malformed', reference);
  }

  /** Looks at the task until it is done, as often as the service says, within its patience. */
  async function resultOf(first: Answer, reference: string, until: number): Promise<string | Failed> {
    const task = taskIn(first.headers.get('location'), `${base}/v1${queries}`);
    if (task === undefined) return answerFailure('riziv.malformed', reference);
    const pauseAfter = ({ headers }: Answer) => Math.max(shortestPauseMs, readRetryAfter(headers) ?? 1_000);
    let pauseMs = pauseAfter(first);
    const isTime = (spent: number) => spent + pauseMs <= taskPatienceMs && performance.now() + pauseMs < until;
    for (let look = 0, spent = 0; look < mostLooks && isTime(spent); look += 1) {
      await wait(pauseMs);
      spent += pauseMs;
      const answer = await call({ path: task, reference, until });
      // It was taken in, so whatever is wrong with the task, asking anew is a new question.
      if (answer.kind === 'failure') return ofTheTask(answer);
      const state = readTask(answer.body);
      if (state === null) return answerFailure('riziv.malformed', reference);
      if (state.status === 'failed') return ofOneQuestion(failed('transient', 'riziv.taskFailed', reference));
      if (state.status === 'done') return state.result;
      pauseMs = pauseAfter(answer);
    }
    return ofOneQuestion(failed('askAgainLater', 'riziv.taskPending', reference, 60_000));
  }

  return {
    async incapacity({ insz, on, reference, consentReference = reference }) {
      const sound = isPersonNumber(insz) && isLocalDate(on) && isReference(reference);
      if (!sound || !/^[ -~]{1,64}$/.test(consentReference)) {
        return failed('permanent', 'riziv.invalidQuestion', reference);
      }
      const body = { insz, on, consentReference };
      const until = performance.now() + lookUpTimeoutMs;
      const answer = await call({ path: queries, body, reference, also: [202], until });
      if (answer.kind === 'failure') return answer;
      const result = answer.status === 202 ? await resultOf(answer, reference, until) : answer.body;
      if (typeof result === 'object') return result;
      const reading = readStatus(result, { insz, on, reference });
      return reading.kind === 'unusable'
        ? answerFailure(reading.fault, reference)
        : answered(reading.status, reference);
    },
    async lists(reference) {
      const answer = await call({ path: '/lists', reference, maxBytes: MAX_OFFERED_BYTES });
      if (answer.kind === 'failure') return answer;
      const lists = readLists(answer.body);
      return lists ? answered(lists, reference) : answerFailure('riziv.malformed', reference);
    },
    async downloadList(id, reference) {
      if (!isUuid(id)) return failed('permanent', 'riziv.invalidQuestion', reference);
      const answer = await call({ path: `/lists/${id}/file`, reference, accept: 'text/csv', maxBytes: MAX_LIST_BYTES });
      if (answer.kind === 'failure') return answer;
      const file = readFile(answer.body, answer.bytes, answer.headers.get('repr-digest'));
      return file ? answered(file, reference) : answerFailure('riziv.digest', reference);
    },
    async confirmReceipt(id, receipt, reference) {
      if (!isUuid(id)) return failed('permanent', 'riziv.invalidQuestion', reference);
      const answer = await call({ path: `/lists/${id}/receipt`, body: receipt, reference });
      if (answer.kind === 'failure') return answer;
      const status = readReceipt(answer.body, id);
      return status ? answered(status, reference) : answerFailure('riziv.malformed', reference);
    },
  };
}
