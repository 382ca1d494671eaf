import { html } from 'hono/html';
import type { NextStep } from '../../app/access/index.ts';
import {
  accountText,
  deviceNl,
  linkNl,
  longDate,
  ownerText,
  ruleTitle,
  signInNl,
  type NamedAccount,
} from '../../words/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { page } from './layout.ts';

/** The few pages around signing in; all words are Dutch. */

export const signInProblemPage = (sentence: string) =>
  page(
    signInNl.failed,
    html`<p role="alert">${sentence}</p>
      <p><a class="button" href="/aanmelden">${signInNl.again}</a></p>`,
  );

export const signedOutPage = () =>
  page(signInNl.out, html`<p><a class="button" href="/aanmelden">${signInNl.again}</a></p>`);

export const signedInPage = (account: NamedAccount, others: readonly (NamedAccount & { readonly id: string })[]) =>
  page(
    signInNl.in,
    html`<p>${signInNl.as} <strong>${accountText(account)}</strong>.</p>
      ${others.map(
        (other) =>
          html`<form method="post" action="/aangemeld/wissel">
            <input type="hidden" name="account" value="${other.id}" />
            <p><button class="plain">${signInNl.goOver} ${accountText(other)}</button></p>
          </form>`,
      )}
      <p><a href="/aanmelden?opnieuw=1">${signInNl.otherRelation}</a></p>
      <form method="post" action="/afmelden">
        <p><button>${signInNl.signOut}</button></p>
      </form>`,
  );

export const devicePage = (code: string, problem = '') =>
  page(
    deviceNl.title,
    html`${problem === '' ? '' : html`<p role="alert">${problem}</p>`}
      <p>${deviceNl.explain}</p>
      <form method="post" action="/toestel">
        <p>
          <label for="code">${deviceNl.code}</label><br />
          <input id="code" name="code" value="${code}" autocomplete="off" maxlength="20" required />
        </p>
        <p>
          <button name="besluit" value="ja">${deviceNl.letIn}</button>
          <button class="plain" name="besluit" value="nee">${deviceNl.refuse}</button>
        </p>
      </form>`,
  );

export const deviceDonePage = (letIn: boolean) =>
  page(deviceNl.title, html`<p>${letIn ? deviceNl.isIn : deviceNl.isRefused}</p>`);

/** Says nothing about anybody: whoever finds the letter learns only that it is a link of ours. */
export const linkPage = () =>
  page(
    linkNl.title,
    html`<p>${linkNl.explain}</p>
      <form method="post">
        <p><button>${linkNl.open}</button></p>
      </form>`,
  );

export const linkProblemPage = (sentence: string) => page(linkNl.failed, html`<p role="alert">${sentence}</p>`);

export function nextStepPage({ wait, closedOn, mediator }: NextStep) {
  const day = (on: string): string => longDate(on as LocalDate, 'nl');
  const byItself = wait?.who === 'rule' || wait?.who === 'system';
  return page(
    linkNl.title,
    html`${
        closedOn !== null
          ? html`<p>${linkNl.closed} ${day(closedOn)}.</p>`
          : wait
            ? html`<p><strong>${ruleTitle(wait.rule, 'nl')}</strong></p>
                <p>${byItself ? linkNl.nobody : `${linkNl.who} ${ownerText(wait.who)}.`}</p>
                <p>${linkNl.until} <strong>${day(wait.until)}</strong>.</p>`
            : html`<p>${linkNl.nothing}</p>`
      }
      ${mediator ? html`<p>${linkNl.ask} ${mediator.name} (<a href="mailto:${mediator.email}">${mediator.email}</a>).</p>` : ''}
      <form method="post" action="/afmelden">
        <p><button class="plain">${linkNl.close}</button></p>
      </form>`,
  );
}
