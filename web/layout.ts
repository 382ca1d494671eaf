import { assets } from './assets.ts';
import { searchBox } from './components/search-box.ts';
import type { Shown, Wrong } from './shown.ts';
import { html, none, type Html } from './html.ts';
import { menuParts } from './menu.ts';
import type { Visit } from './visit.ts';
import { callerText, frameWords, langNames, type OwnLang } from '../words/index.ts';

const document = (title: string, lang: OwnLang, body: Html): Html =>
  html`<!doctype html>
    <html lang="${lang}" data-color-scheme="auto" data-size="sm">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · W²</title>
        <link rel="stylesheet" href="${assets.style.href}" />
        <link rel="icon" href="${assets.icon.href}" type="image/svg+xml" />
        <script src="${assets.script.href}" defer></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** A page of somebody who is signed in. */
export function layout(visit: Visit, shown: Shown): Html {
  const { title, lead, body, back, problems = [], wide, lang = visit.lang } = shown;
  const t = frameWords(lang);
  const failed = problems.length > 0;
  return document(
    failed ? `${t.error}: ${title}` : title,
    lang,
    html`<a class="ds-skip-link" href="#main">${t.toContent}</a>
      <header class="w2-header">
        <div class="w2-bar">
          <a class="w2-brand" href="/"
            ><span aria-hidden="true">W²</span><span class="ds-sr-only">W², ${t.start}</span></a
          >
          ${menu(visit, shown, lang)} ${searchBox(visit)} ${me(visit, shown, lang)}
        </div>
      </header>
      <main id="main" class="w2-main" ${wide ? html`data-wide` : none}>
        ${back ? html`<p class="w2-back"><a class="ds-link" href="${back.href}">← ${back.text}</a></p>` : none}
        <h1 class="ds-heading" data-size="lg">${title}</h1>
        ${lead ? html`<p class="w2-lead">${lead}</p>` : none} ${failed ? summary(problems, lang) : none} ${body}
      </main>`,
  );
}

/** One row on a wide screen; on a phone one press shows all of it. Works without script. */
function menu(visit: Visit, shown: Shown, lang: OwnLang): Html {
  const { place } = shown;
  const t = frameWords(lang);
  const { bar, rest } = menuParts(visit, lang, place);
  const link = ({ place: one, href, text }: (typeof bar)[number], where: string): Html =>
    html`<li ${where === '' ? none : html`class="${where}"`}>
      <a href="${href}" ${one === place ? html`aria-current="page"` : none}>${text}</a>
    </li>`;
  return html`<nav class="w2-nav" aria-label="${t.menu}">
    <ul class="w2-nav-bar">
      ${bar.map((one) => link(one, ''))}
    </ul>
    <details class="w2-nav-more" ${rest.length === 0 ? html`data-phone` : none}>
      <summary><span class="w2-wide">${t.moreMenu}</span><span class="w2-phone">${t.menuShort}</span></summary>
      <ul>
        ${bar.map((one) => (rest.includes(one) ? none : link(one, 'w2-phone')))} ${rest.map((one) => link(one, ''))}
        <li class="w2-phone w2-nav-me">${me(visit, shown, lang)}</li>
      </ul>
    </details>
  </nav>`;
}

/** Who one is, the other language, and out. */
const me = (visit: Visit, shown: Shown, lang: OwnLang): Html =>
  html`<div class="w2-me">
    <a href="/aangemeld">${visit.known?.name ?? callerText(visit.caller, lang)}</a>
    ${languageLinks(lang, shown.lang === undefined ? ['nl', 'en'] : ['nl', 'en', 'fr'], visit.url)}
    <form method="post" action="/afmelden"><button class="w2-plain">${frameWords(lang).signOut}</button></form>
  </div>`;

/** The same page in another language. */
export const languageLinks = (present: OwnLang, all: readonly OwnLang[], url: string): Html =>
  html`${all
    .filter((lang) => lang !== present)
    .map(
      (lang) =>
        html`<a href="/taal/${lang}?terug=${encodeURIComponent(url)}" lang="${lang}" hreflang="${lang}"
          >${langNames[lang]}</a
        >`,
    )}`;

/** A page of nobody in particular: signing in, a link that was mailed. */
export const bare = (title: string, body: Html | string, lang: OwnLang, links: Html | string = none): Html =>
  document(
    title,
    lang,
    html`<header class="w2-header">
        <div class="w2-bar">
          <span class="w2-brand">W²</span>
          ${links === none ? none : html`<div class="w2-me">${links}</div>`}
        </div>
      </header>
      <main id="main" class="w2-main w2-narrow">
        <h1 class="ds-heading" data-size="lg">${title}</h1>
        ${body}
      </main>`,
  );

function summary(problems: readonly Wrong[], lang: OwnLang): Html {
  const t = frameWords(lang);
  return html`<div class="ds-error-summary w2-summary" role="alert" tabindex="-1" data-color="danger">
    <h2 class="ds-heading" data-size="xs">${t.errorSummary}</h2>
    <ul>
      ${problems.map(({ field, text }) =>
        field === '' ? html`<li>${text}</li>` : html`<li><a class="ds-link" href="#${field}">${text}</a></li>`,
      )}
    </ul>
  </div>`;
}
