import * as words from './codes.ts';
import { plain, type Sentences } from './event-parts.ts';
import { failureText } from './failures.ts';
import { exchangedText } from './outside.ts';

/** What was asked of outside systems and of the OCMW, and what they said. */
export const outsideSentences = {
  LookupRequested: ({ system, attempt }) => ({
    nl: `Gevraagd aan ${words.lookupSystemWords[system].nl} (keer ${attempt})`,
    en: `Asked the ${words.lookupSystemWords[system].en} (attempt ${attempt})`,
  }),
  LookupAnswered: ({ system, answer, certainty }) => ({
    nl: `Antwoord van ${words.lookupSystemWords[system].nl}: ${exchangedText(answer, 'nl')}${certainty === 'notStated' ? ` (${words.certaintyWords.notStated.nl})` : ''}`,
    en: `The ${words.lookupSystemWords[system].en} answered: ${exchangedText(answer, 'en')}${certainty === 'notStated' ? ` (${words.certaintyWords.notStated.en})` : ''}`,
  }),
  LookupUnanswered: ({ system, code }) => ({
    nl: `Geen antwoord van ${words.lookupSystemWords[system].nl} (${failureText(code, 'nl')})`,
    en: `The ${words.lookupSystemWords[system].en} gave no answer (${failureText(code, 'en')})`,
  }),
  LookupGivenUp: ({ system }) => ({
    nl: `Vraag aan ${words.lookupSystemWords[system].nl} opgegeven`,
    en: `The question to the ${words.lookupSystemWords[system].en} was given up`,
  }),
  InscriptionRequested: plain(
    'Belangstelling gemeld bij MAGDA, vóór de eerste opzoeking',
    'Interest was registered at MAGDA, before the first look-up',
  ),
  InscriptionRefused: ({ code }) => ({
    nl: `MAGDA weigerde de melding van belangstelling (${failureText(code, 'nl')})`,
    en: `MAGDA refused to register the interest (${failureText(code, 'en')})`,
  }),
  DeregistrationRequested: plain('Belangstelling bij MAGDA beëindigd', 'The interest at MAGDA was ended'),
  OcmwAsked: ({ question }) => ({
    nl: `Gevraagd aan het OCMW van de gemeente: ${words.ocmwQuestionWords[question].nl}`,
    en: `Asked the OCMW of the municipality: ${words.ocmwQuestionWords[question].en}`,
  }),
  OcmwAnswered: ({ questionId, answer }) => ({
    nl: `Antwoord van het OCMW op vraag ${questionId}: ${words.ocmwAnswerWords[answer].nl}`,
    en: `The OCMW answered question ${questionId}: ${words.ocmwAnswerWords[answer].en}`,
  }),
} satisfies Partial<Sentences>;
