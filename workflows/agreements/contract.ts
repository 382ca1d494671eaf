import type { Agreement, AgreementEffect, AgreementEvent } from '../../domain/agreement/index.ts';
import type { AnswerOf, CarriedBy } from '../durable/contract.ts';

/** Names and shapes that clients share with the workflow of an agreement. */
export const agreementWorkflow = 'agreement';

export type AgreementAnswer = AnswerOf<Agreement, AgreementEvent>;
export type CarriedAgreement = CarriedBy<Agreement, AgreementEvent, AgreementEffect>;
