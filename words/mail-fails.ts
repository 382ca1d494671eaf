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

/** Why a mail has not left yet, and when it does. */
export const heldText = (leavesAt: Instant, lang: Lang = 'nl'): string =>
  lang === 'nl'
    ? `stille uren: gaat weg op ${dateTimeText(leavesAt)}`
    : `quiet hours: leaves on ${dateTimeText(leavesAt)}`;
