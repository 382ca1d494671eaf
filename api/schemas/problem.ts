import { z } from 'zod';

const issue = z
  .object({
    type: z.string().describe('urn:problem-type:belgif:input-validation:… or urn:problem-type:w2:<code>'),
    in: z.enum(['body', 'path', 'query', 'header']),
    name: z.string().describe('The field, as sessions[0].day; empty: the whole'),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'InputIssue' });

const body = z
  .object({
    type: z.string().meta({ format: 'uri', description: 'urn:problem-type:w2:<code>, or of the Belgian REST guide' }),
    instance: z.string().meta({ format: 'uri', description: 'urn:uuid:…, of this one answer' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('A sentence in the language of Accept-Language'),
    details: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('Codes, dates and numbers behind the sentence'),
    issues: z.array(issue).optional().describe('Each thing wrong with the request'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const content = { 'application/problem+json': { schema: body } };

/** Every answer that is no success, for every route; the document says which of them can come. */
export const problems = {
  '4xx': { description: 'Refused: the type says why, the detail says it in a sentence', content },
  '5xx': { description: 'Not answered: an outage, or our mistake', content },
};
