import { z } from 'zod';

const fieldError = z.object({
  pointer: z.string().optional().describe('JSON pointer into the body'),
  parameter: z.string().optional().describe('Name of the parameter in path, query or headers'),
  column: z.string().optional().describe('Column of a registration'),
  code: z.string(),
  detail: z.string(),
});

const body = z
  .object({
    type: z.string().describe('urn:problem-type:w2:<code>'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('A sentence in the language of Accept-Language'),
    details: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('Codes, dates and numbers behind the sentence'),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const content = { 'application/problem+json': { schema: body } };

/** Every answer that is no success, for every route. */
export const problems = {
  '4xx': { description: 'Refused: the type says why, the detail says it in a sentence', content },
  '5xx': { description: 'Not answered: an outage, or our mistake', content },
};
