import type { KnownBirth } from '../domain/people/birth.ts';
import { educationLabels, languageLabels, originLabels, sexLabels } from '../domain/people/codes.ts';
import { channels } from '../domain/people/contact.ts';
import { nothingKnown, type PersonFacts } from '../domain/people/person.ts';
import type { Lang } from './lang.ts';
import { channelWords } from './people.ts';
import { birthText } from './terminal.ts';

type Told = string | boolean | null | undefined;

/** What stands in the columns of a field, as people read it; what is not known is a dash. */
export const personValueText = (value: Readonly<Record<string, Told>>, lang: Lang = 'nl'): string =>
  Object.entries(value)
    .map(([column, one]) => wordOf(column, one, lang))
    .filter((one) => one !== '')
    .join(' ') || '-';

/** The words of a code; a language we have no word for stays as it came. */
const labels = (lang: Lang): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> => ({
  sex: sexLabels,
  education: educationLabels,
  origin: originLabels,
  language: languageLabels,
  channel: Object.fromEntries(channels.map((code) => [code, [channelWords[code][lang]]])),
});

function wordOf(column: string, value: Told, lang: Lang): string {
  if (value === null || value === undefined || value === nothingKnown[column as keyof PersonFacts]) return '';
  if (typeof value === 'boolean') return value ? { nl: 'ja', en: 'yes' }[lang] : { nl: 'nee', en: 'no' }[lang];
  return column === 'birthDate' ? birthText(value as KnownBirth) : (labels(lang)[column]?.[value]?.[0] ?? value);
}
