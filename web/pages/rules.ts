import {
  filled,
  longDate,
  numbersOf,
  ownerText,
  ruleDifferences,
  ruleNumberText,
  rulesWords,
  shortDate,
  termText,
  type RuleDifference,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { selectField } from '../components/field.ts';
import { mayEverywhere } from '../components/standing.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Download, Site, Visit } from '../site.ts';

type RuleSet = Awaited<ReturnType<Verbs['showRules']>>;
type Version = Awaited<ReturnType<Verbs['listRules']>>[number];

/** The versions of the rules, each whole, and what differs between two. */
export function rulesPage(site: Site): void {
  site.get('/regels', overview);
  site.get('/regels/vergelijken', compare);
  site.get('/regels/:version', version);
  site.get('/regels/:version/json', json);
}

const hrefOf = (of: string): string => `/regels/${encodeURIComponent(of)}`;

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, may, query } = visit;
  const t = rulesWords[lang];
  const versions = await verbs.listRules(acting);
  const loaded = query.get('geladen');
  return {
    title: t.title,
    place: 'rules',
    lead: t.lead,
    body: html`${loaded === null ? none : notice(filled(t.loadDone, { version: loaded }), 'success')}
      ${versionTable(versions, visit)} ${section(t.compare, compareForm(versions, visit))}
      <div class="w2-row">
        ${may('showCalendar') ? html`<a class="ds-button" data-variant="secondary" href="/kalender">${t.calendar}</a>` : none}
        ${mayEverywhere(visit, 'loadRules') ? html`<a class="ds-button" data-variant="secondary" href="/regels/laden">${t.load}</a>` : none}
      </div>`,
  };
}

const versionTable = (versions: readonly Version[], { lang }: Visit): Html => {
  const t = rulesWords[lang];
  return table(
    t.title,
    [
      {
        title: t.version,
        head: true,
        cell: ({ version: of }) => html`<a class="ds-link" href="${hrefOf(of)}">${of}</a>`,
      },
      { title: t.from, cell: ({ validFrom }) => shortDate(validFrom) },
      { title: t.open, number: true, cell: ({ openTrajectories }) => openTrajectories },
      {
        title: t.state,
        cell: ({ inForce, builtIn }) =>
          html`${inForce ? html`<span class="ds-tag" data-color="accent">${t.inForce}</span>` : none}
            <span class="w2-quiet">${builtIn ? t.builtIn : t.loaded}</span>`,
      },
    ],
    versions,
  );
};

function compareForm(versions: readonly Version[], { lang, query }: Visit): Html {
  const t = rulesWords[lang];
  const options = versions.map(({ version: of }) => ({ value: of, text: of }));
  const present = versions.findIndex(({ inForce }) => inForce);
  const other = versions[present === 0 ? 1 : present - 1]?.version ?? '';
  return html`<form class="w2-filter" method="get" action="/regels/vergelijken">
    ${selectField({ name: 'van', label: t.old, options, value: query.get('van') ?? other })}
    ${selectField({ name: 'naar', label: t.fresh, options, value: query.get('naar') ?? versions[present]?.version ?? '' })}
    <button class="ds-button" data-variant="secondary">${t.compareDo}</button>
  </form>`;
}

async function version(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, params, query } = visit;
  const t = rulesWords[lang];
  const set = await verbs.showRules(acting, params['version'] ?? '');
  const [moved, of] = [query.get('verschoven'), query.get('trajecten')];
  return {
    title: filled(t.one, { version: set.version }),
    place: 'rules',
    lead: filled(t.oneLead, { day: longDate(set.validFrom, lang) }),
    back: backOf(visit, '/regels'),
    wide: true,
    body: html`${moved === null ? none : notice(filled(t.adoptDone, { moves: Number(moved) || 0, n: Number(of) || 0 }), 'success')}
      ${section(t.rules, ruleTable(set, visit))} ${section(t.ladder, ladder(set, visit))}
      ${section(t.numbers, facts(numbersOf(set, lang).map(([name, value]) => [ruleNumberText(name, lang), value])))}
      <div class="w2-row">
        ${mayEverywhere(visit, 'adopt') ? html`<a class="ds-button" href="${hrefOf(set.version)}/volgen">${t.adopt}</a>` : none}
        <a class="ds-link" href="${hrefOf(set.version)}/json">${t.json}</a>
      </div>`,
  };
}

function ruleTable({ rules }: RuleSet, { lang }: Visit): Html {
  const t = rulesWords[lang];
  return table(
    t.rules,
    [
      { title: t.rule, head: true, cell: ([key, { title }]) => html`<b>${key}</b> ${title[lang]}` },
      { title: t.term, cell: ([, { after }]) => termText(after, lang) },
      { title: t.who, cell: ([, { owner }]) => ownerText(owner, lang) },
      { title: t.pauses, cell: ([, { pauses }]) => (pauses ? t.pausesYes : t.pausesNo) },
      { title: t.source, cell: ([, { source }]) => t.sources[source] },
    ],
    Object.entries(rules),
  );
}

function ladder({ ladder: steps }: RuleSet, { lang }: Visit): Html {
  const t = rulesWords[lang];
  const { reminderWorkingDaysBefore: n, reminderShareOfTime: share } = steps;
  return html`<ol class="w2-steps">
    <li>${filled(t.ladderReminder, { n, share })}</li>
    <li>${t.ladderOverdue}</li>
    <li>${filled(t.ladderLead, { n: steps.teamLeadWorkingDaysAfter })}</li>
    <li>${filled(t.ladderCoordinator, { n: steps.coordinatorWorkingDaysAfter })}</li>
  </ol>`;
}

async function compare(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = rulesWords[lang];
  const [old, fresh, versions] = await Promise.all([
    verbs.showRules(acting, query.get('van') ?? ''),
    verbs.showRules(acting, query.get('naar') ?? ''),
    verbs.listRules(acting),
  ]);
  const named = { old: old.version, fresh: fresh.version };
  const differs = ruleDifferences(old, fresh, lang);
  return {
    title: filled(t.compareTitle, named),
    place: 'rules',
    lead: t.compareLead,
    back: backOf(visit, '/regels'),
    body: html`${compareForm(versions, visit)}
    ${differs.length === 0 ? html`<p class="w2-card">${filled(t.compareSame, named)}</p>` : differences(differs, old.version, fresh.version, visit)}`,
  };
}

/** What differs, of one version beside the other. */
export function differences(rows: readonly RuleDifference[], old: string, fresh: string, { lang }: Visit): Html {
  const t = rulesWords[lang];
  return table(
    filled(t.compareTitle, { old, fresh }),
    [
      { title: t.what, head: true, cell: ({ what, title }) => (title === null ? what : html`<b>${what}</b> ${title}`) },
      { title: old, cell: ({ before }) => before ?? t.absent },
      { title: fresh, cell: ({ after }) => html`<b>${after ?? t.absent}</b>` },
    ],
    rows,
  );
}

async function json({ verbs, acting, params }: Visit): Promise<Download> {
  const set = await verbs.showRules(acting, params['version'] ?? '');
  const name = `regels-${set.version.replace(/[^A-Za-z0-9._-]/g, '-')}.json`;
  return { file: { name, type: 'application/json; charset=utf-8', body: `${JSON.stringify(set, null, 2)}\n` } };
}
