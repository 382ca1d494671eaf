import { phases, type Phase } from '../../domain/trajectory/index.ts';
import { phaseText, trajectoryWords, type Lang } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';

/** Where somebody is: all phases, in their order, the same for everybody. */
export function tracker(present: Phase, lang: Lang): Html {
  const at = phases.indexOf(present as (typeof phases)[number]);
  return html`<ol class="w2-tracker" aria-label="${trajectoryWords[lang].tracker}">
    ${phases.map(
      (phase, index) =>
        html`<li ${index < at ? html`data-done` : none} ${phase === present ? html`aria-current="step"` : none}>
          <span>${phaseText(phase, lang)}</span>
        </li>`,
    )}
  </ol>`;
}
