import { ageGroups, educationGroups, migrations, statSexes } from '../domain/statistics/index.ts';
import { provinceCodes } from '../domain/people/codes.ts';
import { publishedFigures, type Release } from '../domain/statistics/publication/index.ts';
import type { Row } from '../app/sheet.ts';
import { filled, reportWords, type Lang } from '../words/index.ts';
import type { Described } from './described.ts';
import { widest } from './tables.ts';

const coded = (name: string, codes: readonly string[]) => ({ name, type: 'string', constraints: { enum: [...codes] } });
const text = (name: string) => ({ name, type: 'string' });

/** `datapackage.json` of Frictionless Data: what each file is, with its columns, its size and its hash. */
export function dataPackage(release: Release, files: readonly Described[], annexHead: Row, lang: Lang): string {
  const t = reportWords[lang];
  const schemas: Readonly<Record<string, readonly object[]>> = {
    'cijfers.csv': [
      coded('figure', publishedFigures),
      coded('province', provinceCodes),
      { ...text('province_nis'), description: 'NIS (Statbel)' },
      coded('sex', statSexes),
      coded('age_group', ageGroups),
      coded('education', educationGroups),
      { ...text('isced'), description: 'ISCED 2011' },
      coded('migration', migrations),
      text('kind'),
      { name: 'number', type: 'integer', description: t.fieldNumber, constraints: { minimum: 0 } },
    ],
    'contracten.csv': annexHead.map((cell) => text(typeof cell === 'object' ? '' : `${cell}`)),
  };
  const described = {
    profile: 'data-package',
    name: `w2-${release.id.toLowerCase()}`,
    id: `urn:w2:release:${release.id}`,
    title: filled(t.datasetTitle, { id: release.id }),
    description: filled(t.datasetText, { n: widest(release, publishedFigures) }),
    version: release.rules,
    created: release.madeAt,
    resources: files.map(({ name, type, bytes, hash }) => ({
      name: name.replace('.', '-'),
      path: name,
      mediatype: type.split(';')[0],
      bytes,
      hash: `sha256:${hash}`,
      ...(schemas[name] ? { encoding: 'utf-8', schema: { fields: schemas[name] } } : {}),
    })),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
