import { createHash } from 'node:crypto';
import { problemOf, type Problem } from '../words/index.ts';
import type { Go, Visit } from './visit.ts';

/** How far it is, and what stopped it; only in this process, and only to be shown. */
interface Going {
  done: number;
  total: number;
  problem?: Problem;
}
const going = new Map<string, Going>();
const shownForMs = 10 * 60_000;

/** So long somebody looks at the form they pressed; what takes longer has a page that says how far it is. */
const patienceMs = 2500;

export type Progress = (done: number, total: number) => void;

/** What became of it. `gone`: it was never begun, was stopped on the way, or is a week ago. */
export type Outcome<T> =
  | { readonly is: 'done'; readonly result: T }
  | { readonly is: 'going'; readonly done: number; readonly total: number }
  | { readonly is: 'gone'; readonly problem: Problem | null };

/** Whoever did it reads what became of it, and nobody else. */
const scopeOf = (what: string, { by }: Visit): string => `pages ${what} ${by.role}:${'id' in by ? by.id : ''}`;

/**
 * Does something once for each form that was sent, however often it was pressed: the same form with the same content is
 * the same thing. What it answers is kept for a week, so it may hold ids and codes, never what is known of a person.
 * @param content what was asked, so that a form that was changed meanwhile is another one
 * @returns by which it is asked what became of it: for an address, it says nothing of anybody
 * @throws what the work throws before anybody lost their patience
 */
export async function doOnce<T>(
  visit: Visit,
  what: string,
  content: string | Uint8Array,
  work: (progress: Progress) => Promise<T>,
): Promise<string> {
  const key = visit.form.text('sleutel') || visit.newKey();
  const ref = createHash('sha256').update(key).update('\n').update(content).digest('base64url');
  const at: Going = { done: 0, total: 0 };
  const run = visit.verbs.withIdempotency(visit.acting, scopeOf(what, visit), ref, ref, async () => {
    going.set(ref, at);
    return { status: 200, body: await work((done, total) => Object.assign(at, { done, total })) };
  });
  let waited = false;
  const ended = run.then(
    () => void going.delete(ref),
    (error: unknown) => {
      if (problemOf(error)?.code === 'idempotency.running') return;
      if (!waited) {
        going.delete(ref);
        throw error;
      }
      visit.failed(error);
      at.problem = problemOf(error) ?? { code: 'internal', details: {} };
      setTimeout(() => going.delete(ref), shownForMs).unref();
    },
  );
  await Promise.race([ended, new Promise((enough) => setTimeout(enough, patienceMs))]);
  waited = true;
  return ref;
}

/** @param ref as `doOnce` gave it */
export async function whatCameOf<T>(visit: Visit, what: string, ref: string): Promise<Outcome<T>> {
  const at = going.get(ref);
  if (at?.problem) return { is: 'gone', problem: at.problem };
  const became = await visit.verbs.outcomeOf(visit.acting, scopeOf(what, visit), ref);
  if (became.is === 'answered') return { is: 'done', result: became.response as T };
  if (became.is === 'running') return { is: 'going', done: at?.done ?? 0, total: at?.total ?? 0 };
  return { is: 'gone', problem: null };
}

/** Does something once for the key of the form, and answers what came of it: also to whoever pressed twice. @throws what the work throws */
export async function onceAnswered<T>(visit: Visit, what: string, work: () => Promise<T>): Promise<T> {
  const { verbs, acting, form, newKey } = visit;
  const content = createHash('sha256').update(JSON.stringify(form.entries())).digest('hex');
  const key = form.text('sleutel') || newKey();
  for (let tries = 0; ; tries += 1)
    try {
      const { body } = await verbs.withIdempotency(acting, scopeOf(what, visit), key, content, async () => ({
        status: 200,
        body: await work(),
      }));
      return body as T;
    } catch (error) {
      if (tries > 20 || problemOf(error)?.code !== 'idempotency.running') throw error;
      await new Promise((wait) => setTimeout(wait, 500));
    }
}

/** The same, of what leads to another page. @param run does it, and says to which */
export const once = async (visit: Visit, what: string, run: () => Promise<string>): Promise<Go> => ({
  to: await onceAnswered(visit, what, run),
});
