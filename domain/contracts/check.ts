import { addDays, isLocalDate, type LocalDate } from '../calendar/index.ts';
import { partnerForm, tracks, type Province } from '../rules/rule.ts';
import {
  compensations,
  contractIdForm,
  contractLimits as most,
  durationUnits,
  figureSources,
  type TenderContract,
} from './contract.ts';
import { costOf } from './money.ts';

/** What keeps data from being a contract, or a change from being made. */
export type ContractFlaw =
  /** A field is missing, has another form, or lies outside its limits. */
  | { readonly flaw: 'field'; readonly field: string }
  | { readonly flaw: 'endBeforeBegin'; readonly from: LocalDate; readonly until: LocalDate }
  | { readonly flaw: 'shares'; readonly sum: number }
  /** All budgeted hours at the standard rate cost more than there is. */
  | { readonly flaw: 'hoursAboveBudget'; readonly costCents: number; readonly budgetCents: number }
  /** Once a contract is in force this stays: what was declared and who was referred rest on it. */
  | { readonly flaw: 'fixed'; readonly field: string };

const provinces: readonly string[] = ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' &&
  value.trim() === value &&
  value !== '' &&
  value.length <= longest &&
  !value.includes('\0');
const isWhole = (value: unknown, least: number, upTo: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= upTo;
const isForm = (value: unknown, form: string, longest: number): boolean =>
  typeof value === 'string' && value.length <= longest && new RegExp(form).test(value);

/** Each field and whether it holds; a field that is not here is refused, so that no typing error passes. */
const fields: Readonly<Record<keyof TenderContract, (value: unknown, whole: Record<string, unknown>) => boolean>> = {
  id: (value) => isForm(value, contractIdForm, most.id),
  tender: (value) => isText(value, most.tender),
  partner: (value) => isForm(value, partnerForm, 64),
  provinces: (value) =>
    Array.isArray(value) &&
    value.length >= 1 &&
    new Set(value).size === value.length &&
    value.every((one) => provinces.includes(String(one))),
  validFrom: isLocalDate,
  validUntil: isLocalDate,
  track: (value) => tracks.some((one) => one === value),
  purpose: (value) => isText(value, most.purpose),
  trajectories: (value) => isWhole(value, 1, most.trajectories),
  duration: (value) => {
    if (!isObject(value) || Object.keys(value).length !== 3) return false;
    const unit = durationUnits.find((one) => one === value['unit']);
    return (
      unit !== undefined &&
      isWhole(value['from'], 1, most.duration[unit]) &&
      isWhole(value['to'], value['from'] as number, most.duration[unit])
    );
  },
  budgetCents: (value) => isWhole(value, 1, most.budgetCents),
  budgetedMinutes: (value) => isWhole(value, 1, most.budgetedMinutes),
  hourlyRateCents: (value) => isWhole(value, 1, most.hourlyRateCents),
  esfPercent: (value) => isWhole(value, 0, 100),
  vdabPercent: (value) => isWhole(value, 0, 100),
  compensation: (value) => compensations.some((one) => one === value),
  quotas: (value, { provinces: own, validFrom, validUntil }) => {
    if (!Array.isArray(value) || value.length > 100) return false;
    const keys = value.map((one) => (isObject(one) ? `${String(one['province'])} ${String(one['year'])}` : ''));
    const [first, last] = [validFrom, validUntil].map((day) => Number(String(day).slice(0, 4)));
    return (
      new Set(keys).size === keys.length &&
      value.every(
        (one) =>
          isObject(one) &&
          Object.keys(one).length === 3 &&
          Array.isArray(own) &&
          own.includes(one['province']) &&
          isWhole(one['year'], first!, last!) &&
          isWhole(one['places'], 0, most.places),
      )
    );
  },
  figures: (value) => figureSources.some((one) => one === value),
};

/** What is left out means this. */
const defaults = {
  esfPercent: 40,
  vdabPercent: 60,
  compensation: 'projectHours',
  quotas: [],
  figures: 'agreed',
} as const;

/** The contract that this is, or the first thing that is wrong with it: names the field, never its value. */
export function readContract(given: unknown): { readonly contract: TenderContract } | ContractFlaw {
  if (!isObject(given)) return { flaw: 'field', field: 'contract' };
  const value: Record<string, unknown> = { ...defaults, ...given };
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  if (unknown !== undefined) return { flaw: 'field', field: /^[a-zA-Z]{1,40}$/.test(unknown) ? unknown : '?' };
  const wrong = Object.entries(fields)
    .filter(([key]) => key !== 'quotas')
    .find(([key, fits]) => !fits(value[key], value));
  if (wrong) return { flaw: 'field', field: wrong[0] };
  const contract = value as unknown as TenderContract;
  const { validFrom: from, validUntil: until, esfPercent, vdabPercent, budgetCents, budgetedMinutes } = contract;
  if (until < from) return { flaw: 'endBeforeBegin', from, until };
  if (from < firstDay || until > lastDay || until > addDays(from, most.days))
    return { flaw: 'field', field: 'validUntil' };
  if (!fields.quotas(value['quotas'], value)) return { flaw: 'field', field: 'quotas' };
  if (esfPercent + vdabPercent !== 100) return { flaw: 'shares', sum: esfPercent + vdabPercent };
  const { amountCents: costCents } = costOf(budgetedMinutes, contract);
  if (costCents > budgetCents) return { flaw: 'hoursAboveBudget', costCents, budgetCents };
  return { contract };
}

/** Years in which the programme can have a contract. */
const firstDay = '2000-01-01';
const lastDay = '2099-12-31';

/** Of a contract in force: by these hours were declared, and people referred. Another rate or partner is another contract. */
const fixedInForce = ['partner', 'validFrom', 'hourlyRateCents', 'esfPercent', 'vdabPercent'] as const;

/** What a contract in force keeps, and whatever it takes in, it does not give back a day or a province that has gone by. */
export function flawOfChange(before: TenderContract, after: TenderContract, today: LocalDate): ContractFlaw | null {
  if (before.validFrom > today) return null;
  const changed = fixedInForce.find((field) => before[field] !== after[field]);
  if (changed) return { flaw: 'fixed', field: changed };
  if (after.validUntil < today && after.validUntil < before.validUntil) return { flaw: 'fixed', field: 'validUntil' };
  const kept = new Set<Province>(after.provinces);
  return before.provinces.every((one) => kept.has(one)) ? null : { flaw: 'fixed', field: 'provinces' };
}
