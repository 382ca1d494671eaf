import type { LocalDate } from '../../domain/calendar/index.ts';
import { codes, mayBeMistake, mayCorrectEvent, type TrajectoryEvent } from '../../domain/trajectory/index.ts';
import {
  closeWords,
  correctionsWords,
  correctionWords,
  eventSentence,
  filled,
  longDate,
  phaseText,
  planPageWords,
  reopenWords,
  screenWords,
  shortBirth,
  trajectoryWords,
  type Lang,
} from '../../words/index.ts';
import { colleaguesOf, whoText, type Colleagues } from '../components/colleagues.ts';
import { availableTo, rowLinks, type Available } from '../components/command-links.ts';
import { dateCell } from '../components/date.ts';
import { areaField, button, radioField } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { notice, section, table } from '../components/table.ts';
import { tried } from '../components/doing.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

const recent = 8;

/** What was noted wrongly: events, a closing, somebody who was registered twice; and who comes back. */
export function correctionsPage(site: Site): void {
  site.get('/trajecten/:id/rechtzetten', async (visit) => page(visit, '', []));
  site.post('/trajecten/:id/rechtzetten/afsluiting', undo);
  site.post('/trajecten/:id/rechtzetten/heropenen', comeBack);
}

type Asked = '' | 'undo' | 'reopen';

async function page(visit: Visit, asked: Asked, problems: readonly Wrong[]): Promise<Shown> {
  const { lang, query } = visit;
  const subject = await subjectOf(visit);
  const { view, id } = subject;
  const [may, colleagues] = await Promise.all([availableTo(visit, id), colleaguesOf(visit)]);
  const t = correctionsWords[lang];
  const place = query.get('plaats');
  return {
    title: filled(t.title, { name: subject.name }),
    lead: t.lead,
    place: 'work',
    back: subject.back,
    problems,
    body: html`${
      query.has('terug-open')
        ? notice(
            [
              filled(t.undone, { phase: phaseText(view.phase, lang) }),
              place === 'queued' ? t.undoneQueued : place === 'offered' ? t.undoneOffered : '',
            ].join(' '),
            'success',
          )
        : none
    }
    ${view.closed ? closing(visit, subject, asked, problems) : events(visit, subject, may, colleagues)}
    ${view.closed ? none : elsewhere(id, visit)} ${await duplicates(visit, subject)}`,
  };
}

function events(visit: Visit, { id, view }: Subject, may: Available, colleagues: Colleagues): Html {
  const { lang } = visit;
  const t = correctionsWords[lang];
  const found = (view.events ?? []).filter((event) => mayCorrectEvent(event, visit.by.role)).toReversed();
  if (found.length === 0 || !may.has('correctEvent'))
    return section(t.events, html`<p class="w2-quiet">${t.eventsNone}</p>`);
  const rows = (caption: string, some: readonly TrajectoryEvent[]): Html =>
    table(
      caption,
      [
        { title: t.what, head: true, cell: (event) => eventSentence(event, lang) },
        { title: t.on, cell: ({ on }) => dateCell(on) },
        { title: t.by, cell: ({ by }) => whoText(by, colleagues, lang) },
        {
          title: planPageWords[lang].do,
          cell: (event) =>
            rowLinks(visit, id, may, `${eventSentence(event, lang)} (${event.sequence})`, [
              { name: 'correctEvent', with: { sequence: String(event.sequence) } },
            ]),
        },
      ],
      some,
    );
  const older = found.slice(recent);
  return section(
    t.events,
    html`${rows(t.events, found.slice(0, recent))}
    ${
      older.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.earlier, { n: older.length })}</summary>
            ${rows(filled(t.earlier, { n: older.length }), older)}
          </details>`
    }`,
  );
}

const elsewhere = (id: string, { lang, may }: Visit): Html => {
  const t = correctionsWords[lang];
  return html`<details>
    <summary>${t.elsewhere}</summary>
    <ul class="w2-list">
      <li>${t.again}</li>
      ${may('planOf') ? html`<li>${t.plan} <a class="ds-link" href="/trajecten/${id}/plan">${t.toPlan}</a></li>` : none}
      <li>${t.backed}</li>
      <li>${t.rested}</li>
    </ul>
  </details>`;
};

/** Of what is closed: the closing was wrong, or the person comes back. */
function closing(visit: Visit, { view }: Subject, asked: Asked, problems: readonly Wrong[]): Html {
  const { lang, may } = visit;
  const t = correctionsWords[lang];
  const { closed, followedBy } = view;
  const text = filled(t.closed, {
    day: longDate(closed!.on as LocalDate, lang),
    reason: closed?.reason ? closeWords[closed.reason][lang] : '',
  });
  return html`${notice(text)}
  ${
    followedBy
      ? html`<p><a class="ds-link" href="/trajecten/${followedBy}">${filled(t.followed, { id: followedBy })}</a></p>`
      : html`${may('undoClosing') && closed?.reason && mayBeMistake(closed.reason) ? closingForm(visit, 'undo', asked === 'undo' ? problems : []) : none}
        ${may('reopen') ? closingForm(visit, 'reopen', asked === 'reopen' ? problems : []) : none}`
  }`;
}

function closingForm(visit: Visit, of: 'undo' | 'reopen', problems: readonly Wrong[]): Html {
  const { lang, form, params } = visit;
  const t = correctionsWords[lang];
  const undoes = of === 'undo';
  const options = undoes
    ? codes.correctionReasons.map((value) => ({ value, text: correctionWords[value][lang] }))
    : codes.reopenReasons.map((value) => ({ value, text: reopenWords[value][lang] }));
  // Two forms on one page: each field has an id of its own.
  const own = (name: string): string => `${of}-${name}`;
  return section(
    undoes ? t.undoTitle : t.reopenTitle,
    html`<p>${undoes ? t.undoText : t.reopenText}</p>
      <form
        class="w2-form"
        method="post"
        action="/trajecten/${params['id'] ?? ''}/rechtzetten/${undoes ? 'afsluiting' : 'heropenen'}"
      >
        ${radioField({ name: own('because'), label: t.reason, options, value: form.text(own('because')), wrong: problems })}
        ${areaField({ name: own('note'), label: `${t.note} (${screenWords[lang].optional})`, note: trajectoryWords[lang].noteHint, value: form.text(own('note')), optional: true })}
        <div>${button(undoes ? t.undo : t.reopen, undoes ? 'secondary' : 'primary')}</div>
      </form>`,
  );
}

/** What a form of the two asked for; a code that is none is refused by its words. */
function askedOf<C extends string>({ form, params, by }: Visit, of: 'undo' | 'reopen', reasons: readonly C[]) {
  const because = reasons.find((one) => one === form.text(`${of}-because`)) ?? null;
  const note = form.text(`${of}-note`);
  return { trajectoryId: params['id'] ?? '', because, by, ...(note === '' ? {} : { note }) };
}

const without = (of: 'undo' | 'reopen', lang: Lang): Wrong[] => [
  { field: `${of}-because`, text: screenWords[lang].chooseReason },
];

async function undo(visit: Visit) {
  const { verbs, acting, lang } = visit;
  const { because, ...request } = askedOf(visit, 'undo', codes.correctionReasons);
  if (because === null) return page(visit, 'undo', without('undo', lang));
  const result = await tried(verbs.undoClosing(acting, { ...request, because }), lang);
  if (!result.ok) return page(visit, 'undo', result.problems);
  return { to: `/trajecten/${request.trajectoryId}/rechtzetten?terug-open=1&plaats=${result.value.place}` };
}

async function comeBack(visit: Visit) {
  const { verbs, acting, lang } = visit;
  const { because, ...request } = askedOf(visit, 'reopen', codes.reopenReasons);
  if (because === null) return page(visit, 'reopen', without('reopen', lang));
  const result = await tried(verbs.reopen(acting, { ...request, because }), lang);
  return result.ok ? { to: `/trajecten/${result.value.trajectoryId}` } : page(visit, 'reopen', result.problems);
}

/** Others who may be the same person, for whoever leads; and the way to join them, for whoever may. */
async function duplicates(visit: Visit, { id }: Subject): Promise<Html | string> {
  const { verbs, acting, lang, may } = visit;
  const t = correctionsWords[lang];
  if (!may('replaceInsz')) return none;
  const groups = may('namesakes') ? ((await ifAllowed(verbs.namesakes(acting))) ?? []) : [];
  const mine = groups.find(({ people }) => people.some(({ trajectories }) => trajectories.includes(id)));
  const join = html`<p><a class="ds-link" href="/trajecten/${id}/contact/rijksregisternummer">${t.join}</a></p>`;
  if (!mine) return join;
  return section(
    t.duplicates,
    html`<p class="w2-quiet">${t.duplicatesLead}</p>
      ${table(
        t.duplicates,
        [
          { title: trajectoryWords[lang].unnamed, head: true, cell: ({ name }) => name },
          { title: t.born, cell: ({ birthDate }) => (birthDate === null ? '–' : shortBirth(birthDate)) },
          {
            title: t.trajectories,
            cell: ({ trajectories }) =>
              html`${trajectories.map((one) => html`<a class="ds-link" href="/trajecten/${one}">${one}</a> `)}`,
          },
        ],
        mine.people,
      )}
      ${join}`,
  );
}
