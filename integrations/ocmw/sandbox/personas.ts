import { isTestNumber, lotOf } from '../../sandbox/testNumber.ts';

/** What the source knows of someone's social statuses. */
export type SocialPersona =
  | {
      readonly kind: 'statuses';
      /** The statuses that apply; all others do not. */
      readonly names: readonly string[];
      readonly period?: { readonly begin: string; readonly end?: string };
      /** SSH00047: the source found errors in the household's composition. */
      readonly householdWarning?: true;
      /** The answer keeps this order, whatever order was asked. */
      readonly ownOrder?: true;
    }
  | { readonly kind: 'noData' };

const LEEFLOON = 'LIVING_WAGES_PCSA_HELP';
const HELP_AND_BIM = 'PCSA_AND_BIM_HELP';
const BIM = 'BIM_BVT';
const BIM_FAMILY = 'BIM_BVT_IN_FAMILY';

const period = { begin: '2024-01-01', end: '2030-01-01' };
const householdWarning = true;
const none: SocialPersona = { kind: 'statuses', names: [] };
const noData: SocialPersona = { kind: 'noData' };
const leefloonInPeriod: SocialPersona = { kind: 'statuses', names: [LEEFLOON], period, householdWarning };
const helpOnly: SocialPersona = { kind: 'statuses', names: [HELP_AND_BIM] };
const bimOnly: SocialPersona = { kind: 'statuses', names: [BIM], period, householdWarning };
const bimAndFamily: SocialPersona = { kind: 'statuses', names: [BIM, BIM_FAMILY], period };
const familyOnly: SocialPersona = { kind: 'statuses', names: [BIM_FAMILY], period, householdWarning };

/** The numbers of the public mock, with what it was measured to answer. */
const MOCK: Readonly<Record<string, SocialPersona>> = {
  '86710585636': leefloonInPeriod,
  '91671721308': leefloonInPeriod,
  '62691699717': { kind: 'statuses', names: [LEEFLOON, HELP_AND_BIM, BIM] },
  '75652299881': { kind: 'statuses', names: [HELP_AND_BIM, LEEFLOON], ownOrder: true },
  '44640618933': helpOnly,
  '71640618918': helpOnly,
  '75710585696': helpOnly,
  '76642812413': bimOnly,
  '84640618997': bimOnly,
  '66691666644': bimAndFamily,
  '84640438954': bimAndFamily,
  '08670548333': familyOnly,
  '88681575651': familyOnly,
  '06671797413': none,
  '06691087347': noData,
  '11691489807': noData,
  '69650368562': noData,
};

/** Lots of twenty, by (first nine digits mod 997) mod 20. */
const YES_BELOW = 8; // 0–7: 40 % receive leefloon
const NO_BELOW = 17; // 8–16: 45 % do not; 17–19: 15 % are not known yet

/**
 * Lot 17: no data yet, from the second question on leefloon. Lot 18: no data yet, from the third question on none.
 * Lot 19: never any data. Whoever is no test person is unknown, and unknown looks like "no", as in the mock.
 *
 * @param asked how many questions about this person came before
 */
export function socialPersona(insz: string, asked: number): SocialPersona {
  const known = Object.hasOwn(MOCK, insz) ? MOCK[insz] : undefined;
  if (known) return known;
  if (!isTestNumber(insz)) return none;
  const lot = lotOf(insz, 997);
  if (lot < YES_BELOW || (lot === 17 && asked >= 1)) return receivesSince(insz);
  if (lot < NO_BELOW || (lot === 18 && asked >= 2)) return none;
  return noData;
}

/** Since the first of the person's birth month in 2025; open-ended. */
function receivesSince(insz: string): SocialPersona {
  const month = String(Number(insz.slice(2, 4)) - 60).padStart(2, '0');
  return { kind: 'statuses', names: [LEEFLOON], period: { begin: `2025-${month}-01` } };
}
