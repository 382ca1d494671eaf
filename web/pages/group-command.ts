import { cohortCommandNames, cohortMachineCommands, type CohortCommandName } from '../../domain/cohort/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  capital,
  cohortCommandText,
  cohortEventSentence,
  cohortWaitText,
  commandText,
  filled,
  groupsWords,
  roleText,
  screenWords,
  sessionsWords,
  shortDate,
  trajectoryWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { commandField, dataOf, type CommandField } from '../components/command-form.ts';
import { confirmForm, isConfirmed, wantsChange } from '../components/doing.ts';
import { button, hidden, textField } from '../components/field.ts';
import { fieldsOf, groupBack, groupWrong } from '../components/group-form.ts';
import type { Group } from '../components/sessions.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { ownPath } from '../return-to.ts';
import { Form, type Site, type Visit } from '../site.ts';

type Foretold = Extract<Awaited<ReturnType<Verbs['whatIfCohort']>>, { ok: true }>;

interface Command {
  readonly name: CohortCommandName;
  readonly group: Group;
  readonly fields: readonly CommandField[];
}

const address = '/groepen/:id/doe/:name';

/** What has a page of its own, and whole calendars, which are no form. */
const elsewhere: Readonly<Partial<Record<CohortCommandName, (id: string) => string>>> = {
  recordConsultation: (id) => `/groepen/${id}/overleg`,
  recordAttendance: (id) => `/groepen/${id}#sessies`,
  moveSession: (id) => `/groepen/${id}#sessies`,
  adoptCalendar: (id) => `/groepen/${id}`,
};

/** Doing something with a group: a form, then what would happen, then it is done. */
export function groupCommandPage(site: Site): void {
  site.get(address, async (visit) => {
    const name = nameOf(visit);
    const id = visit.params['id'] ?? '';
    if (name === null || elsewhere[name]) return { to: (name && elsewhere[name]?.(id)) ?? `/groepen/${id}` };
    // What a link chose already stands in the form.
    return formOf({ ...visit, form: new Form(visit.query) }, await commandOf(visit, name), []);
  });

  site.post(address, async (visit) => {
    const { verbs, acting, by, form, params } = visit;
    const cohortId = params['id'] ?? '';
    const name = nameOf(visit);
    if (name === null || elsewhere[name]) return { to: `/groepen/${cohortId}` };
    const command = await commandOf(visit, name);
    if (wantsChange(visit)) return formOf(visit, command, []);
    const data = dataOf(command.fields, form);
    if (!isConfirmed(visit)) {
      const foretold = await verbs.whatIfCohort(acting, { cohortId, by, commands: [{ name, data }] });
      return foretold.ok ? preview(visit, command, foretold) : refusedForm(visit, command, foretold.refusal);
    }
    const place = form.text('place');
    const result = await verbs.giveCohortCommand(acting, {
      cohortId,
      name,
      by,
      data,
      ...(place === '' ? {} : { place: place.slice(0, 200) }),
      idempotencyKey: form.text('sleutel') || visit.newKey(),
    });
    if (!result.ok) return refusedForm(visit, command, result.refusal);
    return { to: doneAt(visit, result.sequence - result.events.length) };
  });

  site.get('/groepen/:id/gedaan', done);
}

function nameOf({ params }: Visit): CohortCommandName | null {
  const found = cohortCommandNames.find((one) => one === params['name']);
  return found === undefined || cohortMachineCommands.has(found) ? null : found;
}

/** @throws AppError as the verbs do */
async function commandOf(visit: Visit, name: CohortCommandName): Promise<Command> {
  const group = await visit.verbs.showCohort(visit.acting, visit.params['id'] ?? '');
  return { name, group, fields: await fieldsOf(visit, group, name) };
}

const refusedForm = (visit: Visit, command: Command, refusal: Parameters<typeof groupWrong>[0]): Shown =>
  formOf(visit, command, groupWrong(refusal, command.fields, visit.lang));

const titleOf = ({ name, group }: Command, lang: Lang): string =>
  `${capital(cohortCommandText(name, lang))}: ${filled(groupsWords[lang].groupName, { id: group.cohortId })}`;

function formOf(visit: Visit, command: Command, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const back = groupBack(visit);
  const t = sessionsWords[lang];
  const s = screenWords[lang];
  return {
    title: titleOf(command, lang),
    place: 'groups',
    lead: t.doLead,
    back: { href: back, text: s.back },
    problems,
    body: html`<form class="w2-form" method="post" action="/groepen/${command.group.cohortId}/doe/${command.name}">
      ${command.fields.map((field) => commandField(field, form, problems, lang))}
      ${
        command.name === 'addSession'
          ? textField({
              name: 'place',
              label: `${t.place} (${s.optional})`,
              value: form.text('place'),
              optional: true,
              max: 200,
            })
          : none
      }
      ${hidden('terug', back)} ${hidden('stap', 'toon')}
      <div class="w2-row">${button(trajectoryWords[lang].look)} <a class="ds-link" href="${back}">${s.cancel}</a></div>
    </form>`,
  };
}

/** Everything that would happen, before it does. */
function preview(visit: Visit, command: Command, foretold: Foretold): Shown {
  const { lang } = visit;
  const t = trajectoryWords[lang];
  const isFinal = command.name === 'end';
  return {
    title: filled(t.previewTitle, { command: titleOf(command, lang) }),
    place: 'groups',
    lead: t.previewLead,
    body: html`${foretoldParts(foretold, namesIn(command), lang)} ${isFinal ? notice(t.final, 'warning') : none}
    ${confirmForm(visit, { text: capital(cohortCommandText(command.name, lang)), away: groupBack(visit), ...(isFinal ? { color: 'danger' } : {}) })}`,
  };
}

/** What people are called, by the number of their trajectory. */
type Names = ReadonlyMap<string, string>;

/** `An Claes (T-000020)`. */
const membersOf = ({ members }: Group): Names =>
  new Map(members.flatMap(({ trajectoryId: id, name }) => (name ? [[id, `${name} (${id})`]] : [])));

/** Those in the group, and those who may be chosen. */
const namesIn = ({ group, fields }: Command): Names =>
  new Map([
    ...membersOf(group),
    ...fields.flatMap(({ choices = [] }) => choices.map(({ value, text }) => [value, text] as const)),
  ]);

const withNames = (sentence: string, names: Names): string =>
  sentence.replaceAll(/T-\d{6,9}/g, (id) => names.get(id) ?? id);

/** What is noted, which sessions change, what goes to people's own trajectories, who is told. */
function foretoldParts({ events, sessions, told, members }: Foretold, names: Names, lang: Lang): Html {
  const t = trajectoryWords[lang];
  const w = sessionsWords[lang];
  const list = (lines: readonly string[]): Html =>
    html`<ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
  return html`${section(t.previewEvents, list(events.map((event) => capital(withNames(cohortEventSentence(event, lang), names)))))}
  ${sessions.length === 0 ? none : section(w.previewSessions, sessionChanges(sessions, lang))}
  ${
    members.length === 0
      ? none
      : section(
          w.previewMembers,
          list(
            members.map(({ command, trajectoryId }) =>
              filled(w.previewMember, {
                command: capital(commandText(command, lang)),
                who: names.get(trajectoryId) ?? trajectoryId,
              }),
            ),
          ),
        )
  }
  ${section(
    t.previewTold,
    told.length === 0
      ? html`<p>${t.previewToldNone}</p>`
      : list(
          told.map(({ to, about }) =>
            filled(w.toldLine, { who: capital(roleText(to, lang)), about: w.subjects[about] }),
          ),
        ),
  )}`;
}

/** Old date beside new. */
export function sessionChanges(sessions: Foretold['sessions'], lang: Lang): Html {
  const t = { ...groupsWords[lang], ...sessionsWords[lang] };
  const day = (on: LocalDate | null, otherwise: string): string => (on === null ? otherwise : shortDate(on));
  return table(
    t.previewSessions,
    [
      { title: t.session, head: true, cell: ({ sessionId }) => filled(t.sessionName, { id: sessionId }) },
      { title: t.old, cell: ({ before }) => day(before, '–') },
      { title: t.new, cell: ({ after }) => html`<b>${day(after, t.gone)}</b>` },
    ],
    sessions,
  );
}

/** Where what was done stands: an address that can be kept. @param from the number of the event before it */
export function doneAt(visit: Visit, from: number): string {
  const { params } = visit;
  const back = new URLSearchParams({ van: String(from), terug: groupBack(visit) });
  return `/groepen/${params['id'] ?? ''}/gedaan?${back.toString()}`;
}

async function done({ verbs, acting, params, query, lang }: Visit): Promise<Shown> {
  const id = params['id'] ?? '';
  const group = await verbs.showCohort(acting, id);
  const from = Number(query.get('van'));
  const happened = group.events.filter(({ sequence, type }) => sequence > from && !type.startsWith('Deadline'));
  const t = trajectoryWords[lang];
  const back = ownPath(query.get('terug'), `/groepen/${id}`);
  return {
    title: `${t.doneTitle}: ${filled(groupsWords[lang].groupName, { id })}`,
    place: 'groups',
    body: html`${
        happened.length === 0
          ? notice(t.doneNothing)
          : notice(
              html`<ul>
                ${happened.map((event) => html`<li>${capital(withNames(cohortEventSentence(event, lang), membersOf(group)))}</li>`)}
              </ul>`,
              'success',
            )
      }
      ${
        group.waiting.length === 0
          ? none
          : section(
              t.doneNext,
              html`${group.waiting.map((wait) => html`<p>${capital(cohortWaitText(wait, lang))}.</p>`)}`,
            )
      }
      <div class="w2-row">
        <a class="ds-button" href="/groepen/${id}">${sessionsWords[lang].toGroup}</a>
        ${back === `/groepen/${id}` ? none : html`<a class="ds-link" href="${back}">${t.toList}</a>`}
      </div>`,
  };
}
