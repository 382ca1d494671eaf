import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** How someone is best reached. */
export const channels = ['phone', 'mail', 'letter'] as const;
export type Channel = (typeof channels)[number];

/** A telephone number as it is kept, Belgian unless it says another country; null when there is no such number. */
export function phoneOf(text: string): string | null {
  // Letters in front or behind are an extension or a remark to the library; here they are a slip.
  if (/\p{L}/u.test(text)) return null;
  const found = parsePhoneNumberFromString(text.trim(), 'BE');
  if (!found?.isValid()) return null;
  return found.country === 'BE' ? found.formatNational() : found.formatInternational();
}

const mostCharacters = 254;
const address = /^[^\s@<>()[\],;:"\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** One mail address, without `mailto:` or a name around it; null when it is none. */
export function emailOf(text: string): string | null {
  const bare = text.trim();
  const sound = bare.length <= mostCharacters && address.test(bare) && !/^\.|\.\.|\.@/.test(bare);
  return sound ? bare : null;
}
