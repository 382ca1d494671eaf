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

/** What is asked, as a form that can be kept as an address. @param more what a page asks beside the days */
export function periodForm(visit: Visit, action: string, more: Html | typeof none = none): Html {
  const { lang, query, caller } = visit;
  const t = exactWords[lang];
  const s = screenWords[lang];
  const day = (name: string, label: string) =>
    dateField({ name, label, value: isLocalDate(query.get(name)) ? (query.get(name) ?? '') : '', optional: true });
  const provinces = Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] }));
  return html`<form class="w2-filter" method="get" action="${action}">
    ${more} ${day('van', t.from)} ${day('tot', t.until)} ${day('gekend', t.asOf)}
    ${
      caller.kind === 'colleague' && caller.province !== null
        ? none
        : selectField({
            name: 'province',
            label: figuresWords[lang].province,
            options: provinces,
            empty: s.allOf,
            value: query.get('province') ?? '',
            optional: true,
          })
    }
    <button class="ds-button" data-variant="secondary">${s.show}</button>
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
