import type { agreementCodes, AgreementAction, AgreementPhase, AgreementWait } from '../domain/agreement/index.ts';
import type { Lang, Words } from './lang.ts';

/** The words of cooperation agreements. Each record is total by its type. */
type Of<C extends string> = Readonly<Record<C, Words>>;
type Code<L extends readonly string[]> = L[number];

export const actionTitleWords: Of<agreementCodes.ActionTitle> = {
  referrals: { nl: 'afspreken hoe mensen worden aangemeld', en: 'agree how people are referred' },
  outreach: { nl: 'niet-actieve mensen vinden en bereiken', en: 'find and reach non-active people' },
  sharedIntake: { nl: 'samen intakegesprekken houden', en: 'hold intake talks together' },
  infoSession: { nl: 'infomoment voor maatschappelijk werkers', en: 'information session for social workers' },
  networkMeeting: { nl: 'overleg van het lokale netwerk', en: 'meeting of the local network' },
  debtCounselling: { nl: 'vaste weg naar schuldhulp', en: 'a fixed way to debt counselling' },
  housing: { nl: 'vaste weg naar hulp bij wonen', en: 'a fixed way to help with housing' },
  childcare: { nl: 'kinderopvang voor wie start', en: 'childcare for whoever starts' },
  mobility: { nl: 'vervoer naar groep en werk', en: 'transport to group and work' },
  temporaryWork: {
    nl: 'plaatsen tijdelijke werkervaring (TWE-OCMW)',
    en: 'places of temporary work experience (TWE-OCMW)',
  },
  employers: { nl: 'lokale werkgevers aanspreken', en: 'approach local employers' },
  evaluation: { nl: 'de samenwerking evalueren', en: 'evaluate the cooperation' },
  other: { nl: 'een andere actie', en: 'another action' },
};
export const agreementOwnerWords: Of<agreementCodes.AgreementOwner> = {
  coordinator: { nl: 'coördinator van VDAB', en: 'VDAB’s coordinator' },
  ocmw: { nl: 'het OCMW', en: 'the OCMW' },
  staff: { nl: 'een collega', en: 'a colleague' },
  welfareActor: { nl: 'een welzijnsactor', en: 'a welfare actor' },
};
export const putOffReasonWords: Of<Code<typeof agreementCodes.putOffReasons>> = {
  noTime: { nl: 'nog geen tijd gehad', en: 'no time yet' },
  waitingForThirdParty: { nl: 'wacht op een ander', en: 'waits for another' },
  staffAbsence: { nl: 'medewerker afwezig', en: 'staff absent' },
  otherPriority: { nl: 'iets anders gaat voor', en: 'something else comes first' },
  other: { nl: 'iets anders', en: 'other' },
};
export const actionDropReasonWords: Of<Code<typeof agreementCodes.actionDropReasons>> = {
  notNeeded: { nl: 'niet meer nodig', en: 'not needed any more' },
  notPossible: { nl: 'kan niet', en: 'not possible' },
  otherAction: { nl: 'een andere actie komt in de plaats', en: 'another action takes its place' },
  other: { nl: 'iets anders', en: 'other' },
};
export const agreementEndReasonWords: Of<Code<typeof agreementCodes.agreementEndReasons> | 'expired'> = {
  notRenewed: { nl: 'niet verlengd', en: 'not renewed' },
  byOcmw: { nl: 'het lokaal bestuur stopt', en: 'the local government stops' },
  byVdab: { nl: 'VDAB stopt', en: 'VDAB stops' },
  merged: { nl: 'gemeente gefuseerd', en: 'municipality merged' },
  other: { nl: 'iets anders', en: 'other' },
  expired: { nl: 'de laatste dag ging voorbij', en: 'its last day passed' },
};
export const agreementPhaseWords: Of<AgreementPhase> = {
  running: { nl: 'lopend', en: 'running' },
  ended: { nl: 'afgelopen', en: 'ended' },
};
export const agreementActionStatusWords: Of<AgreementAction['status']> = {
  draft: { nl: 'voorgesteld', en: 'drafted' },
  open: { nl: 'open', en: 'open' },
  done: { nl: 'gedaan', en: 'done' },
  dropped: { nl: 'geschrapt', en: 'dropped' },
};

/** What must be done for an agreement. */
export function agreementTaskText({ what, about }: Pick<AgreementWait, 'what' | 'about'>, lang: Lang): string {
  const nl = lang === 'nl';
  const tasks: Readonly<Record<AgreementWait['what'], string>> = {
    firstPlan: nl ? `eerste actieplan afspreken (${about})` : `agree the first action plan (${about})`,
    nextPlan: nl ? `actieplan van ${about} afspreken` : `agree the action plan of ${about}`,
    action: nl ? `actie ${about}` : `action ${about}`,
    renewal: nl ? 'over de verlenging beslissen' : 'decide about the renewal',
    end: nl ? 'de overeenkomst loopt vanzelf af' : 'the agreement ends by itself',
  };
  return tasks[what];
}
