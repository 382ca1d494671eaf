import type { CommandName } from '../../domain/trajectory/index.ts';
import { ownWords, refusalOnPage, tellingNl, type OwnLang } from '../../words/index.ts';
import { button, checkField, hidden } from '../components/field.ts';
import { notice, section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';
import { backTo, give } from './own-give.ts';

const scopes = ['ocmw', 'riziv', 'employment'] as const;
type Scope = Readonly<Record<(typeof scopes)[number], boolean>>;

/** What cannot simply be undone: a page in between says first what it does. */
const asksFirst = ['withdrawConsent', 'refuseConsent'] as const;
type Final = (typeof asksFirst)[number];
const isFinal = (name: string | undefined): name is Final => asksFirst.some((one) => one === name);

/** Consent is the person's own: given, changed, refused and withdrawn by themself. */
export function ownConsentPages(site: Site): void {
  site.post('/mijn-traject/toestemming', async (visit) => {
    const { form } = visit;
    const id = form.text('traject');
    const name = form.text('wat') === 'giveConsent' ? 'giveConsent' : 'changeConsent';
    const data = Object.fromEntries(scopes.map((scope) => [scope, form.text(scope) === 'true']));
    return after(visit, id, name, data);
  });

  site.get('/mijn-traject/:id/zeker/:name', (visit) => sure(visit, visit.params['id'] ?? '', visit.params['name']));

  site.post('/mijn-traject/:id/zeker/:name', async (visit) => {
    const { id = '', name } = visit.params;
    return isFinal(name) ? after(visit, id, name, {}) : { to: '/mijn-traject' };
  });
}

async function after(visit: Visit, id: string, name: CommandName, data: Readonly<Record<string, unknown>>) {
  const t = ownWords[visit.chosen];
  const problems = await give(visit, id, name, data);
  if (problems.length === 0) return { to: backTo(name, id) };
  return {
    title: t.consent,
    lang: visit.chosen,
    place: 'own' as const,
    problems,
    body: html`<p><a class="ds-link" href="/mijn-traject">${t.back}</a></p>`,
  };
}

/** What the person agrees to, and what they may say of it now. */
export function consentOf(visit: Visit, id: string, scope: Scope | null, names: ReadonlySet<string>): Html | string {
  const { chosen: lang } = visit;
  const t = ownWords[lang];
  const name = (['giveConsent', 'changeConsent'] as const).find((one) => names.has(one));
  const final = asksFirst.filter((one) => names.has(one));
  if (!name && final.length === 0) return none;
  return section(
    t.consent,
    html`<p>${scope === null ? t.consentOff : t.consentOn} ${t.consentLead}</p>
      ${name ? choices(visit, id, name, scope) : none}
      ${final.map(
        (one) =>
          html`<p>
            <a class="ds-link" href="/mijn-traject/${id}/zeker/${one}"
              >${one === 'withdrawConsent' ? t.consentWithdraw : t.consentRefuse}</a
            >
          </p>`,
      )}`,
    'toestemming',
  );
}

function choices(visit: Visit, id: string, name: CommandName, scope: Scope | null): Html {
  const t = ownWords[visit.chosen];
  return html`<form class="w2-form" method="post" action="/mijn-traject/toestemming">
    ${scopes.map((one) => checkField({ name: one, label: t.scopes[one], value: scope?.[one] ? 'true' : '' }))}
    ${hidden('traject', id)}${hidden('wat', name)}${hidden('sleutel', visit.newKey())}
    <div class="w2-row">${button(name === 'giveConsent' ? t.consentGive : t.consentChange)}</div>
  </form>`;
}

/** Everything that would happen, before it does, with the very letter they would get. */
async function sure(visit: Visit, id: string, name: string | undefined) {
  const { verbs, acting, by, chosen: lang, lang: two } = visit;
  const t = ownWords[lang];
  if (!isFinal(name)) return { to: '/mijn-traject' };
  const foretold = await verbs.whatIfCommand(acting, { trajectoryId: id, name, by, data: {} });
  return {
    title: t.sureTitles[name],
    lang,
    place: 'own' as const,
    lead: t.sureLead,
    body: foretold.ok
      ? html`<ul>
            ${t.sureHappens.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
          ${letterIn(foretold.told, lang)}
          <form method="post">
            ${hidden('sleutel', visit.newKey())}
            <div class="w2-row">
              <a class="ds-button" href="/mijn-traject">${t.sureNo}</a> ${button(t.sureYes, 'secondary', 'danger')}
            </div>
          </form>`
      : html`${notice(refusalOnPage(foretold.refusal, two), 'warning')}
          <p><a class="ds-link" href="/mijn-traject">${t.back}</a></p>`,
  };
}

type Told = Extract<Awaited<ReturnType<Visit['verbs']['whatIfCommand']>>, { ok: true }>['told'];

function letterIn(told: Told, lang: OwnLang): Html | string {
  const letter = told.find((one) => one.kind === 'letter' && one.to === 'jobseeker');
  if (!letter) return none;
  const { subject, text } = tellingNl(letter);
  return html`<details>
    <summary>${ownWords[lang].sureLetter}</summary>
    <div class="w2-letter" lang="nl">${subject} ${text.trim()}</div>
  </details>`;
}
