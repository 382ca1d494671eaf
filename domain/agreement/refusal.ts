import { isRefused, refuse, type Refusal, type SharedRefusalCode } from '../durable/refusal.ts';

/** Why a command of an agreement is refused, beside the refusals it shares with every durable thing. */
export const agreementRefusalCodes = [
  'agreement.notBegun',
  'agreement.over',
  'agreement.dayBefore',
  'agreement.yearOver',
  'agreement.yearTooFar',
  'agreement.planAgreed',
  'agreement.planNotAgreed',
  'agreement.planEmpty',
  'agreement.titleMissing',
  'agreement.ownerUnnamed',
  'agreement.ownerNamed',
  'agreement.unknownAction',
  'agreement.actionOver',
  'agreement.notYours',
  'agreement.targetPast',
  'agreement.targetLate',
  'agreement.endTooFar',
  'agreement.sameDay',
  'agreement.sameOwner',
  'agreement.renewedAlready',
  'agreement.followed',
  'agreement.unknownOwner',
] as const;

export type AgreementRefusalCode = (typeof agreementRefusalCodes)[number] | SharedRefusalCode;
export type AgreementRefusal = Refusal<AgreementRefusalCode>;

export const refuseAgreement = (
  code: AgreementRefusalCode,
  details: Record<string, string | number> = {},
): AgreementRefusal => refuse(code, details);

export const isAgreementRefusal: (value: unknown) => value is AgreementRefusal = isRefused<AgreementRefusalCode>;
