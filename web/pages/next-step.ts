import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  filled,
  longDate,
  ownOtherwiseText,
  ownOwnerText,
  ownStepText,
  ownWords,
  type OwnLang,
} from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';

export type NextStep = Awaited<ReturnType<Verbs['nextStepOf']>>;

/** What comes next for the person, by when, whose turn it is, and what happens otherwise. */
export function nextStepCard({ wait, closedOn }: NextStep, lang: OwnLang, mine = false): Html {
  const t = ownWords[lang];
  const day = (on: string): string => longDate(on as LocalDate, lang);
  if (closedOn !== null) return html`<p class="w2-card w2-next">${filled(t.closed, { day: day(closedOn) })}</p>`;
  if (!wait) return html`<p class="w2-card w2-next">${t.nothing}</p>`;
  const who = ownOwnerText(wait.who, lang);
  const otherwise = ownOtherwiseText(wait, lang);
  return html`<section class="w2-card" data-now>
    <h2 class="ds-heading" data-size="2xs">${t.now}</h2>
    <p class="w2-next">${ownStepText(wait.rule, lang)}</p>
    <p><strong>${filled(wait.overdue ? t.since : t.until, { day: day(wait.until) })}</strong></p>
    <p>${mine ? t.mine : who === '' ? t.nobody : filled(t.turn, { who })}</p>
    ${otherwise === '' || who === '' ? none : html`<p>${filled(t.otherwise, { sentence: otherwise })}</p>`}
  </section>`;
}

/** Whom to turn to, by name: mail, since of colleagues no telephone is kept. */
export function whomToAsk(step: NextStep, lang: OwnLang): Html {
  const t = ownWords[lang];
  const people = [
    [t.mediator, step.mediator],
    [t.groupWorker, step.groupWorker],
    [t.jobCoach, step.jobCoach],
  ] as const;
  return html`<section class="w2-card">
    <h2 class="ds-heading" data-size="2xs">${t.who}</h2>
    ${people.map(([role, who]) =>
      who === null
        ? none
        : html`<p>
            ${role}: <strong>${who.name}</strong><br />
            <a class="ds-link" href="mailto:${who.email}">${who.email}</a>
          </p>`,
    )}
    ${step.mediator === null ? html`<p>${t.noMediator}</p>` : none}
  </section>`;
}

/** The page behind a link: the next step and whom to ask, nothing else. */
export const stepByLink = (step: NextStep, lang: OwnLang): Html =>
  html`${nextStepCard(step, lang)} ${whomToAsk(step, lang)}`;
