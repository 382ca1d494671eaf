import { z } from 'zod';
import { partnerForm, newestRules, type Owner, type RuleKey } from '../../domain/rules/index.ts';
import { phases, type Rung } from '../../domain/trajectory/index.ts';
import { ownerWords, provinceWords, roleWords, rungWords, trackWords } from '../../words/index.ts';
import { callerRoles } from '../actor.ts';
import { limits } from '../limits.ts';

/** An enum of the codes that have words, so document, parser and screens know the same ones. */
export function codesOf<C extends string>(words: Readonly<Record<C, unknown>>): z.ZodType<C, C> {
  return z.enum(Object.keys(words) as [C, ...C[]]) as unknown as z.ZodType<C, C>;
}

/** A list of these; the domain's lists are read-only, and saying so here must not reach the document. */
export const many = <T>(schema: z.ZodType<T, T>): z.ZodType<readonly T[], readonly T[]> =>
  z.array(schema) as unknown as z.ZodType<readonly T[], readonly T[]>;

export const href = z.string().meta({ format: 'uri-reference', description: 'Where it can be read' });

/** One of a collection that can be read by itself. */
export const linked = <S extends z.ZodRawShape>(one: z.ZodObject<S>) => z.object({ href, ...one.shape });

/**
 * A collection, by the Belgian REST guide: `items`, and what is said of all of them. Whoever gives a page gives `next`, the
 * address of the following one; it is left out on the last.
 */
export const collection = <T, More extends z.ZodRawShape>(item: z.ZodType<T, T>, more: More) =>
  z.object({ items: many(item), ...more });

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(limits.page).default(limits.defaultPage),
  after: z.string().max(100).optional().describe('Of the address that `next` gives'),
});

/** What is searched by: names and numbers travel in bodies, never in addresses. */
export const searchText = z
  .string()
  .min(1)
  .max(limits.searchLength)
  .regex(/^[^\0]*$/)
  .describe('A name, phone, file number, trajectory or whole INSZ');

/** Says only what would happen; the same as a query of every operation that can. */
export const dryRunQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).optional().describe('true: only says what would happen'),
});

/** An answer of which the status says all. */
export const noContent = z.null().describe('Done');

/** A local day in an answer. */
export const day = z.string().meta({ format: 'date', description: 'A day in Europe/Brussels' });
export const moment = z.string().meta({ format: 'date-time' });
export const count = z.number().int().nonnegative();
export const total = count.describe(
  'How many there are in all, on every page; of thousands, as it was at most ten seconds ago',
);
export const next = href.optional().describe('The next page; left out on the last');

export const phase = z.enum(phases);
export const province = codesOf(provinceWords);
export const partner = z
  .string()
  .regex(new RegExp(partnerForm))
  .describe('Id of a partner organisation, like groepIntro');
export const track = codesOf(trackWords);
export const owner = codesOf<Owner>(ownerWords);
export const rung = codesOf<Rung>(rungWords);
export const ruleKey = codesOf<RuleKey>(newestRules.rules);

export const actor = z
  .object({ role: codesOf(roleWords), id: z.string().optional() })
  .meta({ id: 'Actor', description: 'Who acted; `rule` is a deadline that fell, `system` another system' });

export const step = z
  .object({ rung, on: day })
  .meta({ id: 'Step', description: 'What time will do with a deadline, and from which day' });

export const trajectoryParams = z.strictObject({
  id: z.string().max(limits.idLength).describe('The id of the trajectory, like T-000123'),
});

/** Headers are not strict: every client sends more of them. */
export const readHeaders = z.looseObject({
  'accept-language': z.string().optional().describe('Language of the sentences in problems: nl (default) or en'),
  'belgov-trace-id': z
    .string()
    .optional()
    .describe(
      'A UUID: of the chain of calls this one belongs to. Left out, or anything else, one is made. The answer has it too.',
    ),
});
export const actHeaders = readHeaders.extend({
  'w2-actor': z
    .string()
    .optional()
    .describe(
      `Who acts, of a caller with direct access: a role (${callerRoles.join(', ')}) and an id, as mediator:M-12; left out, operator:api. Of whoever signed in it is not read.`,
    ),
});
export const ifMatchHeaders = {
  'if-match': z.string().optional().describe('An ETag: refused (412) when events came since. Left out, not looked at.'),
};
export const writeHeaders = actHeaders.extend({
  'idempotency-key': z
    .string()
    .optional()
    .meta({ pattern: `^[!-~]{1,${limits.keyLength}}$` })
    .describe(
      'The same key with the same request is answered the same and done once; with another request it is refused (422).',
    ),
});
