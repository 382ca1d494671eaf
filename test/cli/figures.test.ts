import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import type { Verbs } from '../../app/verbs.ts';
import { figureCodes } from '../../domain/statistics/index.ts';
import { w2 } from './fake-io.ts';

type Asked = Parameters<Verbs['figureTable']>[1];

const row = { known: 2, quartile1: 3, median: 5, quartile3: 8, longest: 8 };
const table = {
  figure: 'groupStarts',
  from: '2026-01-01',
  until: '2026-06-30',
  asOf: '2026-06-30',
  by: ['province', 'sex'],
  province: null,
  rows: [{ of: ['limburg', 'F'], number: 2, ...row }],
  total: 2,
};

describe('w2 figures FIGURE', () => {
  let asked: Asked | undefined;
  const verbs: Partial<Verbs> = {
    figureTable: async (_app, given) => {
      asked = given;
      return table as unknown as Awaited<ReturnType<Verbs['figureTable']>>;
    },
  };

  it('asks what was typed, and shows numbers with what they count and that they are not for publication', async () => {
    const argv = ['figures', 'groupStarts', '--from', '2026-01-01', '--as-of', '2026-06-30', '--by', 'province,sex'];
    const { code, out } = await w2([...argv, '--province', 'limburg'], verbs);
    expect(code).toBe(0);
    expect(asked).toEqual({
      ...{ figure: 'groupStarts', by: ['province', 'sex'], from: '2026-01-01', asOf: '2026-06-30' },
      province: 'limburg',
    });
    for (const text of [
      'Gestart in een groep: 2',
      'niet om te publiceren',
      'Limburg',
      'vrouw',
      'MEDIAAN',
      'op de eerste dag van de groep',
    ])
      expect(out).toContain(text);
  });

  it('gives CSV with codes, and the whole answer as JSON', async () => {
    const csv = await w2(['figures', 'groupStarts', '--csv'], verbs);
    expect(csv.out).toBe('province,sex,number,known,quartile1,median,quartile3,longest\nlimburg,F,2,2,3,5,8,8');
    const json = await w2(['figures', 'groupStarts', '--json'], verbs);
    expect(JSON.parse(json.out)).toEqual(table);
  });

  it('says which figures there are', async () => {
    const { out } = await w2(['figures', 'list']);
    for (const code of figureCodes) expect(out).toContain(code);
  });

  it('is refused in one line where the verb refuses it', async () => {
    const figureTable = async (): Promise<never> => Promise.reject(new AppError('figures.badPeriod', '', ''));
    const { code, err } = await w2(['figures', 'referrals', '--from', '2026-03-01'], { figureTable });
    expect(code).toBe(1);
    expect(err).toContain('Dat is geen periode');
  });

  it('ends with 1 when what is kept is not what the events say', async () => {
    const found = { lives: 2, facts: 9, differing: ['T-000001'] };
    const { code, out } = await w2(['figures', 'check'], { checkFigures: async () => found });
    expect(code).toBe(1);
    expect(out).toContain('T-000001');
  });
});
