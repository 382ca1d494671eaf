import type { codes, OutsideSystem } from '../domain/trajectory/index.ts';
import { ocmwQuestionWords } from './codes.ts';
import { failureText } from './failures.ts';
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

/** What the OCMW of the municipality is told. */
const ocmwNoticeWords: Readonly<Record<codes.OcmwNotice, Words>> = {
  started: { nl: 'begeleiding begonnen', en: 'guidance began' },
  planAgreed: { nl: 'welzijnsplan afgesproken', en: 'welfare plan agreed' },
  ended: { nl: 'begeleiding beëindigd', en: 'guidance ended' },
};

/** What was asked or told; MAGDA's services have Dutch names of their own. */
const operationWords: Readonly<Record<string, Words>> = {
  ...ocmwNoticeWords,
  ...ocmwQuestionWords,
  GeefSociaalStatuut: { nl: 'sociaal statuut', en: 'social status' },
  GeefWerkrelaties: { nl: 'werkrelaties', en: 'employments' },
  incapacityStatus: { nl: 'arbeidsongeschiktheid', en: 'incapacity for work' },
  RegistreerInschrijving: { nl: 'inschrijving', en: 'registration' },
  RegistreerUitschrijving: { nl: 'uitschrijving', en: 'deregistration' },
};
export const operationText = (operation: string, lang: Lang): string =>
  Object.hasOwn(operationWords, operation)
    ? operationWords[operation]![lang]
    : { nl: 'een bericht', en: 'a message' }[lang];

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

/** A fact or a field in words. An operator may note an answer of any code: one without words says nothing to people. */
export function exchangedText(code: string, lang: Lang): string {
  return Object.hasOwn(exchangedWords, code)
    ? exchangedWords[code]![lang]
    : { nl: 'iets anders', en: 'something else' }[lang];
}

/** How an attempt ended, in words; what "done" means depends on what was asked. */
export function endText(
  end: {
    readonly operation: string;
    readonly outcome: keyof typeof disclosureWords;
    readonly code: string | null;
    readonly received: readonly string[];
  },
  lang: Lang,
): string {
  const said = end.received.map((code) =>
    code === 'done' && end.operation === 'RegistreerUitschrijving'
      ? { nl: 'uitgeschreven', en: 'deregistered' }[lang]
      : exchangedText(code, lang),
  );
  const what = end.code === null ? said.join(', ') : failureText(end.code, lang);
  return [disclosureWords[end.outcome][lang], what].filter(Boolean).join(': ');
}
