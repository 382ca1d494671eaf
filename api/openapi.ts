import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';

const transformRoute = createJsonSchemaTransform({});
const transformWhole = createJsonSchemaTransformObject({});
type Document = { readonly components?: { readonly schemas?: object } };
type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;

/**
 * The provider turns one body schema per route into JSON schema. A route that takes several kinds of body has them under
 * `content`, and those are turned here; a list travels as it is.
 */
const transform: Transform = (given) => {
  const content = (given.schema as { body?: { content?: Record<string, { schema: z.ZodType }> } } | undefined)?.body
    ?.content;
  if (!content) return transformRoute(given as never) as ReturnType<Transform>;
  const { body: _, ...schema } = given.schema as Record<string, unknown>;
  const result = transformRoute({ ...given, schema } as never) as ReturnType<Transform>;
  const kinds = Object.entries(content).map(([kind, { schema: body }]) => {
    const { $schema: _dialect, ...json } = z.toJSONSchema(body, { io: 'input' });
    return [kind, { schema: json }];
  });
  const body = {
    content: {
      ...Object.fromEntries(kinds),
      'text/csv': { schema: { type: 'string', description: 'A registration list' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: { type: 'string', format: 'binary', description: 'A registration list in a workbook' },
      },
    },
  };
  return { ...result, schema: { ...result.schema, body } };
};

export const openapi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'W²',
      version: '1.0.0',
      description:
        'Trajectories of people from poverty to work. Whoever asks is signed in: a browser by a cookie, a program by a bearer token.',
    },
    tags: [
      { name: 'registrations', description: 'People come in' },
      { name: 'trajectories', description: 'What is read' },
      { name: 'people', description: 'The person behind trajectories: address, contact, and what lists say otherwise' },
      { name: 'commands', description: 'What people and systems do' },
      { name: 'capacity', description: 'Places of the group tracks, and who waits for one' },
      { name: 'messages', description: 'What was written to whom' },
      { name: 'staff', description: 'Who works in the programme, who is away and who stands in' },
      { name: 'cohorts', description: 'Groups of people who start together' },
      { name: 'access', description: 'Who is signed in, and who may be' },
      { name: 'operation', description: 'For whoever runs this' },
    ],
  },
  transform,
  transformObject: (given) => onlyReferred(transformWhole(given as never) as Document) as never,
};

/** The provider adds each named schema twice, as it is read and as it is sent; what nothing refers to is left out again. */
function onlyReferred(document: Document): Document {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const { components, ...rest } = document;
  const wanted = new Set<string>();
  for (let text = JSON.stringify(rest); text !== '';) {
    const found = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)]
      .map(([, name = '']) => name)
      .filter((name) => !wanted.has(name));
    found.forEach((name) => wanted.add(name));
    text = found.length === 0 ? '' : JSON.stringify(schemas.filter(([name]) => found.includes(name)));
  }
  return {
    ...document,
    components: { ...components, schemas: Object.fromEntries(schemas.filter(([name]) => wanted.has(name))) },
  };
}
