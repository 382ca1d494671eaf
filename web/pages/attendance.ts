import { codes } from '../../domain/trajectory/index.ts';
import {
  capital,
  cohortRefusalOnPage,
  filled,
  groupsWords,
  presenceWords,
  screenWords,
  sessionsWords,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import { areaField, button, hidden, radioField } from '../components/field.ts';
import { isAllowed } from '../components/group-form.ts';
import { isOpenSession, movesTable, whenText, type Group, type Session } from '../components/sessions.ts';
import { notice, section, table } from '../components/table.ts';
import { html, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';
import { doneAt } from './group-command.ts';

type Member = Group['members'][number];
type Presence = codes.Presence;

const address = '/groepen/:id/sessies/:session';

/** One session: who was there, of everybody on one page; when it moved, and why. */
export function attendancePage(site: Site): void {
  site.get(address, async (visit) => {
    const found = await sessionOf(visit);
    return found ? page(visit, found, []) : toGroup(visit);
  });

  site.post(address, async (visit) => {
    const { verbs, acting, by, form, lang } = visit;
    const found = await sessionOf(visit);
    if (!found) return toGroup(visit);
    const { group, session, people } = found;
    const chosen = people.map((member) => ({ member, presence: presenceOf(visit, member) }));
    const missing = chosen.filter(({ presence }) => presence === undefined);
    if (missing.length > 0)
      return page(
        visit,
        found,
        missing.map(({ member }) => ({
          field: fieldOf(member),
          text: filled(sessionsWords[lang].chooseFor, { who: nameOf(member) }),
        })),
      );
    const result = await verbs.giveCohortCommand(acting, {
      cohortId: group.cohortId,
      name: 'recordAttendance',
      by,
      data: {
        sessionId: session.sessionId,
        presences: Object.fromEntries(chosen.map(({ member, presence }) => [member.trajectoryId, presence])),
      },
      notes: notesOf(visit, chosen),
      idempotencyKey: form.text('sleutel') || visit.newKey(),
    });
    if (result.ok) return { to: doneAt(visit, result.sequence - result.events.length) };
    const over = result.refusal.refused === 'cohort.sessionOver';
    const text = over ? sessionsWords[lang].changedMeanwhile : cohortRefusalOnPage(result.refusal, lang);
    return page(visit, found, [{ field: '', text }]);
  });
}

const toGroup = ({ params }: Visit) => ({ to: `/groepen/${params['id'] ?? ''}#sessies` });

interface Found {
  readonly group: Group;
  readonly session: Session;
  /** Who was in the group on that day. */
  readonly people: readonly Member[];
}

async function sessionOf({ verbs, acting, params }: Visit): Promise<Found | null> {
  const group = await verbs.showCohort(acting, params['id'] ?? '');
  const session = group.sessions.find(({ sessionId }) => sessionId === params['session']);
  if (!session) return null;
  const { day, sessionId } = session;
  const people = group.members.filter(({ status, from, until, attendance }) =>
    session.status === 'recorded'
      ? attendance[sessionId] !== undefined
      : status !== 'allocated' &&
        (from === null ? status === 'started' : from <= day) &&
        (until === null || day <= until),
  );
  return { group, session, people };
}

const nameOf = ({ name, trajectoryId }: Member): string => name ?? trajectoryId;
/** Whose presence a field holds stands in its name: a form of another session or group can say nothing of them here. */
const fieldOf = ({ trajectoryId }: Member): string => `aanwezig-${trajectoryId}`;
const noteField = ({ trajectoryId }: Member): string => `notitie-${trajectoryId}`;

const presenceOf = ({ form }: Visit, member: Member): Presence | undefined =>
  codes.presences.find((one) => one === form.text(fieldOf(member)));

/** Of whoever was there nothing is noted. */
const notesOf = (
  { form }: Visit,
  chosen: readonly { readonly member: Member; readonly presence: Presence | undefined }[],
): Record<string, string> =>
  Object.fromEntries(
    chosen.flatMap(({ member, presence }) => {
      const text = form.text(noteField(member));
      return presence === 'present' || text === '' ? [] : [[member.trajectoryId, text]];
    }),
  );

function page(visit: Visit, found: Found, problems: readonly Wrong[]): Shown {
  const { lang } = visit;
  const { group, session } = found;
  const t = sessionsWords[lang];
  const { place } = session;
  return {
    title: filled(t.attendanceTitle, { id: session.sessionId }),
    lead: `${capital(whenText(session, lang))}${place === null ? '' : `, ${place}`}. ${mayRecord(visit, found) ? t.attendanceLead : ''}`,
    place: 'groups',
    back: {
      href: `/groepen/${group.cohortId}#sessies`,
      text: filled(groupsWords[lang].groupName, { id: group.cohortId }),
    },
    problems,
    body: html`${content(visit, found, problems)}
    ${section(groupsWords[lang].moves, movesTable(group, lang, session.sessionId))}`,
  };
}

const mayRecord = (visit: Visit, { group, session, people }: Found): boolean =>
  isAllowed('recordAttendance', visit) &&
  group.phase === 'running' &&
  isOpenSession(session) &&
  session.day <= group.today &&
  people.length > 0;

function content(visit: Visit, found: Found, problems: readonly Wrong[]): Html {
  const { lang } = visit;
  const { group, session, people } = found;
  const t = sessionsWords[lang];
  if (session.status === 'recorded') return html`${notice(t.recorded, 'success')} ${recorded(found, lang)}`;
  if (session.status === 'cancelled') return notice(t.isCancelled, 'warning');
  if (mayRecord(visit, found)) return form(visit, found, problems);
  const { day } = session;
  const why =
    day > group.today
      ? filled(t.tooEarly, { day: shortDate(day) })
      : group.phase === 'running'
        ? people.length === 0
          ? t.nobodyThen
          : groupsWords[lang].doNone
        : t.notRunning;
  return notice(why);
}

const recorded = ({ people, session }: Found, lang: Lang): Html =>
  table(
    filled(sessionsWords[lang].attendanceTitle, { id: session.sessionId }),
    [
      { title: groupsWords[lang].who, head: true, cell: nameOf },
      {
        title: sessionsWords[lang].presence,
        cell: ({ attendance }) => {
          const presence = attendance[session.sessionId];
          return presence ? presenceWords[presence][lang] : '–';
        },
      },
    ],
    people,
  );

/** They said beforehand that they could not come: it is proposed, and the group worker judges. */
const said = ({ cannotCome }: Member, { day }: Session): boolean => cannotCome.includes(day);

function form(visit: Visit, { group, session, people }: Found, problems: readonly Wrong[]): Html {
  const { lang, form: typed } = visit;
  const t = sessionsWords[lang];
  const options = codes.presences.map((value) => ({ value, text: presenceWords[value][lang] }));
  const cancel = new URLSearchParams({ sessionId: session.sessionId });
  return html`<form class="w2-attendance" method="post">
      <p class="w2-row w2-no-print">
        <button
          class="ds-button"
          data-variant="secondary"
          type="button"
          data-choose-all="present"
          data-said="${t.everyoneSaid}"
          aria-describedby="iedereen-gezegd"
          hidden
        >
          ${t.everyone}
        </button>
        <span id="iedereen-gezegd" role="status"></span>
      </p>
      ${people.map(
        (member) =>
          html`<div class="w2-person">
            ${radioField({
              name: fieldOf(member),
              label: filled(t.wasThere, { who: nameOf(member) }),
              ...(said(member, session) ? { note: t.saidBefore } : {}),
              value: typed.text(fieldOf(member)) || (said(member, session) ? 'excused' : ''),
              options,
              wrong: problems,
            })}
            <div class="w2-person-note">
              ${areaField({
                name: noteField(member),
                label: `${filled(t.noteLabel, { who: nameOf(member) })} (${screenWords[lang].optional})`,
                note: t.noteHint,
                value: typed.text(noteField(member)),
                optional: true,
                rows: 2,
              })}
            </div>
          </div>`,
      )}
      ${hidden('sleutel', typed.text('sleutel') || visit.newKey())}
      <div class="w2-row">
        ${button(t.save)}
        <a class="ds-link" href="/groepen/${group.cohortId}#sessies">${screenWords[lang].cancel}</a>
      </div>
    </form>
    <div class="w2-card w2-no-print w2-aside">
      <h2 class="ds-heading" data-size="2xs">${t.heldQuestion}</h2>
      <p>${t.heldNote}</p>
      <p>
        <a class="ds-link" href="/groepen/${group.cohortId}/doe/cancelSession?${cancel.toString()}">${t.heldLink}</a>
      </p>
    </div>`;
}
