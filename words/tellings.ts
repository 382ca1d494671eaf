import type { Lane, LetterTo, Recipient } from '../domain/trajectory/index.ts';
import { letterToWords } from './kept.ts';
import { letterNl, type LetterFacts } from './letters.ts';
import { messageNl, type MessageFacts } from './messages.ts';
import { outwardWords, ofTheGroups, ofThePlaces, recipientWords } from './more-codes.ts';
import { systemWords } from './outside.ts';

type Telling =
  | {
      readonly kind: 'message';
      readonly to: Recipient;
      readonly recipients: readonly string[];
      readonly matter: MessageFacts;
    }
  | {
      readonly kind: 'letter';
      readonly to: LetterTo;
      readonly recipients: readonly string[];
      readonly matter: LetterFacts;
    };

/** The very words in which it would be written. */
export const tellingNl = (telling: Telling): { subject: string; text: string } =>
  telling.kind === 'message' ? messageNl(telling.matter) : letterNl(telling.matter);

/** `bemiddelaar (mediator-1.limburg): Traject afgesloten (T-000012)`. */
export function toldText(telling: Telling): string {
  const who = telling.kind === 'message' ? recipientWords[telling.to].nl : letterToWords[telling.to].nl;
  const named = telling.recipients.length === 0 ? '' : ` (${telling.recipients.join(', ')})`;
  return `${telling.kind === 'letter' ? 'brief aan ' : ''}${who}${named}: ${tellingNl(telling).subject}`;
}

/** `RIZIV: opzoeking`; what would not arrive says so. */
export function outwardText(outward: {
  readonly kind: keyof typeof outwardWords;
  readonly system: Exclude<Lane, 'mail'>;
  readonly arrives: boolean;
}): string {
  const { system: lane } = outward;
  const system = lane === 'places' ? ofThePlaces : lane === 'cohorts' ? ofTheGroups : systemWords[lane];
  return `${system.nl}: ${outwardWords[outward.kind].nl}${outward.arrives ? '' : ' (niets vertrekt: er is geen overeenkomst of adres)'}`;
}
