import type { Words } from '../lang.ts';

/** With programs of other organisations, and what they are told of. */
export const machineProblems = {
  'machine.badId': {
    nl: 'Zo heet een programma niet. Schrijf 3 tot 40 kleine letters, cijfers en streepjes.',
    en: 'A program has no such id. Write 3 to 40 small letters, digits and dashes.',
  },
  'machine.badScopes': {
    nl: 'Wat het programma mag, klopt niet. Kies uit {scopes}.',
    en: 'What the program may do is wrong. Choose from {scopes}.',
  },
  'machine.unknownOwner': {
    nl: 'Van wie het programma is, klopt niet. Geef een partner ({partners}), of de naam of NIS-code van een gemeente.',
    en: 'Whose program it is, is wrong. Give a partner ({partners}), or the name or NIS code of a municipality.',
  },
  'machine.exists': { nl: 'Er is al een programma {clientId}.', en: 'There is a program {clientId} already.' },
  'machine.unknown': {
    nl: 'Dat programma is er niet. w2 machines list toont ze.',
    en: 'There is no such program. w2 machines list shows them.',
  },
  'webhook.badUrl': {
    nl: 'Dat adres kan geen ontvanger hebben. Geef een https-adres op het internet, zonder gebruiker of wachtwoord erin.',
    en: 'No receiver may have this address. Give an https address on the internet, without user or password in it.',
  },
  'webhook.badTypes': {
    nl: 'Daarover wordt niets verteld. Kies uit {types}.',
    en: 'Nothing is told of that. Choose from {types}.',
  },
  'webhook.tooMany': {
    nl: 'Deze organisatie heeft al {most} ontvangers. Beëindig er eerst een.',
    en: 'This organisation has {most} receivers already. End one first.',
  },
  'webhook.unknown': {
    nl: 'Die ontvanger is er niet. w2 webhooks list toont ze.',
    en: 'There is no such receiver. w2 webhooks list shows them.',
  },
  'webhook.badMoment': {
    nl: 'Dat is geen moment. Schrijf een dag als JJJJ-MM-DD, of een tijdstip in UTC volgens ISO 8601.',
    en: 'That is no moment. Write it as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.',
  },
} as const satisfies Record<string, Words>;
