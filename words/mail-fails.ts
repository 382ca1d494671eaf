import type { Instant } from '../domain/calendar/index.ts';
import type { Lang, Words } from './lang.ts';
import { dateTimeText } from './sign-in.ts';

/** What is said where the person's mail address does not work: on a row, on the page, in the digest. */
export const mailFailsWords = {
  short: { nl: 'mailadres werkt niet', en: 'mail address does not work' },
  toDo: {
    nl: 'Het mailadres werkt niet: bel, of schrijf een brief. Met een ander adres wordt weer gemaild.',
    en: 'The mail address does not work: call, or write a letter. With another address, mail goes out again.',
  },
} as const satisfies Record<string, Words>;

/** Whose address does not work, without the address. */
export function unreachableText({ kind, whose }: { readonly kind: UnreachableKind; readonly whose: string }): string {
  return `${unreachableKinds[kind]} ${whose}`;
}
const unreachableKinds = {
  jobseeker: 'werkzoekende van',
  colleague: 'medewerker',
  welfareActor: 'welzijnsactor',
  ocmw: 'OCMW',
} as const;
type UnreachableKind = keyof typeof unreachableKinds;

/** A line of a digest about somebody who cannot be mailed. */
export const unreachableLine = (one: { readonly kind: UnreachableKind; readonly whose: string }): string =>
  one.kind === 'jobseeker'
    ? `${one.whose}: adres werkt niet: bel, of schrijf een brief.`
    : `${unreachableText(one)}: adres werkt niet: bel, en laat het juiste adres invullen.`;

/** Why a mail has not left yet, and when it does. */
export const heldText = (leavesAt: Instant, lang: Lang = 'nl'): string =>
  lang === 'nl'
    ? `stille uren: gaat weg op ${dateTimeText(leavesAt)}`
    : `quiet hours: leaves on ${dateTimeText(leavesAt)}`;
