import { problemOf, problemOnPage, screenWords, trajectoryWords, type Lang, type Problem } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import type { Visit } from '../visit.ts';
import { button, hidden } from './field.ts';

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Wrong[] };

/** What the page itself answers, and no form: the right is missing, or something of ours is broken. */
const ofThePage: ReadonlySet<string> = new Set(['rights.notAllowed', 'internal']);

/**
 * Tries it; what was refused is said by the words that every door uses, so that the form is shown again with all that was typed.
 * @param fieldOf the field that a problem is of; empty: of the whole form
 * @param pages the codes that are the page's too
 */
async function trying<T>(
  lang: Lang,
  act: () => Promise<T>,
  fieldOf: (problem: Problem) => string,
  pages: readonly string[],
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    const known = problemOf(error);
    if (!known || ofThePage.has(known.code) || pages.includes(known.code)) throw error;
    return { ok: false, problems: [{ field: fieldOf(known), text: problemOnPage(known, lang) }] };
  }
}

export const attempt = <T>(
  { lang }: Visit,
  act: () => Promise<T>,
  fieldOf: (problem: Problem) => string = () => '',
): Promise<Attempt<T>> => trying(lang, act, fieldOf, ['unavailable']);

/** Of one trajectory or person: where it is not there, the page is not. @param fields the ids that a problem may name */
export const tried = <T>(act: Promise<T>, lang: Lang, fields: readonly string[] = []): Promise<Attempt<T>> =>
  trying(
    lang,
    () => act,
    ({ details }) => fields.find((one) => one === details['field']) ?? '',
    ['trajectory.notFound', 'person.unknown'],
  );

/** Whether it was seen what would happen, and is to be done now. */
export const isConfirmed = ({ form }: Visit): boolean => form.text('stap') === 'doen' && !form.has('wijzig');
/** Back to the form, with all that was typed. */
export const wantsChange = ({ form }: Visit): boolean => form.has('wijzig');

interface Confirming {
  /** Of the button that does it; null: nothing can be done, only changed or left. */
  readonly text: string | null;
  readonly away: string;
  readonly color?: 'danger' | undefined;
  /** Left out, the address itself. */
  readonly action?: string;
  /** What goes along; left out, all that was typed. */
  readonly carried?: readonly (readonly [string, string])[];
  /** null: there is no form to go back to. */
  readonly change?: null;
  /** Said where the button would stand. */
  readonly nothing?: string;
}

const steps = new Set(['stap', 'sleutel', 'wijzig']);

/** After what would happen was shown: everything typed again, to do it, to change it, or to leave it. */
export function confirmForm(
  { form, lang, newKey }: Visit,
  { text, away, color, action, carried = form.entries(), change, nothing }: Confirming,
): Html {
  const s = screenWords[lang];
  return html`<form method="post" ${action === undefined ? none : html`action="${action}"`}>
    ${carried.filter(([name]) => !steps.has(name)).map(([name, value]) => hidden(name, value))}
    ${hidden('sleutel', newKey())}${hidden('stap', 'doen')}
    <div class="w2-row">
      ${text === null ? (nothing === undefined ? none : html`<p>${nothing}</p>`) : button(text, 'primary', color)}
      ${change === null ? none : html`<button class="ds-button" data-variant="secondary" name="wijzig" value="1">${s.change}</button>`}
      <a class="ds-link" href="${away}">${s.cancel}</a>
    </div>
  </form>`;
}

/** The last line of a form that is shown first: look, or leave it. */
export const lookRow = ({ lang }: Visit, away: string, text: string = trajectoryWords[lang].look): Html =>
  html`${hidden('stap', 'toon')}
    <div class="w2-row">${button(text)} <a class="ds-link" href="${away}">${screenWords[lang].cancel}</a></div>`;
