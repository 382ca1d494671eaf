import { isLocalDate } from './dates.ts';

/** More closing days than that of one organisation is a mistake, and would make every deadline slow to count. */
const mostClosingDays = 2_000;
const mostPartners = 20;

/** What keeps this from being a calendar, each with its place; none when it is one. */
export function flawsOfCalendar(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ['not an object'];
  const { version = 0, closingDays, ofPartners = {}, ...rest } = value as Record<string, unknown>;
  const flaws = Object.keys(rest).map((key) => `unknown field ${key.slice(0, 30)}`);
  if (!Number.isSafeInteger(version) || (version as number) < 0) flaws.push('version: a whole number from 0');
  flaws.push(...flawsOfDays('closingDays', closingDays));
  if (typeof ofPartners !== 'object' || ofPartners === null || Array.isArray(ofPartners))
    return [...flaws, 'ofPartners: days by partner'];
  const partners = Object.entries(ofPartners as Record<string, unknown>);
  if (partners.length > mostPartners) flaws.push(`ofPartners: at most ${mostPartners}`);
  return [...flaws, ...partners.flatMap(([partner, days]) => flawsOfDays(`ofPartners.${partner.slice(0, 30)}`, days))];
}

function flawsOfDays(where: string, days: unknown): string[] {
  if (!Array.isArray(days)) return [`${where}: a list of days`];
  if (days.length > mostClosingDays) return [`${where}: at most ${mostClosingDays} days`];
  return days.flatMap((day, index) => (isLocalDate(day) ? [] : [`${where}[${index}]: a day as YYYY-MM-DD`]));
}
