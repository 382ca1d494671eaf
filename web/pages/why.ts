import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  capital,
  deadlineEndText,
  deadlineLetterNl,
  deadlineMoveText,
  deadlineNextSentence,
  deadlineRungText,
  eventTypeWords,
  filled,
  longDate,
  matterText,
  ownerText,
  ruleTitle,
  shortDate,
  trajectoryWords,
  whyWords,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { colleaguesOf, whoText, type Colleagues } from '../components/colleagues.ts';
import { printButton } from '../components/print.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { facts, section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

type Story = Awaited<ReturnType<Verbs['whyDeadline']>>[number];

/** The whole story of one date, and the same as a letter to the person. */
export function whyPage(site: Site): void {
  site.get('/trajecten/:id/waarom/:deadline', async (visit) => {
    const { verbs, acting, params, query, lang } = visit;
    const [subject, stories, colleagues] = await Promise.all([
      subjectOf(visit),
      verbs.whyDeadline(acting, params['id'] ?? '', params['deadline'] ?? ''),
      colleaguesOf(visit),
    ]);
    if (query.has('brief')) return letter(visit, subject, stories, colleagues);
    const t = whyWords[lang];
    const [only] = stories.length === 1 ? stories : [];
    // Of a rule that came back again and again the present one is told whole, and the earlier ones behind a press.
    const open = only ? [only] : stories.filter(({ ended }) => ended === null);
    const over = only ? [] : stories.filter(({ ended }) => ended !== null).toReversed();
    return {
      title: filled(only ? t.title : t.titleMany, {
        day: only ? longDate(only.dueOn, lang) : '',
        name: subject.name,
      }),
      lead: t.lead,
      place: 'work',
      back: subject.back,
      body: html`${open.map((story) => one(story, subject, colleagues, visit))}
        ${over.length === 0 ? none : section(t.earlier, html`<div>${over.map((story) => earlier(story, colleagues, visit))}</div>`)}
        <p class="w2-no-print">
          <a class="ds-button" data-variant="secondary" href="${here(visit)}?brief=1">${t.asLetter}</a>
        </p>`,
    };
  });
}

const here = ({ params }: Visit): string =>
  `/trajecten/${params['id'] ?? ''}/waarom/${encodeURIComponent(params['deadline'] ?? '')}`;

function one(story: Story, { view }: Subject, colleagues: Colleagues, { lang }: Visit): Html {
  const t = whyWords[lang];
  const w = trajectoryWords[lang];
  const waits = view.waiting ? [view.waiting.waitsFor, ...view.waiting.also] : [];
  const matter = waits.find(({ deadlineId }) => deadlineId === story.deadlineId)?.matter;
  const stated = story.source === 'S';
  return section(
    `${capital(story.title[lang] || ruleTitle(story.rule, lang))} (${story.deadlineId})`,
    html`<div class="w2-card">
        ${facts([
          [t.dueNow, html`<b>${longDate(story.dueOn, lang)}</b>`],
          [t.firstDue, story.firstDueOn === story.dueOn ? null : longDate(story.firstDueOn, lang)],
          [t.owner, story.owner === 'rule' || story.owner === 'system' ? t.itself : ownerText(story.owner, lang)],
          [t.about, matter ? matterText(matter, view.actorNames, lang) : story.about],
          [t.rule, filled(t.ruleOf, { rule: story.rule, version: story.ruleVersion })],
          [
            t.source,
            html`<span class="ds-tag" data-color="${stated ? 'accent' : 'neutral'}"
                >[${story.source}] ${stated ? t.stated : t.chosen}</span
              >
              ${stated ? w.statedBy : w.ourDefault}`,
          ],
          [t.pauses, story.pauses ? t.pausesYes : t.pausesNo],
        ])}
      </div>
      <h3 class="ds-heading" data-size="2xs">${t.story}</h3>
      ${told(story, colleagues, lang)}
      <h3 class="ds-heading" data-size="2xs">${t.comes}</h3>
      <p>${story.ended ? t.nothing : deadlineNextSentence(story, lang)}</p>`,
  );
}

const earlier = (story: Story, colleagues: Colleagues, { lang }: Visit): Html =>
  html`<details>
    <summary>${longDate(story.dueOn, lang)}: ${deadlineEndText(story, lang)} (${story.deadlineId})</summary>
    ${told(story, colleagues, lang)}
  </details>`;

/** Everything that happened to it, the oldest first. */
function told(story: Story, colleagues: Colleagues, lang: Visit['lang']): Html {
  const t = whyWords[lang];
  const what = story.openedWith === null ? '' : `: ${eventTypeWords[story.openedWith][lang]}`;
  const happened: { on: LocalDate; text: string }[] = [
    {
      on: story.openedOn,
      text: filled(t.opened, {
        what,
        who: whoText(story.openedBy, colleagues, lang),
        from: longDate(story.from, lang),
        first: longDate(story.firstDueOn, lang),
      }),
    },
    ...story.moves.map((move) => ({
      on: move.on,
      text: filled(move.from === move.to ? t.stays : t.moved, {
        how: deadlineMoveText(move, lang),
        who: whoText(move.by, colleagues, lang),
      }),
    })),
    ...story.rungs.map(({ on, rung }) => ({ on, text: `${capital(deadlineRungText(story, rung, lang))}.` })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (story.ended) happened.push({ on: story.ended.on, text: `${capital(deadlineEndText(story, lang))}.` });
  return html`<ol class="w2-timeline">
    ${happened.map(
      ({ on, text }) => html`<li><time datetime="${on}">${shortDate(on)}</time><span></span><span>${text}</span></li>`,
    )}
    ${
      story.next && !story.ended
        ? html`<li data-future>
            <time datetime="${story.next.on}">${shortDate(story.next.on)}</time><span></span
            ><span>${capital(deadlineRungText(story, story.next.rung, lang))}.</span>
          </li>`
        : none
    }
  </ol>`;
}

/** To print, or to read aloud: no codes but the rule's own. */
function letter(visit: Visit, { id, view, name }: Subject, stories: readonly Story[], colleagues: Colleagues): Shown {
  const { lang } = visit;
  const t = whyWords[lang];
  const mediator = view.mediatorId === null ? undefined : colleagues.get(view.mediatorId);
  const [first] = stories;
  return {
    title: filled(t.letterTitle, { day: first ? longDate(first.dueOn, lang) : '', name }),
    lead: t.letterLead,
    place: 'work',
    back: { href: here(visit), text: t.toStory },
    body: html`${printButton(lang)}
      <div class="w2-paper" lang="nl">
        <p class="w2-quiet">${longDate(view.today as LocalDate, 'nl')}, ${id}</p>
        <p>${filled(t.dear, { name })}</p>
        <p>${t.asked}</p>
        ${stories.map((story) => deadlineLetterNl(story).map((sentence) => html`<p>${sentence}</p>`))}
        <p>${t.regards}</p>
        <p>${mediator ? filled(t.signed, { name: mediator.name, email: `, ${mediator.email}` }) : t.unsigned}</p>
      </div>`,
  };
}
