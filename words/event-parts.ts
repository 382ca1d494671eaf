import type { codes, ConsentScope, EventType, NewEvent } from '../domain/trajectory/index.ts';
import { newestRules, type RuleKey } from '../domain/rules/index.ts';
import { lookupSystemWords } from './codes.ts';
import type { Lang, Words } from './lang.ts';
import * as reasons from './reasons.ts';

/* What several sentences about events are made of. */

/** What happened, in the past tense, one for each type. */
export type Sentences = { readonly [T in EventType]: (event: Extract<NewEvent, { type: T }>) => Words };

export const plain = (nl: string, en: string) => (): Words => ({ nl, en });

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

/** A date that other rules or closing days left where it was. */
export function nowBy(lang: Lang, ruleVersion: string | undefined, reason: keyof typeof moved): string {
  if (ruleVersion === undefined) return ` (${moved[reason][lang]})`;
  return { nl: `, nu volgens versie ${ruleVersion}`, en: `, now by version ${ruleVersion}` }[lang];
}

/** What it means that the day of a rule has come: an opening allows something, a retry asks again, all else is over. */
export function felt(rule: RuleKey): Words {
  switch (newestRules.rules[rule].kind) {
    case 'opening':
      return { nl: 'Mag vanaf nu', en: 'Allowed from now on' };
    case 'retry':
      return rule === 'EXT-1/giveUp'
        ? { nl: 'Termijn verstreken', en: 'The term was over' }
        : { nl: 'Tijd om opnieuw te vragen', en: 'Time to ask again' };
    default:
      return { nl: 'Termijn verstreken', en: 'The term was over' };
  }
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const systemsIn = (scope: ConsentScope, lang: Lang): string =>
  Object.entries(lookupSystemWords)
    .map(([system, name]) => `${name[lang]} ${yes(scope[system as keyof ConsentScope])[lang]}`)
    .join(', ');

export function again(lang: Lang, reopens: string | undefined, because: codes.ReopenReason | undefined): string {
  if (!reopens || !because) return '';
  return `; ${{ nl: 'vervolg op', en: 'goes on from' }[lang]} ${reopens}: ${reasons.reopenWords[because][lang]}`;
}

/** Why a date moved, and the reason that was given. */
export const movedText = (reason: keyof typeof moved, because: string | null, lang: Lang = 'nl'): string =>
  `${moved[reason][lang]}${extended(lang, because)}`;

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
