import type { LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import type { Step } from '../../domain/trajectory/index.ts';
import {
  actingText,
  cohortWaitText,
  filled,
  mailFailsWords,
  phaseText,
  provinceText,
  rungText,
  shortDate,
  topOfLadder,
  whoDoesWhat,
  worklistWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { dateWithMeaning } from './date.ts';
import { picked } from './many.ts';
import { table, type Column } from './table.ts';

type Listed = Awaited<ReturnType<Verbs['listTrajectories']>>;
export type ListRow = Listed['rows'][number];
type Row = ListRow;

/** `26/11 herinnering, 3/12 naar teamleider`: each thing that time does, until somebody acts; or that everyone was told. */
export function aheadText(rule: RuleKey, who: string | null, ahead: readonly Step[], lang: Lang): string {
  if (ahead.length === 0) return topOfLadder[lang];
  return ahead
    .map(({ rung, on }) => {
      const [, month, day] = on.split('-');
      const what =
        rung === 'falls' || rung === 'opens' || rung === 'asksAgain'
          ? actingText(rule, rung, lang)
          : rungText(rung, (who ?? 'mediator') as never, lang);
      return `${Number(day)}/${Number(month)} ${what}`;
    })
    .join(', ');
}

/** The address of a trajectory that leads back to this very list. */
export const trajectoryHref = (id: string, url: string): string =>
  `/trajecten/${id}${url === '' ? '' : `?terug=${encodeURIComponent(url)}`}`;

interface Choices {
  /** A box before each row, for what is done with many. */
  readonly choose?: (row: Row) => Html;
  /** By when what is waited for is due, and the address of the other order. */
  readonly sorted?: NonNullable<Column<Row>['sorted']>;
}

/** The rows of a work list. */
export function worklist({ rows, today }: Listed, visit: Visit, caption: string, { choose, sorted }: Choices = {}) {
  const { lang, url } = visit;
  const t = worklistWords[lang];
  const columns: Column<Row>[] = [
    {
      title: t.who,
      head: true,
      cell: (row) =>
        picked(
          choose?.(row),
          html`<span class="w2-who"
            ><a class="ds-link" href="${trajectoryHref(row.trajectoryId, url)}">${row.name ?? row.trajectoryId}</a
            ><small>${beside(row, visit)}</small></span
          >`,
        ),
    },
    {
      title: t.phase,
      cell: (row) =>
        html`<span class="ds-tag" data-color="${row.phase === 'closed' ? 'neutral' : 'accent'}"
          >${phaseText(row.phase, lang)}</span
        >`,
    },
    { title: t.what, cell: (row) => what(row, lang) },
    {
      title: t.otherwise,
      cell: (row) =>
        row.waitingRule === null
          ? none
          : html`<span class="w2-small"
              >${aheadText(row.waitingRule as RuleKey, row.waitingWho, row.ahead, lang)}</span
            >`,
    },
    { title: t.until, cell: (row) => dateWithMeaning(row.waitingUntil, today, lang), ...(sorted ? { sorted } : {}) },
    {
      title: t.days,
      number: true,
      cell: (row) =>
        html`<span aria-hidden="true">${row.daysInStep} / ${row.daysInAll}</span
          ><span class="ds-sr-only">${filled(t.daysIn, { step: row.daysInStep, all: row.daysInAll })}</span>`,
    },
  ];
  return table(caption, columns, rows, 'w2-work');
}

/** The number, and where there may be several: the province. */
const beside = ({ name, trajectoryId, province }: Row, { caller, lang }: Visit): string =>
  [
    name ? trajectoryId : '',
    caller.kind === 'colleague' && caller.province !== null ? '' : provinceText(province, lang),
  ]
    .filter(Boolean)
    .join(' · ');

function what(row: Row, lang: Lang): Html {
  const t = worklistWords[lang];
  const { waitingRule, waitingWho, group, pausedUntil, waitingUntil, mailFails } = row;
  const groupFirst = group && (group.wait.overdue || group.wait.until < (waitingUntil ?? '9999'));
  return html`${
    waitingRule === null
      ? row.phase === 'closed'
        ? t.closed
        : none
      : html`${whoDoesWhat(waitingWho ?? '', waitingRule as RuleKey, '', lang)}
          <span class="w2-quiet w2-small">${waitingRule}</span>`
  }
  ${groupFirst ? html`<br /><span class="w2-small">${filled(t.group, { id: group.cohortId, text: cohortWaitText(group.wait, lang) })}</span>` : none}
  ${pausedUntil ? html`<br /><span class="ds-tag" data-color="neutral">${filled(t.pausedUntil, { day: shortDate(pausedUntil as LocalDate) })}</span>` : none}
  ${mailFails ? html`<br /><span class="ds-tag" data-color="warning">${mailFailsWords.short[lang]}</span>` : none}`;
}
