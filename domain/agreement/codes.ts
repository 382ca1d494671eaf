/** The closed lists of codes of a cooperation agreement, and its limits. */

/** What an action is about. Anything else is said in a note, which stays in the side store. */
export const actionTitles = [
  'referrals',
  'outreach',
  'sharedIntake',
  'infoSession',
  'networkMeeting',
  'debtCounselling',
  'housing',
  'childcare',
  'mobility',
  'temporaryWork',
  'employers',
  'evaluation',
  'other',
] as const;
export type ActionTitle = (typeof actionTitles)[number];

/** Who does it: VDAB's coordinator, the OCMW, a named colleague, or a welfare actor of the network. */
export const agreementOwners = ['coordinator', 'ocmw', 'staff', 'welfareActor'] as const;
export type AgreementOwner = (typeof agreementOwners)[number];

export const putOffReasons = ['noTime', 'waitingForThirdParty', 'staffAbsence', 'otherPriority', 'other'] as const;
export const actionDropReasons = ['notNeeded', 'notPossible', 'otherAction', 'other'] as const;
export const agreementEndReasons = ['notRenewed', 'byOcmw', 'byVdab', 'merged', 'other'] as const;

/** More than this is no plan of a year [D]. */
export const mostActionsAYear = 40;
/** Ten years of full plans; a life that is longer begins anew with another agreement. */
export const mostActions = 400;
/** No end is fixed further ahead [D]; a year typed wrongly. */
export const mostMonthsAhead = 24;
