import type { Lang } from '../words/index.ts';

/** The language of `Accept-Language` that we speak and the caller likes best; Dutch when there is none. */
export function languageOf(header: string | undefined): Lang {
  const wishes = (header ?? '').split(',', 20).map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((it) => /^\s*q=([\d.]+)\s*$/.exec(it)?.[1]).find((it) => it !== undefined);
    return { lang: tag.split('-', 1)[0], q: q === undefined ? 1 : Number(q) };
  });
  const spoken = wishes.filter(({ lang, q }) => (lang === 'nl' || lang === 'en') && q > 0).sort((a, b) => b.q - a.q);
  return spoken[0]?.lang === 'en' ? 'en' : 'nl';
}
