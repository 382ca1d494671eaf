import { isRefused, refuse, type Refusal, type SharedRefusalCode } from '../durable/refusal.ts';

/** Why a command of a contract's month is refused, beside the refusals it shares with every durable thing. */
export const monthRefusalCodes = [
  'month.notOpened',
  'month.handedIn',
  'month.notHandedIn',
  'month.approved',
  'month.notApproved',
  'month.notOver',
  'month.notYours',
  'month.ownHandedIn',
  'month.dayTooLong',
  'month.tooManyMinutes',
  'month.noMinutes',
  'month.unknownEntry',
  'month.belowZero',
  'month.aboveBudget',
] as const;

export type MonthRefusalCode = (typeof monthRefusalCodes)[number] | SharedRefusalCode;
export type MonthRefusal = Refusal<MonthRefusalCode>;

export const refuseMonth = (code: MonthRefusalCode, details: Record<string, string | number> = {}): MonthRefusal =>
  refuse(code, details);

export const isMonthRefusal: (value: unknown) => value is MonthRefusal = isRefused<MonthRefusalCode>;
