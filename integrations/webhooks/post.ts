import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { fetchWithConnectTimeout, NeverSent } from '../transport.ts';
import { flawOfUrl, lookupOutside } from './addresses.ts';

/** A CloudEvent 1.0 in its structured mode. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The same at each attempt and replay: by it a receiver tells repeats. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The trajectory. */
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Extension attribute: grows within a subject. */
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  readonly demo: boolean;
}

/** `taken`: 2xx. `refused`: it answers, and does not take this one. `away`: no answer, or none now. */
export interface Posted {
  readonly became: 'taken' | 'refused' | 'away';
  /** `http.204`, `http.503`, or why there was no answer. */
  readonly code: string;
}

const connectMs = 5_000;
const wholeMs = 15_000;

/** Posts one event, signed as Standard Webhooks says. Follows no redirect, reads no answer. Never throws. */
export async function post({ url, secret, demo }: Receiver, event: CloudEvent, sentAt: Date): Promise<Posted> {
  if (flawOfUrl(url, demo)) return { became: 'away', code: 'url.notAllowed' };
  const body = JSON.stringify(event);
  const signal = AbortSignal.timeout(wholeMs);
  const fetch = fetchWithConnectTimeout(connectMs, {}, isIP(new URL(url).hostname) ? undefined : lookupOutside(demo));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'W2-Webhooks/1',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(event.id, sentAt, body),
      },
      body,
      redirect: 'manual',
      signal,
    });
    await response.body?.cancel();
    const code = `http.${response.status}`;
    if (response.ok) return { became: 'taken', code };
    // That it does not know who asks, or has too much to do, is no judgement of this one event.
    const ofThisOne =
      response.status >= 400 && response.status < 500 && ![401, 403, 404, 408, 410, 429].includes(response.status);
    return { became: ofThisOne ? 'refused' : 'away', code };
  } catch (error) {
    return { became: 'away', code: signal.aborted && !(error instanceof NeverSent) ? 'noAnswer' : 'notReached' };
  }
}
