import type { OutsideSystem } from '../trajectory/index.ts';
import type { Words } from './lang.ts';

/** Words for what leaves this house: to which systems, why, on which ground, and what came of it. */
export const systemWords: Readonly<Record<OutsideSystem, Words>> = {
  ocmw: { nl: 'leefloon (MAGDA)', en: 'living wage (MAGDA)' },
  employment: { nl: 'tewerkstelling (MAGDA)', en: 'employment (MAGDA)' },
  repertorium: { nl: 'repertorium (MAGDA)', en: 'repertorium (MAGDA)' },
  riziv: { nl: 'RIZIV', en: 'RIZIV' },
  localOcmw: { nl: 'OCMW van de gemeente', en: 'OCMW of the municipality' },
};

export const breakerWords = {
  closed: { nl: 'bereikbaar', en: 'reachable' },
  open: { nl: 'gestoord: met rust gelaten', en: 'ill: left alone' },
  halfOpen: { nl: 'wordt uitgeprobeerd', en: 'being tried' },
} as const satisfies Record<string, Words>;

export const disclosureWords = {
  asked: { nl: 'onderweg', en: 'under way' },
  answered: { nl: 'beantwoord', en: 'answered' },
  refused: { nl: 'geweigerd', en: 'refused' },
  unanswered: { nl: 'zonder antwoord', en: 'unanswered' },
  notDelivered: { nl: 'niet bezorgd', en: 'not delivered' },
} as const satisfies Record<string, Words>;

export const purposeWords = {
  factsForIntake: { nl: 'feiten naast de intake', en: 'facts beside the intake' },
  jobCoachingCondition: { nl: 'voorwaarde voor jobcoaching', en: 'condition of jobcoaching' },
  interest: { nl: 'belangstelling bij MAGDA', en: 'interest at MAGDA' },
  cooperation: { nl: 'samenwerking met het OCMW', en: 'cooperation with the OCMW' },
} as const satisfies Record<string, Words>;

export const groundWords = {
  consent: { nl: 'toestemming', en: 'consent' },
  endOfConsent: { nl: 'einde van de verwerking', en: 'end of the processing' },
  consentAndAgreement: { nl: 'toestemming en overeenkomst', en: 'consent and agreement' },
} as const satisfies Record<string, Words>;
