import { provinceCodes } from '../../domain/people/codes.ts';
import type { Province } from '../../domain/rules/index.ts';
import { readOneOf } from '../arguments.ts';
import { UsageError } from '../exit.ts';

export const yearOption = ['--year <JAAR>', 'een ander jaar dan dit'] as const;
export const provinces = provinceCodes.join(', ');

export const readProvince = (text: string): Province => readOneOf('provincie', text, provinceCodes);

export function readNumber(what: string, text: string, example: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new UsageError(`${what}: "${text.slice(0, 40)}" is geen getal; schrijf bijvoorbeeld ${example}`);
  return Number(text);
}

export function readYear(text: string | undefined): { year?: number } {
  if (text === undefined) return {};
  const year = readNumber('--year', text, '2026');
  if (year < 2000 || year > 2100) throw new UsageError(`--year: ${year} is geen jaar van het programma`);
  return { year };
}
