import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { filled, longDate, ownWords, shortDate, themeWords, type OwnLang } from '../../words/index.ts';
import { hidden } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { notice, section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';
import { nextStepCard, whomToAsk } from './next-step.ts';
import { consentOf } from './own-consent.ts';
import { backTo, give, ownIds } from './own-give.ts';
import { cannotCome, inLine, ownSayings } from './own-say.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;
type Plan = Awaited<ReturnType<Verbs['planOf']>>;

/** The jobseeker's own page: what comes next, by when, who calls otherwise, what they agreed to, and their data. */
export function ownPage(site: Site): void {
  site.get('/mijn-traject', async (visit) => (visit.caller.kind === 'citizen' ? own(visit, []) : { to: '/' }));

  site.post('/mijn-traject/gedaan', async (visit) => {
    const { form } = visit;
    const problems = await give(visit, form.text('traject'), 'finishAction', { actionId: form.text('actie') });
    return problems.length > 0 ? own(visit, problems) : { to: backTo('finishAction', form.text('traject')) };
  });

  ownSayings(site, own);
}

async function own(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, by, query, form, chosen: lang } = visit;
  const t = ownWords[lang];
  const ids = await ownIds(visit);
  const asked = form.text('traject') || query.get('traject');
  const id = ids.find((one) => one === asked) ?? ids[0];
  const frame = {
    title: t.title,
    place: 'own',
    lang,
    problems,
  } as const;
  if (id === undefined) return { ...frame, body: html`<p class="w2-card">${t.none}</p>` };
  const [view, step, plan, commands, history, letters] = await Promise.all([
    verbs.showTrajectory(acting, id),
    verbs.nextStepOf(acting, id),
    ifAllowed(verbs.planOf(acting, id)),
    ifAllowed(verbs.commandsOf(acting, id, by)),
    ifAllowed(verbs.planHistory(acting, id)),
    ifAllowed(verbs.lettersOf(acting, id)),
  ]);
  const names = new Set<string>((commands ?? []).map(({ name }) => name));
  const { matter } = view.waiting?.waitsFor ?? {};
  const mine = matter?.kind === 'action' && matter.owner === 'jobseeker';
  return {
    ...frame,
    lead: t.lead,
    body: html`${done(query.get('gedaan'), lang)}
      <div class="w2-own w2-stack">
        ${nextStepCard(step, lang, mine)} ${inLine(view, commands ?? [], visit)} ${group(view, lang)}
        ${cannotCome(id, commands ?? [], visit, problems)} ${whomToAsk(step, lang)}
        ${names.has('finishAction') || (step.closedOn === null && hasOwn(plan)) ? actions(visit, plan, wordsOf(history ?? [])) : none}
        ${consentOf(visit, id, scopeIn(view.events ?? []), names)} ${moreToDo(id, names, visit)}
        ${lettersPart(letters?.letters ?? [], lang)} ${dataPart(lang)} ${others(ids, id, lang)}
      </div>`,
  };
}

const done = (what: string | null, lang: OwnLang): Html | string => {
  const words: Readonly<Record<string, string>> = ownWords[lang].done;
  return what !== null && Object.hasOwn(words, what) ? notice(words[what] ?? '', 'success') : none;
};

function group({ group: its, phase }: View, lang: OwnLang): Html | string {
  const t = ownWords[lang];
  // Not every partner keeps its groups here.
  if (!its && phase !== 'groupTrack') return none;
  const sentence = !its
    ? t.groupNow
    : its.startedOn
      ? filled(t.groupRuns, { day: longDate(its.startedOn, lang) })
      : filled(t.groupStarts, { day: longDate(its.startsOn, lang) });
  return section(t.group, html`<p>${sentence}</p>`);
}

const hasOwn = (plan: Plan | null): boolean =>
  plan !== null && plan.actions.some(({ owner, status }) => owner === 'jobseeker' && status === 'open');

/** In whose words each action was agreed. */
function wordsOf(
  history: readonly { readonly event: TrajectoryEvent; readonly text: string | null }[],
): ReadonlyMap<string, string> {
  return new Map(
    history.flatMap(({ event, text }) =>
      text !== null && event.type === 'ActionAdded' ? [[event.actionId, text] as const] : [],
    ),
  );
}

function actions(visit: Visit, plan: Plan | null, words: ReadonlyMap<string, string>): Html {
  const { chosen: lang, lang: two } = visit;
  const t = ownWords[lang];
  const open = (plan?.actions ?? []).filter(({ owner, status }) => owner === 'jobseeker' && status === 'open');
  return section(
    t.actions,
    open.length === 0
      ? html`<p class="w2-quiet">${t.actionsNone}</p>`
      : html`<ul class="w2-own-list">
          ${open.map(({ id, theme, dueOn, late }) => {
            const said = words.get(id) ?? filled(t.actionOf, { theme: themeWords[theme][two] });
            return html`<li class="w2-card" ${late ? html`data-late` : none}>
              <p class="w2-next">${said}</p>
              <p>${filled(t.actionBy, { day: longDate(dueOn, lang) })}</p>
              <form method="post" action="/mijn-traject/gedaan">
                ${hidden('traject', plan?.trajectoryId ?? '')}${hidden('actie', id)}${hidden('sleutel', visit.newKey())}
                <button class="ds-button">${t.actionDone}<span class="ds-sr-only">: ${said}</span></button>
              </form>
            </li>`;
          })}
        </ul>`,
  );
}

/** Which look-ups the person allows now; null: they have not consented. */
function scopeIn(events: readonly TrajectoryEvent[]): { ocmw: boolean; riziv: boolean; employment: boolean } | null {
  const last = events.findLast(({ type }) => type === 'ConsentGiven' || type === 'ConsentChanged');
  if (last?.type !== 'ConsentGiven' && last?.type !== 'ConsentChanged') return null;
  // Before there was a choice, consent was for all.
  return { ocmw: last.ocmw ?? true, riziv: last.riziv ?? true, employment: last.employment ?? true };
}

/** What else is theirs to say; on the page that shows first what it does. */
function moreToDo(id: string, names: ReadonlySet<string>, { chosen }: Visit): Html | string {
  const others = (['reachGoal', 'requestJobCoaching', 'declineJobCoaching'] as const).filter((name) => names.has(name));
  if (others.length === 0) return none;
  return section(
    ownWords[chosen].more,
    html`<ul class="w2-actions">
      ${others.map((name) => html`<li><a href="/trajecten/${id}/doe/${name}?terug=%2Fmijn-traject">${ownWords[chosen].commands[name]}</a></li>`)}
    </ul>`,
  );
}

function lettersPart(letters: Awaited<ReturnType<Verbs['lettersOf']>>['letters'], lang: OwnLang): Html {
  const t = ownWords[lang];
  const theirs = letters.filter(({ to }) => to === 'jobseeker').toReversed();
  return section(
    t.letters,
    theirs.length === 0
      ? html`<p class="w2-quiet">${t.lettersNone}</p>`
      : html`${theirs.map(
          ({ on, subject, text }) =>
            html`<details>
              <summary>${shortDate(on)}: <span lang="nl">${subject}</span></summary>
              <div class="w2-letter" lang="nl">${text.trim()}</div>
            </details>`,
        )}`,
  );
}

const dataPart = (lang: OwnLang): Html => {
  const t = ownWords[lang];
  return section(
    t.data,
    html`<p>${t.dataText}</p>
      <ul class="w2-actions">
        <li><a href="/mijn-traject/gegevens">${t.dataLink}</a></li>
        <li><a href="/mijn-traject/wie-keek">${t.dataViews}</a></li>
      </ul>`,
  );
};

function others(ids: readonly string[], present: string, lang: OwnLang): Html | string {
  const t = ownWords[lang];
  const rest = ids.filter((id) => id !== present);
  if (rest.length === 0) return none;
  return section(
    t.others,
    html`<ul>
      ${rest.map((id) => html`<li><a class="ds-link" href="/mijn-traject?traject=${id}">${filled(t.other, { id })}</a></li>`)}
    </ul>`,
  );
}
