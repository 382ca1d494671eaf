import {
  capital,
  deliveryText,
  filled,
  letterToWords,
  letterWords,
  longDate,
  roleText,
  writtenWords,
  eventSentence,
  dateTimeText,
  type Lang,
} from '../../words/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { colleaguesOf, whoText } from '../components/colleagues.ts';
import { printButton } from '../components/print.ts';
import { subjectOf } from '../components/subject.ts';
import { html, none } from '../html.ts';
import type { Site } from '../site.ts';

/** What was written to the person and to welfare actors: each letter whole. */
export function lettersPage(site: Site): void {
  site.get('/trajecten/:id/brieven', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const [{ name, back }, { letters }, network] = await Promise.all([
      subjectOf(visit),
      verbs.lettersOf(acting, params['id'] ?? ''),
      visit.may('listNetwork') ? verbs.listNetwork(acting, {}) : null,
    ]);
    const t = writtenWords[lang].letters;
    const actor = (id: string): string => network?.actors.find((one) => one.id === id)?.name ?? id;
    return {
      title: filled(t.title, { name }),
      lead: t.lead,
      place: 'work',
      back,
      body:
        letters.length === 0
          ? html`<p class="w2-card">${t.none}</p>`
          : html`${letters.toReversed().map(
              ({ number, on, to, actorId, about, subject, text, ...mail }) =>
                html`<article class="w2-article">
                  <h2 class="ds-heading" data-size="xs">${number}. ${capital(letterWords[about][lang])}</h2>
                  <p class="w2-quiet">
                    ${longDate(on, lang)},
                    ${filled(t.to, { who: letterToWords[to][lang] })}${actorId === null ? none : ` ${actor(actorId)}`},
                    ${mailText(mail, lang)}
                  </p>
                  <div class="w2-letter" lang="nl"><b>${subject}</b>${'\n\n'}${text.trim()}</div>
                </article>`,
            )}
            ${printButton(lang)}`,
    };
  });
}

/** How far the mail of a letter came. */
function mailText(
  mail: Pick<Awaited<ReturnType<Verbs['lettersOf']>>['letters'][number], 'mailedAt' | 'delivery' | 'leavesAt'>,
  lang: Lang,
): string {
  const t = writtenWords[lang].letters;
  if (mail.delivery === 'sent' && mail.mailedAt)
    return filled(t.mailed, { day: longDate(localDateOf(mail.mailedAt), lang) });
  return mail.delivery === 'kept' ? t.kept : deliveryText(mail, lang);
}

/** What colleagues noted in their own words. */
export function notesPage(site: Site): void {
  site.get('/trajecten/:id/notities', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const [{ name, back, view }, { notes }, colleagues] = await Promise.all([
      subjectOf(visit),
      verbs.notesOf(acting, params['id'] ?? ''),
      colleaguesOf(visit),
    ]);
    const t = writtenWords[lang].notes;
    const eventOf = (noteId: string) => (view.events ?? []).find((event) => event.noteId === noteId);
    const who = (by: { role: string; id?: string }): string =>
      'id' in by ? whoText(by as Actor, colleagues, lang) : roleText(by.role, lang);
    return {
      title: filled(t.title, { name }),
      lead: t.lead,
      place: 'work',
      back,
      body:
        notes.length === 0
          ? html`<p class="w2-card">${t.none}</p>`
          : html`<ol class="w2-plain-list">
              ${notes.toReversed().map(({ noteId, at, by, text }) => {
                const event = eventOf(noteId);
                return html`<li class="w2-card">
                  <p class="w2-quiet w2-small"><time datetime="${at}">${dateTimeText(at)}</time>, ${who(by)}</p>
                  <p class="w2-words">${text}</p>
                  ${event ? html`<p class="w2-quiet w2-small">${filled(t.with, { what: eventSentence(event, lang) })}</p>` : none}
                </li>`;
              })}
            </ol>`,
    };
  });
}
