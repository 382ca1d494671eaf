import { whyWords, type Lang } from '../../words/index.ts';
import { html, type Html } from '../html.ts';

/** A press that prints; without script one reads how. */
export const printButton = (lang: Lang): Html =>
  html`<div class="w2-no-print">
    <button type="button" class="ds-button" data-variant="secondary" data-print hidden>${whyWords[lang].print}</button>
    <p class="w2-quiet" data-print-hint>${whyWords[lang].printHint}</p>
  </div>`;
