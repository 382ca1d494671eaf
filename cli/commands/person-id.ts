import { readId } from '../arguments.ts';
import { UsageError } from '../exit.ts';

export const aPerson = 'een traject van de persoon (T-000123 of 123), of het kenmerk van de persoon';

/** @throws UsageError; what was typed is not repeated, since it may be a number of a person. */
export function readPersonId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  try {
    return readId(text);
  } catch {
    throw new UsageError('dat is geen traject en geen kenmerk van een persoon; schrijf bijvoorbeeld T-000123');
  }
}
