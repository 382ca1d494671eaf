import { channels } from '../../domain/people/contact.ts';
import { revealReasons } from '../../domain/rights/index.ts';
import {
  channelWords,
  contactPageWords,
  filled,
  personFieldWords,
  provinceText,
  screenWords,
  trajectoryWords,
  viewReasonText,
  type Lang,
} from '../../words/index.ts';
import { colleaguesOf } from '../components/colleagues.ts';
import { availableTo } from '../components/command-links.ts';
import { button, checkField, hidden, radioField, selectField, textField } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { changesOfPerson } from '../components/person-changes.ts';
import { proposalsOfPerson } from '../components/proposals.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { facts, notice, section } from '../components/table.ts';
import { tried } from '../components/doing.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

/** How somebody is reached: shown with a reason, changed, and who changed it before. */
export function contactPage(site: Site): void {
  site.get('/trajecten/:id/contact', async (visit) => page(visit, []));
  site.post('/trajecten/:id/contact/tonen', reveal);
  site.post('/trajecten/:id/contact', change);
}

async function page(visit: Visit, problems: readonly Wrong[], revealing = false): Promise<Shown> {
  const { verbs, acting, params, lang } = visit;
  const id = params['id'] ?? '';
  const [subject, may, colleagues, history, found] = await Promise.all([
    subjectOf(visit),
    availableTo(visit, id),
    colleaguesOf(visit),
    ifAllowed(verbs.personHistory(acting, id)),
    ifAllowed(verbs.listProposals(acting, id)),
  ]);
  const t = contactPageWords[lang];
  // Whoever only reads, with a reason, changes nothing; nor does anybody of a life that is closed.
  const changes = visit.may('changeContact') && may.size > 0;
  return {
    title: filled(t.title, { name: subject.name }),
    lead: t.lead,
    place: 'work',
    back: subject.back,
    problems,
    body: html`${said(visit)} ${reach(subject, lang)}
    ${visit.may('revealContact') ? revealForm(visit, id, revealing ? problems : []) : none}
    ${found && changes && visit.may('decideProposal') ? proposalsOfPerson(found.proposals, visit, id) : none}
    ${changes ? changeForm(visit, subject, revealing ? [] : problems) : none} ${changes ? others(visit, id) : none}
    ${history ? changesOfPerson(history.changes, colleagues, lang) : none}`,
  };
}

/** What was just done, said by the address one was sent to: codes of fields, no value. */
function said({ query, lang }: Visit): Html | string {
  const t = contactPageWords[lang];
  const done = query.get('gewijzigd');
  if (done === null) return none;
  const names = done
    .split(',')
    .flatMap((field) => (Object.hasOwn(personFieldWords, field) ? [personFieldWords[field as 'name'][lang]] : []));
  const moved = query.get('naar');
  const text =
    done === 'afgewezen'
      ? t.declined
      : names.length === 0
        ? t.unchanged
        : filled(t.changed, { fields: names.join(', ') });
  return notice(moved ? `${text} ${filled(t.movedTo, { province: provinceText(moved, lang) })}` : text, 'success');
}

const yesNo = (value: boolean | null | undefined, lang: Lang): string =>
  value === null || value === undefined
    ? contactPageWords[lang].unknown
    : value
      ? screenWords[lang].yes
      : screenWords[lang].no;

function reach({ view: { person } }: Subject, lang: Lang): Html {
  const t = contactPageWords[lang];
  const w = trajectoryWords[lang];
  const { street, houseNumber, postcode, municipality, channel } = person;
  const address = [`${street ?? ''} ${houseNumber ?? ''}`.trim(), `${postcode ?? ''} ${municipality ?? ''}`.trim()];
  return html`<section class="w2-card">
    <h2 class="ds-heading" data-size="2xs">${t.reach}</h2>
    ${person.safeToCall === false ? html`<p class="w2-warn">${t.notCall}</p>` : none}
    ${person.safeToMail === false ? html`<p class="w2-warn">${t.notMail}</p>` : none}
    ${facts([
      [w.phone, person.phone || t.noPhone],
      [t.safeToCall, yesNo(person.safeToCall, lang)],
      [w.email, person.email || t.noEmail],
      [t.safeToMail, yesNo(person.safeToMail, lang)],
      [t.channel, channel ? channelWords[channel][lang] : t.unknown],
      [t.address, address.filter(Boolean).join(', ')],
    ])}
  </section>`;
}

function revealForm({ form, lang, url }: Visit, id: string, problems: readonly Wrong[]): Html {
  const t = contactPageWords[lang];
  const options = revealReasons.map((value) => ({ value, text: viewReasonText(value, lang) }));
  const to = url.includes('?') ? `?${url.split('?')[1]}` : '';
  return section(
    t.revealTitle,
    html`<form class="w2-form" method="post" action="/trajecten/${id}/contact/tonen${to}">
      ${radioField({ name: 'reason', label: trajectoryWords[lang].revealReason, note: trajectoryWords[lang].revealExplain, options, value: form.text('reason'), wrong: problems })}
      <div>${button(t.revealButton)}</div>
    </form>`,
  );
}

/** Not an address of its own: whoever wants to see it again says again what for. */
async function reveal(visit: Visit): Promise<Shown> {
  const { verbs, acting, params, form, lang } = visit;
  const id = params['id'] ?? '';
  const reason = form.text('reason');
  if (!(revealReasons as readonly string[]).includes(reason))
    return page(visit, [{ field: 'reason', text: screenWords[lang].chooseReason }], true);
  const { name, back } = await subjectOf(visit);
  const { phone, email, safeToCall, safeToMail, channel } = await verbs.revealContact(acting, id, reason);
  const t = contactPageWords[lang];
  const w = trajectoryWords[lang];
  return {
    title: filled(t.shown, { name }),
    place: 'work',
    onlyNow: true,
    back,
    body: html`<section class="w2-card" data-now>
        ${safeToCall === false ? html`<p class="w2-warn">${t.notCall}</p>` : none}
        ${safeToMail === false ? html`<p class="w2-warn">${t.notMail}</p>` : none}
        ${facts([
          [w.phone, phone ? html`<a class="ds-link w2-next" href="tel:${phone}">${phone}</a>` : t.noPhone],
          [t.safeToCall, yesNo(safeToCall, lang)],
          [w.email, email ? html`<a class="ds-link w2-next" href="mailto:${email}">${email}</a>` : t.noEmail],
          [t.safeToMail, yesNo(safeToMail, lang)],
          [t.channel, channel ? channelWords[channel][lang] : t.unknown],
        ])}
      </section>
      <p class="w2-quiet">${filled(t.shownNote, { reason: viewReasonText(reason, lang) })}</p>`,
  };
}

function changeForm(visit: Visit, { id, view: { person } }: Subject, problems: readonly Wrong[]): Html {
  const { form, lang } = visit;
  const t = contactPageWords[lang];
  const typed = form.has('phone');
  const answers = [
    { value: 'yes', text: screenWords[lang].yes },
    { value: 'no', text: screenWords[lang].no },
  ];
  const known = (value: boolean | null | undefined): string => (value === true ? 'yes' : value === false ? 'no' : '');
  const now = (name: string, present: string): string => (typed ? form.text(name) : present);
  return html`<details ${problems.length > 0 ? html`open` : none}>
    <summary>${t.changeTitle}</summary>
    <form class="w2-form" method="post" action="/trajecten/${id}/contact">
      ${textField({ name: 'phone', label: t.newPhone, type: 'tel', note: [person.phone, t.emptyStays].filter(Boolean).join('. '), value: form.text('phone'), optional: true, wrong: problems })}
      ${person.phone ? checkField({ name: 'dropPhone', label: t.dropPhone, value: form.text('dropPhone') }) : none}
      ${selectField({ name: 'safeToCall', label: t.safeToCall, note: t.callHint, options: answers, empty: t.unknown, value: now('safeToCall', known(person.safeToCall)), optional: true })}
      ${textField({ name: 'email', label: t.newEmail, note: [person.email, t.emptyStays].filter(Boolean).join('. '), value: form.text('email'), optional: true, wrong: problems })}
      ${person.email ? checkField({ name: 'dropEmail', label: t.dropEmail, value: form.text('dropEmail') }) : none}
      ${selectField({ name: 'safeToMail', label: t.safeToMail, note: t.mailHint, options: answers, empty: t.unknown, value: now('safeToMail', known(person.safeToMail)), optional: true })}
      ${selectField({ name: 'channel', label: t.channel, options: channels.map((value) => ({ value, text: channelWords[value][lang] })), empty: t.unknown, value: now('channel', person.channel ?? ''), optional: true, wrong: problems })}
      ${hidden('sleutel', visit.newKey())}
      <div>${button(t.save)}</div>
    </form>
  </details>`;
}

async function change(visit: Visit) {
  const { verbs, acting, params, form, by, lang } = visit;
  const id = params['id'] ?? '';
  const answer = (name: string): boolean | null => ({ yes: true, no: false })[form.text(name)] ?? null;
  /** Left empty it stays; taken away by saying so. */
  const text = (name: string, drop: string): string | undefined =>
    form.has(drop) ? '' : form.text(name) === '' ? undefined : form.text(name);
  const result = await tried(
    verbs.changeContact(acting, {
      ...{ id, by, phone: text('phone', 'dropPhone'), email: text('email', 'dropEmail') },
      ...{ safeToCall: answer('safeToCall'), safeToMail: answer('safeToMail'), channel: form.text('channel') || null },
    }),
    lang,
    ['phone', 'email', 'channel'],
  );
  if (!result.ok) {
    const wrong = { phone: contactPageWords[lang].phoneWrong, email: contactPageWords[lang].emailWrong };
    return page(
      visit,
      result.problems.map(({ field, text: said }) => ({ field, text: wrong[field as 'phone'] ?? said })),
    );
  }
  const fields = result.value.ok ? result.value.fields : [];
  return { to: `/trajecten/${id}/contact?gewijzigd=${fields.join(',')}` };
}

function others({ may, lang }: Visit, id: string): Html {
  const t = contactPageWords[lang];
  const links = [
    ...(may('changeAddress') ? [[`/trajecten/${id}/contact/adres`, t.moveAddress] as const] : []),
    ...(may('replaceInsz') ? [[`/trajecten/${id}/contact/rijksregisternummer`, t.replaceInsz] as const] : []),
  ];
  return html`<ul class="w2-actions">
    ${links.map(([href, text]) => html`<li><a href="${href}">${text}</a></li>`)}
  </ul>`;
}
