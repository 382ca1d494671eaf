import { AppError } from './errors.ts';

/** Postgres keeps no NUL, and nobody types one: it comes from a broken copy or an attack. Said before anything is written. */
export const hasNul = (text: string): boolean => text.includes('\0');

/** Free text as the side store takes it. @throws AppError that does not repeat the text */
export function checkText(text: string): void {
  if (hasNul(text))
    throw new AppError('text.unreadable', 'the text has a NUL character', 'type or copy the text again');
}
