import type { MunicipalityState } from '../../app/agreements/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  actionTitleWords,
  agreementOwnerWords,
  agreementsWords,
  filled,
  provinceText,
  provinceWords,
  screenWords,
  type Lang,
} from '../../words/index.ts';
import { dateWithMeaning } from '../components/date.ts';
import { selectField } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { section, table } from '../components/table.ts';
import { tiles } from '../components/tiles.ts';
import { html, none, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

type Table = Awaited<ReturnType<Verbs['agreementTable']>>;
type Action = Awaited<ReturnType<Verbs['listAgreementActions']>>['actions'][number];

/** In each tile, beside its colour. */
const marks: Readonly<Record<MunicipalityState, string>> = { planned: '✓', noPlan: '–', late: '!', none: '' };

/** Which municipalities have an agreement and a plan, by province: as tiles, in figures, and what is to be done. */
export function agreementsMapPage(site: Site): void {
  site.get('/overeenkomsten/kaart', async (visit) => {
    const { verbs, acting, lang, query } = visit;
    const t = agreementsWords[lang];
    const asked = query.get('provincie') ?? '';
    const province = Object.hasOwn(provinceWords, asked) ? (asked as Province) : undefined;
    const [all, listed] = await Promise.all([
      verbs.agreementTable(acting, { province }),
      ifAllowed(verbs.listAgreementActions(acting, { status: 'open', ...(province ? { province } : {}) })),
    ]);
    const without = all.municipalities.filter(({ state }) => state === 'none');
    return {
      title: t.mapTitle,
      lead: t.mapLead,
      place: 'agreements',
      wide: true,
      back: backOf(visit, '/overeenkomsten'),
      body: html`${chooser(asked, lang)} ${legend(lang)}
        <div class="w2-maps">${all.provinces.map((one) => mapOf(one, all, lang))}</div>
        ${figures(all, lang)}
        ${section(filled(t.withoutTitle, { n: without.length }), withoutOf(without, visit), 'zonder')}
        ${listed ? section(filled(t.comesTitle, { n: listed.actions.length }), comes(listed.actions, all.today, lang), 'acties') : none}`,
    };
  });
}

const chooser = (asked: string, lang: Lang): Html =>
  html`<form class="w2-filter" method="get" action="/overeenkomsten/kaart">
    ${selectField({
      ...{ name: 'provincie', label: agreementsWords[lang].province, value: asked, optional: true, empty: '–' },
      options: Object.keys(provinceWords).map((value) => ({ value, text: provinceText(value, lang) })),
    })}
    <button class="ds-button" data-variant="secondary">${screenWords[lang].show}</button>
  </form>`;

const legend = (lang: Lang): Html =>
  html`<ul class="w2-quiet">
    ${(Object.keys(marks) as MunicipalityState[]).map(
      (state) =>
        html`<li>
          ${marks[state] === '' ? '□' : marks[state]} ${agreementsWords[lang].short[state]}:
          ${agreementsWords[lang].states[state]}
        </li>`,
    )}
  </ul>`;

function mapOf({ province, municipalities: n, none: without }: Table['provinces'][number], all: Table, lang: Lang) {
  const t = agreementsWords[lang];
  const label = filled(t.mapOf, { province: provinceText(province, lang), n, none: without });
  const its = all.municipalities.filter((one) => one.province === province);
  return html`<figure>
    <figcaption>${label}</figcaption>
    ${tiles(
      label,
      its.map(({ name, state }) => ({
        title: filled(t.tile, { name, state: t.states[state] }),
        ...{ mark: marks[state], state },
      })),
    )}
  </figure>`;
}

function figures({ provinces }: Table, lang: Lang): Html {
  const t = agreementsWords[lang];
  const state = (of: MunicipalityState) => ({
    title: t.short[of],
    number: true as const,
    cell: (row: Table['provinces'][number]) => row[of],
  });
  return table(
    t.mapTitle,
    [
      { title: t.province, head: true, cell: ({ province }) => provinceText(province, lang) },
      { title: t.municipalities, number: true, cell: ({ municipalities }) => municipalities },
      ...(['planned', 'noPlan', 'late', 'none'] as const).map(state),
      { title: t.openActions, number: true, cell: ({ openActions }) => openActions },
      { title: t.doneActions, number: true, cell: ({ doneActions }) => doneActions },
    ],
    provinces,
  );
}

function withoutOf(without: Table['municipalities'], { lang }: Visit): Html {
  const t = agreementsWords[lang];
  if (without.length === 0) return html`<p class="w2-card">${t.withoutNone}</p>`;
  return table(
    filled(t.withoutTitle, { n: without.length }),
    [
      { title: t.municipality, head: true, cell: ({ name }) => name },
      { title: t.nis, cell: ({ nis }) => nis },
      { title: t.province, cell: ({ province }) => provinceText(province, lang) },
    ],
    without,
  );
}

/** As many as one looks through; each agreement shows its own. */
const mostShown = 50;

function comes(actions: readonly Action[], today: string, lang: Lang): Html {
  const t = agreementsWords[lang];
  if (actions.length === 0) return html`<p class="w2-card">${t.comesNone}</p>`;
  return table(
    filled(t.comesTitle, { n: actions.length }),
    [
      {
        title: t.action,
        head: true,
        cell: ({ agreementId, id, title, note }) =>
          html`<a class="ds-link" href="/overeenkomsten/${agreementId}">${id}</a>
            ${title === 'other' && note ? note : actionTitleWords[title][lang]}`,
      },
      { title: t.municipality, cell: ({ municipality }) => municipality },
      { title: t.who, cell: ({ owner, ownerName }) => ownerName ?? agreementOwnerWords[owner][lang] },
      { title: t.target, cell: ({ targetOn }) => dateWithMeaning(targetOn, today, lang) },
    ],
    actions.slice(0, mostShown),
  );
}
