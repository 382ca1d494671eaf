import { createHash } from 'node:crypto';
import { problemOf, problemOnPage, screenWords, trajectoryWords, type Problem } from '../../words/index.ts';
import { html, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import type { Go, Visit } from '../visit.ts';
import { button, hidden } from './field.ts';

/** What the page itself answers: the right is missing, or something of ours is down. */
const notOfTheForm = new Set(['rights.notAllowed', 'internal', 'unavailable']);

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Wrong[] };

/** Tries it; what was refused is said by the words that every door uses. @param fieldOf the field that a problem is of; empty: of the whole form */
export async function attempt<T>(
  { lang }: Visit,
  run: () => Promise<T>,
  fieldOf: (problem: Problem) => string = () => '',
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    const known = problemOf(error);
    if (!known || notOfTheForm.has(known.code)) throw error;
    return { ok: false, problems: [{ field: fieldOf(known), text: problemOnPage(known, lang) }] };
  }
}

/** Does it once for the key of the form, however often it is sent: the others get the answer of the first. */
export async function onceAnswered<T>(
  { verbs, acting, by, form, newKey }: Visit,
  what: string,
  run: () => Promise<T>,
): Promise<T> {
  const scope = `${what} ${by.role}:${'id' in by ? by.id : ''}`;
  const content = createHash('sha256').update(JSON.stringify(form.entries())).digest('hex');
  const { body } = await verbs.withIdempotency(acting, scope, form.text('sleutel') || newKey(), content, async () => ({
    status: 200,
    body: await run(),
  }));
  return body as T;
}

/** The same, of what leads to another page. @param run does it, and says to which */
export const once = async (visit: Visit, what: string, run: () => Promise<string>): Promise<Go> => ({
  to: await onceAnswered(visit, what, run),
});

/** Whether it was seen what would happen, and is to be done now. */
export const isConfirmed = ({ form }: Visit): boolean => form.text('stap') === 'doen' && !form.has('wijzig');
/** Back to the form, with all that was typed. */
export const wantsChange = ({ form }: Visit): boolean => form.has('wijzig');

/** After what would happen was shown: everything typed again, to do it, to change it, or to leave it. */
export function confirmForm(
  visit: Visit,
  { text, away, color }: { text: string; away: string; color?: 'danger' },
): Html {
  const { form, lang, newKey } = visit;
  return html`<form method="post">
    ${form
      .entries()
      .filter(([name]) => !['stap', 'sleutel', 'wijzig'].includes(name))
      .map(([name, value]) => hidden(name, value))}
    ${hidden('sleutel', newKey())}${hidden('stap', 'doen')}
    <div class="w2-row">
      ${button(text, 'primary', color)}
      <button class="ds-button" data-variant="secondary" name="wijzig" value="1">
        ${trajectoryWords[lang].change}
      </button>
      <a class="ds-link" href="${away}">${screenWords[lang].cancel}</a>
    </div>
  </form>`;
}

/** The last line of a form that is shown first: look, or leave it. */
export const lookRow = ({ lang }: Visit, away: string, text: string = trajectoryWords[lang].look): Html =>
  html`${hidden('stap', 'toon')}
    <div class="w2-row">${button(text)} <a class="ds-link" href="${away}">${screenWords[lang].cancel}</a></div>`;
