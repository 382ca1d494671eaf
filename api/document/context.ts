/**
 * What our words are in linked data, after OSLO's Dienst-Transactiemodel: a trajectory is the use that one person makes of a
 * public service; `waiting` says whether somebody must act, who, and until when. docs/api.md has the table.
 */
export const context = {
  '@context': {
    '@version': 1.1,
    '@vocab': 'urn:w2:word:',
    transactie: 'https://data.vlaanderen.be/ns/transactie#',
    adms: 'http://www.w3.org/ns/adms#',
    dct: 'http://purl.org/dc/terms/',
    prov: 'http://www.w3.org/ns/prov#',
    schema: 'https://schema.org/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    href: '@id',
    trajectoryId: { '@id': 'dct:identifier' },
    programme: { '@id': 'transactie:isInstantieVan', '@type': '@id' },
    phase: { '@id': 'adms:status' },
    waiting: { '@id': 'schema:potentialAction' },
    who: { '@id': 'schema:agent' },
    since: { '@id': 'schema:startTime', '@type': 'xsd:date' },
    until: { '@id': 'schema:endTime', '@type': 'xsd:date' },
    rule: { '@id': 'dct:conformsTo' },
    enteredOn: { '@id': 'schema:startDate', '@type': 'xsd:date' },
    at: { '@id': 'prov:atTime', '@type': 'xsd:dateTime' },
    by: { '@id': 'prov:wasAssociatedWith' },
  },
};
