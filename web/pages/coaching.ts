import { daysBetween, type LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import { coachingWords, filled, longDate, phaseText, shortDate, whoDoesWhat, type Lang } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateWithMeaning } from '../components/date.ts';
import { facts } from '../components/table.ts';
import { trajectoryHref } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;
type Row = Awaited<ReturnType<Verbs['listTrajectories']>>['rows'][number];

/** Far above what one coach can guide. */
const most = 100;

/** The jobcoach's people: what comes first, the contact that is due, and the last days that nobody can move. */
export function coachingPage(site: Site): void {
  site.get('/coaching', async (visit) => {
    const { verbs, acting, lang } = visit;
    const t = coachingWords[lang];
    const { rows } = await verbs.listTrajectories(acting, { limit: most });
    const open = rows.filter(({ phase }) => phase !== 'closed');
    const people = await Promise.all(
      open.map(async (row) => ({ row, view: await verbs.showTrajectory(acting, row.trajectoryId) })),
    );
    const inOrder = people.toSorted((a, b) => (firstDay(a.view) < firstDay(b.view) ? -1 : 1));
    return {
      title: t.title,
      lead: t.lead,
      place: 'coaching',
      wide: true,
      body: html`${
          inOrder.length === 0
            ? html`<p class="w2-card">${t.none}</p>`
            : html`<ul class="w2-grid w2-bare">
                ${inOrder.map(({ row, view }) => person(row, view, visit))}
              </ul>`
        }
        <p>
          <a class="ds-link" href="/agenda.ics">${t.calendar}</a>
          <span class="w2-quiet w2-small">${t.calendarNote}</span>
        </p>`,
    };
  });
}

const openOf = ({ deadlines }: View, rule: RuleKey): LocalDate | null =>
  deadlines.find((one) => one.rule === rule && one.status === 'open')?.dueOn ?? null;

/** What cannot be undone comes first: the last day to start, then whatever is due. */
const firstDay = (view: View): string => openOf(view, 'JC-2') ?? view.waiting?.waitsFor.until ?? '9999';

function person(row: Row, view: View, { lang, url }: Visit): Html {
  const t = coachingWords[lang];
  const id = row.trajectoryId;
  const started = view.events.findLast(({ type }) => type === 'JobCoachingStarted')?.on ?? null;
  const hired = view.events.findLast((event) => event.type === 'JobCoachingRequested');
  const toStart = started === null ? openOf(view, 'JC-2') : null;
  const doing = (name: string, text: string): Html =>
    html`<a class="ds-link" href="/trajecten/${id}/doe/${name}?terug=${encodeURIComponent(url)}"
      >${text}<span class="ds-sr-only">: ${row.name}</span></a
    >`;
  return html`<li class="w2-card">
    <h2 class="ds-heading" data-size="xs">
      <a class="ds-link" href="${trajectoryHref(id, url)}">${row.name ?? id}</a>
    </h2>
    <p class="w2-quiet w2-small">${row.name ? `${id} · ` : ''}${phaseText(row.phase, lang)}</p>
    ${countdown(toStart, view, t.lastDay, t.lastDayNote, lang)}
    ${countdown(openOf(view, 'JC-4'), view, t.ends, t.endsNote, lang)}
    ${facts([
      [t.next, row.waitingRule ? whoDoesWhat(row.waitingWho ?? '', row.waitingRule as RuleKey, '', lang) : null],
      [t.contact, openOf(view, 'JC-3') ? dateWithMeaning(openOf(view, 'JC-3'), view.today, lang) : null],
      [t.employer, employer(view, lang)],
      [t.hired, hired ? longDate(hired.hiredOn, lang) : null],
      [t.started, started ? longDate(started, lang) : t.notStarted],
    ])}
    <p class="w2-row w2-no-print">
      ${view.phase === 'jobCoaching' ? doing('recordCoaching', t.contactDo) : none}
      ${
        answerOf(view) === null && openOf(view, 'JC-1') !== null
          ? html`${doing('recordEmployerAnswer', t.employerDo)}
              <a class="ds-link" href="/trajecten/${id}/werkgever?terug=${encodeURIComponent(url)}"
                >${t.employerLink}<span class="ds-sr-only">: ${row.name}</span></a
              >`
          : none
      }
      ${toStart !== null && answerOf(view)?.consents ? doing('startJobCoaching', t.startNow) : none}
    </p>
  </li>`;
}

/** What the employer answered to the request at hand. */
function answerOf({ events }: View) {
  const found = events.findLast(({ type }) => type === 'EmployerAnswered' || type === 'JobCoachingRequested');
  return found?.type === 'EmployerAnswered' ? found : null;
}

function employer(view: View, lang: Lang): string {
  const t = coachingWords[lang];
  const answer = answerOf(view);
  if (answer) return filled(answer.consents ? t.employerYes : t.employerNo, { day: longDate(answer.on, lang) });
  const due = openOf(view, 'JC-1');
  return due ? filled(t.employerAsked, { day: shortDate(due) }) : t.employerUnknown;
}

/** So many days until a day that no extension moves. */
function countdown(day: LocalDate | null, { today }: View, title: string, note: string, lang: Lang): Html | string {
  if (day === null) return none;
  const t = coachingWords[lang];
  const days = daysBetween(today as LocalDate, day);
  const said =
    days < 0
      ? filled(t.over, { day: shortDate(day) })
      : days === 0
        ? t.lastToday
        : days === 1
          ? t.dayLeft
          : filled(t.daysLeft, { n: days });
  return html`<div class="w2-countdown" ${days <= 14 ? html`data-soon` : none}>
    <p class="w2-small">${title}</p>
    <p class="w2-next">${said}</p>
    <p class="w2-small">${filled(note, { day: longDate(day, lang) })}</p>
  </div>`;
}
