import { provinceCodes } from '../../domain/people/codes.ts';
import { contractLimits } from '../../domain/contracts/index.ts';
import {
  capital,
  contractFieldWords,
  contractsWords,
  filled,
  hoursText,
  provinceText,
  quotaText,
  trackWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { attempt } from '../components/doing.ts';
import { areaField, button, dateField, hidden, radioField, selectField, textField } from '../components/field.ts';
import { mustMayEverywhere } from '../components/standing.ts';
import { html, none, type Html } from '../html.ts';
import { once } from '../once.ts';
import { backOf } from '../return-to.ts';
import type { Shown, Wrong } from '../shown.ts';
import { Form, type Go, type Site, type Visit } from '../site.ts';
import { centsOf, decimalOf, minutesOfHours } from '../components/money.ts';
import { quotasIn } from '../components/quotas.ts';

type Contract = Awaited<ReturnType<Verbs['showContract']>>['contract'];

/** Adding a contract, and the next version of one. */
export function contractFormPages(site: Site): void {
  site.get('/contracten/nieuw', async (visit) => {
    mustMayEverywhere(visit, 'addContract');
    return form(visit, null, []);
  });
  site.post('/contracten/nieuw', async (visit) => {
    const { verbs, acting, by } = visit;
    const tried = await attempt(
      visit,
      () =>
        once(visit, 'addContract', async () => {
          const { id } = await verbs.addContract(acting, typed(visit), by);
          return `/contracten/${id}?bewaard=1`;
        }),
      fieldOf,
    );
    return tried.ok ? tried.value : form(visit, null, tried.problems);
  });
  site.get('/contracten/:id/wijzigen', async (visit) => {
    mustMayEverywhere(visit, 'changeContract');
    const before = await contractOf(visit);
    return form({ ...visit, form: new Form(asTyped(before, visit.lang)) }, before, []);
  });
  site.post('/contracten/:id/wijzigen', change);
}

const contractOf = async ({ verbs, acting, params }: Visit): Promise<Contract> =>
  (await verbs.showContract(acting, params['id'] ?? '')).contract;

async function change(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, form: given } = visit;
  const before = await contractOf(visit);
  const { id, figures, compensation } = before;
  const contract = { ...typed(visit), id, figures, compensation };
  const version = Number(given.text('versie'));
  const tried = await attempt(
    visit,
    () =>
      once(visit, 'changeContract', async () => {
        await verbs.changeContract(acting, id, { version, contract }, by);
        return `/contracten/${id}?bewaard=1`;
      }),
    fieldOf,
  );
  return tried.ok ? tried.value : form(visit, before, tried.problems);
}

/** What was typed, as a contract: what is no number is left to the verb to refuse, by its own words. */
function typed({ form: given }: Visit): Record<string, unknown> {
  const whole = (name: string): number => (/^\d{1,12}$/.test(given.text(name)) ? Number(given.text(name)) : Number.NaN);
  return {
    ...{ id: given.text('id'), tender: given.text('tender'), partner: given.text('partner') },
    provinces: given.all('provinces'),
    ...{ validFrom: given.text('validFrom'), validUntil: given.text('validUntil'), track: given.text('track') },
    ...{ purpose: given.text('purpose'), trajectories: whole('trajectories') },
    duration: { unit: given.text('unit'), from: whole('durationFrom'), to: whole('durationTo') },
    budgetCents: centsOf(given.text('budgetCents')),
    budgetedMinutes: minutesOfHours(given.text('budgetedMinutes')),
    hourlyRateCents: centsOf(given.text('hourlyRateCents')),
    ...{ esfPercent: whole('esfPercent'), vdabPercent: whole('vdabPercent') },
    quotas: quotasIn(given.text('quotas')),
  };
}

/** A contract as somebody would have typed it. */
function asTyped(contract: Contract, lang: Lang): URLSearchParams {
  const { provinces, duration, budgetCents, hourlyRateCents, budgetedMinutes, version, quotas, ...rest } = contract;
  const fields = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as [string, string]] : [],
    ),
  );
  for (const one of provinces) fields.append('provinces', one);
  for (const [name, value] of [
    ['unit', duration.unit],
    ['durationFrom', duration.from],
    ['durationTo', duration.to],
    ['budgetCents', decimalOf(budgetCents)],
    ['hourlyRateCents', decimalOf(hourlyRateCents)],
    ['budgetedMinutes', hoursText(budgetedMinutes)],
    ['versie', version],
    ['quotas', quotas.map((one) => quotaText(one, lang)).join('\n')],
  ] as const)
    fields.set(name, String(value));
  return fields;
}

/** The field of the form that a refusal is about. */
const fieldOf = ({ code, details }: { code: string; details?: Readonly<Record<string, string | number>> }): string => {
  const named = details?.['contractField'] ?? '';
  if (named === 'duration') return 'durationFrom';
  if (named !== '') return String(named);
  return ofProblem[code] ?? '';
};
const ofProblem: Readonly<Record<string, string>> = {
  'contract.exists': 'id',
  'contract.unknownPartner': 'partner',
  'contract.endBeforeBegin': 'validUntil',
  'contract.shares': 'esfPercent',
  'contract.hoursAboveBudget': 'budgetCents',
  'contract.overlaps': 'validFrom',
};

async function form(visit: Visit, before: Contract | null, problems: readonly Wrong[]): Promise<Shown> {
  const { lang, form: given, newKey } = visit;
  const t = contractsWords[lang];
  const base = (name: keyof typeof contractFieldWords, note?: string) => ({
    ...{ name, label: capital(contractFieldWords[name][lang]), value: given.text(name), wrong: problems },
    ...(note ? { note } : {}),
  });
  const own = (name: string, label: string) => ({ name, label, value: given.text(name), wrong: problems });
  const away = before ? `/contracten/${before.id}` : '/contracten';
  return {
    title: before ? filled(t.changeTitle, { id: before.id }) : t.addTitle,
    place: 'contracts',
    lead: before ? t.changeLead : t.addLead,
    back: backOf(visit, away),
    problems,
    body: html`<form class="w2-form" method="post">
      ${before ? hidden('id', before.id) : textField({ ...base('id', t.idNote), max: contractLimits.id })}
      ${before ? hidden('versie', given.text('versie') || String(before.version)) : none}
      ${selectField({ ...base('partner'), options: await partnersOf(visit), empty: '–' })}
      ${textField({ ...base('tender'), max: contractLimits.tender })} ${provinceChoice(visit)}
      ${dateField(base('validFrom'))} ${dateField(base('validUntil'))}
      ${radioField({
        ...base('track'),
        options: Object.entries(trackWords).map(([value, word]) => ({ value, text: word[lang] })),
      })}
      ${areaField({ ...base('purpose', t.purposeNote), rows: 3, max: contractLimits.purpose })}
      ${textField({ ...base('trajectories'), type: 'number' })}
      ${areaField({ ...base('quotas', t.quotasNote), rows: 4, optional: true })}
      ${textField({ ...own('durationFrom', t.durationFrom), type: 'number' })}
      ${textField({ ...own('durationTo', t.durationTo), type: 'number' })}
      ${radioField({
        ...own('unit', t.unit),
        options: [
          { value: 'weeks', text: t.unitWeeks },
          { value: 'months', text: t.unitMonths },
        ],
      })}
      ${textField({ ...base('budgetCents', t.euroNote), max: 20 })}
      ${textField({ ...base('budgetedMinutes', t.hoursNote), max: 10 })}
      ${textField({ ...base('hourlyRateCents', t.euroNote), max: 10 })}
      ${textField({ ...base('esfPercent'), value: given.text('esfPercent') || '40', type: 'number' })}
      ${textField({ ...base('vdabPercent'), value: given.text('vdabPercent') || '60', type: 'number' })}
      ${hidden('sleutel', newKey())}
      <div class="w2-row">${button(before ? t.change : t.add)}</div>
    </form>`,
  };
}

const partnersOf = async ({ verbs, acting }: Visit) =>
  (await verbs.organisations(acting))
    .filter(({ kind }) => kind === 'partner')
    .map(({ id: value, name: text }) => ({ value, text }));

function provinceChoice({ lang, form: given }: Visit): Html {
  const chosen = new Set(given.all('provinces'));
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${capital(contractFieldWords.provinces[lang])}</legend>
    <div class="w2-choices">
      ${provinceCodes.map(
        (one) =>
          html`<div class="w2-choice">
            <input
              class="ds-input"
              type="checkbox"
              id="provinces-${one}"
              name="provinces"
              value="${one}"
              ${chosen.has(one) ? html`checked` : none}
            />
            <label for="provinces-${one}">${provinceText(one, lang)}</label>
          </div>`,
      )}
    </div>
  </fieldset>`;
}
