import { addDays, addMonths, isLocalDate, localDate, minDate, type LocalDate } from '../calendar/index.ts';

/** `2026-03`: a calendar month. */
export type Month = string & { readonly __brand: 'Month' };

export const isMonth = (text: string): text is Month => /^\d{4}-\d{2}$/.test(text) && isLocalDate(`${text}-01`);
export const monthOf = (day: LocalDate): Month => day.slice(0, 7) as Month;
export const firstOfMonth = (month: Month): LocalDate => localDate(`${month}-01`);
export const lastOfMonth = (month: Month): LocalDate => addDays(addMonths(firstOfMonth(month), 1), -1);
/** The last day of the month on which a contract is in force that holds until a day. */
export const lastDayOf = (month: Month, validUntil: LocalDate): LocalDate => minDate(lastOfMonth(month), validUntil);
export const monthAfter = (month: Month, by = 1): Month => monthOf(addMonths(firstOfMonth(month), by));

/** `CM-groepIntro-2026-2026-03`: also the id of its workflow. Made and taken apart here and nowhere else. */
export const contractMonthId = (contractId: string, month: Month): string => `CM-${contractId}-${month}`;

/** An id of a contract is letters, digits and single dashes. */
export const contractMonthIdForm = '^CM-[A-Za-z0-9]+(-[A-Za-z0-9]+)*-[0-9]{4}-(0[1-9]|1[0-2])$';
const pattern = new RegExp(contractMonthIdForm);
export const isContractMonthId = (text: string): boolean => pattern.test(text);
