import { localDateOf } from '../../domain/calendar/index.ts';
import { capital, cardNl, cardWords, filled, longDate, ownerText, ruleTitle } from '../../words/index.ts';
import { availableTo } from '../components/command-links.ts';
import { colleaguesOf, type Colleagues } from '../components/colleagues.ts';
import { button } from '../components/field.ts';
import { printButton } from '../components/print.ts';
import { qrCode } from '../components/qr.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

const linkDays = 14;

/** A card of paper: the next step in plain words, whom to ask, and a code with which the person looks. */
export function cardPage(site: Site): void {
  site.get('/trajecten/:id/kaart', async (visit) => page(visit, null));
  // The code is a secret that opens once: it stands in this answer and nowhere else.
  site.post('/trajecten/:id/kaart', async (visit) => {
    const { verbs, acting, params } = visit;
    return page(visit, await verbs.makePersonLink(acting, params['id'] ?? ''));
  });
}

type Link = { readonly url: string; readonly expiresAt: string };

async function page(visit: Visit, link: Link | null): Promise<Shown> {
  const { lang } = visit;
  const t = cardWords[lang];
  const [subject, may, colleagues] = await Promise.all([
    subjectOf(visit),
    availableTo(visit, visit.params['id'] ?? ''),
    colleaguesOf(visit),
  ]);
  return {
    title: filled(t.title, { name: subject.name }),
    lead: t.lead,
    place: 'work',
    back: subject.back,
    body: html`${card(subject, colleagues, link)} ${link ? printButton(lang) : none}
    ${
      visit.may('makePersonLink') && may.size > 0
        ? html`<form method="post" class="w2-no-print w2-form">
            <p class="w2-quiet">${link ? t.againHint : filled(t.makeHint, { days: linkDays })}</p>
            <div>${button(link ? t.again : t.make, link ? 'secondary' : 'primary')}</div>
          </form>`
        : none
    }`,
  };
}

function card({ view, name }: Subject, colleagues: Colleagues, link: Link | null): Html {
  const mediator = view.mediatorId === null ? undefined : colleagues.get(view.mediatorId);
  return html`<section class="w2-paper w2-paper-card" lang="nl" aria-label="${cardNl.head}">
    <div>
      <p class="w2-quiet">${cardNl.head}</p>
      <p>${filled(cardNl.hello, { name: view.person.firstName || name })}</p>
      <h2 class="ds-heading" data-size="xs">${cardNl.next}</h2>
      ${next(view).map((sentence) => html`<p class="w2-next">${sentence}</p>`)}
      <p>
        <b>${cardNl.ask}</b>
        ${view.mediatorId === null ? cardNl.noMediator : filled(cardNl.mediator, { name: view.mediatorName ?? view.mediatorId })}
        ${mediator?.email ? html`<br />${mediator.email}` : none}
      </p>
    </div>
    ${
      link
        ? html`<div class="w2-paper-code">
            ${qrCode(link.url, cardNl.codeText)}
            <p class="w2-small">
              ${filled(cardNl.code, { day: longDate(localDateOf(link.expiresAt as never), 'nl') })}
            </p>
          </div>`
        : none
    }
  </section>`;
}

/** What comes next, without a code or a rule. */
function next({ waiting, closed, today }: Subject['view']): string[] {
  if (closed || !waiting) return [cardNl.closed];
  const { who, rule, until } = waiting.waitsFor;
  const what = ruleTitle(rule, 'nl');
  const day = longDate(until, 'nl');
  const itself = who === 'rule' || who === 'system';
  return [
    itself ? capital(filled(cardNl.itself, { what })) : filled(cardNl.waits, { who: ownerText(who), what }),
    filled(until < today ? cardNl.late : cardNl.until, { day }),
  ];
}
