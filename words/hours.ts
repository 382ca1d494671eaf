import {
  firstOfMonth,
  type Month,
  type monthCodes,
  type MonthEvent,
  type MonthPhase,
} from '../domain/contract-month/index.ts';
import type { Lang, Words } from './lang.ts';
import { longDate, monthText } from './lang.ts';
import { ownerWords } from './codes.ts';

/** The words of project hours. Each record is total by its type. */
type Of<C extends string> = Readonly<Record<C, Words>>;

export const activityWords: Of<monthCodes.Activity> = {
  group: { nl: 'groepswerk', en: 'group work' },
  individualTalk: { nl: 'individueel gesprek', en: 'individual talk' },
  consultation: { nl: 'overleg', en: 'consultation' },
  preparation: { nl: 'voorbereiding', en: 'preparation' },
  report: { nl: 'verslag', en: 'report' },
};

export const monthPhaseWords: Of<MonthPhase> = {
  open: { nl: 'open', en: 'open' },
  submitted: { nl: 'ingediend', en: 'handed in' },
  returned: { nl: 'teruggestuurd', en: 'returned' },
  approved: { nl: 'goedgekeurd', en: 'approved' },
};

export const returnReasonWords: Of<(typeof monthCodes.returnReasons)[number]> = {
  missingHours: { nl: 'er ontbreken uren', en: 'hours are missing' },
  wrongActivity: { nl: 'verkeerde activiteit', en: 'wrong activity' },
  wrongPerson: { nl: 'verkeerde medewerker', en: 'wrong colleague' },
  aboveBudget: { nl: 'meer uren dan het contract heeft', en: 'more hours than the contract has' },
  other: { nl: 'iets anders', en: 'something else' },
};

export const reopenReasonWords: Of<(typeof monthCodes.reopenReasons)[number]> = {
  forgottenHours: { nl: 'vergeten uren', en: 'forgotten hours' },
  wrongHours: { nl: 'verkeerde uren', en: 'wrong hours' },
  audit: { nl: 'een nazicht', en: 'an audit' },
  other: { nl: 'iets anders', en: 'something else' },
};

export const correctionReasonOfHours: Of<(typeof monthCodes.correctionReasons)[number]> = {
  wrongMinutes: { nl: 'verkeerde duur', en: 'wrong length' },
  wrongDay: { nl: 'verkeerde dag', en: 'wrong day' },
  wrongActivity: { nl: 'verkeerde activiteit', en: 'wrong activity' },
  wrongPerson: { nl: 'verkeerde medewerker', en: 'wrong colleague' },
  notWorked: { nl: 'niet gewerkt', en: 'not worked' },
};

/** Why it is with the partner again, whichever of the two lists the code is of. */
export const backReasonText = (code: string, lang: Lang): string =>
  ({ ...reopenReasonWords, ...returnReasonWords } as Readonly<Record<string, Words>>)[code]?.[lang] ?? code;

/** `maart 2026`. */
export const monthName = (month: Month, lang: Lang): string => monthText(firstOfMonth(month), lang);

/** Who must do what for the month, until when. */
export function monthWaitText(
  wait: {
    readonly who: keyof typeof ownerWords;
    readonly task: string;
    readonly until: string;
    readonly overdue: boolean;
  },
  lang: Lang,
): string {
  const nl = lang === 'nl';
  const late = wait.overdue ? (nl ? ' TE LAAT' : ' LATE') : '';
  return `${ownerWords[wait.who][lang]}: ${wait.task}, ${nl ? 'uiterlijk' : 'by'} ${longDate(wait.until as never, lang)}${late}`;
}

type OfMonth = Exclude<MonthEvent['type'], `Deadline${string}` | 'SignalRefused' | 'CalendarAdopted'>;

/** What happened, in a few words. */
export const monthEventTypeWords: Of<OfMonth> = {
  MonthOpened: { nl: 'maand geopend', en: 'month opened' },
  HoursBooked: { nl: 'uren genoteerd', en: 'hours booked' },
  HoursCorrected: { nl: 'uren verbeterd', en: 'hours corrected' },
  MonthSubmitted: { nl: 'maand ingediend', en: 'month handed in' },
  MonthReturned: { nl: 'maand teruggestuurd', en: 'month returned' },
  MonthApproved: { nl: 'maand goedgekeurd', en: 'month approved' },
  MonthReopened: { nl: 'maand heropend', en: 'month reopened' },
  ContractAdopted: { nl: 'gewijzigd contract overgenomen', en: 'changed contract taken over' },
};
