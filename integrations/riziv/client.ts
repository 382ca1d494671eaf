import { post } from '../exchange.ts';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, MAX_JSON_BYTES } from '../limits.ts';
import { isLocalDate } from '../localDate.ts';
import { answered, failed } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { isPersonNumber, isReference } from '../question.ts';
import { fetchWithConnectTimeout } from '../transport.ts';
import type { Fetch } from '../transport.ts';
import { answerFailure, brokenFailure, httpFailure } from './failures.ts';
import { readStatus } from './status.ts';
import type { IncapacityAnswer } from './status.ts';

export interface RizivOptions {
  /** Up to and without `/v1`, e.g. `https://api.example.be/riziv`. */
  readonly baseUrl: string;
  /** Milliseconds; has no effect on a `fetch` of the caller's own. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs?: number;
  readonly fetch?: Fetch;
}

export interface IncapacityQuestion {
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
}

/** Asks RIZIV whether someone is recognised as incapable of work, by the contract in `openapi.json`. @throws TypeError when `baseUrl` is no URL. */
export function createRizivClient(options: RizivOptions): RizivClient {
  const { baseUrl, connectTimeoutMs = CONNECT_TIMEOUT_MS, timeoutMs = ANSWER_TIMEOUT_MS } = options;
  const { fetch = fetchWithConnectTimeout(connectTimeoutMs) } = options;
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/v1/incapacityStatusQueries`).href;
  return {
    async incapacity({ insz, on, reference, consentReference = reference }) {
      if (!isPersonNumber(insz) || !isLocalDate(on) || !isReference(reference)) {
        return failed('permanent', 'riziv.invalidQuestion', reference);
      }
      const exchange = await post({
        url,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, application/problem+json',
          'x-correlation-id': reference,
        },
        body: JSON.stringify({ insz, on, consentReference }),
        timeoutMs,
        maxBytes: MAX_JSON_BYTES,
        fetch,
      });
      if (exchange.kind === 'broken') return brokenFailure(exchange.how, reference);
      if (exchange.kind === 'status') return httpFailure(exchange.status, exchange.retryAfterMs, reference);
      if (exchange.contentType !== 'application/json') return answerFailure('riziv.malformed', reference);
      const reading = readStatus(exchange.body, { insz, on, reference });
      if (reading.kind === 'unusable') return answerFailure(reading.fault, reference);
      return answered(reading.status, reference);
    },
  };
}
