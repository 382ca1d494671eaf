import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dailyJobs } from '../../app/operations/daily.ts';
import { cohortCommandSpecs } from '../../domain/cohort/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { commandSpecs } from '../../domain/trajectory/index.ts';
import * as words from '../../words/index.ts';
import { codesIn, inDutch } from './codes-in.ts';

describe('Every list of codes has its words', () => {
  const source = (folder: string): string =>
    readdirSync(new URL(`../../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('sandbox'))
      .map((name) => readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8'))
      .join('\n');

  it('for why another system did not answer', () => {
    const codes = [
      ...source('integrations').matchAll(/'(?:magda|riziv|localOcmw|ocmw|employment|repertorium)\.([A-Za-z]+)'/g),
      ...source('activities').matchAll(
        /'(?:localOcmw|repertorium)\.([A-Za-z]+)'|answered: false, code: '(\w+)'|nobody\('(\w+)'\)/g,
      ),
    ].flatMap(([, ...parts]) => parts.filter((part) => part !== undefined));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !Object.hasOwn(words.failureWords, code))).toEqual([]);
  });

  it('for what the check and the daily round find and count', () => {
    const found = [...source('app/operations').matchAll(/difference\([^,]+, '([\w.]+)'/g)].map(([, code = '']) => code);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((code) => !words.differenceCodes.includes(code))).toEqual([]);
    const names = dailyJobs.map(({ name }) => name);
    expect(names.filter((name) => !words.roundFigures.some((figure) => figure.startsWith(`${name}.`)))).toEqual([]);
  });

  it('for the fields of every command, and the codes that they take', () => {
    const specs = [...Object.values(commandSpecs), ...Object.values(cohortCommandSpecs)];
    for (const { fields } of specs)
      for (const [name, field] of Object.entries(
        fields as Record<string, { kind: string; oneOf?: readonly string[] }>,
      )) {
        expect(Object.hasOwn(words.fieldWords, name), name).toBe(true);
        for (const code of field.oneOf ?? []) {
          const said = words.refusalSentence(
            { refused: 'command.badField', details: { field: name, expected: `${code}|other` } },
            'nl',
          );
          inDutch(said);
        }
      }
  });

  it('for the numbers of a set of rules', () => {
    const { rules: _rules, ladder, partners: _partners, contracts: _contracts, ...rest } = rules2026;
    for (const name of Object.keys({ ...rest, ...ladder })) expect(words.ruleNumbers).toContain(name);
    words.ruleNumbers.forEach((name) => inDutch(words.ruleNumberText(name)));
  });

  it('and the words are no codes themselves', () => {
    for (const [name, list] of Object.entries({ ...words }))
      // The sentences of a page are by language first, and no codes.
      if (name.endsWith('Words') && typeof list === 'object' && !('nl' in list))
        for (const [code, { nl }] of Object.entries(list as Readonly<Record<string, words.Words>>))
          if (!name.startsWith('refusal') && !name.startsWith('cohortRefusal'))
            expect(codesIn(nl), `${name}.${code}`).toEqual([]);
  });
});
