import { provinces } from '../domain/people/codes.ts';
import { publishedFigures, type Release } from '../domain/statistics/publication/index.ts';
import { filled, reportWords, type Lang } from '../words/index.ts';
import type { Described } from './described.ts';
import { widest } from './tables.ts';

const authority = 'http://publications.europa.eu/resource/authority';

/** A description after DCAT-AP Vlaanderen, for the catalogue of the Flemish government. Addresses are its reader's to fill in. */
export function catalogue(release: Release, files: readonly Described[], lang: Lang): string {
  const t = reportWords[lang];
  const said = (value: string) => ({ '@language': lang, '@value': value });
  const day = (value: string) => ({ '@type': 'xsd:date', '@value': value });
  const dataset = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `urn:w2:release:${release.id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': release.id,
    'dct:title': said(filled(t.datasetTitle, { id: release.id })),
    'dct:description': said(filled(t.datasetText, { n: widest(release, publishedFigures) })),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': said(t.publisher) },
    'dct:issued': { '@type': 'xsd:dateTime', '@value': release.madeAt },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': day(release.from),
      'dcat:endDate': day(release.until),
    },
    'dct:spatial': Object.values(provinces).map(({ nuts2 }) => ({ '@id': `http://data.europa.eu/nuts/code/${nuts2}` })),
    'dct:language': { '@id': `${authority}/language/${lang === 'nl' ? 'NLD' : 'ENG'}` },
    'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC` },
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/${release.kind === 'year' ? 'ANNUAL' : 'QUARTERLY'}` },
    'dcat:theme': { '@id': `${authority}/data-theme/SOCI` },
    'dcat:distribution': files.map(({ name, type, bytes, hash }) => ({
      '@id': `urn:w2:release:${release.id}:${name}`,
      '@type': 'dcat:Distribution',
      'dct:title': said(name),
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type.split(';')[0]}` },
      'dcat:byteSize': bytes,
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
        'spdx:checksumValue': hash,
      },
    })),
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}
