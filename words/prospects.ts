import type { AttemptResult, AttemptWay, ProspectStatus } from '../domain/prospects/index.ts';
import type { Words } from './lang.ts';

/** People before a registration. */
export const prospectStatusWords: Readonly<Record<ProspectStatus, Words>> = {
  identified: { nl: 'gekend', en: 'identified' },
  contacted: { nl: 'gecontacteerd', en: 'contacted' },
  interested: { nl: 'heeft interesse', en: 'interested' },
  notInterested: { nl: 'heeft geen interesse', en: 'not interested' },
  unreachable: { nl: 'niet bereikbaar', en: 'unreachable' },
};

export const prospectWayWords: Readonly<Record<AttemptWay, Words>> = {
  phone: { nl: 'telefoon', en: 'phone' },
  letter: { nl: 'brief', en: 'letter' },
  visit: { nl: 'bezoek', en: 'visit' },
  mail: { nl: 'e-mail', en: 'e-mail' },
  sms: { nl: 'sms', en: 'text message' },
};

export const prospectResultWords: Readonly<Record<AttemptResult, Words>> = {
  noAnswer: { nl: 'geen antwoord', en: 'no answer' },
  wrongContact: { nl: 'verkeerd nummer of adres', en: 'wrong number or address' },
  reached: { nl: 'bereikt', en: 'reached' },
  interested: { nl: 'heeft interesse', en: 'interested' },
  notInterested: { nl: 'heeft geen interesse', en: 'not interested' },
  unreachable: { nl: 'niet bereikbaar', en: 'unreachable' },
};
