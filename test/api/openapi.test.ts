import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { appVerbs } from '../../app/verbs.ts';
import { cohortCommandNames, cohortMachineCommands } from '../../domain/cohort/index.ts';
import { commandNames } from '../../domain/trajectory/index.ts';
import { serverWith } from './fake.ts';
import { askByExample, operationsOf, type Document } from './operations.ts';

const server = serverWith();
const served = async (path = '/openapi.json') => (await server.inject(path)).json<Document>();

describe('the OpenAPI document', () => {
  it.each(['/openapi.json', '/openapi-3.1.json'])('%s is valid by its own specification', async (path) => {
    const document = await served(path);
    expect(document.openapi).toBe(path === '/openapi.json' ? '3.0.3' : '3.1.0');
    expect(await new Validator().validate(document as never)).toEqual({ valid: true });
  });

  it('has each command with its own fields, and its what-if', async () => {
    const document = await served();
    const ids = operationsOf(document).map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...commandNames,
        ...commandNames.map((name) => `whatIf_${name}`),
        ...cohortCommandNames
          .filter((name) => !cohortMachineCommands.has(name))
          .map((name) => `cohort${name.charAt(0).toUpperCase()}${name.slice(1)}`),
      ]),
    );
    const content = (path: string) => document.paths[path]?.['post']?.requestBody?.content ?? {};
    const body = content('/v1/trajectories/{id}/commands/decideEligibility')['application/json']?.schema;
    expect(Object.keys(body?.properties ?? {})).toEqual([
      ...['on', 'verdict', 'inPoverty', 'noPronouncedProblem', 'motivated', 'withinTwoYears'],
      ...['reason', 'redirectTo', 'note'],
    ]);
    expect(body?.required).toEqual(['verdict', 'inPoverty', 'noPronouncedProblem', 'motivated', 'withinTwoYears']);
    expect(body?.additionalProperties).toBe(false);
    expect(Object.keys(content('/v1/registrations'))).toEqual([
      'application/json',
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });

  it('refers to nothing that is not there, and keeps nothing unused', async () => {
    const document = await served();
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('every answer is an object at the top; every collection has items', async () => {
    const document = await served();
    for (const { operationId, responses } of operationsOf(document))
      for (const [status, { content }] of Object.entries(responses)) {
        const example = content?.['application/json']?.example;
        if (status === '204' || example === undefined) continue;
        expect([operationId, typeof example, Array.isArray(example)]).toEqual([operationId, 'object', false]);
      }
  });

  it('has an example of every body and answer, and each fits its schema', async () => {
    const document = await served();
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    formats.default(ajv);
    ajv.addSchema({ ...document, $id: 'document' } as AnySchema);
    const wrong: unknown[] = [];
    for (const { operationId, requestBody, responses } of operationsOf(document)) {
      const medias = [
        ...Object.entries(requestBody?.content ?? {}),
        ...Object.values(responses).flatMap(({ content = {} }) => Object.entries(content)),
      ];
      for (const [kind, { schema, example }] of medias) {
        const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as AnySchema;
        if (example === undefined) wrong.push([operationId, kind, 'no example']);
        else if (!ajv.validate(whole, example)) wrong.push([operationId, kind, ajv.errorsText(), example]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says of each problem what it looks like', async () => {
    const { components } = await served();
    for (const response of Object.values(components.responses))
      expect(response.content?.['application/problem+json']?.example).toMatchObject({
        type: expect.stringMatching(/^urn:problem-type:(belgif|w2):/) as unknown,
        title: expect.any(String) as unknown,
      });
  });
});

/** What no operation does, and why. */
const exceptions: Readonly<Record<string, string>> = {
  openApp: 'the door itself',
  withIdempotency: 'the door itself, for every POST',
  outcomeOf: 'what became of a form of a page, for the page that waits',
  staffRoles: 'a list of codes',
  organisationNames: 'what every sentence of a door needs; GET /v1/organisations gives them',
  listSections: 'a list of codes',
  forward: 'the time machine of the demo: for whoever sits at the computer it runs on',
  simulateOnEngine: 'fills an empty demo and lets its time go by: for whoever sits at the computer it runs on',
  dailyRound: 'the steps that the worker takes; POST /v1/sweeps starts them',
  openMonths: 'the daily round opens them; POST /v1/contract-months opens one that was missed',
  senses: 'a part of the check',
  registerRow: 'a part of a registration',
  readRegistrationList: 'a part of a registration',
  readListRows: 'reads a file that the caller holds in the hand',
  takeReturned: 'a mail server hands on raw mail, with a token of its own',
  ownCalendar: 'a calendar fetches it at a secret address, and a page gives it as a file',
  writeRefused: 'writes rows of a file that the caller holds in the hand',
  readOcmwLink: 'the page behind a link',
  listOcmwMatters: 'for the people of an OCMW; its own system is told and asked itself',
  readEmployerLink: 'the page behind a link',
  answerEmployerLink: 'the page behind a link',
  nextStepOf: 'the page behind a link',
  exportFigureEvents: 'millions of lines, written one after the other by w2 figures export-events',
  setUp: 'there is no server yet to ask',
};

it('every verb has an operation that reaches it with its own example, or a reason why not', async () => {
  const reached = await askByExample();
  const missing = Object.keys(appVerbs).filter((name) => !reached.has(name) && !(name in exceptions));
  expect(missing).toEqual([]);
  expect(Object.keys(exceptions).filter((name) => reached.has(name))).toEqual([]);
});

it('the words that linked data has for ours are real addresses, and the docs name each', async () => {
  const reply = await server.inject('/context.jsonld');
  expect(reply.headers['content-type']).toMatch(/^application\/ld\+json/);
  const { '@context': context } = reply.json<{ '@context': Record<string, string | { '@id': string }> }>();
  const docs = readFileSync('docs/api.md', 'utf8');
  const terms = Object.keys(context).filter((term) => !term.startsWith('@') && typeof context[term] !== 'string');
  expect(terms.length).toBeGreaterThan(5);
  for (const term of terms) expect(docs).toContain(`\`${term}\``);
});
