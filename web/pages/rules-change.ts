import type { LocalDate } from '../../domain/calendar/index.ts';
import { filled, flawText, longDate, ruleDifferences, rulesWords } from '../../words/index.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { once } from '../once.ts';
import { areaField, button, hidden } from '../components/field.ts';
import { moves } from '../components/moves.ts';
import { mustMayEverywhere } from '../components/standing.ts';
import { section } from '../components/table.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';
import { differences } from './rules.ts';

/** A set of rules as JSON is long, yet no book. */
const longestText = 200_000;

/** Loading rules, and having open trajectories follow some: each shown before it is done. */
export function rulesChangePage(site: Site): void {
  site.get('/regels/laden', async (visit) => {
    mustMayEverywhere(visit, 'loadRules');
    return loadForm(visit, []);
  });
  site.post('/regels/laden', load);
  site.get('/regels/:version/volgen', adoptForm);
  site.post('/regels/:version/volgen', async (visit) => once(visit, 'adopt', async () => adopt(visit)));
}

function loadForm(visit: Visit, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = rulesWords[lang];
  return {
    title: t.loadTitle,
    place: 'rules',
    lead: t.loadLead,
    back: backOf(visit, '/regels'),
    problems,
    body: html`<form method="post" class="w2-stack">
      ${areaField({ name: 'regels', label: t.loadField, rows: 18, max: longestText, value: form.text('regels'), wrong: problems })}
      ${lookRow(visit, '/regels', t.loadCheck)}
    </form>`,
  };
}

async function load(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, lang, form } = visit;
  const t = rulesWords[lang];
  const text = form.text('regels');
  if (wantsChange(visit)) return loadForm(visit, []);
  const { rules, flaws } = verbs.checkRules(text);
  if (!rules)
    return loadForm(
      visit,
      flaws.map((flaw) => ({ field: 'regels', text: flawText(flaw, lang) })),
    );
  if (isConfirmed(visit)) {
    const tried = await attempt(
      visit,
      async () =>
        once(visit, 'loadRules', async () => {
          const { version } = await verbs.loadRules(acting, text, by);
          return `/regels?geladen=${encodeURIComponent(version)}`;
        }),
      () => 'regels',
    );
    return tried.ok ? tried.value : loadForm(visit, tried.problems);
  }
  const present = (await verbs.listRules(acting)).find(({ inForce }) => inForce);
  const old = present ? await verbs.showRules(acting, present.version) : null;
  const differs = old ? ruleDifferences(old, rules, lang) : [];
  const said = { version: rules.version, day: longDate(rules.validFrom as LocalDate, lang) };
  return {
    title: t.loadTitle,
    place: 'rules',
    body: html`<div class="w2-card">
        <p><b>${filled(t.loadPreview, said)}</b></p>
      </div>
      ${old && differs.length > 0 ? section(filled(t.loadDiffers, { version: old.version }), differences(differs, old.version, rules.version, visit)) : none}
      ${confirmForm(visit, { text: t.loadDo, away: '/regels' })}`,
  };
}

/** What would move, from the very decisions that the trajectories would take. */
async function adoptForm(visit: Visit): Promise<Shown> {
  const { verbs, acting, by, lang, params, newKey } = visit;
  const t = rulesWords[lang];
  const rules = await verbs.showRules(acting, params['version'] ?? '');
  const report = await verbs.adopt(acting, { name: 'adoptRules', data: { rules } }, { by, dryRun: true });
  const title = filled(t.adoptTitle, { version: rules.version });
  const n = report.trajectories.filter(({ result }) => result === 'moves').length;
  return {
    title,
    place: 'rules',
    lead: report.trajectories.length === 0 ? t.adoptNone : t.adoptLead,
    back: backOf(visit, `/regels/${encodeURIComponent(rules.version)}`),
    body:
      report.trajectories.length === 0
        ? none
        : html`<p class="w2-card">
              <b>${report.moves === 0 ? t.adoptStill : filled(t.adoptSum, { moves: report.moves, n })}</b>
            </p>
            <form method="post">${hidden('sleutel', newKey())}${button(t.adoptDo)}</form>
            ${moves(report, title, lang)}`,
  };
}

async function adopt({ verbs, acting, by, params }: Visit): Promise<string> {
  const rules = await verbs.showRules(acting, params['version'] ?? '');
  const report = await verbs.adopt(acting, { name: 'adoptRules', data: { rules } }, { by, dryRun: false });
  return `/regels/${encodeURIComponent(rules.version)}?verschoven=${report.moves}&trajecten=${report.trajectories.length}`;
}
