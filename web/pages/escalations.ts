import type { Owner, RuleKey } from '../../domain/rules/index.ts';
import {
  capital,
  cohortWaitText,
  escalationText,
  escalationsWords,
  filled,
  provinceText,
  topOfLadder,
  whoDoesWhat,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateWithMeaning } from '../components/date.ts';
import { ifAllowed, part } from '../components/maybe.ts';
import { section, table } from '../components/table.ts';
import { aheadText, trajectoryHref } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

const steps = [1, 2, 3] as const;
type Step = (typeof steps)[number];
const most = 100;

type Row = Awaited<ReturnType<Verbs['listTrajectories']>>['rows'][number];

/** What went up the ladder, oldest first, with who was told of it. */
export function escalationsPage(site: Site): void {
  site.get('/escalaties', show);
}

async function show(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = escalationsWords[lang];
  const step = steps.find((one) => String(one) === query.get('trap')) ?? 1;
  const listed = (escalation: Step, limit: number) => verbs.listTrajectories(acting, { escalation, limit });
  const [found, ...counts] = await Promise.all([
    listed(step, most),
    ...steps.map(async (one) => (await listed(one, 1)).total),
  ]);
  return {
    title: t.title,
    place: 'work',
    lead: t.lead,
    back: backOf(visit, '/werk'),
    wide: true,
    body: html`${tabs(step, counts, visit)}
      <p role="status">${found.total === 1 ? t.countOne : filled(t.count, { n: found.total })}</p>
      ${found.rows.length === 0 ? html`<p class="w2-card">${t.none[step]}</p>` : rows(found.rows, found.today, visit)}
      ${await part(lang, groups(visit, step))}`,
  };
}

const tabs = (present: Step, counts: readonly number[], { lang }: Visit): Html =>
  html`<nav aria-label="${escalationsWords[lang].steps}">
    <ul class="w2-tabs">
      ${steps.map(
        (step, at) =>
          html`<li>
            <a href="/escalaties?trap=${step}" ${step === present ? html`aria-current="page"` : none}
              >${escalationsWords[lang].step[step]} <span class="w2-count">${counts[at] ?? 0}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;

/** Each rung that was reached, and whom it told. */
const told = (level: number, owner: string | null, lang: Visit['lang']): string =>
  capital(
    steps
      .filter((step) => step <= level)
      .map((step) => escalationText(step, (owner ?? 'mediator') as Owner, lang))
      .join('; '),
  );

function rows(list: readonly Row[], today: string, { lang, url }: Visit): Html {
  const t = escalationsWords[lang];
  return table(
    t.title,
    [
      {
        title: t.who,
        head: true,
        cell: ({ trajectoryId: id, name, province }) =>
          html`<span class="w2-who"
            ><a class="ds-link" href="${trajectoryHref(id, url)}">${name ?? id}</a
            ><small>${name ? `${id} · ` : ''}${provinceText(province, lang)}</small></span
          >`,
      },
      {
        title: t.what,
        cell: ({ waitingRule, waitingWho }) =>
          waitingRule === null
            ? none
            : html`${whoDoesWhat(waitingWho ?? '', waitingRule as RuleKey, '', lang)}
                <span class="w2-quiet w2-small">${waitingRule}</span>`,
      },
      { title: t.since, cell: ({ waitingUntil }) => dateWithMeaning(waitingUntil, today, lang) },
      { title: t.told, cell: ({ escalation, waitingWho }) => told(escalation, waitingWho, lang) },
      {
        title: t.next,
        cell: ({ waitingRule, waitingWho, ahead }) =>
          html`<span class="w2-small"
            >${waitingRule === null ? topOfLadder[lang] : aheadText(waitingRule as RuleKey, waitingWho, ahead, lang)}</span
          >`,
      },
    ],
    list,
  );
}

async function groups({ verbs, acting, lang }: Visit, step: Step): Promise<Html | string> {
  const t = escalationsWords[lang];
  const found = await ifAllowed(verbs.listCohorts(acting, {}));
  if (found === null) return none;
  const late = found.rows
    .flatMap(({ cohortId, waiting }) => (waiting && waiting.escalation >= step ? [{ cohortId, waiting }] : []))
    .toSorted((a, b) => (a.waiting.until < b.waiting.until ? -1 : 1));
  return section(
    t.groups,
    late.length === 0
      ? html`<p class="w2-quiet">${t.groupsNone}</p>`
      : table(
          t.groups,
          [
            {
              title: t.group,
              head: true,
              cell: ({ cohortId }) => html`<a class="ds-link" href="/groepen/${cohortId}">${cohortId}</a>`,
            },
            { title: t.what, cell: ({ waiting }) => cohortWaitText(waiting, lang) },
            { title: t.since, cell: ({ waiting }) => dateWithMeaning(waiting.until, found.today, lang) },
            { title: t.told, cell: ({ waiting }) => told(waiting.escalation, waiting.who, lang) },
          ],
          late,
        ),
  );
}
