/** The closed lists of codes of a contract's month, and its limits. */

/** What project hours are worked on. */
export const activities = ['group', 'individualTalk', 'consultation', 'preparation', 'report'] as const;
export type Activity = (typeof activities)[number];

export const returnReasons = ['missingHours', 'wrongActivity', 'wrongPerson', 'aboveBudget', 'other'] as const;
export const reopenReasons = ['forgottenHours', 'wrongHours', 'audit', 'other'] as const;
export const correctionReasons = ['wrongMinutes', 'wrongDay', 'wrongActivity', 'wrongPerson', 'notWorked'] as const;

/** Whole minutes: a day has no more, whoever books it. */
export const minutesOfADay = 24 * 60;
/** Entries and corrections of one month: forty people, each twice a working day, and some to spare. */
export const mostEntries = 2_000;
/** How many months back a month that was missed is opened by itself; what is older was settled on paper [D]. */
export const mostMonthsBack = 2;
