import {
  capital,
  certaintyWords,
  endText,
  exchangedText,
  filled,
  groundWords,
  lookupStatusWords,
  lookupSystemWords,
  ocmwQuestionWords,
  operationText,
  planPageWords,
  purposeWords,
  roleText,
  systemWords,
  writtenWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { availableTo, commandLinks, rowLinks, type Available } from '../components/command-links.ts';
import { dateCell } from '../components/date.ts';
import { ifAllowed } from '../components/maybe.ts';
import { backToTrajectory, subjectOf } from '../components/subject.ts';
import { section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

type Lookups = Awaited<ReturnType<Verbs['lookupsOf']>>;

/** The facts of other services with how sure they are, and everything that left for them. */
export function lookupsPage(site: Site): void {
  site.get('/trajecten/:id/opzoekingen', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const id = params['id'] ?? '';
    // Data protection reads what left, and not of whom.
    const [subject, found, may] = await Promise.all([
      ifAllowed(subjectOf(visit)),
      verbs.lookupsOf(acting, id),
      availableTo(visit, id),
    ]);
    const t = writtenWords[lang].lookups;
    const name = subject?.name ?? id;
    return {
      title: filled(t.title, { name }),
      lead: t.lead,
      place: 'work',
      wide: true,
      back: subject?.back ?? backToTrajectory(visit, id, name),
      body: html`${answers(found, visit, id, may)} ${questions(found, lang)} ${left(found, lang)}`,
    };
  });
}

function answers({ lookups }: Lookups, visit: Visit, id: string, may: Available): Html {
  const { lang } = visit;
  const t = writtenWords[lang].lookups;
  const asked = new Set(lookups.map(({ system }) => system));
  // What was asked before is asked again in its own row.
  const others = (['ocmw', 'riziv', 'employment'] as const).filter((system) => !asked.has(system));
  return section(
    t.facts,
    html`${
      lookups.length === 0
        ? html`<p class="w2-quiet">${t.factsNone}</p>`
        : table(
            t.facts,
            [
              { title: t.at, head: true, cell: ({ system }) => lookupSystemWords[system][lang] },
              { title: t.answer, cell: ({ answer }) => html`<b>${exchangedText(answer ?? 'notYetKnown', lang)}</b>` },
              { title: t.since, cell: ({ since }) => dateCell(since) || '–' },
              { title: t.knownOn, cell: ({ answeredOn }) => dateCell(answeredOn) || '–' },
              {
                title: t.sure,
                cell: ({ certainty }) => (certainty === null ? '–' : certaintyWords[certainty][lang]),
              },
              { title: t.status, cell: ({ status }) => lookupStatusWords[status][lang] },
              { title: t.times, number: true, cell: ({ attempts }) => attempts },
              ...(may.has('requestLookup')
                ? [
                    {
                      title: planPageWords[lang].do,
                      cell: ({ system }: Lookups['lookups'][number]) =>
                        rowLinks(visit, id, may, lookupSystemWords[system][lang], [
                          { name: 'requestLookup', with: { system } },
                        ]),
                    },
                  ]
                : []),
            ],
            lookups,
          )
    }
    ${others.map((system) => commandLinks(visit, id, may, [{ name: 'requestLookup', with: { system }, about: lookupSystemWords[system][lang] }]))}`,
  );
}

function questions({ questions: asked }: Lookups, lang: Lang): Html | string {
  const t = writtenWords[lang].lookups;
  if (asked.length === 0) return none;
  return section(
    t.questions,
    html`<ul class="w2-list">
      ${asked.map(
        ({ id, question, answered }) =>
          html`<li>
            ${capital(ocmwQuestionWords[question][lang])}
            <span class="w2-quiet">(${id}, ${answered ? t.answered : t.waits})</span>
          </li>`,
      )}
    </ul>`,
  );
}

const inWords = (codes: readonly string[], lang: Lang): string =>
  codes.map((code) => exchangedText(code, lang)).join(', ');

function left({ disclosures }: Lookups, lang: Lang): Html {
  const t = writtenWords[lang].lookups;
  return section(
    t.disclosed,
    html`<p class="w2-quiet">${t.disclosedLead}</p>
      ${
        disclosures.length === 0
          ? html`<p class="w2-quiet">${t.disclosedNone}</p>`
          : table(
              t.disclosed,
              [
                { title: t.on, cell: ({ at }) => dateCell(at.slice(0, 10)) },
                {
                  title: t.what,
                  head: true,
                  cell: ({ system, operation }) =>
                    html`${capital(operationText(operation, lang))}
                      <span class="w2-quiet w2-small">${systemWords[system][lang]}</span>`,
                },
                {
                  title: t.by,
                  cell: ({ rule, askedById, askedByRole }) => rule ?? askedById ?? roleText(askedByRole, lang),
                },
                { title: t.purpose, cell: ({ purpose }) => purposeWords[purpose][lang] },
                { title: t.ground, cell: ({ ground }) => groundWords[ground][lang] },
                { title: t.data, cell: ({ sent }) => inWords(sent, lang) },
                {
                  title: t.result,
                  cell: (end) => endText(end, lang),
                },
              ],
              disclosures.toReversed(),
            )
      }`,
  );
}
