import { isLocalDate } from '../../domain/calendar/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { exactWords, figuresWords, problemOf, problemOnPage, provinceWords, screenWords } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import type { Visit } from '../visit.ts';
import { dateField, selectField } from './field.ts';

/** The days and the province of an address; what is no day is told by the verb. */
export function askedOf({ query }: Visit) {
  const given = (name: string): string | undefined => query.get(name) || undefined;
  const province = provinceCodes.find((one) => one === query.get('province'));
  return {
    ...{ from: given('van'), until: given('tot'), asOf: given('gekend') },
    ...(province === undefined ? {} : { province }),
  };
}

/** Which province is counted: of whoever works for one, that one. */
export function provinceField({ lang, query, caller }: Visit): Html | typeof none {
  if (caller.kind === 'colleague' && caller.province !== null) return none;
  return selectField({
    name: 'province',
    label: figuresWords[lang].province,
    options: Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] })),
    empty: screenWords[lang].allOf,
    value: query.get('province') ?? '',
    optional: true,
  });
}

/** What is asked, as a form that can be kept as an address. @param more what a page asks beside the days */
export function periodForm(visit: Visit, action: string, more: Html | typeof none = none): Html {
  const { lang, query } = visit;
  const t = exactWords[lang];
  const day = (name: string, label: string) =>
    dateField({ name, label, value: isLocalDate(query.get(name)) ? (query.get(name) ?? '') : '', optional: true });
  return html`<form class="w2-filter" method="get" action="${action}">
    ${more} ${day('van', t.from)} ${day('tot', t.until)} ${day('gekend', t.asOf)} ${provinceField(visit)}
    <button class="ds-button" data-variant="secondary">${screenWords[lang].show}</button>
  </form>`;
}

/** What was counted, or why it cannot be: a period or a figure that is none. */
export async function countedOr<T>(read: Promise<T>, { lang }: Visit): Promise<T | readonly Wrong[]> {
  try {
    return await read;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem?.code.startsWith('figures.')) throw error;
    return [{ field: problem.code === 'figures.badPeriod' ? 'van' : '', text: problemOnPage(problem, lang) }];
  }
}
