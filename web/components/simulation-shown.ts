import type { MeasureCode } from '../../domain/simulation/index.ts';
import {
  assumptionText,
  assumptionWords,
  differenceInText,
  filled,
  longDate,
  measuredOfText,
  measuredText,
  measureHowWords,
  measureWords,
  provinceText,
  simulationWords,
} from '../../words/index.ts';
import { monthMeasures, monthsOf, monthsPicture } from '../../app/simulation/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { chart } from './chart.ts';
import { looks } from './pictures.ts';
import { section, table, type Column } from './table.ts';

export type Result = Extract<Awaited<ReturnType<Verbs['simulate']>>, { ready: true }>['result'];
type Row = Result['intervals'][number];

/** Which numbers stand together, in the order of the page. */
const parts = [
  { title: 'quotaTitle', measures: ['usedUpOn', 'placesTaken', 'referrals'], whole: false },
  {
    title: 'waitTitle',
    measures: ['hadToWait', 'waitMedian', 'waitP90', 'daysInLine', 'toGroupMedian', 'toGroupP90'],
    whole: true,
  },
  { title: 'groupsTitle', measures: ['groups', 'seatsTaken', 'groupEnds'], whole: true },
  {
    title: 'afterTitle',
    measures: ['guidanceEnds', 'outcomes', 'outcomes6Months', 'closed', 'coachingStarts'],
    whole: true,
  },
  { title: 'workTitle', measures: ['tasksPerWeek', 'tasksInBusiestWeek', 'tasksMissed'], whole: true },
] as const satisfies readonly { title: string; measures: readonly MeasureCode[]; whole: boolean }[];

/** What came of it: what was asked, the numbers in their parts, the months as pictures, and what is assumed. */
export async function simulationShown(result: Result, visit: Visit): Promise<Html> {
  const { lang } = visit;
  const t = simulationWords[lang];
  const { asked, from, present, scenarios } = result;
  const charts = [];
  for (const measure of monthMeasures) charts.push(await monthChart(result, measure, visit));
  return html`<p>
      ${filled(t.of, {
        ...{ people: asked.people, years: asked.years, repeats: asked.repeats, seed: asked.seed, present },
        from: longDate(from, lang),
      })}
    </p>
    <ul>
      ${scenarios.map(
        (one, at) =>
          html`<li>
            <b>${at === 0 ? t.first : t.second}</b>:
            ${filled(t.scenario, {
              ...{ rules: one.rules, quota: one.quota, groups: one.groupsPerYear, mediators: one.mediatorsPerProvince },
            })}
          </li>`,
      )}
    </ul>
    <p class="w2-quiet">${t.notForecast}</p>
    <p class="w2-no-print"><a class="ds-link" href="${visit.url}&csv=1">${t.csv}</a></p>
    ${parts.map(({ title, measures, whole }) => section(t[title], numbers(result, measures, whole, t[title], visit)))}
    ${section(t.monthsTitle, html`${charts}`)} ${assumed(result, visit)}`;
}

/** Of places each province; of all else Flanders, with the provinces in the file. */
function numbers(
  { intervals, compared }: Result,
  measures: readonly MeasureCode[],
  whole: boolean,
  caption: string,
  { lang }: Visit,
): Html {
  const t = simulationWords[lang];
  // Whoever works for one province is told of that one only.
  const ofAll = whole && intervals.some(({ province }) => province === null);
  const mine = <R extends Row>(rows: readonly R[]): readonly R[] =>
    measures.flatMap((measure) => rows.filter((row) => row.measure === measure && (row.province === null) === ofAll));
  const head: Column<Row>[] = [
    {
      title: t.what,
      head: true,
      cell: ({ measure, of }) =>
        html`${measureWords[measure][lang]}${of === null ? none : html`: ${measuredOfText(measure, of, lang)}`}`,
    },
    ...(ofAll ? [] : [{ title: t.province, cell: ({ province }: Row) => provinceText(province ?? '', lang) }]),
  ];
  const how = html`<ul class="w2-quiet w2-small">
    ${measures.map((one) => html`<li>${measureWords[one][lang]}: ${measureHowWords[one][lang]}</li>`)}
  </ul>`;
  if (!compared) {
    const text = ({ measure, of }: Row, value: number | null): string => measuredText(measure, of, value, lang);
    return html`${table(
        caption,
        [
          ...head,
          { title: t.middle, number: true, cell: (row) => html`<b>${text(row, row.middle)}</b>` },
          { title: t.fork, number: true, cell: (row) => `${text(row, row.low)} – ${text(row, row.high)}` },
          { title: t.runs, number: true, cell: ({ runs }) => runs },
        ],
        mine(intervals),
      )}
      ${how}
      <p class="w2-quiet w2-small">${t.runs}: ${t.runsNote}</p>`;
  }
  type Difference = (typeof compared)['differences'][number];
  const text = ({ measure, of }: Row, value: number | null): string => measuredText(measure, of, value, lang);
  return html`${table<Difference>(
    caption,
    [
      ...(head as Column<Difference>[]),
      { title: t.first, number: true, cell: (row) => text(row, row.before) },
      { title: t.second, number: true, cell: (row) => text(row, row.after) },
      {
        title: t.difference,
        number: true,
        cell: (row) => html`<b>${differenceInText(row.measure, row.mean, lang)}</b>`,
      },
      {
        title: t.fork,
        number: true,
        cell: (row) =>
          `${differenceInText(row.measure, row.low, lang)} … ${differenceInText(row.measure, row.high, lang)}`,
      },
    ],
    mine(compared.differences),
  )}
  ${how}`;
}

async function monthChart(result: Result, measure: MeasureCode, { lang }: Visit): Promise<Html> {
  const t = simulationWords[lang];
  const title = `${measureWords[measure][lang]} (${t.whole})`;
  const points = monthsOf(result, measure, t);
  if (points.every(({ high }) => high === 0)) return html``;
  return chart({
    title,
    spec: (width) => monthsPicture(points, [looks.strong.fill, looks.second.fill], width),
    table: html`<details>
      <summary>${t.monthsTitle}</summary>
      ${table(
        title,
        [
          { title: t.month, head: true, cell: ({ month }) => measuredOfText(measure, month.slice(0, 7), lang) },
          { title: t.what, cell: ({ when }) => when },
          { title: t.middle, number: true, cell: ({ middle }) => measuredText(measure, null, middle, lang) },
          {
            title: t.fork,
            number: true,
            cell: ({ low, high }) =>
              `${measuredText(measure, null, low, lang)} – ${measuredText(measure, null, high, lang)}`,
          },
        ],
        points,
      )}
    </details>`,
  });
}

function assumed({ assumptions }: Result, { lang }: Visit): Html {
  const t = simulationWords[lang];
  return section(
    t.assumed,
    html`<p>${t.assumedLead}</p>
      ${table(
        t.assumed,
        [
          { title: t.assumption, head: true, cell: ({ key }) => assumptionWords[key][lang] },
          { title: t.value, cell: (one) => assumptionText(one.key, one, lang) },
          { title: t.source, cell: ({ from }) => from },
        ],
        assumptions,
      )}`,
    'verondersteld',
  );
}
