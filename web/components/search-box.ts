import { searchWords } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';

export const searchPath = '/zoeken';

/** Whether somebody may look for people at all: beside the people of the programme, the rows of their own list. */
export const maySearch = ({ may, caller }: Visit): boolean =>
  caller.kind !== 'citizen' && (may('searchPeople') || may('listTrajectories'));

/** In the frame of every page. What is looked for travels in the body, since an address stays in every log on the way. */
export function searchBox(visit: Visit): Html | string {
  if (!maySearch(visit)) return none;
  const t = searchWords[visit.lang];
  return html`<form class="w2-search" method="post" action="${searchPath}" role="search">
    <label class="ds-sr-only" for="kop-zoek">${t.label}</label>
    <input
      class="ds-input"
      id="kop-zoek"
      name="tekst"
      type="search"
      placeholder="${t.short}"
      autocomplete="off"
      maxlength="200"
      required
    />
    <button class="ds-button" data-variant="secondary" data-size="sm">${t.search}</button>
  </form>`;
}
