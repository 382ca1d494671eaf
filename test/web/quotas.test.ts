import { expect, it } from 'vitest';
import { readContract } from '../../domain/contracts/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { quotasIn } from '../../web/components/quotas.ts';
import { quotaText } from '../../words/index.ts';
import { levanto } from '../domain/contracts/kit.ts';

it('places of a contract are typed as they are shown, in either language', () => {
  const quotas = provinceCodes.map((province, index) => ({ province, year: 2027 + index, places: 10 * index }));
  for (const lang of ['nl', 'en'] as const)
    expect(quotasIn(quotas.map((one) => quotaText(one, lang)).join('\r\n'))).toStrictEqual(quotas);
  expect(quotasIn('\n  limburg 2027 : 60 \n\n')).toStrictEqual([{ province: 'limburg', year: 2027, places: 60 }]);
});

it('a line that cannot be read, or is of no year or province of the contract, is refused and not left out', () => {
  for (const line of ['Limburg: 60', 'Luik 2027: 60', 'Limburg 2027 60', 'Limburg 2099: 60'])
    expect(readContract({ ...levanto, quotas: quotasIn(line) })).toStrictEqual({ flaw: 'field', field: 'quotas' });
});
