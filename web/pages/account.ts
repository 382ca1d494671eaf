import { endOwnSession, othersOf, ownSessions } from '../../app/sign-in/index.ts';
import { accountText, calendarAddressWords, dateTimeText, filled, langNames, signInWords } from '../../words/index.ts';
import { button, hidden } from '../components/field.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Site, Visit } from '../site.ts';
import { calendarSection, newCalendar } from './own-calendar.ts';

/** As whom somebody is here, as whom they may go on, where else they are signed in, and the language. */
export function accountPage(site: Site): void {
  site.get('/aangemeld', (visit) => account(visit));

  site.post('/aangemeld/kalender', async (visit) =>
    visit.known && visit.may('makeFeed') ? account(visit, await newCalendar(visit)) : { to: '/aangemeld' },
  );

  site.post('/aangemeld/kalender-intrekken', async ({ verbs, acting, known, may }) => {
    if (known && may('endFeed')) await verbs.endFeed(acting, known.accountId);
    return { to: '/aangemeld?kalender' };
  });

  site.post('/aangemeld/einde', async ({ acting, known, form }) => {
    const ended = known !== null && (await endOwnSession(acting, form.text('sessie'), known.accountId));
    return { to: ended ? '/aangemeld?beeindigd' : '/aangemeld' };
  });
}

async function account(visit: Visit, made: Html | string = none): Promise<Shown> {
  const { lang, known, acting, query } = visit;
  const t = signInWords[lang];
  if (!known) return { title: t.title, body: html`<p>${t.nobody}</p>` };
  const [{ account, others }, sessions] = await Promise.all([
    othersOf(acting, known),
    ownSessions(acting, known.accountId),
  ]);
  return {
    title: t.title,
    lead: t.lead,
    body: html`${query.has('beeindigd') ? notice(t.ended, 'success') : none}
      ${query.has('kalender') ? notice(calendarAddressWords[lang].ended, 'success') : none} ${made}
      <section class="w2-card" data-now>
        <p class="w2-next">${t.as} ${accountText(account, lang)}.</p>
        <p><a class="ds-button" href="/">${t.toStart}</a></p>
      </section>
      ${visit.caller.kind === 'citizen' ? none : section(t.otherRoles, roles(visit, others))}
      ${await calendarSection(visit)} ${section(t.sessions, running(visit, sessions))}
      ${section(t.language, languages(visit))}
      ${known.kind === 'browser' && visit.caller.kind !== 'citizen' ? html`<p><a class="ds-link" href="/toestel">${t.terminal}</a></p>` : none}`,
  };
}

function roles({ lang, acting }: Visit, others: Awaited<ReturnType<typeof othersOf>>['others']): Html {
  const t = signInWords[lang];
  return html`${others.length === 0 ? html`<p class="w2-quiet">${t.noOtherRoles}</p>` : none}
  ${others.map(
    (other) =>
      html`<form method="post" action="/aangemeld/wissel">
        ${hidden('account', other.id)}
        <button class="ds-button" data-variant="secondary">${t.goOver} ${accountText(other, lang)}</button>
      </form>`,
  )}
  ${
    acting.settings.oidcSwitch
      ? html`<form method="post" action="/aangemeld/organisatie">${button(t.switchRelation, 'secondary')}</form>`
      : html`<p><a class="ds-link" href="/aanmelden?opnieuw=1">${t.otherRelation}</a></p>`
  }`;
}

function running({ lang, known }: Visit, sessions: Awaited<ReturnType<typeof ownSessions>>): Html {
  const t = signInWords[lang];
  return html`<p class="w2-quiet">${t.sessionsLead}</p>
    ${table(
      t.sessions,
      [
        { title: t.started, head: true, cell: ({ startedAt }) => dateTimeText(startedAt) },
        { title: t.how, cell: ({ kind }) => t.sessionKinds[kind] },
        { title: t.seen, cell: ({ seenAt }) => dateTimeText(seenAt) },
        { title: t.until, cell: ({ expiresAt }) => dateTimeText(expiresAt) },
        {
          title: t.end,
          cell: ({ id, startedAt }) =>
            id === known?.sessionId
              ? t.thisOne
              : html`<form method="post" action="/aangemeld/einde">
                  ${hidden('sessie', id)}
                  <button class="ds-button" data-variant="secondary" data-size="sm">
                    ${t.end}<span class="ds-sr-only">: ${filled(t.endOf, { moment: dateTimeText(startedAt) })}</span>
                  </button>
                </form>`,
        },
      ],
      sessions,
    )}`;
}

function languages({ lang, caller, chosen }: Visit): Html {
  const all = caller.kind === 'citizen' ? (['nl', 'en', 'fr'] as const) : (['nl', 'en'] as const);
  const present = caller.kind === 'citizen' ? chosen : lang;
  return html`<div class="w2-row">
    ${all.map(
      (one) =>
        html`<a
          class="ds-button"
          data-variant="${one === present ? 'primary' : 'secondary'}"
          ${one === present ? html`aria-current="true"` : none}
          href="/taal/${one}?terug=%2Faangemeld"
          lang="${one}"
          hreflang="${one}"
          >${langNames[one]}</a
        >`,
    )}
  </div>`;
}
