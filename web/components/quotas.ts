import { provinceCodes } from '../../domain/people/codes.ts';
import type { ContractQuota } from '../../domain/contracts/index.ts';
import { provinceText } from '../../words/index.ts';

/** Places of a contract as people type them, a line each: `Limburg 2027: 60`, in either language. null: that line is unreadable. */
export const quotasIn = (text: string): (ContractQuota | null)[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [quotaIn(line)]));

function quotaIn(line: string): ContractQuota | null {
  const [, name = '', year, places] = /^\s*(.*\S)\s+(\d{4})\s*:\s*(\d{1,6})\s*$/.exec(line) ?? [];
  const province = provinceCodes.find((one) =>
    [one, provinceText(one, 'nl'), provinceText(one, 'en')].some((it) => it.toLowerCase() === name.toLowerCase()),
  );
  return province ? { province, year: Number(year), places: Number(places) } : null;
}
