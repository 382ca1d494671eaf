import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';

const transformRoute = createJsonSchemaTransform({});
type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;

/**
 * The provider turns one body schema per route into JSON schema. A route that takes several kinds of body has them under
 * `content`, and those are turned here; a list travels as it is.
 */
export const transform: Transform = (given) => {
  const content = (given.schema as { body?: { content?: Record<string, { schema: z.ZodType }> } } | undefined)?.body
    ?.content;
  if (!content) return transformRoute(given as never) as ReturnType<Transform>;
  const { body: _, ...schema } = given.schema as Record<string, unknown>;
  const result = transformRoute({ ...given, schema } as never) as ReturnType<Transform>;
  const kinds = Object.entries(content).map(([kind, { schema: body }]) => {
    const { $schema: _dialect, ...json } = z.toJSONSchema(body, { io: 'input', target: 'openapi-3.0' });
    return [kind, { schema: json }];
  });
  const body = {
    content: {
      ...Object.fromEntries(kinds),
      'text/csv': { schema: { type: 'string', minLength: 1, description: 'A list' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: { type: 'string', format: 'binary', minLength: 1, description: 'A list in a workbook' },
      },
    },
  };
  return { ...result, schema: { ...result.schema, body } };
};
