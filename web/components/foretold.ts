import { daysBetween, type LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  capital,
  filled,
  futureText,
  happenedText,
  outwardText,
  screenWords,
  shortDate,
  tellingNl,
  toldText,
  trajectoryWords,
  type Lang,
} from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import { section, table } from './table.ts';

export type Foretold = Extract<Awaited<ReturnType<Verbs['whatIfCommand']>>, { ok: true }>;
type Change = Foretold['changes'][number];

const day = (on: string | null): string => (on === null ? '–' : shortDate(on as LocalDate));

/** What is done and falls due anew is one date that moves: two rows of the same rule, one that goes and one that comes, are one. */
export function joined(changes: readonly Change[]): readonly Change[] {
  const ofRule = (rule: string | null, side: 'before' | 'after'): Change[] =>
    changes.filter((one) => one.rule === rule && one[side] === null);
  return changes.flatMap((one) => {
    if (one.rule === null || (one.before !== null && one.after !== null)) return [one];
    const [gone, ...moreGone] = ofRule(one.rule, 'after');
    const [fresh, ...moreFresh] = ofRule(one.rule, 'before');
    if (!gone || !fresh || moreGone.length > 0 || moreFresh.length > 0) return [one];
    if (one !== fresh) return [];
    return gone.before === fresh.after ? [] : [{ ...fresh, before: gone.before }];
  });
}

/** By how many days a date moves, in words. */
function movedBy({ before, after }: Change, lang: Lang): string {
  const t = trajectoryWords[lang];
  if (before === null) return t.fresh;
  if (after === null) return t.gone;
  const days = daysBetween(before, after);
  const one = Math.abs(days) === 1;
  return filled(days > 0 ? (one ? t.dayLater : t.daysLater) : one ? t.dayEarlier : t.daysEarlier, {
    n: Math.abs(days),
  });
}

/** What would be noted at once; what opens and moves dates is told by the dates. */
export const notedText = ({ events }: Foretold, lang: Lang): string =>
  `${capital(
    happenedText(
      events.filter((type) => !type.startsWith('Deadline')),
      lang,
    ) || screenWords[lang].nothing,
  )}.`;

/** Which dates move: now, then, and by how much. */
export function changesTable(changes: readonly Change[], lang: Lang, caption?: string): Html {
  const t = trajectoryWords[lang];
  const rows = joined(changes);
  if (rows.length === 0) return html`<p>${t.previewNoDates}</p>`;
  return table(
    caption ?? t.previewDates,
    [
      { title: t.whatColumn, head: true, cell: ({ what, rule }) => capital(futureText(what, rule, lang)) },
      { title: t.nowColumn, cell: ({ before }) => day(before) },
      { title: t.thenColumn, cell: ({ after }) => (after === null ? '–' : html`<b>${day(after)}</b>`) },
      { title: t.movedColumn, cell: (change) => html`<span class="w2-quiet">${movedBy(change, lang)}</span>` },
    ],
    rows,
  );
}

/** Who is told, each with the very words behind a press. */
export function toldList({ told }: Foretold, lang: Lang): Html {
  if (told.length === 0) return html`<p>${trajectoryWords[lang].previewToldNone}</p>`;
  return html`${told.map(
    (telling) =>
      html`<details>
        <summary>${capital(toldText(telling, lang))}</summary>
        <div class="w2-letter" lang="nl">${tellingNl(telling).text.trim()}</div>
      </details>`,
  )}`;
}

export function outwardList({ outward }: Foretold, lang: Lang): Html | string {
  if (outward.length === 0) return none;
  return section(
    trajectoryWords[lang].previewOut,
    html`<ul>
      ${outward.map((one) => html`<li>${outwardText(one, lang)}</li>`)}
    </ul>`,
  );
}
