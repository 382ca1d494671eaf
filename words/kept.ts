import type { Words } from './lang.ts';

/** After consent was withdrawn: what is still there, and why. */
export const keptAfterWithdrawal: Words = {
  nl:
    'De toestemming is ingetrokken: er wordt niets meer gevraagd of doorgegeven. Bewaard blijft wat de wet vraagt om de ' +
    'beslissingen en de cijfers te verantwoorden: de stappen met hun datum, en wat voordien werd opgevraagd of ' +
    'doorgegeven. Voor begeleiding wordt het niet meer gebruikt. Naam, INSZ en notities zijn te wissen met w2 person erase.',
  en:
    'Consent was withdrawn: nothing is asked or passed on any more. What the law wants kept to account for decisions and ' +
    'figures stays: the steps with their dates, and what was asked or passed on before. It is not used for guidance any ' +
    'more. Name, INSZ and notes can be erased with w2 person erase.',
};

export const letterToWords: Readonly<Record<'jobseeker' | 'welfareActor', Words>> = {
  jobseeker: { nl: 'werkzoekende', en: 'jobseeker' },
  welfareActor: { nl: 'welzijnsactor', en: 'welfare actor' },
};

export const letterWords: Readonly<Record<'eligible' | 'notEligible' | 'consentWithdrawn' | 'helpAsked', Words>> = {
  eligible: { nl: 'beslissing: kan deelnemen', en: 'decision: eligible' },
  notEligible: { nl: 'beslissing: kan niet deelnemen', en: 'decision: not eligible' },
  consentWithdrawn: { nl: 'toestemming ingetrokken', en: 'consent withdrawn' },
  helpAsked: { nl: 'vraag om hulp', en: 'request for help' },
};

export const goalStatusWords: Readonly<Record<'open' | 'reached' | 'dropped', Words>> = {
  open: { nl: 'open', en: 'open' },
  reached: { nl: 'bereikt', en: 'reached' },
  dropped: { nl: 'geschrapt', en: 'dropped' },
};

export const actionStatusWords: Readonly<Record<'open' | 'finished' | 'dropped', Words>> = {
  open: { nl: 'open', en: 'open' },
  finished: { nl: 'afgerond', en: 'finished' },
  dropped: { nl: 'geschrapt', en: 'dropped' },
};

export const expertStatusWords: Readonly<Record<'asked' | 'found' | 'tookPart' | 'declined', Words>> = {
  asked: { nl: 'gevraagd', en: 'asked' },
  found: { nl: 'gevonden', en: 'found' },
  tookPart: { nl: 'nam deel', en: 'took part' },
  declined: { nl: 'komt niet', en: 'declined' },
};

export const welfareKindWords: Readonly<
  Record<'ocmw' | 'caw' | 'debts' | 'housing' | 'health' | 'childcare' | 'language' | 'other', Words>
> = {
  ocmw: { nl: 'OCMW', en: 'OCMW' },
  caw: { nl: 'CAW', en: 'CAW' },
  debts: { nl: 'schuldhulp', en: 'debt counselling' },
  housing: { nl: 'wonen', en: 'housing' },
  health: { nl: 'gezondheid', en: 'health' },
  childcare: { nl: 'kinderopvang', en: 'childcare' },
  language: { nl: 'taal', en: 'language' },
  other: { nl: 'andere', en: 'other' },
};
