import { deviceWords, linkWords, signInWords, type Lang, type OwnLang } from '../../words/index.ts';
import { button, textField } from '../components/field.ts';
import { notice } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { bare, languageLinks } from '../layout.ts';

/** The few pages around signing in: of nobody yet, or not any more. */
export const signInProblemPage = (sentence: string, lang: Lang): Html =>
  bare(signInWords[lang].failed, html`${wrong(sentence)} ${toSignIn(lang)}`, lang);

export const signedOutPage = (lang: Lang): Html => bare(signInWords[lang].out, toSignIn(lang), lang);

const wrong = (sentence: string): Html =>
  html`<div class="ds-alert" data-color="danger" role="alert">${sentence}</div>`;
const toSignIn = (lang: Lang): Html =>
  html`<p><a class="ds-button" href="/aanmelden">${signInWords[lang].again}</a></p>`;

/** A terminal shows a code; somebody who is signed in types it here. */
export function devicePage(code: string, lang: Lang, problem = ''): Html {
  const t = deviceWords[lang];
  return bare(
    t.title,
    html`${problem === '' ? none : wrong(problem)}
      <p>${t.explain}</p>
      <form class="w2-form" method="post" action="/toestel">
        ${textField({ name: 'code', label: t.code, value: code, max: 20 })}
        <div class="w2-row">
          <button class="ds-button" name="besluit" value="ja">${t.letIn}</button>
          <button class="ds-button" data-variant="secondary" name="besluit" value="nee">${t.refuse}</button>
        </div>
      </form>`,
    lang,
  );
}

export const deviceDonePage = (letIn: boolean, lang: Lang): Html =>
  bare(deviceWords[lang].title, notice(letIn ? deviceWords[lang].isIn : deviceWords[lang].isRefused, 'success'), lang);

const allLangs: readonly OwnLang[] = ['nl', 'en', 'fr'];

/** Says nothing about anybody: whoever finds the letter learns only that it is a link of ours. */
export const linkPage = (url: string, lang: OwnLang): Html =>
  bare(
    linkWords[lang].title,
    html`<p>${linkWords[lang].explain}</p>
      <form method="post">${button(linkWords[lang].open)}</form>`,
    lang,
    languageLinks(lang, allLangs, url),
  );

export const linkProblemPage = (sentence: string, lang: OwnLang): Html =>
  bare(linkWords[lang].failed, wrong(sentence), lang);

/** @param step what comes next, as their own page says it */
export const nextStepPage = (step: Html, lang: OwnLang): Html =>
  bare(
    linkWords[lang].title,
    html`${step}
      <form method="post" action="/afmelden">${button(linkWords[lang].close, 'secondary')}</form>`,
    lang,
    languageLinks(lang, allLangs, '/mijn'),
  );
