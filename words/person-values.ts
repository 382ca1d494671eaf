import type { KnownBirth } from '../domain/people/birth.ts';
import { educationLabels, originLabels, sexLabels } from '../domain/people/codes.ts';
import { channels, type Channel } from '../domain/people/contact.ts';
import { nothingKnown, type PersonFacts } from '../domain/people/person.ts';
import type { Lang, Words } from './lang.ts';
import { channelWords, languageText } from './people.ts';
import { birthText } from './terminal.ts';

type Told = string | boolean | null | undefined;

/** The words of a code, as lists write them. */
const labels: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  sex: sexLabels,
  education: educationLabels,
  origin: originLabels,
};

const yesNo: Readonly<Record<'true' | 'false', Words>> = {
  true: { nl: 'ja', en: 'yes' },
  false: { nl: 'nee', en: 'no' },
};

/** What stands there of a person, as people read it; what was not known is ''. */
export const personValueText = (value: Readonly<Record<string, Told>>, lang: Lang = 'nl'): string =>
  Object.entries(value)
    .map(([column, one]) => wordOf(column, one, lang))
    .filter((one) => one !== '')
    .join(' ');

function wordOf(column: string, value: Told, lang: Lang): string {
  if (value === null || value === undefined || value === nothingKnown[column as keyof PersonFacts]) return '';
  if (typeof value === 'boolean') return yesNo[`${value}`][lang];
  if (column === 'channel' && (channels as readonly string[]).includes(value))
    return channelWords[value as Channel][lang];
  if (column === 'language') return languageText(value, lang);
  return column === 'birthDate' ? birthText(value as KnownBirth) : (labels[column]?.[value]?.[0] ?? value);
}
