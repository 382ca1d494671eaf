import type { AgreementRefusal } from '../domain/agreement/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import type { Lang } from './lang.ts';
import { filled, refusalSentence } from './refusal-sentence.ts';
import { agreementRefusalWords } from './agreement-refusals.ts';

export {
  actionTitleWords,
  agreementActionStatusWords,
  agreementOwnerWords,
  agreementPhaseWords,
  agreementTaskText,
} from './agreement-codes.ts';
export { agreementCommandText, agreementEventSentence } from './agreement-events.ts';
export { agreementMessageNl } from './agreement-messages.ts';

/** The refusal as a sentence that says what is the matter and, where there is a way, what to do. */
export function agreementRefusalSentence({ refused, details }: AgreementRefusal, lang: Lang): string {
  return Object.hasOwn(agreementRefusalWords, refused)
    ? filled(agreementRefusalWords[refused as keyof typeof agreementRefusalWords], details, lang)
    : refusalSentence({ refused, details } as Refusal, lang);
}
