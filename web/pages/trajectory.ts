import type { LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import {
  commandsAnswering,
  machineCommands,
  type commandSpecs,
  type AvailableCommand,
} from '../../domain/trajectory/index.ts';
import {
  capital,
  closeWords,
  cohortWaitText,
  commandText,
  filled,
  heldText,
  languageText,
  lineSentence,
  longDate,
  mailFailsWords,
  matterText,
  onwardSentence,
  phaseText,
  provinceText,
  shortBirth,
  shortDate,
  trackSentence,
  trajectoryWords,
  waitSentences,
  whoDoesWhat,
  worklistWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { colleaguesOf, type Colleagues } from '../components/colleagues.ts';
import { dateWithMeaning } from '../components/date.ts';
import { ifAllowed, ifThere } from '../components/maybe.ts';
import { peopleSection } from '../components/people.ts';
import { nameOf } from '../components/subject.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { timeline } from '../components/timeline.ts';
import { tracker } from '../components/tracker.ts';
import { html, none, type Html } from '../html.ts';
import { backOf, here } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';
import { glassOffer } from './glass.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;

/** One trajectory: where it is, whose turn it is, what can be done, what was and what comes. */
export function trajectoryPage(site: Site): void {
  site.get('/trajecten/:id', async (visit) => {
    const { verbs, acting, params, by, lang } = visit;
    const id = params['id'] ?? '';
    const shown = verbs.showTrajectory(acting, id);
    // A lead may open with a reason what is not theirs; to all others it is not there.
    const view = visit.may('breakGlass') ? await ifThere(shown) : await shown;
    if (view === null) return glassOffer(visit);
    const [commands, future, plan, colleagues] = await Promise.all([
      ifAllowed(verbs.commandsOf(acting, id, by)),
      ifAllowed(verbs.forecastOf(acting, id)),
      visit.may('planOf') ? ifAllowed(verbs.planOf(acting, id)) : null,
      colleaguesOf(visit),
    ]);
    const t = trajectoryWords[lang];
    const name = nameOf(view);
    return {
      title: name === '' ? `${t.unnamed} ${id}` : `${name} (${id})`,
      place: 'work',
      wide: true,
      back: backOf(visit, '/werk'),
      body: html`${tracker(view.phase, lang)}
        <div class="w2-two">
          <div class="w2-stack">
            ${mailOf(view, lang)} ${now(view, colleagues, lang)} ${actions(view, commands ?? [], visit)}
            ${section(
              t.timeline,
              html`<p class="w2-quiet">${future && future.length > 0 ? t.timelineLead : t.timelinePast}</p>
                ${timeline(view.events ?? [], future, view.today as LocalDate, lang)}`,
              'tijdlijn',
            )}
          </div>
          <div class="w2-stack">
            ${about(view, visit)} ${also(view, lang)} ${peopleSection({ view, plan, colleagues, lang })}
            ${more(view, visit, (commands ?? []).length > 0)}
          </div>
        </div>`,
    };
  });
}

/** That the person's address does not work, or that mail waits for its hour. */
const mailOf = ({ mailFails, mailLeavesAt }: View, lang: Lang): Html =>
  html`${mailFails ? notice(mailFailsWords.toDo[lang], 'warning') : none}${mailLeavesAt ? html`<p class="w2-quiet">${filled(trajectoryWords[lang].held, { when: heldText(mailLeavesAt, lang) })}</p>` : none}`;

function now(view: View, colleagues: Colleagues, lang: Lang): Html {
  const t = trajectoryWords[lang];
  const { waiting, closed, today, actorNames, line, group, track, phase } = view;
  if (closed || !waiting)
    return notice(
      closed
        ? filled(t.closed, {
            day: longDate(closed.on as LocalDate, lang),
            reason: closed.reason ? closeWords[closed.reason][lang] : '',
          })
        : t.nothing,
    );
  const { waitsFor } = waiting;
  const [first = '', ...rest] = waitSentences(waitsFor, today as LocalDate, actorNames, lang, false);
  return html`<section class="w2-card" data-now ${waitsFor.overdue ? html`data-late` : none}>
    <h2 class="ds-heading" data-size="2xs">${t.now}</h2>
    <p class="w2-next">${first}</p>
    ${rest.map((sentence) => html`<p>${sentence}</p>`)} ${line ? html`<p>${lineSentence(line, lang)}</p>` : none}
    ${group ? html`<p>${filled(t.groupOf, { id: group.cohortId, who: colleagues.get(group.groupWorkerId)?.name ?? group.groupWorkerId })}: ${group.waiting.map((wait) => cohortWaitText(wait, lang)).join('; ')}</p>` : none}
    ${track && (track.cutByCap || phase === 'groupTrack') ? html`<p>${trackSentence(track, lang)}</p>` : none}
    <p>
      <a class="ds-link" href="/trajecten/${view.trajectoryId}/waarom/${encodeURIComponent(waitsFor.deadlineId)}"
        >${t.why}</a
      >
    </p>
  </section>`;
}

/** What somebody does most in each phase stands first; the rest is behind a press. */
function actions({ waiting, trajectoryId }: View, commands: readonly AvailableCommand[], { lang, url }: Visit): Html {
  const t = trajectoryWords[lang];
  const given = commands.filter(({ name }) => !machineCommands.has(name) && !byTools.has(name));
  const main = mainOf(waiting?.waitsFor.rule ?? '');
  const first = given.filter(({ name }) => main.includes(name));
  const others = given.filter(({ name }) => !first.some((one) => one.name === name));
  const link = ({ name }: AvailableCommand): Html =>
    html`<li>
      <a href="/trajecten/${trajectoryId}/doe/${name}?terug=${encodeURIComponent(url)}"
        >${capital(commandText(name, lang))}</a
      >
    </li>`;
  return section(
    t.actions,
    given.length === 0
      ? html`<p class="w2-quiet">${t.actionsNone}</p>`
      : html`${
          first.length === 0
            ? none
            : html`<ul class="w2-actions">
                ${first.map(link)}
              </ul>`
        }
        ${
          others.length === 0
            ? none
            : html`<details ${first.length === 0 ? html`open` : none}>
                <summary>${filled(t.actionsMore, { n: others.length })}</summary>
                <ul class="w2-actions">
                  ${others.map(link)}
                </ul>
              </details>`
        }`,
    'acties',
  );
}

/** Whole rule sets and calendars are no form; what corrects has a page of its own. */
const byTools = new Set<string>(['adoptRules', 'adoptCalendar', 'correctEvent', 'recordAttendance']);

/** What answers a rule: the commands that note what its title asks for, and those that stand beside them here. */
function mainOf(rule: string): readonly string[] {
  const found = Object.entries(besideNoting).find(([start]) => rule.startsWith(start));
  return found ? [...commandsAnswering(found[0]), ...found[1]] : [];
}

/** `GRP` of `GRP-1`. */
type Family<Key extends string> = Key extends `${infer Start}-${string}` ? Start : never;

const besideNoting: Readonly<Partial<Record<RuleKey | Family<RuleKey>, readonly (keyof typeof commandSpecs)[]>>> = {
  REG: ['giveConsent', 'refuseConsent'],
  INT: ['decideEligibility'],
  'PLAN-1': ['agreePlan'],
  'PLAN-2': ['addGoal', 'addAction'],
  'PLAN-3': ['changeAction', 'dropAction'],
  MED: ['refer', 'reviewPlan'],
  REF: ['acceptReferral', 'declineReferral', 'withdrawReferral', 'joinCohort', 'startGroup', 'recordContact'],
  WAIT: ['acceptPlace', 'withdrawReferral'],
  GRP: ['startGroup', 'recordConsultation', 'completeGroupTrack'],
  CON: ['raiseTopic'],
  WEL: ['recordWelfareAnswer'],
  EXP: ['findExpert', 'declineExpert'],
  EXT: ['requestLookup'],
  OUT: ['registerOutcome', 'checkOutcome', 'requestJobCoaching', 'declineJobCoaching', 'referOnward'],
  CAP: ['registerOutcome', 'endGuidance'],
  JC: ['assignJobCoach', 'recordEmployerAnswer', 'endJobCoaching', 'requestJobCoaching', 'declineJobCoaching'],
  PAU: ['resume', 'recordContact'],
  ONW: ['recordOnwardResult'],
};

function about(view: View, visit: Visit): Html {
  const { lang } = visit;
  const t = trajectoryWords[lang];
  const { person, closed, phase, phaseSince, onward } = view;
  const { trajectoryId: id } = view;
  return html`<section class="w2-card">
    <h2 class="ds-heading" data-size="2xs">${t.facts}</h2>
    ${facts([
      [t.phase, filled(t.since, { phase: phaseText(phase, lang), day: shortDate(phaseSince as LocalDate) })],
      [t.entered, shortDate(view.enteredOn as LocalDate)],
      [t.province, provinceText(view.province, lang)],
      [t.dossier, view.dossierNumber],
      [t.mediator, view.mediatorId === null ? t.noMediator : (view.mediatorName ?? view.mediatorId)],
      [t.born, person?.birthDate ? shortBirth(person.birthDate) : null],
      [t.home, [person?.postcode, person?.municipality].filter(Boolean).join(' ')],
      [t.language, languageText(person?.language ?? '', lang)],
      [t.phone, person?.phone],
      [t.email, person?.email],
    ])}
    ${
      (person?.phone || person?.email) && visit.may('revealContact') && !closed
        ? html`<p>
            <a class="ds-link" href="/trajecten/${id}/contact?terug=${encodeURIComponent(here(visit))}">${t.reveal}</a>
          </p>`
        : none
    }
    ${
      onward && onward.length > 0
        ? html`<h3 class="ds-heading" data-size="2xs">${t.onward}</h3>
            <ul>
              ${onward.map((one) => html`<li>${onwardSentence(one, lang)}</li>`)}
            </ul>`
        : none
    }
  </section>`;
}

function also({ waiting, today, actorNames, trajectoryId }: View, lang: Lang): Html | string {
  const t = trajectoryWords[lang];
  if (!waiting || waiting.also.length === 0) return none;
  return section(
    t.also,
    table(
      t.also,
      [
        {
          title: t.whatColumn,
          head: true,
          cell: ({ who, rule, matter, deadlineId }) =>
            html`${whoDoesWhat(who, rule, matter ? matterText(matter, actorNames, lang) : '', lang)}
              <a class="ds-link w2-small" href="/trajecten/${trajectoryId}/waarom/${encodeURIComponent(deadlineId)}"
                >${rule}<span class="ds-sr-only">: ${t.why}</span></a
              >`,
        },
        { title: worklistWords[lang].until, cell: ({ until }) => dateWithMeaning(until, today, lang) },
      ],
      waiting.also,
    ),
  );
}

/** Of no use to whoever only reads: a lead who opened a file that is not theirs. */
const ofWhoActs: ReadonlySet<string> = new Set(['wat-als', 'rechtzetten', 'kaart']);

/** The pages beside this one, as far as somebody may read them. */
function more({ trajectoryId: id, closed, deadlines }: View, { lang, may }: Visit, acts: boolean): Html {
  const t = trajectoryWords[lang];
  const asksEmployer = deadlines.some(({ rule, status }) => rule === 'JC-1' && status === 'open');
  const pages = [
    ['verloop', 'course', 'showTrajectory'],
    ['plan', 'plan', 'planOf'],
    ['opzoekingen', 'lookups', 'lookupsOf'],
    ['brieven', 'letters', 'lettersOf'],
    ['notities', 'notes', 'notesOf'],
    ['overdracht', 'handover', 'makePersonLink'],
    ['contact', 'contact', 'changeContact'],
    ['wat-als', 'moves', 'whatIfCommand'],
    ['rechtzetten', 'corrections', 'giveCommand'],
    ['kaart', 'card', 'makePersonLink'],
    ['werkgever', 'employer', 'makeEmployerLink'],
  ] as const;
  return section(
    t.more,
    html`<ul class="w2-actions">
      ${pages.filter(([path, , needs]) => may(needs) && (acts || closed || !ofWhoActs.has(path)) && (path !== 'werkgever' || asksEmployer)).map(([path, name]) => html`<li><a href="/trajecten/${id}/${path}">${t.sections[name]}</a></li>`)}
    </ul>`,
  );
}
