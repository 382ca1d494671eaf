import { problemOf, problemOnPage, type Lang } from '../../words/index.ts';
import type { Wrong } from '../shown.ts';

/** Of whoever may not, or of what is not there, the page itself is refused; all else is said beside the form. */
const ofThePage: ReadonlySet<string> = new Set([
  'rights.notAllowed',
  'trajectory.notFound',
  'person.unknown',
  'internal',
]);

export type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Wrong[] };

/**
 * What was done, or what is wrong with the form that asked for it, so that it is shown again with all that was typed.
 * @param fields the ids that a problem may name; another one is said of the whole form
 */
export async function tried<T>(act: Promise<T>, lang: Lang, fields: readonly string[] = []): Promise<Tried<T>> {
  try {
    return { ok: true, value: await act };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem || ofThePage.has(problem.code)) throw error;
    const named = String(problem.details['field'] ?? '');
    const field = fields.includes(named) ? named : '';
    return { ok: false, problems: [{ field, text: problemOnPage(problem, lang) }] };
  }
}
