import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  contactPageWords,
  filled,
  personFieldWords,
  planPageWords,
  personValueText,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { hidden } from './field.ts';
import { section, table, type Column } from './table.ts';

type Proposal = Awaited<ReturnType<Verbs['listProposals']>>['proposals'][number];

/** Where it was said: which file, sheet and line, and when. */
function proposalSource({ source, sheet, line, on }: Proposal, lang: Lang): string {
  const t = contactPageWords[lang];
  return [
    source || (line === null ? t.alone : t.list),
    ...(sheet === null ? [] : [filled(t.sheet, { sheet })]),
    ...(line === null ? [] : [filled(t.line, { line })]),
    shortDate(on as LocalDate),
  ].join(', ');
}

const columnsOf = (lang: Lang): Column<Proposal>[] => {
  const t = contactPageWords[lang];
  return [
    { title: t.what, head: true, cell: ({ field }) => personFieldWords[field][lang] },
    { title: t.known, cell: ({ known }) => personValueText(known, lang) || '–' },
    { title: t.proposed, cell: ({ proposed }) => html`<b>${personValueText(proposed, lang) || '–'}</b>` },
    { title: t.from, cell: (one) => proposalSource(one, lang) },
  ];
};

/** What lists say otherwise of one person, each with who is right to choose. */
export function proposalsOfPerson(proposals: readonly Proposal[], visit: Visit, id: string): Html | string {
  if (proposals.length === 0) return none;
  const { lang } = visit;
  const t = contactPageWords[lang];
  return section(
    t.proposals,
    html`<p class="w2-quiet">${t.proposalsLead}</p>
      ${table(
        t.proposals,
        [
          ...columnsOf(lang),
          {
            title: planPageWords[lang].do,
            cell: (one) =>
              html`<form method="post" action="/trajecten/${id}/contact/voorstel" class="w2-row">
                ${hidden('voorstel', one.id)}${hidden('sleutel', visit.newKey())}
                ${press('accepted', one.field === 'address' ? t.lookFirst : t.accept, one, lang)}
                ${press('declined', t.decline, one, lang)}
              </form>`,
          },
        ],
        proposals,
      )}`,
  );
}

const press = (decision: 'accepted' | 'declined', text: string, { field }: Proposal, lang: Lang): Html =>
  html`<button
    class="ds-button"
    data-size="sm"
    data-variant="${decision === 'accepted' ? 'primary' : 'secondary'}"
    name="keuze"
    value="${decision}"
  >
    ${text}<span class="ds-sr-only">: ${personFieldWords[field][lang]}</span>
  </button>`;
