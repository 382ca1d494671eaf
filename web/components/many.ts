import { html, type Html } from '../html.ts';

/** A box before a row, for what is done with many. */
export const chooseRow = (name: string, value: string, label: string, checked = false): Html =>
  html`<span class="w2-box"
    ><input
      class="ds-input"
      type="checkbox"
      name="${name}"
      value="${value}"
      aria-label="${label}"
      ${checked ? html`checked` : ''}
  /></span>`;

/** Always in sight below the list: how many are chosen, and what can be done with them. */
export const manyBar = (
  name: string,
  title: string,
  words: { readonly chooseAll: string; readonly chosen: string },
  body: Html,
): Html =>
  html`<div class="w2-many" role="group" aria-label="${title}">
    <span hidden class="w2-choice"
      ><input class="ds-input" type="checkbox" id="alle-rijen" data-all-rows="${name}" /><label for="alle-rijen"
        >${words.chooseAll} (<span data-count aria-live="polite">0</span> ${words.chosen})</label
      ></span
    >
    ${body}
  </div>`;

/** What a row is about, with its box before it where there is one. */
export const picked = (box: Html | undefined, about: Html): Html =>
  box === undefined ? about : html`<span class="w2-pick">${box}${about}</span>`;
