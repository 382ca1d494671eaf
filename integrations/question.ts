/** Checks on what we are about to ask, before anything leaves. */

/** Eleven digits, no more: some of MAGDA's own test numbers break the check rule and must stay askable. */
export function isPersonNumber(text: string): boolean {
  return /^\d{11}$/.test(text);
}

/** A reference goes into headers and other people's logs, so nothing but a UUID does. */
export function isReference(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
