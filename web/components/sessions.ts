import { weekdayOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { CohortEvent } from '../../domain/cohort/index.ts';
import {
  filled,
  groupsWords,
  longDate,
  roleText,
  sessionCancelWords,
  sessionMoveWords,
  sessionsWords,
  sessionStatusWords,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import { dateCell } from './date.ts';
import { table } from './table.ts';

export type Group = Awaited<ReturnType<Verbs['showCohort']>>;
export type Session = Group['sessions'][number];

/** `maandag 7 december 2026`. */
const dayText = (day: LocalDate, lang: Lang): string =>
  `${groupsWords[lang].weekdays[weekdayOf(day) - 1]} ${longDate(day, lang)}`;

/** When it is, as one reads it: the day, the hour where that is known. */
export const whenText = ({ day, time }: Pick<Session, 'day' | 'time'>, lang: Lang): string =>
  `${dayText(day, lang)}${time === null ? '' : ` ${filled(groupsWords[lang].hour, { time })}`}`;

/** What is still to be held or noted. */
export const isOpenSession = ({ status }: Pick<Session, 'status'>): boolean =>
  status === 'planned' || status === 'asked';

/** A calendar of sessions, each with what can be done with it. */
export function sessionList(
  { cohortId, phase, today }: Pick<Group, 'cohortId' | 'phase' | 'today'>,
  sessions: readonly Session[],
  may: boolean,
  lang: Lang,
): Html {
  const t = groupsWords[lang];
  return html`<ol class="w2-sessions">
    ${sessions.map((session) => {
      const { sessionId, day, place, status } = session;
      const name = filled(t.sessionName, { id: sessionId });
      const at = `/groepen/${cohortId}/sessies/${sessionId}`;
      const link = (href: string, text: string): Html =>
        html`<a class="ds-link" href="${href}">${text}<span class="ds-sr-only">: ${name}</span></a>`;
      const open = isOpenSession(session);
      const records = open && may && phase === 'running' && day <= today;
      return html`<li
        ${status === 'cancelled' ? html`data-cancelled` : none}
        ${status === 'asked' ? html`data-asked` : none}
      >
        <time class="w2-leaf" datetime="${day}"
          ><span>${dayText(day, lang).split(' ')[0]?.slice(0, 2)}</span><b>${Number(day.slice(8))}</b
          ><span>${longDate(day, lang).split(' ')[1]?.slice(0, 3)}</span></time
        >
        <div>
          <p><b>${name}</b>, ${whenText(session, lang)}</p>
          <p class="w2-quiet w2-small">${[place, sessionStatusWords[status][lang]].filter(Boolean).join(' · ')}</p>
          <p class="w2-row w2-no-print">
            ${link(at, records ? t.record : t.see)} ${open && may ? link(`${at}/verplaats`, t.move) : none}
            ${open ? link(`${at}/agenda.ics`, t.ics) : none}
          </p>
        </div>
      </li>`;
    })}
  </ol>`;
}

type Shift = Extract<CohortEvent, { type: 'SessionMoved' | 'SessionCancelled' }>;

/** Which sessions moved or fell away, why, and by whom, the latest first: the same for both sides. @param only one session */
export function movesTable({ events, sessions }: Pick<Group, 'events' | 'sessions'>, lang: Lang, only?: string): Html {
  const t = { ...groupsWords[lang], ...sessionsWords[lang] };
  const shifts = events.filter(
    (event): event is Shift =>
      (event.type === 'SessionMoved' || event.type === 'SessionCancelled') &&
      (only === undefined || event.sessionId === only),
  );
  const fromOf = (event: Shift): LocalDate | undefined =>
    event.type === 'SessionMoved' ? event.from : sessions.find(({ sessionId }) => sessionId === event.sessionId)?.day;
  if (shifts.length === 0) return html`<p class="w2-quiet">${t.movesNone}</p>`;
  return table(
    t.moves,
    [
      { title: t.session, head: true, cell: ({ sessionId }) => filled(t.sessionName, { id: sessionId }) },
      { title: t.movedFrom, cell: (event) => dateCell(fromOf(event) ?? null) },
      { title: t.movedTo, cell: (event) => (event.type === 'SessionMoved' ? shortDate(event.day) : t.cancelled) },
      { title: t.reason, cell: (event) => reasonText(event, lang) },
      { title: t.by, cell: ({ by }) => `${roleText(by.role, lang)}${'id' in by ? ` (${by.id})` : ''}` },
      { title: t.notedOn, cell: ({ on }) => shortDate(on) },
    ],
    shifts.toReversed(),
  );
}

const reasonText = (event: Shift, lang: Lang): string =>
  (event.type === 'SessionMoved' ? sessionMoveWords[event.reason] : sessionCancelWords[event.reason])[lang];
