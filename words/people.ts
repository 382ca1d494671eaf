import type { PersonField } from '../domain/people/person.ts';
import type { Channel } from '../domain/people/contact.ts';
import type { Lang, Words } from './lang.ts';

/** What is known about a person, by its parts. */
export const personFieldWords: Readonly<Record<PersonField | 'insz', Words>> = {
  insz: { nl: 'INSZ', en: 'INSZ' },
  name: { nl: 'naam', en: 'name' },
  birthDate: { nl: 'geboortedatum', en: 'birth date' },
  sex: { nl: 'geslacht', en: 'sex' },
  address: { nl: 'adres', en: 'address' },
  phone: { nl: 'telefoon', en: 'phone' },
  email: { nl: 'e-mail', en: 'e-mail' },
  safeToCall: { nl: 'veilig te bellen', en: 'safe to call' },
  safeToMail: { nl: 'veilig te mailen', en: 'safe to mail' },
  channel: { nl: 'liefst bereikt per', en: 'preferably reached by' },
  language: { nl: 'taal', en: 'language' },
  education: { nl: 'scholingsgraad', en: 'level of education' },
  origin: { nl: 'herkomst', en: 'origin' },
};

/** A language by its ISO 639 code in words; a language that has no code stays as it came, and none is ''. */
export function languageText(code: string, lang: Lang): string {
  if (code === '' || code === 'und') return '';
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
}

export const channelWords: Readonly<Record<Channel, Words>> = {
  phone: { nl: 'telefoon', en: 'phone' },
  mail: { nl: 'e-mail', en: 'e-mail' },
  letter: { nl: 'brief', en: 'letter' },
};
