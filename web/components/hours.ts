import type { Verbs } from '../../app/verbs.ts';
import {
  activityWords,
  capital,
  filled,
  hoursText,
  hoursWords,
  monthName,
  monthRefusalSentence,
  onPage,
  type Lang,
} from '../../words/index.ts';
import type { MonthRefusal } from '../../domain/contract-month/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import { dateCell } from './date.ts';
import { notice, table, type Column } from './table.ts';

export type MonthView = Awaited<ReturnType<Verbs['showMonth']>>;
type Entry = MonthView['entries'][number];

/** `maart 2026, groepIntro-2026`. */
export const monthTitle = ({ contractId, month }: Pick<MonthView, 'contractId' | 'month'>, lang: Lang): string =>
  `${monthName(month, lang)}, ${contractId}`;

/** `7:30`, `7.5` is none: minutes are whole. null: unreadable. */
export function minutesOfText(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.u](\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes ?? 0) > 59) return null;
  const whole = Number(hours) * 60 + Number(minutes ?? 0);
  return whole === 0 ? null : whole;
}

/** Above what the contract has is said wherever hours of it are shown. */
export function budgetNotice({ budget }: Pick<MonthView, 'budget'>, lang: Lang): Html | string {
  if (!budget?.above) return none;
  const { budgeted, booked, left } = budget;
  const facts = { budgeted: hoursText(budgeted), booked: hoursText(booked), more: hoursText(-left) };
  return notice(filled(hoursWords[lang].above, facts), 'warning');
}

/** null: not for who looks. */
export const budgetLine = ({ budget }: Pick<MonthView, 'budget'>, lang: Lang): string | null =>
  budget &&
  filled(hoursWords[lang].budgetText, {
    booked: hoursText(budget.booked),
    budgeted: hoursText(budget.budgeted),
    left: hoursText(budget.left),
  });

/** Every entry and correction, as it was noted. @param corrects where the address of a correction is given, it is linked */
export function entriesTable(
  { entries, persons }: Pick<MonthView, 'entries' | 'persons'>,
  lang: Lang,
  corrects: (entry: Entry) => string | null,
): Html {
  const t = hoursWords[lang];
  const names = new Map(persons.map(({ staffId, name }) => [staffId, name]));
  const several = new Set(entries.map(({ staffId }) => staffId)).size > 1;
  const corrected = entries.some((one) => one.corrects !== null);
  const columns: Column<Entry>[] = [
    {
      title: capital(t.entry),
      head: true,
      cell: (one) => (one.corrects === null ? one.id : `${one.id}, ${filled(t.corrects, { id: one.corrects })}`),
    },
    { title: capital(t.day), cell: ({ day }) => dateCell(day) },
    ...(several ? [{ title: capital(t.who), cell: ({ staffId }: Entry) => names.get(staffId) ?? staffId }] : []),
    { title: capital(t.activity), cell: ({ activity }) => capital(activityWords[activity][lang]) },
    { title: capital(t.hours), number: true, cell: ({ minutes }) => hoursText(minutes) },
    ...(corrected
      ? [
          {
            title: capital(t.left),
            number: true as const,
            cell: ({ left }: Entry) => (left === null ? none : hoursText(left)),
          },
        ]
      : []),
    {
      title: t.correct,
      cell: (one) => {
        const to = one.corrects === null && one.left !== 0 ? corrects(one) : null;
        return to === null
          ? none
          : html`<a class="ds-link" href="${to}">${t.correct}<span class="ds-sr-only"> ${one.id}</span></a>`;
      },
    },
  ];
  const shown = entries.some((one) => corrects(one) !== null) ? columns : columns.slice(0, -1);
  // The newest first: what was just noted is seen without scrolling.
  return table(t.entries, shown, entries.toReversed());
}

/** A refusal where it belongs: at the field of the day or the duration, else on top of the form. */
export function monthWrong(refusal: MonthRefusal, lang: Lang): Wrong[] {
  const fields: Readonly<Record<string, string>> = {
    'date.before': 'day',
    'date.after': 'day',
    'month.dayTooLong': 'duration',
    'month.tooManyMinutes': 'duration',
    'month.belowZero': 'duration',
    'month.notYours': 'staffId',
    'month.aboveBudget': 'aboveBudget',
  };
  return [{ field: fields[refusal.refused] ?? '', text: onPage(monthRefusalSentence(refusal, lang), lang) }];
}

/**
 * Whether who approves must say that they know of more hours than there are. The run knows the hours that the contract had
 * when the month was opened, the page those it has now: what the run refuses for its own can be approved all the same.
 */
export const asksAboveBudget = ({ budget }: Pick<MonthView, 'budget'>, problems: readonly Wrong[]): boolean =>
  budget?.above || problems.some(({ field }) => field === 'aboveBudget');
