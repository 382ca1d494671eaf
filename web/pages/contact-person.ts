import { attemptResults, attemptWays } from '../../domain/prospects/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import {
  birthText,
  contactWords,
  filled,
  problemOf,
  problemOnPage,
  prospectResultWords,
  prospectStatusWords,
  prospectWayWords,
  sourceWords,
  screenWords,
  personValueText,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { areaField, button, dateField, hidden, radioField } from '../components/field.ts';
import { dateCell } from '../components/date.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { onceAnswered } from '../once.ts';
import { backOf, ownPath } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';
import { contactsPath } from './contacts.ts';

type View = Awaited<ReturnType<Verbs['showProspect']>>;
const path = `${contactsPath}/:id`;

/** One person to contact: what was tried, the next try, and where it leads. */
export function contactPersonPage(site: Site): void {
  site.get(path, async (visit) => shown(visit, []));

  site.post(path, async (visit) => {
    const { verbs, acting, by, form, params } = visit;
    const id = params['id'] ?? '';
    const attempt = {
      ...{ way: form.text('way'), result: form.text('result'), note: form.text('note'), by },
      ...(form.text('on') === '' ? {} : { on: form.text('on') }),
    };
    const wrong = await refusedOf(visit, async () =>
      onceAnswered(visit, 'attempt', () => verbs.noteAttempt(acting, id, attempt)),
    );
    return wrong ? shown(visit, wrong) : { to: here(visit) };
  });

  site.post(`${path}/aanmelden`, async (visit) => {
    const { verbs, acting, by, params } = visit;
    const id = params['id'] ?? '';
    let trajectoryId = '';
    const wrong = await refusedOf(visit, async () => {
      ({ trajectoryId } = await onceAnswered(visit, 'prospect', () => verbs.registerProspect(acting, id, by)));
    });
    return wrong
      ? shown(visit, wrong)
      : { to: `/trajecten/${trajectoryId}/gedaan?van=0&terug=${encodeURIComponent(contactsPath)}` };
  });

  site.get(`${path}/wissen`, eraseForm);
  site.post(`${path}/wissen`, async (visit) => {
    const { verbs, acting, params } = visit;
    await verbs.eraseProspect(acting, params['id'] ?? '').catch((error: unknown) => {
      // Pressed twice: it is done.
      if (problemOf(error)?.code !== 'prospect.unknown') throw error;
    });
    return { to: contactsPath };
  });
}

const terug = ({ form, query }: Visit): string => ownPath(form.text('terug') || query.get('terug'), contactsPath);
const here = (visit: Visit): string =>
  `${contactsPath}/${visit.params['id'] ?? ''}?terug=${encodeURIComponent(terug(visit))}`;

/** What the person, the day or the result does not allow is said at the field; null: it was done. */
async function refusedOf({ lang }: Visit, run: () => Promise<unknown>): Promise<readonly Wrong[] | null> {
  try {
    await run();
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem || problem.code === 'prospect.unknown' || problem.code === 'rights.notAllowed') throw error;
    const named = String(problem.details['field'] ?? '');
    const field = ['way', 'result', 'on', 'note'].includes(named) ? named : (fieldOfCode[problem.code] ?? '');
    return [{ field, text: problemOnPage(problem, lang) }];
  }
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'prospect.future': 'on',
  'prospect.beforeList': 'on',
  'prospect.tooFewAttempts': 'result',
};

const nameOf = ({ prospect }: View): string => `${prospect.firstName} ${prospect.lastName}`.trim();

async function shown(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, params, lang, may } = visit;
  const t = contactWords[lang];
  const view = await verbs.showProspect(acting, params['id'] ?? '');
  const { prospect } = view;
  const today = localDateOf(await acting.now());
  return {
    title: nameOf(view),
    place: 'prospects',
    wide: true,
    back: { ...backOf(visit, contactsPath), href: terug(visit) },
    problems,
    body: html`${standing(visit, view)}
      <div class="w2-two">
        <div class="w2-stack">
          ${attempts(view, visit)} ${prospect.trajectoryId === null ? attemptForm(visit, problems, today) : none}
        </div>
        <div class="w2-stack">
          ${about(view, visit)}
          ${
            may('eraseProspect') && prospect.trajectoryId === null
              ? html`<p>
                  <a
                    class="ds-link"
                    href="${contactsPath}/${prospect.id}/wissen?terug=${encodeURIComponent(terug(visit))}"
                    >${t.erase}</a
                  >
                </p>`
              : none
          }
        </div>
      </div>`,
  };
}

/** How it stands; and who said yes is registered from here. */
function standing(visit: Visit, { prospect }: View): Html {
  const { lang, may, newKey } = visit;
  const t = contactWords[lang];
  if (prospect.trajectoryId !== null)
    return notice(
      html`<p>
        ${filled(t.registered, { id: prospect.trajectoryId })}
        <a class="ds-link" href="/trajecten/${prospect.trajectoryId}">${prospect.trajectoryId}</a>
      </p>`,
      'success',
    );
  const status = html`<p>
    <span class="ds-tag" data-color="accent">${prospectStatusWords[prospect.status][lang]}</span>
  </p>`;
  if (prospect.status !== 'interested' || !may('registerProspect')) return status;
  return html`<section class="w2-card" data-now>
    <h2 class="ds-heading" data-size="2xs">${t.registerTitle}</h2>
    <p>${t.registerWhat}</p>
    <form method="post" action="${contactsPath}/${prospect.id}/aanmelden">
      ${hidden('sleutel', newKey())}${hidden('terug', terug(visit))}${button(t.register)}
    </form>
  </section>`;
}

function attempts({ attempts: all }: View, { lang }: Visit): Html {
  const t = contactWords[lang];
  return section(
    t.attempts,
    all.length === 0
      ? html`<p class="w2-quiet">${t.attemptsNone}</p>`
      : table(
          t.attempts,
          [
            { title: t.on, head: true, cell: ({ on }) => dateCell(on) },
            { title: t.way, cell: ({ way }) => prospectWayWords[way][lang] },
            { title: t.result, cell: ({ result }) => prospectResultWords[result][lang] },
            { title: t.note, cell: ({ note }) => note },
          ],
          all,
        ),
  );
}

function attemptForm(visit: Visit, problems: readonly Wrong[], today: string): Html | string {
  const { lang, form, may, newKey } = visit;
  const t = contactWords[lang];
  if (!may('noteAttempt')) return none;
  const base = (name: string, label: string) => ({ name, label, value: form.text(name), wrong: problems });
  return section(
    t.newAttempt,
    html`<form class="w2-form" method="post" action="${here(visit)}">
      ${radioField({ ...base('way', t.way), options: attemptWays.map((value) => ({ value, text: prospectWayWords[value][lang] })) })}
      ${radioField({
        ...base('result', t.result),
        options: attemptResults.map((value) => ({
          value,
          text: prospectResultWords[value][lang],
          ...(value === 'unreachable' ? { note: t.unreachableHint } : {}),
        })),
      })}
      ${dateField({ ...base('on', `${t.on} (${screenWords[lang].optional})`), note: t.onHint, max: today, optional: true })}
      ${areaField({ ...base('note', `${t.note} (${screenWords[lang].optional})`), note: t.noteHint, optional: true })}
      ${hidden('sleutel', newKey())}
      <div>${button(t.save)}</div>
    </form>`,
  );
}

function about({ prospect, source }: View, { lang }: Visit): Html {
  const t = contactWords[lang];
  return html`<section class="w2-card">
    <h2 class="ds-heading" data-size="2xs">${t.facts}</h2>
    ${facts([
      [t.phone, prospect.phone],
      [t.email, prospect.email],
      [
        t.address,
        `${prospect.street} ${prospect.houseNumber}, ${prospect.postcode} ${prospect.municipality}`.replace(
          /^[ ,]+/,
          '',
        ),
      ],
      [t.language, prospect.language === 'und' ? '' : personValueText({ language: prospect.language }, lang)],
      [t.born, birthText(prospect.birthDate)],
      [t.from, sourceWords[source][lang]],
      [t.remark, prospect.remark],
    ])}
  </section>`;
}

/** What cannot be undone is asked once more. */
async function eraseForm(visit: Visit): Promise<Shown> {
  const { verbs, acting, params, lang } = visit;
  const t = contactWords[lang];
  const view = await verbs.showProspect(acting, params['id'] ?? '');
  return {
    title: filled(t.eraseTitle, { name: nameOf(view) }),
    place: 'prospects',
    back: { href: here(visit), text: screenWords[lang].back },
    body: html`${notice(html`<p>${t.eraseLead}</p>`, 'warning')}
      <form method="post">
        <div class="w2-row">
          ${button(t.eraseDo, 'primary', 'danger')}
          <a class="ds-link" href="${here(visit)}">${screenWords[lang].cancel}</a>
        </div>
      </form>`,
  };
}
