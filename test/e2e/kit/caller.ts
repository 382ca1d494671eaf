import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { App } from '../../../app/open.ts';

/** What one call of the API was answered: a status and, of a problem, its code. */
interface Answered {
  readonly status: number;
  readonly type: string;
}

/** Not done now, and said so: worth sending again with the same key. */
const askAgain = new Set(['urn:problem-type:belgif:serviceUnavailable', 'urn:problem-type:w2:idempotency.running']);

/** Someone who notes contacts through the API and sends each again, with the same key, until it is done. */
export interface Caller {
  readonly doneSoFar: () => number;
  /** No more new ones; resolves when all that were begun are done. */
  finish(): Promise<readonly string[]>;
  /** Everything ever answered, counted. */
  readonly answers: ReadonlyMap<string, number>;
}

export function callApi(
  api: string,
  /** With what whoever may note one says who they are, by trajectory. */
  trajectories: ReadonlyMap<string, Readonly<Record<string, string>>>,
  { atOnce = 4 } = {},
): Caller {
  const answers = new Map<string, number>();
  const ids = [...trajectories.keys()];
  const done: string[] = [];
  let finishing = false;
  let next = 0;

  async function untilDone(id: string, key: string): Promise<void> {
    for (;;) {
      const { status, type } = await noteContact(api, id, key, trajectories.get(id) ?? {});
      const what = `${status} ${type}`.trim();
      answers.set(what, (answers.get(what) ?? 0) + 1);
      if (status === 200) return void done.push(key);
      if (!askAgain.has(type)) throw new Error(`${id} answered ${what}: neither done nor clearly to be asked again`);
      await wait(300);
    }
  }
  async function work(): Promise<void> {
    while (!finishing) {
      const id = ids[next++ % ids.length] ?? '';
      await untilDone(id, `contact-${randomUUID()}`);
      await wait(50);
    }
  }
  const working = Promise.all(Array.from({ length: atOnce }, work));
  // Reported by `finish`; until then it must not count as nobody's error.
  working.catch(() => {});
  return {
    answers,
    doneSoFar: () => done.length,
    async finish() {
      finishing = true;
      await working;
      return done;
    },
  };
}

async function noteContact(
  api: string,
  id: string,
  key: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answered> {
  const response = await fetch(`${api}/v1/trajectories/${id}/commands/recordContact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    // The note is how a contact is found again among the events.
    body: JSON.stringify({ how: 'phone', note: key }),
  });
  const body = (await response.json()) as { type?: string };
  return { status: response.status, type: body.type ?? '' };
}

/** How often each contact happened, by its key. */
export async function contactsNoted(app: App): Promise<Map<string, number>> {
  const { rows } = await app.db.execute<{ key: string; times: number }>(sql`
    select n.text as key, count(*)::integer as times from trajectory_events e join notes n on n.id = e.note_id
    where e.type = 'ContactRecorded' and n.text like 'contact-%' group by n.text`);
  return new Map(rows.map(({ key, times }) => [key, times]));
}
