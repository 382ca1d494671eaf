import type { Words } from './lang.ts';

/** Why an outcome is not registered or checked, or a job not coached. */
export const refusalsOfTheJob = {
  'outcome.none': { nl: 'Er is nog geen uitstroom geregistreerd.', en: 'No outcome is registered yet.' },
  'outcome.alreadyRegistered': {
    nl: 'De uitstroom is al geregistreerd op {on}. Ga die na in plaats van opnieuw te registreren.',
    en: 'The outcome was already registered on {on}. Check it instead of registering again.',
  },
  'outcome.notDue': { nl: 'De uitstroom moet nu niet worden nagegaan.', en: 'The outcome needs no check at present.' },
  'outcome.hiredOnMissing': {
    nl: 'Wie aan het werk is, heeft een eerste werkdag. Vul het veld eerste werkdag (hiredOn) in.',
    en: 'Someone at work has a first working day. Fill in the field hiredOn.',
  },
  'outcome.noJob': {
    nl: 'Wie niet aan het werk is, heeft dat niet: {field}. Laat het veld leeg, of kies aan het werk.',
    en: 'Someone who is not at work has none of this: {field}. Leave the field empty, or choose atWork.',
  },
  'coaching.notEmployed': {
    nl: 'Jobcoaching is voor werknemers; de persoon werkt als zelfstandige.',
    en: 'Job coaching is for employees; the person is self-employed.',
  },
  'coaching.notAtWork': {
    nl: 'Jobcoaching is er voor wie aan het werk is. Registreer eerst die uitstroom met de eerste werkdag.',
    en: 'Jobcoaching is for someone at work. Register that outcome with the first working day first.',
  },
  'coaching.pending': {
    nl: 'De jobcoaching {coachingId} loopt al of is al gevraagd.',
    en: 'The jobcoaching {coachingId} is already running or asked for.',
  },
  'coaching.notAsked': {
    nl: 'Er is nu niet gevraagd of jobcoaching gewenst is; er valt niets af te wijzen.',
    en: 'Nobody was asked whether jobcoaching is wanted; there is nothing to decline.',
  },
  'coaching.none': { nl: 'Er is geen jobcoaching gevraagd.', en: 'No jobcoaching is asked for.' },
  'coaching.overOneYear': {
    nl: 'Jobcoaching kon starten tot en met {last}: wie een jaar in dienst is, komt er niet meer voor in aanmerking.',
    en: 'Jobcoaching could start until {last}: after a year in service it no longer can.',
  },
  'coaching.coachAssigned': { nl: 'Er is al een jobcoach toegewezen.', en: 'A jobcoach is already assigned.' },
  'coaching.employerAnswered': { nl: 'De werkgever heeft al geantwoord.', en: 'The employer has already answered.' },
  'outcome.checkTooEarly': {
    nl: 'Deze controle kan vanaf {earliestOn}. Verbeter de uitstroom als die fout is.',
    en: 'This check can be done from {earliestOn}. Correct the outcome if it is wrong.',
  },
  'coaching.jobAlreadyCoached': {
    nl: 'Voor de job sinds {hiredOn} was er al jobcoaching. Voor een andere job kan het opnieuw.',
    en: 'The job since {hiredOn} was coached already. Another job can be coached again.',
  },
} as const satisfies Record<string, Words>;
