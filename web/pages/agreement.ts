import type { Verbs } from '../../app/verbs.ts';
import {
  actionTitleWords,
  agreementActionStatusWords,
  agreementCommandText,
  agreementEventSentence,
  agreementOwnerWords,
  agreementPhaseWords,
  agreementsWords,
  agreementTaskText,
  capital,
  filled,
  longDate,
  provinceText,
  roleText,
  rungWords,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import { dateWithMeaning } from '../components/date.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

export type Agreement = Awaited<ReturnType<Verbs['showAgreement']>>;
type Action = Agreement['actions'][number];

/** One agreement: whose turn it is, its plans with their actions, what happened, and what can be done. */
export function agreementPage(site: Site): void {
  site.get('/overeenkomsten/:id', async (visit) => {
    const { verbs, acting, params, lang, by } = visit;
    const one = await verbs.showAgreement(acting, params['id'] ?? '', by);
    const t = agreementsWords[lang];
    return {
      title: filled(t.one, { municipality: one.municipality }),
      lead: filled(t.oneLead, {
        phase: capital(agreementPhaseWords[one.phase][lang]),
        day: longDate(one.from, lang),
        province: provinceText(one.province, lang),
      }),
      place: 'agreements',
      wide: true,
      back: backOf(visit, '/overeenkomsten'),
      body: html`<div class="w2-two">
        <div class="w2-stack">${now(one, lang)} ${doing(one, visit)} ${plans(one, lang)}</div>
        <div class="w2-stack">${about(one, lang)} ${history(one, lang)}</div>
      </div>`,
    };
  });
}

/** `coördinator van VDAB: over de verlenging beslissen, uiterlijk 1 november 2026`. */
function waitLine({ doer, until, ...wait }: Agreement['waiting'][number], lang: Lang): string {
  const t = agreementsWords[lang];
  const who = doer === null ? t.byItself : agreementOwnerWords[doer][lang];
  return capital(filled(t.waitLine, { who, what: agreementTaskText(wait, lang), day: longDate(until, lang) }));
}

function now({ waiting, phase, endedOn }: Agreement, lang: Lang): Html {
  const t = agreementsWords[lang];
  const [first, ...rest] = waiting;
  if (!first)
    return notice(phase === 'ended' && endedOn ? filled(t.over, { day: longDate(endedOn, lang) }) : t.nothing);
  const late = (overdue: boolean): string => (overdue ? ` (${t.lateMark})` : '');
  const { otherwise } = first;
  const rung = otherwise && rungWords[otherwise.rung][lang];
  return html`<section class="w2-card" data-now ${first.overdue ? html`data-late` : none}>
    <h2 class="ds-heading" data-size="2xs">${t.now}</h2>
    <p class="w2-next">${waitLine(first, lang)}${late(first.overdue)}.</p>
    ${otherwise && rung ? html`<p>${filled(t.otherwise, { day: shortDate(otherwise.on), rung })}</p>` : none}
    ${rest.map((wait) => html`<p>${waitLine(wait, lang)}${late(wait.overdue)}.</p>`)}
  </section>`;
}

function doing({ commands, agreementId }: Agreement, { lang, url }: Visit): Html {
  const t = agreementsWords[lang];
  if (commands.length === 0) return section(t.do, html`<p class="w2-quiet">${t.doNone}</p>`);
  const back = encodeURIComponent(url);
  return section(
    t.do,
    html`<ul class="w2-actions">
      ${commands.map(
        (name) =>
          html`<li>
            <a href="/overeenkomsten/${agreementId}/doe/${name}?terug=${back}"
              >${capital(agreementCommandText(name, lang))}</a
            >
          </li>`,
      )}
    </ul>`,
  );
}

/** What is written of it, or its title. */
export const actionText = ({ title, note }: Pick<Action, 'title' | 'note'>, lang: Lang): string =>
  title === 'other' && note ? note : capital(actionTitleWords[title][lang]);

function plans(one: Agreement, lang: Lang): Html {
  const t = agreementsWords[lang];
  const years = [...new Set([...one.plans, ...one.actions].map(({ year }) => year))].sort((a, b) => b - a);
  if (years.length === 0) return section(t.plans, html`<p class="w2-card">${t.noActions}</p>`, 'plannen');
  return html`${years.map((year) => planOf(one, year, lang))}`;
}

function planOf({ plans: agreed, actions, today }: Agreement, year: number, lang: Lang): Html {
  const t = agreementsWords[lang];
  const plan = agreed.find((one) => one.year === year);
  return section(
    filled(t.planOf, { year }),
    html`<p>${plan ? filled(t.planAgreed, { day: longDate(plan.agreedOn, lang) }) : t.planDraft}</p>
      ${table(
        filled(t.planOf, { year }),
        [
          {
            title: t.action,
            head: true,
            cell: (action) => html`<span class="w2-who">${actionText(action, lang)}<small>${action.id}</small></span>`,
          },
          { title: t.who, cell: ({ owner, ownerName }) => ownerName ?? capital(agreementOwnerWords[owner][lang]) },
          {
            title: t.target,
            cell: ({ targetOn, status, putOff }) =>
              html`${status === 'open' ? dateWithMeaning(targetOn, today, lang) : shortDate(targetOn)}
              ${putOff === 0 ? none : html`<small>${filled(t.putOff, { n: putOff })}</small>`}`,
          },
          {
            title: t.status,
            cell: ({ status, overOn }) =>
              `${capital(agreementActionStatusWords[status][lang])}${overOn === null ? '' : ` ${shortDate(overOn)}`}`,
          },
        ],
        actions.filter((one) => one.year === year),
      )}`,
    `plan-${year}`,
  );
}

function about({ from, until, termEndsOn, nis, agreementId, endedOn }: Agreement, lang: Lang): Html {
  const t = agreementsWords[lang];
  return section(
    t.about,
    facts([
      [t.from, shortDate(from)],
      [t.until, until === null ? t.open : shortDate(until)],
      [t.term, endedOn === null ? shortDate(termEndsOn) : null],
      [t.nis, nis],
      ['W²', agreementId],
    ]),
  );
}

/** What opens, moves and closes dates by itself says nothing to whoever reads a life. */
const told = ({ type }: Agreement['events'][number]): boolean =>
  !type.startsWith('Deadline') || type === 'DeadlineReached' || type === 'DeadlineFell';

const history = ({ events }: Agreement, lang: Lang): Html =>
  section(
    agreementsWords[lang].history,
    html`<ol class="w2-timeline">
      ${events.filter(told).map(
        (event) =>
          html`<li>
            <time datetime="${event.on}">${shortDate(event.on)}</time><span></span>
            <span
              >${agreementEventSentence(event, lang)}${event.note ? html`: ${event.note}` : none}
              <span class="w2-quiet w2-small">${roleText(event.by.role, lang)}</span></span
            >
          </li>`,
      )}
    </ol>`,
    'verloop',
  );
