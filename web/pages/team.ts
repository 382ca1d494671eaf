import type { Province } from '../../domain/rules/index.ts';
import {
  capital,
  escalationsWords,
  filled,
  organisationText,
  provinceText,
  provinceWords,
  roleText,
  screenWords,
  shortDate,
  teamWords,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { awayText, colleagues, provinceAsked, type Colleague } from '../components/colleague.ts';
import { button, hidden, selectField } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { facts, notice, section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

type Ahead = Awaited<ReturnType<Verbs['workAhead']>>;

/** Who works here, with what is on their plate, who is away and who stands in. */
export function teamPage(site: Site): void {
  site.get('/team', overview);
  site.get('/team/:id', one);
}

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, may, query } = visit;
  const t = teamWords[lang];
  const province = provinceAsked(visit) as Province | null;
  const filter = province === null ? {} : { province };
  const [rows, ahead] = await Promise.all([
    verbs.listColleagues(acting, filter),
    may('workAhead') ? ifAllowed(verbs.workAhead(acting, filter)) : null,
  ]);
  const present = rows.filter(({ hasLeft }) => !hasLeft);
  const mediators = present.filter(({ role }) => role === 'mediator');
  const others = present.filter(({ role }) => role !== 'mediator');
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const added = query.get('erbij');
  return {
    title: t.title,
    place: 'team',
    lead: t.lead,
    wide: true,
    body: html`${added === null ? none : notice(filled(t.added, { who: names.get(added) ?? added }), 'success')}
      ${provinceFilter(visit, '/team')}
      ${section(t.mediators, mediators.length === 0 ? html`<p class="w2-card">${t.mediatorsNone}</p>` : mediatorTable(mediators, ahead, names, visit))}
      <div class="w2-row">
        ${may('workAhead') ? html`<a class="ds-button" href="/team/weken${province && query.has('province') ? `?province=${province}` : ''}">${t.ahead}</a>` : none}
        ${may('addColleague') ? html`<a class="ds-button" data-variant="secondary" href="/team/nieuw">${t.add}</a>` : none}
        <a class="ds-link" href="/escalaties">${escalationsWords[lang].title}</a>
      </div>
      ${section(t.others, others.length === 0 ? html`<p class="w2-quiet">${t.othersNone}</p>` : othersTable(others, names, visit))}`,
  };
}

/** For whoever works for all provinces: one of them. */
export function provinceFilter({ caller, lang, query }: Visit, action: string): Html | string {
  if (caller.kind === 'colleague' && caller.province !== null) return none;
  const s = screenWords[lang];
  const options = Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] }));
  return html`<form class="w2-filter" method="get" action="${action}">
    ${selectField({ name: 'province', label: teamWords[lang].province, optional: true, empty: s.allOf, options, value: query.get('province') ?? '' })}
    <button class="ds-button" data-variant="secondary">${s.filter}</button>
  </form>`;
}

const who = ({ lang }: Visit): Column<Colleague> => ({
  title: teamWords[lang].name,
  head: true,
  cell: ({ id, name }) =>
    html`<span class="w2-who"><a class="ds-link" href="/team/${id}">${name}</a><small>${id}</small></span>`,
});

const where = ({ lang }: Visit): Column<Colleague> => ({
  title: teamWords[lang].province,
  cell: ({ province }) => (province === null ? teamWords[lang].everywhere : provinceText(province, lang)),
});

const away = (names: ReadonlyMap<string, string>, { lang }: Visit): Column<Colleague> => ({
  title: teamWords[lang].away,
  cell: (row) => {
    const said = presence(row, names, lang);
    return said.length === 0 ? '–' : html`${said.map((text) => html`<p class="w2-small">${text}</p>`)}`;
  },
});

function presence({ leftOn, hasLeft, absences }: Colleague, names: ReadonlyMap<string, string>, lang: Visit['lang']) {
  const t = teamWords[lang];
  const leaves = leftOn === null ? [] : [filled(hasLeft ? t.left : t.leaves, { day: shortDate(leftOn) })];
  return [...leaves, ...absences.map((one) => awayText(one, names, lang))];
}

function mediatorTable(
  rows: readonly Colleague[],
  ahead: Ahead | null,
  names: ReadonlyMap<string, string>,
  visit: Visit,
): Html {
  const t = teamWords[visit.lang];
  const workOf = (id: string) => ahead?.mediators.find(({ staffId }) => staffId === id);
  const late = (count: number): Html | number =>
    count === 0 ? 0 : html`<span class="w2-count" data-late>${count}</span>`;
  return table(
    t.mediators,
    [
      who(visit),
      where(visit),
      { title: t.open, number: true, cell: ({ open }) => open },
      ...(ahead
        ? ([
            { title: t.overdue, number: true, cell: ({ id }) => late(workOf(id)?.overdue ?? 0) },
            { title: t.thisWeek, number: true, cell: ({ id }) => workOf(id)?.due[0] ?? 0 },
          ] satisfies Column<Colleague>[])
        : []),
      away(names, visit),
    ],
    rows,
  );
}

const othersTable = (rows: readonly Colleague[], names: ReadonlyMap<string, string>, visit: Visit): Html =>
  table(
    teamWords[visit.lang].others,
    [
      who(visit),
      { title: teamWords[visit.lang].role, cell: ({ role }) => roleText(role, visit.lang) },
      where(visit),
      {
        title: teamWords[visit.lang].organisation,
        cell: ({ organisationId }) => organisationText(organisationId, visit.lang),
      },
      away(names, visit),
    ],
    rows,
  );

async function one(visit: Visit): Promise<Shown> {
  const { lang, query } = visit;
  const t = teamWords[lang];
  const { one: found, names } = await colleagues(visit);
  if (!found) return unknown(visit);
  const said = {
    afwezig: t.absenceDone,
    terug: filled(t.backDone, { who: found.name }),
    vertrekt: found.open > 0 ? t.leaveDone : t.leaveDoneNone,
  };
  const done = said[(query.get('gedaan') ?? '') as keyof typeof said];
  return {
    title: found.name,
    lead: `${capital(roleText(found.role, lang))}, ${organisationText(found.organisationId, lang)}.`,
    place: 'team',
    back: backOf(visit, '/team'),
    body: html`${done ? notice(done, 'success') : none}
    ${section(
      t.facts,
      facts([
        [t.code, found.id],
        [t.role, roleText(found.role, lang)],
        [t.organisation, organisationText(found.organisationId, lang)],
        [t.province, found.province === null ? t.everywhere : provinceText(found.province, lang)],
        [t.open, found.role === 'mediator' ? `${found.open}` : null],
        [t.leave, found.leftOn === null ? null : presence({ ...found, absences: [] }, names, lang).join('')],
      ]),
    )}
    ${section(t.absences, absences(found, names, visit))} ${actions(found, visit)}`,
  };
}

/** Nobody, or nobody of theirs: one sentence for both. */
export const unknown = ({ lang }: Visit): Shown => ({
  title: teamWords[lang].title,
  place: 'team',
  status: 404,
  back: { href: '/team', text: screenWords[lang].back },
  body: html`<p>${teamWords[lang].unknown}</p>`,
});

function absences({ absences: planned, id, name }: Colleague, names: ReadonlyMap<string, string>, visit: Visit): Html {
  const { lang, may, newKey } = visit;
  const t = teamWords[lang];
  if (planned.length === 0) return html`<p class="w2-quiet">${t.absencesNone}</p>`;
  return html`<ul>
      ${planned.map((one) => html`<li>${awayText(one, names, lang)}</li>`)}
    </ul>
    ${
      may('comeBack')
        ? html`<form method="post" action="/team/${id}/terug">
            <p class="w2-field-note">${t.backLead}</p>
            ${hidden('sleutel', newKey())}${button(filled(t.backOf, { who: name }), 'secondary')}
          </form>`
        : none
    }`;
}

function actions({ id, role, hasLeft, open }: Colleague, { lang, may }: Visit): Html {
  const t = teamWords[lang];
  const all = [
    [`/team/${id}/afwezig`, t.absence, may('planAbsence') && !hasLeft],
    [`/team/${id}/overdragen`, t.transfer, may('transfer') && role === 'mediator' && open > 0],
    [`/team/${id}/vertrek`, t.leave, may('leave') && !hasLeft],
  ] as const;
  return html`<ul class="w2-actions">
    ${all.filter(([, , offered]) => offered).map(([href, text]) => html`<li><a href="${href}">${text}</a></li>`)}
  </ul>`;
}
