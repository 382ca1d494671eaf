import { addDays, daysBetween, type LocalDate } from '../../domain/calendar/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import type { PlanView } from '../../app/trajectories/index.ts';
import {
  capital,
  actionOwnerWords,
  channelWords,
  cohortWaitText,
  eventSentence,
  exchangedText,
  expertStatusWords,
  filled,
  handoverWords,
  languageText,
  lookupSystemWords,
  longDate,
  matterText,
  ocmwQuestionWords,
  onwardSentence,
  phaseText,
  planWordsById,
  shortBirth,
  shortDate,
  themeWords,
  trajectoryWords,
  waitSentences,
  whoDoesWhat,
  futureText,
} from '../../words/index.ts';
import { colleaguesOf, whoText, type Colleagues } from '../components/colleagues.ts';
import { dateMeaning } from '../components/date.ts';
import { ifAllowed } from '../components/maybe.ts';
import { peopleSection } from '../components/people.ts';
import { printButton } from '../components/print.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { facts, section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

interface Page {
  readonly visit: Visit;
  readonly subject: Subject;
  readonly plan: PlanView | null;
  readonly words: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  readonly future: readonly TrajectoryEvent[];
  readonly colleagues: Colleagues;
}

/** What whoever takes over must know, on one page: from the events, so nobody has to write it. */
export function handoverPage(site: Site): void {
  site.get('/trajecten/:id/overdracht', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const id = params['id'] ?? '';
    const [subject, plan, changes, notes, future, colleagues] = await Promise.all([
      subjectOf(visit),
      ifAllowed(verbs.planOf(acting, id)),
      ifAllowed(verbs.planHistory(acting, id)),
      ifAllowed(verbs.notesOf(acting, id)),
      ifAllowed(verbs.forecastOf(acting, id)),
      colleaguesOf(visit),
    ]);
    const page: Page = {
      ...{ visit, subject, plan, colleagues },
      words: planWordsById(changes ?? []),
      notes: new Map((notes?.notes ?? []).map(({ noteId, text }) => [noteId, text])),
      future: future ?? [],
    };
    const t = handoverWords[lang];
    return {
      title: filled(t.title, { name: subject.name }),
      lead: filled(t.lead, { day: longDate(subject.view.today as LocalDate, lang) }),
      place: 'work',
      wide: true,
      back: subject.back,
      body: html`${printButton(lang)}
        <div class="w2-sheet">
          ${person(page)} ${contact(page)} ${promises(page)} ${ahead(page)} ${known(page)}
          ${peopleSection({ view: subject.view, plan, colleagues, lang })}
        </div>`,
    };
  });
}

const list = (items: readonly (Html | string)[], otherwise: string): Html =>
  items.length === 0
    ? html`<p class="w2-quiet">${otherwise}</p>`
    : html`<ul class="w2-list">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;

function person({ subject: { view, id }, visit: { lang } }: Page): Html {
  const t = handoverWords[lang];
  const w = trajectoryWords[lang];
  const { person: who, waiting, today } = view;
  const [first] = waiting ? waitSentences(waiting.waitsFor, today as LocalDate, view.actorNames, lang, false) : [];
  const not = [who.safeToCall === false ? t.notCall : '', who.safeToMail === false ? t.notMail : ''].filter(Boolean);
  return section(
    t.person,
    facts([
      [w.dossier, [id, view.dossierNumber].filter(Boolean).join(', ')],
      [w.phase, filled(w.since, { phase: phaseText(view.phase, lang), day: shortDate(view.phaseSince as LocalDate) })],
      [w.entered, shortDate(view.enteredOn as LocalDate)],
      [w.born, who.birthDate ? shortBirth(who.birthDate) : null],
      [w.language, languageText(who.language ?? '', lang)],
      [w.home, [who.postcode, who.municipality].filter(Boolean).join(' ')],
      [t.reach, [who.channel ? channelWords[who.channel][lang] : '', ...not].filter(Boolean).join('; ')],
      [t.now, first ?? w.nothing],
    ]),
  );
}

/** The last time that somebody spoke with the person, and what was noted then. */
function contact({ subject: { view }, visit: { lang }, colleagues, notes }: Page): Html {
  const t = handoverWords[lang];
  const spoke = new Set<TrajectoryEvent['type']>([
    'ContactRecorded',
    'PlanReviewed',
    'PlanAgreed',
    'IntakeTalkHeld',
    'CoachingRecorded',
  ]);
  const last = (view.events ?? []).findLast(({ type }) => spoke.has(type));
  if (!last) return section(t.contact, html`<p>${t.contactNone}</p>`);
  const days = daysBetween(last.on, view.today as LocalDate);
  const ago = days === 0 ? t.contactToday : days === 1 ? t.contactYesterday : filled(t.contactAgo, { n: days });
  const text = last.noteId === undefined ? undefined : notes.get(last.noteId);
  return section(
    t.contact,
    html`<p>
        <b>${longDate(last.on, lang)}</b>, ${ago}: ${eventSentence(last, lang)} (${whoText(last.by, colleagues, lang)})
      </p>
      ${text === undefined ? none : html`<p>${filled(t.words, { text })}</p>`}`,
  );
}

function promises(page: Page): Html {
  const { subject, plan, words, visit } = page;
  const { lang } = visit;
  const t = handoverWords[lang];
  const { view } = subject;
  const due = (on: string): Html =>
    html`<span class="w2-quiet"
      >${filled(t.by, { day: shortDate(on as LocalDate) })}, ${dateMeaning(on, view.today, lang)}</span
    >`;
  const answered = new Set(
    (view.events ?? []).flatMap((event) => (event.type === 'OcmwAnswered' ? [event.questionId] : [])),
  );
  const open = (plan?.actions ?? []).filter(({ status }) => status === 'open');
  return section(
    t.promises,
    list(
      [
        ...open.map(
          ({ id, owner, actorId, actorName, theme, dueOn }) =>
            html`${filled(t.promiseAction, {
              who: capital(actorId === null ? actionOwnerWords[owner][lang] : (actorName ?? actorId)),
              what: words.get(id) ?? themeWords[theme][lang],
            })}
            ${due(dueOn)}`,
        ),
        ...(plan?.requests ?? [])
          .filter(({ answer }) => answer === null)
          .map(({ actorId, actorName }) => filled(t.promiseAsk, { who: actorName ?? actorId })),
        ...(view.events ?? []).flatMap((event) =>
          event.type === 'OcmwAsked' && !answered.has(event.questionId)
            ? [filled(t.promiseOcmw, { question: ocmwQuestionWords[event.question][lang] })]
            : [],
        ),
        ...(plan?.experts ?? [])
          .filter(({ status }) => status === 'asked' || status === 'found')
          .map(({ status }) => capital(filled(t.promiseExpert, { status: expertStatusWords[status][lang] }))),
        ...(plan?.topics ?? []).map(({ theme }) => capital(filled(t.promiseTopic, { theme: themeWords[theme][lang] }))),
        ...(view.onward ?? [])
          .filter(({ result }) => result === null)
          .map((one) => filled(t.promiseOnward, { text: onwardSentence(one, lang) })),
      ],
      t.promisesNone,
    ),
  );
}

/** Of what was decided or answered only the last word counts. */
const decided: ReadonlySet<TrajectoryEvent['type']> = new Set<TrajectoryEvent['type']>([
  ...(['ConsentGiven', 'ConsentChanged', 'EligibilityDecided', 'PlanAgreed', 'OcmwAnswered'] as const),
  ...(['ReferralDeclined', 'ReferralWithdrawn', 'GroupTrackEnded', 'GroupOutcomeRegistered'] as const),
  ...(['OutcomeRegistered', 'OutcomeCorrected', 'JobCoachingDeclined', 'EmployerAnswered', 'ExpertDeclined'] as const),
  ...(['WelfareActorAnswered'] as const),
]);

function known({ subject: { view }, visit: { lang } }: Page): Html {
  const t = handoverWords[lang];
  const events = (view.events ?? []).filter(({ type }) => decided.has(type));
  const last = events.filter(({ type, sequence }) => {
    const many = type === 'OcmwAnswered' || type === 'WelfareActorAnswered';
    return many || !events.some((later) => later.type === type && later.sequence > sequence);
  });
  return section(
    t.known,
    html`<p class="w2-quiet">${t.knownLead}</p>
      ${list(
        [
          ...(view.lookups ?? []).flatMap(({ system, answer, since }) =>
            answer === null
              ? []
              : [
                  filled(t.fact, {
                    system: capital(lookupSystemWords[system][lang]),
                    answer: exchangedText(answer, lang),
                    since: since === null ? '' : filled(t.factSince, { day: shortDate(since) }),
                  }),
                ],
          ),
          ...last.map(
            (event) => html`${eventSentence(event, lang)} <span class="w2-quiet">${shortDate(event.on)}</span>`,
          ),
        ],
        t.knownNone,
      )}`,
  );
}

const milestones: ReadonlySet<TrajectoryEvent['type']> = new Set<TrajectoryEvent['type']>([
  ...(['GroupTrackEnded', 'GuidanceEnded', 'JobCoachingEnded', 'JobCoachingLapsed'] as const),
  ...(['TrajectoryClosed', 'Resumed', 'PlaceLapsed'] as const),
]);

/** What a rule does by itself is told by what it waits for. */
const itself = ({ who }: { readonly who: string }): boolean => who === 'rule' || who === 'system';

/** What falls due in thirty days, what is late already, and what time does by itself. */
function ahead({ subject: { view }, visit: { lang }, future }: Page): Html {
  const t = handoverWords[lang];
  const { waiting, today, actorNames, group } = view;
  const last = addDays(today as LocalDate, 30);
  const waits = waiting ? [waiting.waitsFor, ...waiting.also] : [];
  const rows = [
    ...waits
      .filter(({ until }) => until <= last)
      .map(({ who, rule, matter, until }) => ({
        on: until,
        text: capital(whoDoesWhat(who, rule, matter ? matterText(matter, actorNames, lang) : '', lang)),
      })),
    ...future
      .filter(
        ({ type, on }) =>
          milestones.has(type) && on <= last && !waits.some((wait) => itself(wait) && wait.until === on),
      )
      .map(({ type, on }) => ({ on, text: capital(futureText(type, null, lang)) })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return section(
    t.ahead,
    list(
      [
        ...rows.map(
          ({ on, text }) =>
            html`<b>${shortDate(on as LocalDate)}</b> <span class="w2-quiet">${dateMeaning(on, today, lang)}</span>:
              ${text}`,
        ),
        ...(group?.waiting ?? [])
          .filter(({ until }) => until <= last)
          .map((wait) => `${trajectoryWords[lang].group} ${group!.cohortId}: ${cohortWaitText(wait, lang)}`),
      ],
      t.aheadNone,
    ),
  );
}
