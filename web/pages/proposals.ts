import { each } from '../../app/each.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { PersonField } from '../../domain/people/person.ts';
import {
  capital,
  filled,
  personFieldWords,
  personValueText,
  problemOf,
  problemOnPage,
  proposalWords,
  provinceText,
  refusalOnPage,
  screenWords,
  shortDate,
  type Problem,
} from '../../words/index.ts';
import type { Refusal } from '../../domain/trajectory/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { hidden } from '../components/field.ts';
import { going, gone } from '../components/going.ts';
import { chooseRow, manyBar, picked } from '../components/many.ts';
import { ifAllowed } from '../components/maybe.ts';
import { table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { doOnce, whatCameOf } from '../once.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

const path = '/voorstellen';
const what = 'proposals';
const atOnce = 4;

type Proposal = Awaited<ReturnType<Verbs['listProposals']>>['proposals'][number];

/** What became of one of them: ids and codes, and no value of anybody. */
interface Decided {
  readonly personId: string;
  readonly field: PersonField;
  readonly decision: 'accepted' | 'declined';
  readonly movedTo: Province | null;
  readonly same: boolean;
  readonly refusal: Refusal | null;
  readonly problem: Problem | null;
}

/** What later lists say differently, each beside what is known; decided one by one or many at once. */
export function proposalsPage(site: Site): void {
  site.get(path, async (visit) => list(visit, []));

  site.post(path, async (visit) => {
    const { form, lang } = visit;
    const chosen = [...new Set(form.all('voorstel'))];
    const decision = form.text('besluit') === 'accepted' ? 'accepted' : 'declined';
    if (chosen.length === 0) return list(visit, [{ field: '', text: proposalWords[lang].noneChosen }]);
    const ref = await doOnce(visit, what, JSON.stringify([decision, chosen]), async (progress) => {
      const open = new Map((await proposalsOf(visit)).map((one) => [one.id, one]));
      let done = 0;
      return each(chosen, atOnce, async (id) => {
        const decided = await decide(visit, id, open.get(id), decision);
        progress((done += 1), chosen.length);
        return decided;
      });
    });
    return { to: `${path}/${ref}` };
  });

  site.get(`${path}/:ref`, async (visit) => {
    const t = proposalWords[visit.lang];
    const outcome = await whatCameOf<readonly (Decided | null)[]>(visit, what, visit.params['ref'] ?? '');
    if (outcome.is === 'going') return going(visit, t, outcome, 'register');
    if (outcome.is === 'gone') return gone(visit, t, outcome.problem, path, 'register');
    return done(visit, outcome.result);
  });
}

async function proposalsOf({ verbs, acting, query }: Visit): Promise<readonly Proposal[]> {
  const one = query.get('traject');
  return (await verbs.listProposals(acting, one ?? undefined)).proposals;
}

/** One of them never holds up another. null: it is no longer open, so nothing is known of it here. */
async function decide(
  { verbs, acting, by }: Visit,
  id: string,
  proposal: Proposal | undefined,
  decision: Decided['decision'],
): Promise<Decided | null> {
  if (!proposal) return null;
  const about = { personId: proposal.personId, field: proposal.field, decision };
  try {
    const result = await verbs.decideProposal(acting, { id, decision, by });
    return result.ok
      ? { ...about, movedTo: result.movedTo, same: result.fields.length === 0, refusal: null, problem: null }
      : { ...about, movedTo: null, same: false, refusal: result.refusal, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem || problem.code === 'unavailable') throw error;
    return { ...about, movedTo: null, same: false, refusal: null, problem };
  }
}

async function list(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { lang, query, form, url, newKey } = visit;
  const t = proposalWords[lang];
  const one = query.get('traject');
  const proposals = await proposalsOf(visit);
  const count = proposals.length === 1 ? t.countOne : filled(t.count, { n: proposals.length });
  const chosen = new Set(form.all('voorstel'));
  return {
    title: one ? filled(t.one, { id: one }) : t.title,
    place: 'register',
    lead: t.lead,
    wide: true,
    back: backOf(visit, one ? path : '/werk'),
    problems,
    body:
      proposals.length === 0
        ? html`<div class="w2-card">
            <p>${t.empty}</p>
            <p>${t.emptyWhat}</p>
            ${one ? html`<p><a class="ds-link" href="${path}">${t.all}</a></p>` : none}
          </div>`
        : html`<p role="status">${proposals.length === 200 ? filled(t.most, { n: 200 }) : count}</p>
            <form method="post" action="${one ? `${path}?traject=${encodeURIComponent(one)}` : path}">
              ${hidden('sleutel', newKey())}
              ${table(
                t.title,
                [
                  {
                    title: t.who,
                    head: true,
                    cell: ({ id, name, field, trajectoryId }) =>
                      picked(
                        chooseRow(
                          'voorstel',
                          id,
                          filled(t.choose, { field: personFieldWords[field][lang], name }),
                          chosen.has(id),
                        ),
                        html`<span class="w2-who"
                          >${trajectoryId === null ? name : html`<a class="ds-link" href="/trajecten/${trajectoryId}?terug=${encodeURIComponent(url)}">${name}<span class="ds-sr-only">, ${personFieldWords[field][lang]}</span></a>`}<small
                            >${trajectoryId}</small
                          ></span
                        >`,
                      ),
                  },
                  { title: t.field, cell: ({ field }) => capital(personFieldWords[field][lang]) },
                  { title: t.known, cell: ({ known }) => personValueText(known, lang) || '–' },
                  { title: t.says, cell: ({ proposed }) => html`<b>${personValueText(proposed, lang) || '–'}</b>` },
                  {
                    title: t.from,
                    cell: (proposal) => html`<span class="w2-small">${fromText(proposal, visit)}</span>`,
                  },
                ],
                proposals,
              )}
              ${manyBar(
                'voorstel',
                t.barTitle,
                t,
                html`<button class="ds-button" name="besluit" value="accepted">${t.accept}</button>
                  <button class="ds-button" data-variant="secondary" name="besluit" value="declined">
                    ${t.decline}
                  </button>
                  ${proposals.some(({ field }) => field === 'address') ? html`<span class="w2-small">${t.previewAddress}</span>` : none}`,
              )}
            </form>`,
  };
}

function fromText({ source, line, sheet, on }: Proposal, { lang }: Visit): string {
  const t = proposalWords[lang];
  return [
    source || (line === null ? t.single : t.aList),
    sheet === null ? '' : filled(t.onSheet, { sheet }),
    line === null ? '' : filled(t.onLine, { line }),
    shortDate(on as LocalDate),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What became of each, and whose it was. */
async function done(visit: Visit, decided: readonly (Decided | null)[]): Promise<Shown> {
  const { lang, verbs, acting } = visit;
  const t = proposalWords[lang];
  const ids = [...new Set(decided.flatMap((one) => (one === null ? [] : [one.personId])))];
  const names = new Map(
    await each(ids, atOnce, async (id) => {
      const person = await ifAllowed(verbs.showPerson(acting, id)).catch(() => null);
      return [id, person ? `${person.firstName} ${person.lastName}`.trim() : '…'] as const;
    }),
  );
  return {
    title: t.doneTitle,
    place: 'register',
    lead: t.doneLead,
    body: html`${table(
        t.doneTitle,
        [
          { title: t.who, head: true, cell: (one) => (one === null ? '–' : (names.get(one.personId) ?? '…')) },
          { title: t.field, cell: (one) => (one === null ? '' : capital(personFieldWords[one.field][lang])) },
          { title: t.result, cell: (one) => resultText(one, visit) },
        ],
        decided,
      )}
      <div class="w2-row">
        <a class="ds-button" href="${path}">${t.back}</a>
        <a class="ds-button" data-variant="secondary" href="/werk">${screenWords[lang].places.work}</a>
      </div>`,
  };
}

function resultText(one: Decided | null, { lang }: Visit): Html | string {
  const t = proposalWords[lang];
  if (one === null || one.problem?.code === 'proposal.decided')
    return html`<span class="ds-tag" data-color="warning">${t.skipped}</span>`;
  const why = one.refusal ? refusalOnPage(one.refusal, lang) : one.problem ? problemOnPage(one.problem, lang) : '';
  if (why !== '') return html`<span class="w2-error">${filled(t.notDone, { why })}</span>`;
  if (one.decision === 'declined') return t.results.declined;
  if (one.movedTo !== null) return filled(t.results.moved, { province: provinceText(one.movedTo, lang) });
  return one.same ? t.results.acceptedSame : t.results.accepted;
}
