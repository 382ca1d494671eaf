import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** How someone is best reached. */
export const channels = ['phone', 'mail', 'letter'] as const;
export type Channel = (typeof channels)[number];

/** The value as it is kept, '' for none; or why it cannot be kept. */
export type Read<Reason extends string> = { readonly value: string } | { readonly reason: Reason };
export type PhoneReason = 'phone.invalid';
export type EmailReason = 'email.invalid' | 'email.several';

/** How offices say that there is none. */
const none = /^(?:[-–—/?.x]*|geen(?: [\p{L}-]+)?|onbekend|niet (?:ge|be)kend|n\.?v\.?t\.?|nihil)$/iu;

/** A telephone number in the form of E.164, Belgian unless it says another country. */
export function readPhone(text: string): Read<PhoneReason> {
  const bare = text.trim().replace(/^tel:/i, '');
  if (none.test(bare)) return { value: '' };
  // Letters are to the library an extension, or a remark to pass over; here they are a second fact in the cell.
  const found = /[\p{L}#;,*]/u.test(bare)
    ? undefined
    : parsePhoneNumberFromString(bare, { defaultCountry: 'BE', extract: false });
  return found?.isValid() ? { value: found.number } : { reason: 'phone.invalid' };
}

const mostCharacters = 254;
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** One mail address, without `mailto:` or a name around it. */
export function readEmail(text: string): Read<EmailReason> {
  const bare = text.trim();
  if (none.test(bare)) return { value: '' };
  if (bare.split('@').length > 2) return { reason: 'email.several' };
  const value = (/^[^<>@]*<([^<>]+)>$/.exec(bare)?.[1] ?? bare).replace(/^mailto:/i, '').trim();
  return value.length <= mostCharacters && address.test(value) ? { value } : { reason: 'email.invalid' };
}
