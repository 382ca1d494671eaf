import { filled, problemOnPage, type Problem } from '../../words/index.ts';
import { html, none } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Place } from '../menu.ts';
import type { Visit } from '../visit.ts';

interface Words {
  readonly goingTitle: string;
  readonly goingLead: string;
  readonly goingCount: string;
  readonly goingStart: string;
  readonly lookAgain: string;
  readonly goneTitle: string;
  readonly goneLead: string;
  readonly again: string;
}

/** Something that takes a while: how far it is. The page asks again by itself where it can, and has a link for it. */
export const going = (
  { url }: Visit,
  t: Words,
  { done, total }: { readonly done: number; readonly total: number },
  place: Place,
): Shown => ({
  title: t.goingTitle,
  lead: t.goingLead,
  place,
  body: html`<div data-look-again="3">
      <p role="status">${total === 0 ? t.goingStart : filled(t.goingCount, { done, total })}</p>
      ${total === 0 ? none : html`<progress class="w2-progress" max="${total}" value="${done}" aria-label="${t.goingTitle}"></progress>`}
    </div>
    <p><a class="ds-button" data-variant="secondary" href="${url}">${t.lookAgain}</a></p>`,
});

/** It was stopped on the way, or is long ago. */
export const gone = ({ lang }: Visit, t: Words, problem: Problem | null, href: string, place: Place): Shown => ({
  title: t.goneTitle,
  place,
  status: 404,
  body: html`${problem ? html`<p>${problemOnPage(problem, lang)}</p>` : none}
    <p>${t.goneLead}</p>
    <p><a class="ds-button" href="${href}">${t.again}</a></p>`,
});
