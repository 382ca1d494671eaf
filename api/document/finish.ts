import { openRoutes } from '../open-routes.ts';
import { ofCode } from '../problem.ts';
import { titles, type ProblemStatus } from '../status.ts';
import { withNullChoices } from './nullable.ts';
import { exampleOf, type Schema, type Schemas } from './examples.ts';

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
}
interface Response {
  readonly description?: string;
  readonly headers?: object;
  readonly content?: Readonly<Record<string, Media>>;
  readonly $ref?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly object[];
  /** One resource: its answer has an ETag. Ours, and not in what is served. */
  readonly 'x-single'?: boolean;
}
export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Schemas };
}

/** What an example says of each status that is no success. */
const codes = {
  400: 'request.invalid',
  401: 'signIn.needed',
  403: 'person.notAllowed',
  404: 'trajectory.notFound',
  406: 'request.notAcceptable',
  409: 'trajectory.parked',
  412: 'request.stale',
  413: 'request.tooLarge',
  415: 'request.mediaType',
  422: 'why.inFuture',
  429: 'request.tooMany',
  500: 'internal',
  503: 'unavailable',
} as const satisfies Partial<Record<ProblemStatus, string>>;
const known = Object.entries(codes).map(([status, code]) => ({ status: Number(status) as keyof typeof codes, code }));

/** Whoever has the link, or only looks whether we are there, need not sign in. @param path as the document writes it */
const isOpen = (path: string): boolean => openRoutes.has(path.replaceAll(/\{(\w+)\}/g, ':$1'));

/**
 * The document as it is served: each problem that can come under its own status, an example of every body and answer, the
 * headers of every answer; and nothing that is not referred to.
 */
export function finished(given: Document): Document {
  const document = withNullChoices(given);
  const schemas = document.components?.schemas ?? {};
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, one]) => [method, finishedOne(one, { path, method, schemas })]),
      ),
    ]),
  );
  return onlyReferred({
    ...document,
    paths,
    components: { ...document.components, responses: problemResponses(), headers } as Document['components'],
  });
}

interface At {
  readonly path: string;
  readonly method: string;
  readonly schemas: Schemas;
}

function finishedOne(operation: Operation, at: At): Operation {
  const { requestBody, responses, parameters = [], 'x-single': single = false, ...rest } = operation;
  const withExamples = (content: Readonly<Record<string, Media>>, body: boolean) =>
    Object.fromEntries(Object.entries(content).map(([kind, media]) => [kind, exampled(kind, media, at, body)]));
  const successes = Object.entries(responses).filter(([status]) => !/^[45]XX$/.test(status));
  return {
    ...rest,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isOpen(at.path) ? { security: [] } : {}),
    ...(requestBody ? { requestBody: { ...requestBody, content: withExamples(requestBody.content, true) } } : {}),
    responses: {
      ...Object.fromEntries(
        successes.map(([status, response]) => [
          status,
          {
            description: response.description ?? '',
            headers: headersOf(single, status),
            // 204 has no body, of whatever kind.
            ...(response.content && status !== '204' ? { content: withExamples(response.content, false) } : {}),
          },
        ]),
      ),
      ...(single ? { 304: { description: 'Nothing changed', headers: headersOf(true, '304') } } : {}),
      ...Object.fromEntries(
        statusesOf(at, parameters).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

function exampled(kind: string, media: Media, { schemas }: At, body: boolean): Media {
  if (!media.schema) return media;
  const example = kind.endsWith('json') ? exampleOf(media.schema, schemas, { body }) : list;
  return { ...media, example };
}
const list = 'INSZ;Naam;Voornaam;Geboortedatum;Postcode\n07690409061;Yilmaz;Sevgi;4/9/2007;3500\n';

/** Which problems can come: by what is asked, and how. */
function statusesOf({ path, method }: At, parameters: readonly { readonly name: string; readonly in: string }[]) {
  const has = (where: string, name?: string) =>
    parameters.some((one) => one.in === where && (name === undefined || one.name === name));
  const changes = method !== 'get';
  const some: Partial<Record<keyof typeof codes, boolean>> = {
    401: !isOpen(path),
    403: true,
    404: changes || has('path'),
    409: changes || has('path'),
    412: has('header', 'if-match'),
    413: changes,
    415: changes,
    422: changes || has('path') || has('query'),
  };
  return known.map(({ status }) => status).filter((status) => some[status] ?? true);
}

function problemResponses(): object {
  return Object.fromEntries(
    known.map(({ status, code }) => {
      const example = ofCode(code, 'nl', { sequence: 17, today: '2031-03-04', where: '/aanmelden' });
      const media = { schema: { $ref: '#/components/schemas/Problem' }, example: { ...example, instance } };
      const response = {
        description: titles[status].en,
        headers: { ...headersOf(false, ''), 'Content-Language': ref('Content-Language') },
        content: { 'application/problem+json': media },
      };
      return [`Problem${status}`, response];
    }),
  );
}
const instance = 'urn:uuid:9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11';

const ref = (name: string): object => ({ $ref: `#/components/headers/${name}` });
const headersOf = (single: boolean, status: string): object => ({
  'BelGov-Trace-Id': ref('BelGov-Trace-Id'),
  ...(single ? { ETag: ref('ETag') } : {}),
  ...(status === '201' ? { Location: ref('Location') } : {}),
});
const header = (description: string, schema: object): object => ({
  description,
  schema: { type: 'string', ...schema },
});
const headers = {
  'BelGov-Trace-Id': header('Of the chain of calls', { format: 'uuid' }),
  ETag: header('Of what was read, for If-None-Match and If-Match', {}),
  Location: header('Where the new one can be read, when it can', { format: 'uri-reference' }),
  'Content-Language': header('Of the sentences', { enum: ['nl', 'en'] }),
};

/** The provider adds each named schema twice, as it is read and as it is sent; what nothing refers to is left out again. */
function onlyReferred(document: Document): Document {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const { schemas: _, ...others } = document.components ?? {};
  const wanted = new Set<string>();
  for (let text = JSON.stringify({ ...document, components: others }); text !== '';) {
    const found = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)]
      .map(([, name = '']) => name)
      .filter((name) => !wanted.has(name));
    found.forEach((name) => wanted.add(name));
    text = found.length === 0 ? '' : JSON.stringify(schemas.filter(([name]) => found.includes(name)));
  }
  return {
    ...document,
    components: { ...others, schemas: Object.fromEntries(schemas.filter(([name]) => wanted.has(name))) },
  };
}
