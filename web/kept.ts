import { screenWords, type Lang } from '../words/index.ts';
import { html, type Html } from './html.ts';
import { bare } from './layout.ts';
import type { Form } from './visit.ts';

/**
 * Somebody typed for half an hour, and is signed in no more: what they typed stands in the page itself, and goes on from
 * there once they are signed in again. Nothing of it is kept by us meanwhile.
 */
export function keptPage(url: string, form: Form, lang: Lang): Html {
  const t = screenWords[lang];
  return bare(
    t.keptTitle,
    html`<p>${t.keptExplain}</p>
      <ol class="w2-steps">
        <li>
          <a
            class="ds-button"
            data-variant="secondary"
            href="/aanmelden?terug=%2Faangemeld"
            target="_blank"
            rel="opener"
            >${t.keptSignIn}</a
          >
        </li>
        <li>
          <form method="post" action="${url}">
            ${form.entries().map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
            <button class="ds-button">${t.keptSend}</button>
          </form>
        </li>
      </ol>`,
    lang,
  );
}
