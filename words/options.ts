import { typedLists } from './details.ts';
import type { Lang } from './lang.ts';
import { actWords, type ActingRule } from './rules.ts';
import { rungWords } from './codes.ts';
import type { Rung } from '../domain/trajectory/index.ts';

/** What each of a field's codes is called: of the lists that know them all, the one that holds little else. */
export function optionTexts(codes: readonly string[], lang: Lang): readonly { value: string; text: string }[] {
  const [list = {}] = typedLists
    .filter((one) => codes.every((code) => Object.hasOwn(one, code)))
    .toSorted((a, b) => Object.keys(a).length - Object.keys(b).length);
  return codes.map((value) => ({ value, text: list[value]?.[lang] ?? value }));
}

/** What a limit, an opening or a question does on its day. */
export const actingText = (rule: string, rung: Rung, lang: Lang): string =>
  Object.hasOwn(actWords, rule) ? actWords[rule as ActingRule][lang] : rungWords[rung][lang];
