import type { Lane, LetterTo, Recipient } from '../domain/trajectory/index.ts';
import { letterToWords } from './kept.ts';
import { letterNl, type LetterFacts } from './letters.ts';
import { messageNl, type MessageFacts } from './messages.ts';
import type { Lang } from './lang.ts';
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

/** `bemiddelaar (mediator-1.limburg): Traject afgesloten (T-000012)`; the subject is Dutch, as it is written. */
export function toldText(telling: Telling, lang: Lang = 'nl'): string {
  const who = telling.kind === 'message' ? recipientWords[telling.to][lang] : letterToWords[telling.to][lang];
  const named = telling.recipients.length === 0 ? '' : ` (${telling.recipients.join(', ')})`;
  const letter = { nl: 'brief aan ', en: 'letter to ' }[lang];
  return `${telling.kind === 'letter' ? letter : ''}${who}${named}: ${tellingNl(telling).subject}`;
}

/** `RIZIV: opzoeking`; what would not arrive says so. */
export function outwardText(
  outward: {
    readonly kind: keyof typeof outwardWords;
    readonly system: Exclude<Lane, 'mail'>;
    readonly arrives: boolean;
  },
  lang: Lang = 'nl',
): string {
  const { system: lane } = outward;
  const system = lane === 'places' ? ofThePlaces : lane === 'cohorts' ? ofTheGroups : systemWords[lane];
  const nothing = {
    nl: ' (niets vertrekt: er is geen overeenkomst of adres)',
    en: ' (nothing leaves: there is no agreement or address)',
  }[lang];
  return `${system[lang]}: ${outwardWords[outward.kind][lang]}${outward.arrives ? '' : nothing}`;
}
