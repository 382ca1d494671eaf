import type { LocalDate } from '../../domain/calendar/index.ts';
import type { PlanChange, PlanView } from '../../app/trajectories/index.ts';
import {
  capital,
  actionOwnerWords,
  actionStatusWords,
  eventSentence,
  expertStatusWords,
  filled,
  goalStatusWords,
  longDate,
  ocmwAnswerWords,
  ocmwQuestionWords,
  planPageWords,
  planWordsById,
  shortDate,
  themeWords,
  topicWords,
  welfareAnswerWords,
} from '../../words/index.ts';
import { colleaguesOf, whoText, type Colleagues } from '../components/colleagues.ts';
import { availableTo, commandLinks, rowLinks, type Available, type CommandLink } from '../components/command-links.ts';
import { dateCell, dateWithMeaning } from '../components/date.ts';
import { printButton } from '../components/print.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

interface Page {
  readonly visit: Visit;
  readonly subject: Subject;
  readonly plan: PlanView;
  readonly may: Available;
  /** Their own words, by what they are about. */
  readonly words: ReadonlyMap<string, string>;
}

/** The welfare plan: goals, who does what by when, who was asked, and who changed what. */
export function planPage(site: Site): void {
  site.get('/trajecten/:id/plan', async (visit) => {
    const { verbs, acting, lang, params } = visit;
    const id = params['id'] ?? '';
    const [subject, plan, changes, may, colleagues] = await Promise.all([
      subjectOf(visit),
      verbs.planOf(acting, id),
      verbs.planHistory(acting, id),
      availableTo(visit, id),
      colleaguesOf(visit),
    ]);
    const page: Page = { visit, subject, plan, may, words: planWordsById(changes) };
    const t = planPageWords[lang];
    return {
      title: filled(t.title, { name: subject.name }),
      lead: t.lead,
      place: 'work',
      wide: true,
      back: subject.back,
      body: html`<p>${standing(plan, lang)}</p>
        ${commandLinks(visit, id, may, [{ name: 'agreePlan' }, { name: 'reviewPlan' }, { name: 'addGoal' }, { name: 'addAction' }, { name: 'askWelfareActor' }, { name: 'askOcmw' }, { name: 'requestExpert' }, { name: 'raiseTopic' }])}
        ${goals(page)} ${actions(page)} ${requests(page)} ${ocmw(page)} ${experts(page)} ${topics(page)}
        ${history(changes, colleagues, visit)} ${printButton(lang)}`,
    };
  });
}

function standing({ agreedOn, reviewedOn, version }: PlanView, lang: Visit['lang']): string {
  const t = planPageWords[lang];
  if (agreedOn === null) return t.making;
  const reviewed = reviewedOn === null ? '' : filled(t.reviewed, { day: longDate(reviewedOn, lang) });
  return filled(t.agreed, { version, day: longDate(agreedOn, lang), reviewed });
}

/** Its number and theme, and below it the words that were given to it. */
const named = ({ words }: Page, id: string, title: string): Html =>
  html`<span class="w2-who">${title}<small>${id}</small></span>
    ${words.has(id) ? html`<span class="w2-words">${words.get(id)}</span>` : none}`;

const links = ({ visit, subject, may }: Page, about: string, given: readonly CommandLink[]): Html | string =>
  rowLinks(visit, subject.id, may, about, given);

/** The column with what can be done, where anything can. */
const doing = <R>(page: Page, of: (row: R) => Html | string): Column<R>[] =>
  page.may.size === 0 ? [] : [{ title: planPageWords[page.visit.lang].do, cell: of }];

function goals(page: Page): Html {
  const { visit, plan } = page;
  const { lang } = visit;
  const t = planPageWords[lang];
  if (plan.goals.length === 0) return section(t.goals, html`<p class="w2-quiet">${t.goalsNone}</p>`);
  return section(
    t.goals,
    table(
      t.goals,
      [
        { title: t.what, head: true, cell: ({ id, theme }) => named(page, id, capital(themeWords[theme][lang])) },
        { title: t.status, cell: ({ status }) => goalStatusWords[status ?? 'open'][lang] },
        ...doing<PlanView['goals'][number]>(page, ({ id, status }) =>
          status
            ? none
            : links(page, id, [
                { name: 'reachGoal', with: { goalId: id } },
                { name: 'changeGoal', with: { goalId: id } },
                { name: 'dropGoal', with: { goalId: id } },
              ]),
        ),
      ],
      plan.goals,
    ),
  );
}

type Action = PlanView['actions'][number];

function actions(page: Page): Html {
  const { visit, plan } = page;
  const t = planPageWords[visit.lang];
  const open = plan.actions.filter(({ status }) => status === 'open').toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const over = plan.actions.filter(({ status }) => status !== 'open');
  return section(
    t.actions,
    html`${open.length === 0 ? html`<p class="w2-quiet">${over.length === 0 ? t.actionsNone : t.actionsNoneOpen}</p>` : actionTable(page, t.actions, open)}
    ${
      over.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.actionsDone, { n: over.length })}</summary>
            ${actionTable(page, filled(t.actionsDone, { n: over.length }), over)}
          </details>`
    }`,
  );
}

function actionTable(page: Page, caption: string, rows: readonly Action[]): Html {
  const { lang } = page.visit;
  const t = planPageWords[lang];
  return table(
    caption,
    [
      { title: t.what, head: true, cell: ({ id, theme }) => named(page, id, capital(themeWords[theme][lang])) },
      {
        title: t.who,
        cell: ({ owner, actorId, actorName }) =>
          actorId === null ? actionOwnerWords[owner][lang] : (actorName ?? actorId),
      },
      {
        title: t.until,
        cell: ({ dueOn, status }) =>
          status === 'open' ? dateWithMeaning(dueOn, page.plan.today, lang) : dateCell(dueOn),
      },
      { title: t.status, cell: ({ status }) => actionStatusWords[status][lang] },
      ...doing<Action>(page, ({ id, status }) =>
        status === 'open'
          ? links(page, id, [
              { name: 'finishAction', with: { actionId: id } },
              { name: 'changeAction', with: { actionId: id } },
              { name: 'dropAction', with: { actionId: id } },
            ])
          : none,
      ),
    ],
    rows,
  );
}

function requests(page: Page): Html | string {
  const { visit, plan } = page;
  const { lang } = visit;
  const t = planPageWords[lang];
  if (plan.requests.length === 0) return none;
  return section(
    t.requests,
    table(
      t.requests,
      [
        { title: t.who, head: true, cell: ({ id, actorId, actorName }) => named(page, id, actorName ?? actorId) },
        { title: t.forAction, cell: ({ actionId }) => actionId ?? '–' },
        { title: t.asked, cell: ({ askedOn }) => dateCell(askedOn) || '–' },
        {
          title: t.answer,
          cell: ({ answer, answeredOn }) =>
            answer === null ? t.noAnswer : html`${welfareAnswerWords[answer][lang]}, ${dateCell(answeredOn)}`,
        },
        ...(plan.requests.some(({ answer }) => answer === null)
          ? doing<PlanView['requests'][number]>(page, ({ id, answer }) =>
              answer === null ? links(page, id, [{ name: 'recordWelfareAnswer', with: { askId: id } }]) : none,
            )
          : []),
      ],
      plan.requests,
    ),
  );
}

function ocmw(page: Page): Html | string {
  const { subject, visit } = page;
  const { lang } = visit;
  const t = planPageWords[lang];
  const events = subject.view.events ?? [];
  const rows = events.flatMap((event) => (event.type === 'OcmwAsked' ? [event] : []));
  if (rows.length === 0) return none;
  const answerTo = (id: string) =>
    events.findLast((event) => event.type === 'OcmwAnswered' && event.questionId === id) as
      | Extract<(typeof events)[number], { type: 'OcmwAnswered' }>
      | undefined;
  return section(
    t.ocmw,
    table(
      t.ocmw,
      [
        {
          title: t.what,
          head: true,
          cell: ({ questionId, question }) => named(page, questionId, capital(ocmwQuestionWords[question][lang])),
        },
        { title: t.asked, cell: ({ on }) => dateCell(on) },
        {
          title: t.answer,
          cell: ({ questionId }) => {
            const found = answerTo(questionId);
            return found ? html`${ocmwAnswerWords[found.answer][lang]}, ${dateCell(found.on)}` : t.noAnswer;
          },
        },
        ...doing<(typeof rows)[number]>(page, ({ questionId }) =>
          answerTo(questionId) ? none : links(page, questionId, [{ name: 'ocmwAnswered', with: { questionId } }]),
        ),
      ],
      rows,
    ),
  );
}

function experts(page: Page): Html | string {
  const { plan, visit } = page;
  const { lang } = visit;
  const t = planPageWords[lang];
  if (plan.experts.length === 0) return none;
  return section(
    t.experts,
    table(
      t.experts,
      [
        { title: t.who, head: true, cell: ({ id, expertId }) => named(page, id, expertId ?? '–') },
        { title: t.status, cell: ({ status }) => expertStatusWords[status][lang] },
        ...doing<PlanView['experts'][number]>(page, ({ id, status }) =>
          status === 'asked' || status === 'found'
            ? links(page, id, [
                ...(status === 'asked' ? [{ name: 'findExpert', with: { requestId: id } } as const] : []),
                ...(status === 'found' ? [{ name: 'recordExpert', with: { requestId: id } } as const] : []),
                { name: 'declineExpert', with: { requestId: id } },
              ])
            : none,
        ),
      ],
      plan.experts,
    ),
  );
}

function topics(page: Page): Html | string {
  const { plan, visit } = page;
  const { lang } = visit;
  const t = planPageWords[lang];
  if (plan.topics.length === 0) return none;
  return section(
    t.topics,
    html`<ul class="w2-list">
      ${plan.topics.map(
        ({ id, kind, theme }) =>
          html`<li>${named(page, id, `${capital(topicWords[kind][lang])}: ${themeWords[theme][lang]}`)}</li>`,
      )}
    </ul>`,
  );
}

function history(changes: readonly PlanChange[], colleagues: Colleagues, { lang }: Visit): Html {
  const t = planPageWords[lang];
  return html`<details>
    <summary>${filled(t.history, { n: changes.length })}</summary>
    ${
      changes.length === 0
        ? html`<p>${t.historyNone}</p>`
        : html`<ol class="w2-timeline">
            ${changes.toReversed().map(
              ({ on, by, event, text }) =>
                html`<li>
                  <time datetime="${on}">${shortDate(on as LocalDate)}</time><span></span
                  ><span
                    >${eventSentence(event, lang)}
                    <span class="w2-quiet w2-small">${filled(t.by, { who: whoText(by, colleagues, lang) })}</span>
                    ${text === null ? none : html`<span class="w2-words">${text}</span>`}</span
                  >
                </li>`,
            )}
          </ol>`
    }
  </details>`;
}
