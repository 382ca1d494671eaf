import type { codes, ConsentScope, NewEvent } from '../domain/trajectory/index.ts';
import { lookupSystemWords } from './codes.ts';
import type { Lang, Words } from './lang.ts';
import * as reasons from './reasons.ts';

/* What several sentences about events are made of. */

export const yes = (value: boolean): Words => (value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' });

export const moved: Readonly<Record<Extract<NewEvent, { type: 'DeadlineMoved' }>['reason'], Words>> = {
  pause: { nl: 'pauze', en: 'pause' },
  resumed: { nl: 'hervat', en: 'resumed' },
  extension: { nl: 'verlengd', en: 'extended' },
  calendar: { nl: 'andere sluitingsdagen', en: 'other closing days' },
  rules: { nl: 'andere regels', en: 'other rules' },
  exception: { nl: 'uitzondering', en: 'exception' },
  plan: { nl: 'andere streefdatum', en: 'another target date' },
};

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const systemsIn = (scope: ConsentScope, lang: Lang): string =>
  Object.entries(lookupSystemWords)
    .map(([system, name]) => `${name[lang]} ${yes(scope[system as keyof ConsentScope])[lang]}`)
    .join(', ');

export function again(lang: Lang, reopens: string | undefined, because: codes.ReopenReason | undefined): string {
  if (!reopens || !because) return '';
  return `; ${{ nl: 'vervolg op', en: 'goes on from' }[lang]} ${reopens}: ${reasons.reopenWords[because][lang]}`;
}

/** The reason of an extension is a code of its own list; the other moves explain themselves. */
export function extended(lang: Lang, code: string | null): string {
  const reason = ({ ...reasons.trackExceptionWords, ...reasons.extensionWords } as Record<string, Words>)[code ?? ''];
  return reason ? `: ${reason[lang]}` : '';
}

export function why(
  lang: Lang,
  reason: keyof typeof reasons.notEligibleWords | null,
  redirectTo: keyof typeof reasons.redirectWords | null,
): string {
  const because = reason ? `: ${reasons.notEligibleWords[reason][lang]}` : '';
  return redirectTo
    ? `${because}; ${lang === 'nl' ? 'verwezen naar' : 'sent to'} ${reasons.redirectWords[redirectTo][lang]}`
    : because;
}
