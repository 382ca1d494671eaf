import type { CohortCommandName } from '../../domain/cohort/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  capital,
  cohortCommandText,
  cohortEventSentence,
  cohortPhaseWords,
  cohortWaitText,
  commandText,
  filled,
  groupsWords,
  longDate,
  memberStatusWords,
  partnerText,
  phaseText,
  provinceText,
  refusedText,
  roleText,
  rungText,
  shortDate,
  whoDoesWhat,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import type { Owner, RuleKey } from '../../domain/rules/index.ts';
import { colleaguesOf } from '../components/colleagues.ts';
import { dateWithMeaning } from '../components/date.ts';
import { groupCommands, isAllowed } from '../components/group-form.ts';
import { ifAllowed } from '../components/maybe.ts';
import { isOpenSession, movesTable, sessionList, type Group } from '../components/sessions.ts';
import { facts, notice, section, table, type Column } from '../components/table.ts';
import { trajectoryHref } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

type Row = Awaited<ReturnType<Verbs['listTrajectories']>>['rows'][number];
type Member = Group['members'][number];

/** One group: whose turn it is, who is in it, its sessions, and what can be done. */
export function groupPage(site: Site): void {
  site.get('/groepen/:id', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const id = params['id'] ?? '';
    const [group, colleagues, listed] = await Promise.all([
      verbs.showCohort(acting, id),
      colleaguesOf(visit),
      ifAllowed(verbs.listTrajectories(acting, { cohortId: id, limit: 50 })),
    ]);
    const t = groupsWords[lang];
    const { phase, groupWorkerId } = group;
    return {
      title: filled(t.groupName, { id }),
      lead: filled(t.groupLead, {
        phase: capital(cohortPhaseWords[phase][lang]),
        who: colleagues.get(groupWorkerId)?.name ?? groupWorkerId,
      }),
      place: 'groups',
      wide: true,
      back: backOf(visit, '/groepen'),
      body: html`<div class="w2-two">
        <div class="w2-stack">
          ${now(group, lang)} ${actions(group, visit)} ${people(group, listed?.rows ?? [], visit)}
          ${section(t.moves, movesTable(group, lang), 'verschoven')}
        </div>
        <div class="w2-stack">${about(group, lang)} ${sessions(group, visit)} ${history(group, lang)}</div>
      </div>`,
    };
  });
}

function now({ waiting, phase, endedOn }: Group, lang: Lang): Html {
  const t = groupsWords[lang];
  const [first, ...rest] = waiting;
  if (!first)
    return notice(phase === 'ended' && endedOn ? filled(t.endedOn, { day: longDate(endedOn, lang) }) : t.waitsNothing);
  return html`<section class="w2-card" data-now ${first.overdue ? html`data-late` : none}>
    <h2 class="ds-heading" data-size="2xs">${t.now}</h2>
    <p class="w2-next">${capital(cohortWaitText(first, lang))}.</p>
    ${otherwise(first, lang)} ${rest.map((wait) => html`<p>${capital(cohortWaitText(wait, lang))}.</p>`)}
  </section>`;
}

/** What time does if nobody acts. */
function otherwise({ what, who, otherwise: next }: Group['waiting'][number], lang: Lang): Html | string {
  const t = groupsWords[lang];
  if (what === 'start') return html`<p>${t.otherwiseStart}</p>`;
  if (!next) return none;
  const day = shortDate(next.on);
  if (next.rung === 'asked') return html`<p>${filled(t.otherwiseAsked, { day })}</p>`;
  return html`<p>${filled(t.otherwiseRung, { what: rungText(next.rung as never, who as Owner, lang), day })}</p>`;
}

function actions(group: Group, visit: Visit): Html {
  const { lang, url, may } = visit;
  const t = groupsWords[lang];
  const names = groupCommands(group, visit);
  const consults = group.phase === 'running' && may('agendaOf');
  const link = (href: string, text: string): Html => html`<li><a href="${href}">${capital(text)}</a></li>`;
  const doing = (name: CohortCommandName): Html =>
    link(`/groepen/${group.cohortId}/doe/${name}?terug=${encodeURIComponent(url)}`, cohortCommandText(name, lang));
  if (names.length === 0 && !consults) return section(t.do, html`<p class="w2-quiet">${t.doNone}</p>`);
  const toNote = group.sessions.filter((one) => isOpenSession(one) && one.day <= group.today);
  const notes = group.phase === 'running' && isAllowed('recordAttendance', visit);
  return section(
    t.do,
    html`<ul class="w2-actions">
      ${
        notes
          ? toNote.map(({ sessionId }) =>
              link(
                `/groepen/${group.cohortId}/sessies/${sessionId}`,
                `${t.record}: ${filled(t.sessionName, { id: sessionId })}`,
              ),
            )
          : none
      }
      ${consults ? link(`/groepen/${group.cohortId}/overleg`, t.consult) : none} ${names.map(doing)}
    </ul>`,
  );
}

function people({ cohortId, members, sessions: all, today }: Group, rows: readonly Row[], visit: Visit): Html {
  const { lang, url } = visit;
  const t = groupsWords[lang];
  const here = members.filter(({ status }) => status !== 'left');
  const left = members.filter(({ status }) => status === 'left');
  const rowOf = new Map(rows.map((row) => [row.trajectoryId, row]));
  const columns: Column<Member>[] = [
    {
      title: t.who,
      head: true,
      cell: ({ trajectoryId, name }) =>
        html`<span class="w2-who"
          ><a class="ds-link" href="${trajectoryHref(trajectoryId, url)}">${name ?? trajectoryId}</a
          >${name ? html`<small>${trajectoryId}</small>` : none}</span
        >`,
    },
    { title: t.status, cell: (member) => statusOf(member, lang) },
    { title: t.attendance, cell: (member) => attendanceOf(member, all, lang) },
    {
      title: t.comesFirst,
      cell: ({ trajectoryId }) => {
        const row = rowOf.get(trajectoryId);
        return row?.waitingRule ? whoDoesWhat(row.waitingWho ?? '', row.waitingRule as RuleKey, '', lang) : none;
      },
    },
    {
      title: t.until,
      cell: ({ trajectoryId }) => dateWithMeaning(rowOf.get(trajectoryId)?.waitingUntil ?? null, today, lang),
    },
  ];
  const body = html`${here.length === 0 ? html`<p class="w2-card">${t.membersNone}</p>` : table(t.members, columns, here)}
  ${
    left.length === 0
      ? none
      : html`<details>
          <summary>${filled(t.membersLeft, { n: left.length })}</summary>
          ${table(filled(t.membersLeft, { n: left.length }), columns.slice(0, 3), left)}
        </details>`
  }`;
  return section(t.members, body, `mensen-${cohortId}`);
}

function statusOf({ status, phase, paused, refused }: Member, lang: Lang): Html {
  const t = groupsWords[lang];
  return html`${memberStatusWords[status][lang]}
    <span class="w2-quiet w2-small">${phaseText(phase, lang)}${paused ? `, ${t.paused}` : ''}</span> ${
      refused
        ? html`<br /><span class="ds-tag" data-color="danger"
              >${filled(t.refused, { command: commandText(refused.command, lang), why: refusedText(refused.code, lang) })}</span
            >`
        : none
    }`;
}

/** How often somebody was there, and how many times in a row they stayed away without a word. */
function attendanceOf({ attendance }: Member, sessions: Group['sessions'], lang: Lang): Html {
  const t = groupsWords[lang];
  const noted = sessions
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap(({ sessionId }) => attendance[sessionId] ?? []);
  if (noted.length === 0) return html`–`;
  const here = noted.filter((one) => one === 'present').length;
  const row = noted.length - 1 - noted.findLastIndex((one) => one !== 'absent');
  return html`${filled(t.attendanceOf, { here, all: noted.length })}
  ${
    row === 0
      ? none
      : html`<br /><span class="w2-small"
            ><b>${row === 1 ? t.attendanceRow : filled(t.attendanceRows, { n: row })}</b></span
          >`
  }`;
}

function about({ partner, province, startsOn, startedOn, members, size }: Group, lang: Lang): Html {
  const t = groupsWords[lang];
  const taken = members.filter(({ status }) => status !== 'left').length;
  return facts([
    [t.partner, partnerText(partner)],
    [t.province, provinceText(province, lang)],
    [t.starts, longDate(startedOn ?? startsOn, lang)],
    [t.people, filled(t.ofSize, { n: taken, size })],
  ]);
}

/** So many sessions stand open on the page; the rest is behind a press. */
const soon = 4;

function sessions(group: Group, visit: Visit): Html {
  const { lang } = visit;
  const t = groupsWords[lang];
  const { cohortId, sessions: all, today } = group;
  const inOrder = all.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const next = inOrder.filter((one) => isOpenSession(one) || (one.status === 'cancelled' && one.day >= today));
  const past = inOrder.filter((one) => !next.includes(one)).toReversed();
  const changes = isAllowed('moveSession', visit);
  return section(
    t.sessions,
    html`${next.length === 0 ? html`<p class="w2-quiet">${t.sessionsNone}</p>` : sessionList(group, next.slice(0, soon), changes, lang)}
    ${
      next.length <= soon
        ? none
        : html`<details>
            <summary>${filled(t.sessionsLater, { n: next.length - soon })}</summary>
            ${sessionList(group, next.slice(soon), changes, lang)}
          </details>`
    }
    ${
      past.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.sessionsPast, { n: past.length })}</summary>
            ${sessionList(group, past, changes, lang)}
          </details>`
    }
    ${all.length === 0 ? none : html`<p><a class="ds-link" href="/groepen/${cohortId}/agenda.ics">${t.allIcs}</a></p>`}`,
    'sessies',
  );
}

function history({ events }: Group, lang: Lang): Html {
  return html`<details>
    <summary>${groupsWords[lang].history}</summary>
    <ol class="w2-timeline">
      ${events
        .filter(({ type }) => !type.startsWith('Deadline'))
        .toReversed()
        .map(
          (event) =>
            html`<li>
              <time datetime="${event.on}">${shortDate(event.on as LocalDate)}</time><span></span>
              <span
                >${cohortEventSentence(event, lang)}
                <span class="w2-quiet w2-small">${roleText(event.by.role, lang)}</span></span
              >
            </li>`,
        )}
    </ol>
  </details>`;
}
