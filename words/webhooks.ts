import type { Lang, Words } from './lang.ts';

const deliveryWords = {
  notReached: { nl: 'niet bereikt', en: 'not reached' },
  noAnswer: { nl: 'geen antwoord binnen de tijd', en: 'no answer in time' },
  'url.notAllowed': { nl: 'het adres ligt niet op het internet', en: 'the address is not on the internet' },
} as const satisfies Record<string, Words>;

/** Why a receiver does not have an event: an HTTP status, or that there was no answer. */
export function deliveryCodeText(code: string | null, lang: Lang): string {
  if (code === null) return '–';
  if (Object.hasOwn(deliveryWords, code)) return deliveryWords[code as keyof typeof deliveryWords][lang];
  return code.replace('http.', lang === 'nl' ? 'antwoord ' : 'answer ');
}
