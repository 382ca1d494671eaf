import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  buildsWords,
  differenceDetails,
  differenceText,
  filled,
  operatorWords,
  problemOf,
  roundFigureText,
  screenWords,
  onPage,
  senseWords,
  shortDate,
} from '../../words/index.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';
import { buildsPath } from './builds.ts';
import { systemsPart } from './check-systems.ts';

type Report = Awaited<ReturnType<Verbs['check']>>;
type Difference = Report['differences'][number];
type Sweeps = Awaited<ReturnType<Verbs['listSweeps']>>;

/** Whether Postgres, Temporal and the clock agree, each difference with its mend; a part that is down says so alone. */
export function checkPage(site: Site): void {
  site.get('/klopt-alles', async (visit) => {
    const { verbs, acting, lang, query } = visit;
    const t = operatorWords[lang];
    // Each run is asked, which takes a while: on a press, not whenever the page is opened.
    const compares = query.has('vergelijk');
    const [report, health, systems, sweeps] = await Promise.all([
      compares ? ifUp(verbs.check(acting)) : null,
      ifUp(verbs.health(acting)),
      ifUp(verbs.listSystems(acting)),
      ifUp(verbs.listSweeps(acting, { limit: 10 })),
    ]);
    return {
      title: t.title,
      place: 'check',
      lead: t.lead,
      wide: true,
      body: html`${result(visit)} ${section(t.health, health ? healthPart(health, visit) : down(visit))}
        ${compares ? (report ? findings(report, visit) : down(visit)) : lastRound(sweeps ?? [], visit)}
        <p>
          <a class="ds-button" href="/klopt-alles?vergelijk">${compares ? t.again : t.compare}</a>
        </p>
        <p class="w2-quiet">${t.compareLead}</p>
        <div class="w2-two">
          <div class="w2-stack">
            ${section(t.systems, systems ? systemsPart(systems, visit) : down(visit), 'diensten')}
            ${section(t.sweeps, sweeps ? sweepsPart(sweeps, visit) : down(visit), 'rondes')}
          </div>
          <div class="w2-stack">
            ${report ? section(t.ledger, ledger(report, visit)) : none} ${temporalPart(visit)}
            ${section(
              t.refresh,
              html`<p>${t.refreshLead}</p>
                <p><a class="ds-link" href="${buildsPath}">${buildsWords[lang].toPage}</a></p>
                <p>
                  <a class="ds-button" data-variant="secondary" href="/klopt-alles/zeker/vernieuwen">${t.refreshNow}</a>
                </p>`,
            )}
          </div>
        </div>`,
    };
  });
}

/** null: what is asked does not answer now. Everything else that goes wrong goes wrong here too. */
async function ifUp<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (problemOf(error)?.code === 'unavailable') return null;
    throw error;
  }
}

const down = ({ lang }: Visit): Html => notice(screenWords[lang].partDown, 'warning');

/** What was done last, from the address, so that the page can be kept. */
function result({ query, lang }: Visit): Html | string {
  const words: Readonly<Record<string, string>> = operatorWords[lang].results;
  const what = query.get('klaar') ?? '';
  if (!Object.hasOwn(words, what)) return none;
  return notice(filled(words[what] ?? '', Object.fromEntries(query)), 'success');
}

function healthPart({ components }: Awaited<ReturnType<Verbs['health']>>, { lang }: Visit): Html {
  const t = operatorWords[lang];
  return html`<ul class="w2-states">
    ${(['database', 'temporal', 'worker'] as const).map(
      (name) =>
        html`<li>
          ${t.components[name]}
          <span class="ds-tag" data-color="${components[name] === 'UP' ? 'success' : 'danger'}"
            >${components[name] === 'UP' ? t.up : t.down}</span
          >
        </li>`,
    )}
  </ul>`;
}

function findings(report: Report, visit: Visit): Html {
  const { lang } = visit;
  const t = operatorWords[lang];
  const { trajectories, openRuns: runs, events, differences, sense } = report;
  const number = {
    title: t.number,
    head: true as const,
    cell: ({ id }: { readonly id: string | null }) => (id === null ? '–' : linkTo(id)),
  };
  return html`<p>${filled(t.counts, { trajectories, runs, events })}</p>
    ${differences.length + sense.length === 0 ? notice(t.allWell, 'success') : none}
    ${
      differences.length === 0
        ? none
        : section(
            filled(t.differences, { n: differences.length }),
            table(
              t.title,
              [
                number,
                { title: t.what, cell: ({ what }) => onPage(differenceText(what, lang), lang) },
                { title: t.details, cell: ({ details }) => differenceDetails(details) },
                { title: t.mend, cell: (one) => mendOf(one, visit) },
              ],
              differences,
            ),
          )
    }
    ${
      sense.length === 0
        ? none
        : section(
            filled(t.sense, { n: sense.length }),
            table(
              t.sense,
              [
                number,
                { title: t.what, cell: ({ what }) => onPage(senseWords[what][lang], lang) },
                { title: t.details, cell: ({ details }) => differenceDetails(details) },
              ],
              sense,
            ),
          )
    }`;
}

/** What the round of the day found: it compares too, each working day. */
function lastRound(sweeps: Sweeps, visit: Visit): Html | string {
  const { lang } = visit;
  const t = operatorWords[lang];
  const [last] = sweeps;
  if (!last) return none;
  const day = shortDate(last.day as LocalDate);
  if (last.findings.length === 0) return notice(filled(t.lastRoundNone, { day }), 'success');
  return section(
    filled(t.lastRound, { day }),
    table(
      t.title,
      [
        { title: t.number, head: true, cell: ({ id }) => (id === null ? '–' : linkTo(id)) },
        { title: t.what, cell: ({ what }) => onPage(differenceText(what, lang), lang) },
        { title: t.state, cell: ({ became }) => (became === 'repaired' ? t.repaired : t.reported) },
        { title: t.mend, cell: ({ id, what, became }) => (became === 'repaired' ? none : mendOf({ id, what }, visit)) },
      ],
      last.findings,
    ),
  );
}

const linkTo = (id: string): Html =>
  html`<a class="ds-link" href="${id.startsWith('C-') ? '/groepen' : '/trajecten'}/${id}?terug=%2Fklopt-alles"
    >${id}</a
  >`;

const restarts = new Set(['run.missing', 'run.parked', 'run.epoch', 'record.parked']);
const inUi = new Set([...restarts, 'run.ofNothingOpen', 'run.otherState', 'run.noAnswer']);

/** How this one is mended: by a press that first says what it does, or in the Temporal UI. */
function mendOf({ id, what }: Pick<Difference, 'id' | 'what'>, visit: Visit): Html | string {
  const t = operatorWords[visit.lang];
  const ui = id !== null && inUi.has(what) ? workflowAt(visit, id) : null;
  const link = (href: string, text: string): Html =>
    html`<a class="ds-link" href="${href}">${text}<span class="ds-sr-only">: ${id} ${what}</span></a>`;
  return html`${id !== null && restarts.has(what) ? link(`/klopt-alles/zeker/herstart?id=${id}`, t.mendRun) : none}
  ${what === 'deadline.stepMissed' || what === 'effect.waits' ? link('/klopt-alles/zeker/ronde', t.mendSweep) : none}
  ${ui === null ? none : link(ui, t.inTemporal)}`;
}

function ledger({ deadlines }: Report, { lang }: Visit): Html {
  const t = operatorWords[lang];
  const { opened, ...parts } = deadlines;
  const off = opened - Object.values(parts).reduce((sum, n) => sum + n, 0);
  return html`${table(
      t.ledger,
      [
        { title: t.name, head: true, cell: (name) => t.ledgerNames[name] },
        { title: t.amount, number: true, cell: (name) => deadlines[name] },
      ],
      Object.keys(deadlines) as (keyof typeof deadlines)[],
    )}
    <p>${off === 0 ? t.ledgerRight : filled(t.ledgerWrong, { n: Math.abs(off) })}</p>`;
}

function sweepsPart(sweeps: Sweeps, { lang }: Visit): Html {
  const t = operatorWords[lang];
  return html`${
      sweeps.length === 0
        ? html`<p class="w2-quiet">${t.sweepsNone}</p>`
        : table(
            t.sweeps,
            [
              { title: t.day, head: true, cell: ({ day }) => shortDate(day as LocalDate) },
              { title: t.state, cell: ({ finishedAt }) => (finishedAt === null ? t.notDone : t.done) },
              { title: t.missed, number: true, cell: ({ missed }) => missed },
              {
                title: t.figures,
                cell: ({ counts, findings: found }) =>
                  [...Object.entries(counts), ['findings', found.length] as const]
                    .filter(([, n]) => Number(n) > 0)
                    .map(([code, n]) => `${roundFigureText(code, lang)} ${n}`)
                    .join(', ') || '–',
              },
            ],
            sweeps,
          )
    }
    <p><a class="ds-button" data-variant="secondary" href="/klopt-alles/zeker/ronde">${t.sweepNow}</a></p>`;
}

/** The Temporal UI, with a query filled in; null where the settings do not say where it is. */
function uiAt({ acting: { settings } }: Visit, path: string): string | null {
  const { temporalUiUrl, temporalNamespace } = settings;
  return temporalUiUrl ? `${temporalUiUrl}/namespaces/${encodeURIComponent(temporalNamespace)}/${path}` : null;
}

const queried = (visit: Visit, query: string): string | null =>
  uiAt(visit, `workflows?query=${encodeURIComponent(query)}`);

export const workflowAt = (visit: Visit, id: string): string | null => queried(visit, `WorkflowId STARTS_WITH "${id}"`);

function temporalPart(visit: Visit): Html | string {
  const t = operatorWords[visit.lang];
  const failed = queried(visit, 'ExecutionStatus = "Failed" OR ExecutionStatus = "Terminated"');
  const running = queried(visit, 'ExecutionStatus = "Running"');
  if (failed === null || running === null) return none;
  return section(
    t.temporal,
    html`<p class="w2-quiet">${t.temporalLead}</p>
      <ul class="w2-actions">
        <li><a href="${running}">${t.temporalAll}</a></li>
        <li><a href="${failed}">${t.temporalFailed}</a></li>
      </ul>`,
  );
}
