import { isLocalDate } from '../../domain/calendar/index.ts';
import { filled, problemOnPage, problemOf, simulationWords } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import type { Visit } from '../visit.ts';
import { button, hidden, selectField, textField } from './field.ts';

export type SimulationAsked = Parameters<Verbs['simulate']>[1];

/** A number of the form: its name in the address, and what it may be. */
const numbers = {
  mensen: { least: 0, most: 20_000, usual: '350', what: 'people' },
  jaren: { least: 1, most: 5, usual: '2', what: 'years' },
  keren: { least: 1, most: 200, usual: '10', what: 'repeats' },
  toeval: { least: 0, most: 2_147_483_647, usual: '1', what: 'seed' },
  plaatsen: { least: 0, most: 1_000, usual: '', what: 'quota' },
  groepen: { least: -20, most: 20, usual: '', what: 'groups' },
  bemiddelaars: { least: 1, most: 200, usual: '', what: 'mediators' },
} as const;
type Name = keyof typeof numbers;

export const isAsked = ({ query }: Visit): boolean => query.get('doe') === '1';

const typed = ({ query }: Visit, name: Name): string =>
  (query.get(name) ?? (query.size > 0 ? '' : numbers[name].usual)).trim();

/** What the address asks, or what is wrong with it. */
export function readAsked(visit: Visit): { readonly asked: SimulationAsked } | { readonly problems: readonly Wrong[] } {
  const t = simulationWords[visit.lang];
  const problems: Wrong[] = [];
  const read = (name: Name, optional = false): number | undefined => {
    const { least, most, what } = numbers[name];
    const text = typed(visit, name);
    if (text === '' && optional) return undefined;
    const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    problems.push({ field: name, text: filled(t.range, { what: t[what], min: least, max: most }) });
    return undefined;
  };
  const people = read('mensen');
  const years = read('jaren');
  const repeats = read('keren');
  const seed = read('toeval');
  const quota = read('plaatsen', true);
  const moreGroups = read('groepen', true);
  const mediators = read('bemiddelaars', true);
  const rules = (visit.query.get('regels') ?? '').trim().slice(0, 20);
  if (problems.length > 0 || people === undefined || years === undefined || repeats === undefined || seed === undefined)
    return { problems };
  const change = {
    ...(quota === undefined ? {} : { quota }),
    ...(moreGroups === undefined ? {} : { moreGroups }),
    ...(mediators === undefined ? {} : { mediators }),
    ...(rules === '' ? {} : { rules }),
  };
  const from = visit.query.get('van') ?? '';
  return {
    asked: {
      ...{ people, years, repeats, seed },
      ...(visit.query.get('begin') === 'nu' ? { fromNow: true } : {}),
      ...(isLocalDate(from) && visit.query.get('begin') !== 'nu' ? { from } : {}),
      ...(Object.keys(change).length > 0 ? { change } : {}),
    },
  };
}

/** What the verb refuses, at the top of the form; all else is the page's. */
export function refusedOf(error: unknown, { lang }: Visit): readonly Wrong[] {
  const known = problemOf(error);
  if (!known || !(known.code.startsWith('simulation.') || known.code === 'rules.notFound')) throw error;
  return [{ field: known.code === 'rules.notFound' ? 'regels' : '', text: problemOnPage(known, lang) }];
}

export function simulationForm(visit: Visit, wrong: readonly Wrong[]): Html {
  const { lang, query } = visit;
  const t = simulationWords[lang];
  const number = (name: Name, label: string, more: { note?: string; optional?: boolean } = {}): Html =>
    textField({ ...{ name, label, value: typed(visit, name), inputmode: 'numeric', max: 11, wrong }, ...more });
  return html`<form class="w2-form" method="get" action="/simulatie">
    ${hidden('doe', '1')}
    ${selectField({
      name: 'begin',
      label: t.start,
      note: t.startNowNote,
      options: [
        { value: 'nu', text: t.startNow },
        { value: 'leeg', text: t.startEmpty },
      ],
      value: query.get('begin') ?? 'nu',
    })}
    ${number('mensen', t.people)} ${number('jaren', t.years)} ${number('keren', t.repeats, { note: t.repeatsNote })}
    ${number('toeval', t.seed, { note: t.seedNote })}
    <fieldset class="ds-fieldset">
      <legend class="ds-label">${t.change}</legend>
      <p class="w2-field-note">${t.changeNote}</p>
      <div class="w2-choices">
        ${number('plaatsen', t.quota, { optional: true })} ${number('groepen', t.groups, { optional: true })}
        ${number('bemiddelaars', t.mediators, { optional: true })}
        ${textField({ name: 'regels', label: t.rules, value: query.get('regels') ?? '', max: 20, optional: true, wrong })}
      </div>
    </fieldset>
    <div class="w2-row">${button(t.run)}</div>
  </form>`;
}
