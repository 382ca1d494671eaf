import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import { glassHours, type GlassReason } from '../domain/rights/index.ts';
import type { Lang, Words } from './lang.ts';
import { letterToWords } from './kept.ts';
import { heldText } from './mail-fails.ts';
import { recipientWords } from './more-codes.ts';
import { ocmwMailNl } from './ocmw-mail.ts';

export const mailKindWords = {
  message: { nl: 'bericht', en: 'message' },
  groupMessage: { nl: 'bericht over een groep', en: 'message about a group' },
  hoursMessage: { nl: 'bericht over projecturen', en: 'message about project hours' },
  agreementMessage: { nl: 'bericht over een overeenkomst', en: 'message about an agreement' },
  letter: { nl: 'brief', en: 'letter' },
  digest: { nl: 'overzicht van de dag', en: 'digest of the day' },
  ocmw: { nl: 'mail aan een OCMW', en: 'mail to an OCMW' },
  brokenGlass: { nl: 'dossier met reden geopend', en: 'file opened with a reason' },
} as const satisfies Record<string, Words>;

export const deliveryWords = {
  kept: { nl: 'bewaard', en: 'kept' },
  held: { nl: 'wacht op zijn uur', en: 'waits for its hour' },
  bounced: { nl: 'adres werkt niet', en: 'address does not work' },
  sent: { nl: 'gemaild', en: 'mailed' },
  opened: { nl: 'geopend', en: 'opened' },
  answered: { nl: 'beantwoord', en: 'answered' },
  dropped: { nl: 'niet meer nodig', en: 'not needed any more' },
} as const satisfies Record<string, Words>;

/** How far it came, in a sentence where there is more to say than a word. */
export function deliveryText(
  { delivery, leavesAt }: { readonly delivery: keyof typeof deliveryWords; readonly leavesAt: Instant | null },
  lang: Lang = 'nl',
): string {
  return leavesAt === null ? deliveryWords[delivery][lang] : heldText(leavesAt, lang);
}

/** To whom, as a list says it: the role and who it is. */
export function mailToText(toRole: string | null, toId: string | null, lang: Lang = 'nl'): string {
  const roles: Readonly<Record<string, Words>> = {
    ...letterToWords,
    ...recipientWords,
    ocmw: { nl: 'OCMW', en: 'OCMW' },
    actionOwner: { nl: 'collega met een actie', en: 'colleague with an action' },
  };
  const role = toRole !== null && Object.hasOwn(roles, toRole) ? roles[toRole]![lang] : '';
  return [role, toId ?? ''].filter(Boolean).join(' ');
}

const glassWords = {
  urgent: { nl: 'iets dringends', en: 'something urgent' },
  absence: { nl: 'een afwezigheid', en: 'an absence' },
  complaint: { nl: 'een klacht', en: 'a complaint' },
  inspection: { nl: 'een nazicht', en: 'an inspection' },
  other: { nl: 'een andere reden', en: 'another reason' },
} as const satisfies Record<GlassReason, Words>;

/** What the mediator is told when somebody opened a file that is not theirs. */
function brokenGlassNl(trajectoryId: string, reason: string): { subject: string; text: string } {
  const why = Object.hasOwn(glassWords, reason) ? glassWords[reason as GlassReason].nl : glassWords.other.nl;
  return {
    subject: `${trajectoryId}: het dossier werd met een reden geopend`,
    text: `Een leidinggevende van buiten de provincie opende ${trajectoryId} voor ${glassHours} uur, voor ${why}. Wie het was, staat bij wie er keek.`,
  };
}

/** Subject and text; of a mail to an OCMW they are made of its link, as when it is mailed, of an opened file of its reason. */
export function mailNl(mail: {
  readonly kind?: string;
  readonly aboutId?: string | null;
  readonly about?: string | null;
  readonly subject: string | null;
  /** A list has subjects only. */
  readonly text?: string | null;
  readonly link?: string | null;
  readonly answerBy: LocalDate | null;
}): { subject: string; text: string } {
  if (mail.subject !== null) return { subject: mail.subject, text: mail.text ?? '' };
  if (mail.kind === 'brokenGlass') return brokenGlassNl(mail.aboutId ?? '', mail.about ?? '');
  return ocmwMailNl(mail.link ?? '', mail.answerBy);
}
