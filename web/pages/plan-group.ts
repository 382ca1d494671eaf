import { addDays, isLocalDate } from '../../domain/calendar/index.ts';
import { cohortCodes, type CohortRefusal } from '../../domain/cohort/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import {
  cohortRefusalOnPage,
  filled,
  groupsWords,
  problemOf,
  problemOnPage,
  provinceWords,
  screenWords,
  type Lang,
} from '../../words/index.ts';
import { button, dateField, hidden, selectField, textField } from '../components/field.ts';
import { groupWorkers } from '../components/group-form.ts';
import { ifAllowed } from '../components/maybe.ts';
import { html, none } from '../html.ts';
import { onceAnswered } from '../once.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

type Plan = Parameters<Visit['verbs']['planCohort']>[1];
const address = '/groepen/plannen';

/** Planning a group, with a session each week if one wants. */
export function planGroupPage(site: Site): void {
  site.get(address, async (visit) => formOf(visit, []));

  site.post(address, async (visit) => {
    const plan = planIn(visit);
    if ('field' in plan) return formOf(visit, [plan]);
    try {
      const result = await onceAnswered(visit, 'plan', () => visit.verbs.planCohort(visit.acting, plan, visit.by));
      if (result.ok) return { to: `/groepen/${result.cohortId}` };
      return await formOf(visit, [wrongOf(result.refusal, visit.lang)]);
    } catch (error) {
      const known = problemOf(error);
      if (known?.code !== 'cohort.unknownStaff') throw error;
      return formOf(visit, [{ field: 'groupWorkerId', text: problemOnPage(known, visit.lang) }]);
    }
  });
}

function planIn(visit: Visit): Plan | Wrong {
  const { form, lang } = visit;
  const startsOn = form.text('startsOn');
  if (!isLocalDate(startsOn)) return { field: 'startsOn', text: screenWords[lang].chooseDay };
  const weeks = Number(form.text('weeks') || '0');
  const time = form.text('time');
  const place = form.text('place').slice(0, 200);
  const about = { ...(time === '' ? {} : { time }), ...(place === '' ? {} : { place }) };
  return {
    province: provinceOf(visit) as Province,
    startsOn,
    size: Number(form.text('size')),
    groupWorkerId: form.text('groupWorkerId'),
    sessions: Array.from({ length: Math.min(Math.max(weeks, 0), 104) }, (_, week) => ({
      day: addDays(startsOn, 7 * week),
      ...about,
    })),
  };
}

/** Their own, or the one that was chosen. */
const provinceOf = ({ caller, form, query }: Visit): string =>
  (caller.kind === 'colleague' ? caller.province : null) ?? (form.text('province') || (query.get('province') ?? ''));

function wrongOf(refusal: CohortRefusal, lang: Lang): Wrong {
  const field =
    refusal.refused === 'cohort.size' ? 'size' : refusal.refused.startsWith('cohort.start') ? 'startsOn' : '';
  const session = refusal.refused.startsWith('cohort.session') ? 'weeks' : field;
  return { field: session, text: cohortRefusalOnPage(refusal, lang) };
}

async function formOf(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang, form, caller } = visit;
  const t = groupsWords[lang];
  const s = screenWords[lang];
  const partner = caller.kind === 'colleague' ? caller.partner : null;
  const staff = (await ifAllowed(verbs.listColleagues(acting, {}))) ?? [];
  const province = provinceOf(visit);
  const workers = Object.keys(provinceWords)
    .filter((one) => province === '' || one === province)
    .flatMap((one) => groupWorkers(staff, { partner: partner ?? '', province: one }));
  const unique = [...new Map(workers.map((one) => [one.value, one])).values()];
  const own = caller.kind === 'colleague' && caller.role === 'groupWorker' ? caller.staffId : '';
  const base = (name: string, label: string) => ({ name, label, value: form.text(name), wrong: problems });
  const optional = (name: string, label: string) => ({ ...base(name, `${label} (${s.optional})`), optional: true });
  return {
    title: t.planTitle,
    lead: t.planLead,
    place: 'groups',
    back: { href: '/groepen', text: t.title },
    problems,
    body: html`<form class="w2-form" method="post" action="${address}">
      ${
        caller.kind === 'colleague' && caller.province !== null
          ? none
          : selectField({
              ...base('province', t.province),
              value: province,
              empty: '–',
              options: Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] })),
            })
      }
      ${dateField(base('startsOn', t.planStarts))}
      ${textField({ ...base('size', t.planSize), type: 'number', note: filled(t.planSizeNote, { most: cohortCodes.mostMembers }) })}
      ${selectField({ ...base('groupWorkerId', t.groupWorker), value: form.text('groupWorkerId') || own, options: unique, empty: '–' })}
      <fieldset class="ds-fieldset">
        <legend class="ds-label">${t.planSessions}</legend>
        <p class="w2-field-note">${t.planSessionsNote}</p>
        ${textField({ ...optional('weeks', t.planWeeks), type: 'number' })}
        ${textField({ ...optional('time', t.planTime), type: 'time' })}
        ${textField({ ...optional('place', t.planPlace), max: 200 })}
      </fieldset>
      ${hidden('sleutel', visit.newKey())}
      <div class="w2-row">${button(t.planDo)} <a class="ds-link" href="/groepen">${s.cancel}</a></div>
    </form>`,
  };
}
