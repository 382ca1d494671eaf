import type { Compensation, ContractQuota, FigureSource, TenderContract } from '../domain/contracts/index.ts';
import { provinceWords } from './codes.ts';
import { filled } from './screens/common.ts';
import { capital } from './event-parts.ts';
import { longDate, shortDate, type Lang, type Words } from './lang.ts';
import { clockText, euroText, hoursText } from './money.ts';

import { contractFieldWords, contractsWords } from './screens/contracts.ts';
import { reportWords } from './screens/report.ts';

export const compensationWords: Readonly<Record<Compensation, Words>> = {
  projectHours: {
    nl: 'Begrote projecturen van het personeel; geen basisbedrag, geen bonus, niets per deelnemer',
    en: 'Budgeted project hours of staff; no base amount, no bonus, nothing per participant',
  },
};

export const figureSourceWords: Readonly<Record<FigureSource, Words>> = {
  agreed: { nl: 'afgesproken', en: 'agreed' },
  assumed: { nl: 'aanname [D]', en: 'assumed [D]' },
};

/** `6 tot 24 maanden`, `12 weken`. */
export function durationText({ unit, from, to }: TenderContract['duration'], lang: Lang): string {
  const n = from === to ? String(from) : `${from} ${lang === 'nl' ? 'tot' : 'to'} ${to}`;
  return filled(contractsWords[lang][unit], { n });
}

export const provincesText = (provinces: TenderContract['provinces'], lang: Lang): string =>
  provinces.map((one) => provinceWords[one][lang]).join(', ');

/** A contract for the annex: an amount stays a number there. */
type AnnexCell = string | number | { readonly cents: number };

const columns = [
  'tender',
  'purpose',
  'partner',
  'provinces',
  'validFrom',
  'validUntil',
  'trajectories',
  'duration',
  'budgetCents',
  'budgetedMinutes',
  'hourlyRateCents',
  'esfPercent',
  'vdabPercent',
  'compensation',
  'figures',
  'id',
] as const satisfies readonly (keyof TenderContract)[];

/** The table that parliament asked for: a head and a row for each contract. The same contracts give the same cells. */
export function annexRows(
  contracts: readonly (TenderContract & { readonly partnerName: string })[],
  lang: Lang,
): readonly (readonly AnnexCell[])[] {
  const cellOf = (
    contract: TenderContract & { readonly partnerName: string },
    column: (typeof columns)[number],
  ): AnnexCell => {
    switch (column) {
      case 'partner':
        return contract.partnerName;
      case 'provinces':
        return provincesText(contract.provinces, lang);
      case 'duration':
        return durationText(contract.duration, lang);
      case 'budgetCents':
      case 'hourlyRateCents':
        return { cents: contract[column] };
      case 'budgetedMinutes':
        return clockText(contract.budgetedMinutes);
      case 'compensation':
        return compensationWords[contract.compensation][lang];
      case 'figures':
        return figureSourceWords[contract.figures][lang];
      default:
        return contract[column];
    }
  };
  return [
    columns.map((column) => contractFieldWords[column][lang]),
    ...contracts.map((contract) => columns.map((column) => cellOf(contract, column))),
  ];
}

/** One contract in a document for readers: each field with its name, days and hours as people write them. */
export function annexFields(
  contract: TenderContract & { readonly partnerName: string },
  lang: Lang,
): readonly (readonly [field: string, text: string])[] {
  const [, cells = []] = annexRows([contract], lang);
  return columns.map((column, at) => {
    const cell = cells[at]!;
    const text = (): string => {
      switch (column) {
        case 'validFrom':
        case 'validUntil':
          return longDate(contract[column], lang);
        case 'budgetedMinutes':
          return hoursText(contract.budgetedMinutes);
        case 'figures':
          return reportWords[lang][contract.figures];
        default:
          return typeof cell === 'object' ? euroText(cell.cents, lang) : String(cell);
      }
    };
    return [capital(contractFieldWords[column][lang]), text()] as const;
  });
}

/** `€ 2.500.000,00 voor 40000 uur, € 62,50 per uur`. */
export function budgetText({ budgetCents, budgetedMinutes, hourlyRateCents }: TenderContract, lang: Lang): string {
  const t = contractsWords[lang];
  return `${euroText(budgetCents, lang)}: ${filled(t.hours, { hours: hoursText(budgetedMinutes) })}, ${filled(t.perHour, { euro: euroText(hourlyRateCents, lang) })}`;
}

export const periodText = ({ validFrom, validUntil }: TenderContract, lang: Lang): string =>
  filled(contractsWords[lang].from, { from: shortDate(validFrom), until: shortDate(validUntil) });

/** `Limburg 2027: 60`, as it is typed too. */
export const quotaText = ({ province, year, places }: ContractQuota, lang: Lang): string =>
  `${provinceWords[province][lang]} ${year}: ${places}`;
