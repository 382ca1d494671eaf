import { calendarAddressWords, dateTimeText, filled } from '../../words/index.ts';
import { section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** The address of somebody's own calendar: whether there is one, and how it is made, renewed and withdrawn. */
export async function calendarSection({ verbs, acting, lang, known, may }: Visit): Promise<Html | string> {
  if (!known || !may('showFeed')) return none;
  const t = calendarAddressWords[lang];
  const { calendar } = await verbs.showFeed(acting, known.accountId);
  const there =
    calendar &&
    filled(t.there, {
      made: dateTimeText(calendar.madeAt),
      seen: dateTimeText(calendar.seenAt),
      until: dateTimeText(calendar.expiresAt),
    });
  return section(
    t.title,
    html`<p class="w2-quiet">${t.lead}</p>
      <p>${there ?? t.none}</p>
      <div class="w2-row">
        <form method="post" action="/aangemeld/kalender">
          <button class="ds-button" data-variant="secondary">${calendar ? t.renew : t.make}</button>
        </form>
        ${
          calendar
            ? html`<form method="post" action="/aangemeld/kalender-intrekken">
                <button class="ds-button" data-variant="secondary" data-color="danger">${t.end}</button>
              </form>`
            : none
        }
      </div>
      ${calendar ? html`<p class="w2-quiet w2-small">${t.renewHint}</p>` : none}`,
    'kalender',
  );
}

/** The new address, shown once: it is kept nowhere here. */
export async function newCalendar({ verbs, acting, chosen, lang, known }: Visit): Promise<Html> {
  const t = calendarAddressWords[lang];
  const { url } = await verbs.makeFeed(acting, known?.accountId ?? '');
  const address = chosen === 'nl' ? url : `${url}?taal=${chosen}`;
  return html`<section class="w2-card" data-now>
    <p class="w2-next">${t.made}</p>
    <p class="w2-words"><code>${address}</code></p>
    <p><a class="ds-button" href="${address.replace(/^https?:/, 'webcal:')}">${t.open}</a></p>
  </section>`;
}
