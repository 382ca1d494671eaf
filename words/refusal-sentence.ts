import type { Refusal } from '../domain/trajectory/index.ts';
import { detailText } from './details.ts';
import type { Lang, Words } from './lang.ts';
import { refusalWords } from './refusals.ts';

/** The refusal as a sentence that says what is the matter and, where there is a way, what to do. */
export function refusalSentence(refusal: Refusal, lang: Lang): string {
  return filled(refusalWords[refusal.refused], refusal.details, lang);
}

/** The sentence with its placeholders filled: dates, rules and codes in words. */
export function filled(words: Words, details: Refusal['details'], lang: Lang): string {
  return words[lang].replace(/\{(\w+)\}/g, (_, name: string) => detailText(name, details[name], lang));
}
