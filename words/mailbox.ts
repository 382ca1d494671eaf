import type { LocalDate } from '../domain/calendar/index.ts';
import { glassHours, type GlassReason } from '../domain/rights/index.ts';
import type { Lang, Words } from './lang.ts';
import { letterToWords } from './kept.ts';
import { recipientWords } from './more-codes.ts';
import { ocmwMailNl } from './ocmw-mail.ts';

export const mailKindWords = {
  message: { nl: 'bericht', en: 'message' },
  groupMessage: { nl: 'bericht over een groep', en: 'message about a group' },
  hoursMessage: { nl: 'bericht over projecturen', en: 'message about project hours' },
  letter: { nl: 'brief', en: 'letter' },
  digest: { nl: 'overzicht van de dag', en: 'digest of the day' },
  ocmw: { nl: 'mail aan een OCMW', en: 'mail to an OCMW' },
  brokenGlass: { nl: 'dossier met reden geopend', en: 'file opened with a reason' },
} as const satisfies Record<string, Words>;

export const deliveryWords = {
  kept: { nl: 'bewaard', en: 'kept' },
  sent: { nl: 'gemaild', en: 'mailed' },
  opened: { nl: 'geopend', en: 'opened' },
  answered: { nl: 'beantwoord', en: 'answered' },
  dropped: { nl: 'niet meer nodig', en: 'not needed any more' },
} as const satisfies Record<string, Words>;

/** To whom, as a list says it: the role and who it is. */
export function mailToText(toRole: string | null, toId: string | null, lang: Lang = 'nl'): string {
  const roles: Readonly<Record<string, Words>> = {
    ...letterToWords,
    ...recipientWords,
    ocmw: { nl: 'OCMW', en: 'OCMW' },
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
