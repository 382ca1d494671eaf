import type { Words } from './lang.ts';

/** Why nothing is asked of an outside system, or its answer is not taken. */
export const refusalsOutside = {
  'lookup.unknown': {
    nl: 'De opzoeking {lookupId} bestaat niet in dit traject.',
    en: 'There is no look-up {lookupId} in this trajectory.',
  },
  'lookup.notAsked': {
    nl: 'De opzoeking {lookupId} wacht nu op geen antwoord ({status}).',
    en: 'The look-up {lookupId} awaits no answer now ({status}).',
  },
  'lookup.pending': {
    nl: 'De opzoeking {lookupId} loopt nog: ze wordt vanzelf herhaald.',
    en: 'The look-up {lookupId} is still under way: it is repeated by itself.',
  },
  'consent.notCovered': {
    nl: 'De toestemming van de persoon dekt dit niet ({system}). Pas eerst de toestemming aan.',
    en: 'The person’s consent does not cover this ({system}). Change the consent first.',
  },
  'inscription.none': {
    nl: 'Er is geen melding van belangstelling bij MAGDA.',
    en: 'No interest is registered at MAGDA.',
  },
  'ocmw.pending': {
    nl: 'Dit is al gevraagd aan het OCMW en nog niet beantwoord ({question}).',
    en: 'The OCMW was asked this already and has not answered yet ({question}).',
  },
  'ocmw.unknownQuestion': {
    nl: 'Deze vraag aan het OCMW bestaat niet in dit traject.',
    en: 'There is no such question to the OCMW in this trajectory.',
  },
  'ocmw.answered': {
    nl: 'De vraag {questionId} aan het OCMW is al beantwoord.',
    en: 'The question {questionId} to the OCMW is answered already.',
  },
} as const satisfies Record<string, Words>;
