import { phases } from '../../domain/trajectory/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import {
  disclosureWords,
  figuresWords,
  filled,
  onwardResultWords,
  onwardWords,
  phaseText,
  provinceText,
  rungWords,
  screenWords,
  systemsWords,
  systemWords,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { chart } from '../components/chart.ts';
import { selectField } from '../components/field.ts';
import { part } from '../components/maybe.ts';
import { provinceField } from '../components/period-form.ts';
import { bars } from '../components/pictures.ts';
import { section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { allFigures } from './figure-table.ts';
import type { Shown } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

type Figures = Awaited<ReturnType<Verbs['figures']>>;

/** What there is now and what came of onward referrals, as far as somebody may count it. */
export function figuresPage(site: Site): void {
  site.get('/cijfers', show);
}

async function show(visit: Visit): Promise<Shown> {
  const { lang, may } = visit;
  const t = figuresWords[lang];
  return {
    title: t.title,
    place: 'figures',
    lead: t.lead,
    body: html`${allFigures(visit)} ${may('figures') ? await part(lang, present(visit)) : none}
    ${await part(lang, onward(visit))}
    ${may('capacity') ? html`<p>${t.places} <a class="ds-link" href="/plaatsen">${t.placesLink}</a></p>` : none}
    ${may('listSystems') ? html`<p><a class="ds-link" href="/systemen">${systemsWords[lang].title}</a></p>` : none}`,
  };
}

async function present(visit: Visit): Promise<Html> {
  const { verbs, acting } = visit;
  const figures = await verbs.figures(acting);
  return html`<div class="w2-stack">
    ${await flow(figures, visit)} ${overdue(figures, visit)} ${waiting(figures, visit)} ${disclosures(figures, visit)}
  </div>`;
}

/** Where people are: each phase with how many, in the order in which a trajectory goes. */
async function flow({ phases: counted }: Figures, { lang }: Visit): Promise<Html> {
  const t = figuresWords[lang];
  const rows = phases
    .filter((phase) => phase !== 'closed')
    .map((phase) => ({
      name: phaseText(phase, lang),
      count: counted.find((one) => one.phase === phase)?.number ?? 0,
    }));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return section(t.phases, html`<p class="w2-card">${t.phasesNone}</p>`);
  return section(
    t.phases,
    await chart({
      title: `${t.phases} (${total})`,
      spec: bars(rows),
      table: table(
        t.phases,
        [
          { title: t.phase, head: true, cell: ({ name }) => name },
          { title: t.number, number: true, cell: ({ count }) => count },
          { title: t.share, number: true, cell: ({ count }) => `${Math.round((100 * count) / total)} %` },
        ],
        rows,
      ),
    }),
  );
}

const wordOf = (
  list: Readonly<Record<string, Readonly<Record<Visit['lang'], string>>>>,
  code: string,
  { lang }: Visit,
): string => list[code]?.[lang] ?? code;

const rungs = ['none', 'reminder', 'overdue', 'teamLead', 'programmeCoordinator'];

function overdue({ overdue: counted }: Figures, visit: Visit): Html {
  const t = figuresWords[visit.lang];
  return section(
    t.overdue,
    counted.length === 0
      ? html`<p class="w2-quiet">${t.overdueNone}</p>`
      : table(
          t.overdue,
          [
            {
              title: t.rung,
              head: true,
              cell: ({ rung }) => (rung === 'none' ? t.rungNone : wordOf(rungWords, rung, visit)),
            },
            { title: t.number, number: true, cell: ({ number }) => number },
          ],
          counted.toSorted((one, other) => rungs.indexOf(one.rung) - rungs.indexOf(other.rung)),
        ),
  );
}

function waiting({ waiting: lanes }: Figures, visit: Visit): Html {
  const t = figuresWords[visit.lang];
  return section(
    t.waiting,
    lanes.length === 0
      ? html`<p class="w2-quiet">${t.waitingNone}</p>`
      : table(
          t.waiting,
          [
            {
              title: t.lane,
              head: true,
              cell: ({ lane }) => (lane === 'mail' ? t.mail : wordOf(systemWords, lane, visit)),
            },
            { title: t.number, number: true, cell: ({ number }) => number },
            { title: t.oldest, cell: ({ oldestSeconds }) => ageText(oldestSeconds, visit) },
          ],
          lanes,
        ),
  );
}

function ageText(seconds: number, { lang }: Visit): string {
  const t = figuresWords[lang];
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t.seconds;
  return minutes < 120 ? filled(t.minutes, { n: minutes }) : filled(t.hours, { n: Math.floor(minutes / 60) });
}

function disclosures({ disclosures: counted }: Figures, visit: Visit): Html {
  const t = figuresWords[visit.lang];
  return section(
    t.disclosures,
    counted.length === 0
      ? html`<p class="w2-quiet">${t.disclosuresNone}</p>`
      : table(
          t.disclosures,
          [
            { title: t.system, head: true, cell: ({ system }) => wordOf(systemWords, system, visit) },
            { title: t.outcome, cell: ({ outcome }) => wordOf(disclosureWords, outcome, visit) },
            { title: t.number, number: true, cell: ({ number }) => number },
          ],
          counted.toSorted((a, b) => (`${a.system} ${a.outcome}` < `${b.system} ${b.outcome}` ? -1 : 1)),
        ),
  );
}

const results = ['started', 'completed', 'stopped', 'notStarted', 'unknown'] as const;

async function onward(visit: Visit): Promise<Html> {
  const { verbs, acting, lang, query, caller } = visit;
  const t = figuresWords[lang];
  const asked = provinceCodes.find((one) => one === query.get('province'));
  const year = /^20\d\d$/.test(query.get('jaar') ?? '') ? { year: Number(query.get('jaar')) } : {};
  const own = caller.kind === 'colleague' ? caller.province : null;
  const figures = await verbs.onwardFigures(acting, { ...year, ...(asked && !own ? { province: asked } : {}) });
  const where = own ?? asked;
  const title = filled(where ? t.onwardIn : t.onward, {
    year: figures.year,
    province: where ? provinceText(where, lang) : '',
  });
  const rows = figures.destinations.map((row) => ({ ...row, name: onwardWords[row.destination][lang] }));
  return section(
    title,
    html`<p>${t.onwardLead}</p>
      ${filter(figures, visit)}
      ${await chart({
        title,
        spec: bars(rows.map(({ name, total }) => ({ name, count: total }))),
        table: table(
          title,
          [
            { title: t.to, head: true, cell: ({ name }) => name },
            { title: t.total, number: true, cell: ({ total }) => html`<b>${total}</b>` },
            ...results.map((result) => ({
              title: onwardResultWords[result][lang],
              number: true as const,
              cell: (row: (typeof rows)[number]) => row[result],
            })),
            { title: t.notYet, number: true, cell: ({ notYetKnown }) => notYetKnown },
          ],
          rows,
        ),
      })}`,
    'doorverwijzingen',
  );
}

function filter({ year, today }: Awaited<ReturnType<Verbs['onwardFigures']>>, visit: Visit): Html {
  const { lang } = visit;
  const t = figuresWords[lang];
  const running = Number(today.slice(0, 4));
  const years = [running - 2, running - 1, running].map((one) => ({ value: `${one}`, text: `${one}` }));
  return html`<form class="w2-filter" method="get" action="/cijfers#doorverwijzingen">
    ${selectField({ name: 'jaar', label: t.year, options: years, value: `${year}`, optional: true })}
    ${provinceField(visit)}
    <button class="ds-button" data-variant="secondary">${screenWords[lang].show}</button>
  </form>`;
}
