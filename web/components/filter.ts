import { filled, screenWords, worklistWords } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';

interface Filter {
  readonly action: string;
  readonly fields: Html;
  /** How many narrow the list now. */
  readonly active: number;
  /** The address without any of them. */
  readonly clear: string;
}

/** What narrows a list, in its address. On a phone it is folded until something narrows: the list begins on the first screen. */
export function filterForm({ lang }: Visit, { action, fields, active, clear }: Filter): Html {
  const t = worklistWords[lang];
  const s = screenWords[lang];
  const said = active === 1 ? t.filterOne : filled(t.filters, { n: active });
  return html`<details class="w2-fold" ${active > 0 ? html`open` : none}>
    <summary>${s.filter}</summary>
    <form class="w2-filter" method="get" action="${action}">
      ${fields}
      <button class="ds-button" data-variant="secondary">${s.filter}</button>
      ${active > 0 ? html`<span>${said} · <a class="ds-link" href="${clear}">${s.clear}</a></span>` : none}
    </form>
  </details>`;
}
