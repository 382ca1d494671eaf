import type { OutsideSystem } from '../domain/trajectory/index.ts';
import type { Lang, Words } from './lang.ts';

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

/** What comes from other systems and which fields go there, by their codes. */
const exchangedWords: Readonly<Record<string, Words>> = {
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  none: { nl: 'niet arbeidsongeschikt erkend', en: 'not recognised as incapable of work' },
  recognisedIncapable: { nl: 'arbeidsongeschikt erkend', en: 'recognised as incapable of work' },
  employed: { nl: 'aan het werk', en: 'at work' },
  notEmployed: { nl: 'geen werk bekend', en: 'no work known' },
  notYetKnown: { nl: 'nog niet bekend', en: 'not yet known' },
  notWanted: { nl: 'niet meer nodig', en: 'not needed any more' },
  badAnswer: { nl: 'onbruikbaar antwoord', en: 'unusable answer' },
  since: { nl: 'sinds wanneer', en: 'since when' },
  done: { nl: 'geregistreerd', en: 'registered' },
  received: { nl: 'ontvangen', en: 'received' },
  already: { nl: 'was al gebeurd', en: 'had happened already' },
  mailed: { nl: 'gemaild', en: 'mailed' },
  keptHere: { nl: 'link hier bewaard', en: 'link kept here' },
  insz: { nl: 'INSZ', en: 'INSZ' },
  day: { nl: 'dag', en: 'day' },
  status: { nl: 'statuut', en: 'status' },
  period: { nl: 'periode', en: 'period' },
  begin: { nl: 'begin', en: 'begin' },
  consentReference: { nl: 'nummer van de toestemming', en: 'number of the consent' },
  about: { nl: 'wat er gebeurde', en: 'what happened' },
  question: { nl: 'vraag', en: 'question' },
  answerBy: { nl: 'uiterste antwoorddag', en: 'day to answer by' },
};

/** A fact or a field in words; one without words is shown by its code. */
export function exchangedText(code: string, lang: Lang): string {
  return Object.hasOwn(exchangedWords, code) ? exchangedWords[code]![lang] : code;
}
