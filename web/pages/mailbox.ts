import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  deliveryText,
  filled,
  mailBodyHtml,
  mailKindWords,
  mailNl,
  mailPage,
  mailPageTextNl,
  mailToText,
  mailboxWords,
  shortDate,
} from '../../words/index.ts';
import type { Delivery } from '../../app/people/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { colleaguesOf, type Colleagues } from '../components/colleagues.ts';
import { textField } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { facts, section, table } from '../components/table.ts';
import { html, none, raw, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';
import { address } from './worklist.ts';

/** The mailbox: what was written to somebody or about a trajectory, and each message whole. */
export function mailboxPages(site: Site): void {
  site.get('/berichten', list);
  site.get('/berichten/:id', show);
}

const isAbout = (text: string): boolean => /^[TC]-\d{6,9}$/.test(text);

async function list(visit: Visit) {
  const { verbs, acting, lang, query, may } = visit;
  const t = mailboxWords[lang];
  const typed = (query.get('over') ?? '').trim().toUpperCase();
  const about = isAbout(typed) ? typed : undefined;
  const after = query.get('na');
  const problems = typed === '' || about ? [] : [{ field: 'over', text: t.badAbout }];
  const found = await verbs.listMail(acting, { ...(about ? { about } : {}), ...(after ? { after } : {}) });
  return {
    title: t.title,
    place: 'mail' as const,
    lead: may('showMail') ? t.lead : t.leadOperator,
    wide: true as const,
    problems,
    body: html`${filterForm(visit, {
        ...{ action: '/berichten', clear: '/berichten', active: typed === '' ? 0 : 1 },
        fields: textField({
          name: 'over',
          label: t.about,
          note: t.aboutHint,
          value: typed,
          optional: true,
          max: 12,
          wrong: problems,
        }),
      })}
      <p role="status">${filled(t.count, { n: found.rows.length })}</p>
      ${found.rows.length === 0 ? html`<p class="w2-card">${typed === '' ? t.none : t.noneFiltered}</p>` : rows(found.rows, visit, await colleaguesOf(visit))}
      ${found.next ? html`<p><a class="ds-button" data-variant="secondary" href="${address(query, { na: found.next }, '/berichten')}">${t.more}</a></p>` : none}`,
  };
}

function rows(
  found: Awaited<ReturnType<Verbs['listMail']>>['rows'],
  { lang, may, url }: Visit,
  colleagues: Colleagues,
): Html {
  const t = mailboxWords[lang];
  const open = may('showMail');
  return table(
    t.title,
    [
      { title: t.day, cell: ({ on }) => shortDate(on as LocalDate) },
      {
        title: t.subject,
        head: true,
        cell: (row) => {
          const { subject } = mailNl(row);
          return open
            ? html`<a class="ds-link" href="/berichten/${row.id}?terug=${encodeURIComponent(url)}" lang="nl"
                >${subject}<span class="ds-sr-only">
                  (${shortDate(row.on as LocalDate)}, ${mailToText(row.toRole, row.toId)})</span
                ></a
              >`
            : html`<span lang="nl">${subject}</span>`;
        },
      },
      { title: t.kind, cell: ({ kind }) => mailKindWords[kind][lang] },
      { title: t.to, cell: ({ toRole, toId }) => mailToText(toRole, nameIn(colleagues, toId), lang) },
      {
        title: t.state,
        cell: (row) =>
          html`<span class="ds-tag" data-color="${colourOf[row.delivery]}">${deliveryText(row, lang)}</span>`,
      },
    ],
    found,
  );
}

const colourOf: Readonly<Record<Delivery, string>> = {
  kept: 'neutral',
  held: 'info',
  bounced: 'warning',
  sent: 'success',
  opened: 'success',
  answered: 'success',
  dropped: 'neutral',
};

const nameIn = (colleagues: Colleagues, id: string | null): string | null => colleagues.get(id ?? '')?.name ?? id;

async function show(visit: Visit) {
  const { verbs, acting, lang, params } = visit;
  const t = mailboxWords[lang];
  const mail = await verbs.showMail(acting, params['id'] ?? '');
  const { subject, text } = mailNl(mail);
  const page = mailPage(mail.kind, mail.aboutId, mail.toRole);
  const link = page === null ? null : { href: page, text: mailPageTextNl(page) };
  return {
    title: subject,
    place: 'mail' as const,
    back: { ...backOf(visit, '/berichten'), text: t.back },
    body: html`${facts([
      [t.to, mailToText(mail.toRole, nameIn(await colleaguesOf(visit), mail.toId), lang)],
      [t.day, shortDate(mail.on as LocalDate)],
      [t.kind, mailKindWords[mail.kind][lang]],
      [t.state, deliveryText(mail, lang)],
    ])}
    ${page === null ? none : html`<p><a class="ds-button" data-variant="secondary" href="${page}">${t.toPage}</a></p>`}
    ${section(t.asText, html`<div class="w2-letter" lang="nl">${text.trim()}</div>`)}
    ${section(t.asHtml, html`<div class="w2-card w2-mail" lang="nl">${raw(mailBodyHtml(text, link))}</div>`)}`,
  };
}
