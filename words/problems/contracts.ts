import type { Words } from '../lang.ts';

/** Contracts with partners. */
export const contractProblems = {
  'contract.unknown': {
    nl: 'Dat contract is er niet.',
    en: 'There is no such contract.',
  },
  'contract.exists': {
    nl: 'Er is al een contract met dat kenmerk. Kies een ander kenmerk.',
    en: 'There is a contract with that id already. Choose another id.',
  },
  'contract.bad': {
    nl: 'Het contract klopt niet: zie {contractField}.',
    en: 'The contract is not right: see {contractField}.',
  },
  'contract.badPeriod': {
    nl: 'Schrijf de maanden als 2027-01, de eerste niet na de laatste.',
    en: 'Write the months like 2027-01, the first not after the last.',
  },
  'contract.endBeforeBegin': {
    nl: 'Het contract eindigt op {until}, voor het begint op {from}.',
    en: 'The contract ends on {until}, before it begins on {from}.',
  },
  'contract.shares': {
    nl: 'De delen van ESF en VDAB zijn samen {sum} %, en niet 100 %.',
    en: 'The shares of ESF and VDAB are {sum} % together, not 100 %.',
  },
  'contract.hoursAboveBudget': {
    nl: 'De begrote uren kosten {costCents} tegen dit uurtarief, meer dan het budget van {budgetCents}.',
    en: 'The budgeted hours cost {costCents} at this rate, more than the budget of {budgetCents}.',
  },
  'contract.fixed': {
    nl: 'Dit contract loopt al: {contractField} ligt vast. Maak een nieuw contract.',
    en: 'This contract is in force: {contractField} stays. Make a new contract.',
  },
  'contract.unknownPartner': {
    nl: 'Die partner is er niet. Voeg de organisatie eerst toe (w2 setup), of kies uit: {partners}.',
    en: 'There is no such partner. Add the organisation first (w2 setup), or choose from: {partners}.',
  },
  'contract.overlaps': {
    nl: 'Met deze partner is er in die tijd en provincie al een contract: {contractId}.',
    en: 'There is a contract with this partner in that time and province already: {contractId}.',
  },
  'contract.changedMeanwhile': {
    nl: 'Iemand anders heeft het contract intussen gewijzigd. Bekijk het eerst opnieuw.',
    en: 'Somebody else changed the contract meanwhile. Look at it again first.',
  },
} as const satisfies Record<string, Words>;
