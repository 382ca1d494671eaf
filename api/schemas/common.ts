import { z } from 'zod';
import { rules2026, type Owner, type RuleKey } from '../../domain/rules/index.ts';
import { phases, type Rung } from '../../domain/trajectory/index.ts';
import { ownerWords, partnerWords, provinceWords, roleWords, rungWords, trackWords } from '../../words/index.ts';
import { callerRoles } from '../actor.ts';
import { limits } from '../limits.ts';

/** An enum of the codes that have words, so document, parser and screens know the same ones. */
export function codesOf<C extends string>(words: Readonly<Record<C, unknown>>): z.ZodType<C, C> {
  return z.enum(Object.keys(words) as [C, ...C[]]) as unknown as z.ZodType<C, C>;
}

/** A list of these; the domain's lists are read-only, and saying so here must not reach the document. */
export const many = <T>(schema: z.ZodType<T, T>): z.ZodType<readonly T[], readonly T[]> =>
  z.array(schema) as unknown as z.ZodType<readonly T[], readonly T[]>;

/** A local day in an answer. */
export const day = z.string().meta({ format: 'date', description: 'A day in Europe/Brussels' });
export const moment = z.string().meta({ format: 'date-time' });
export const count = z.number().int().nonnegative();

export const phase = z.enum(phases);
export const province = codesOf(provinceWords);
export const partner = codesOf(partnerWords);
export const track = codesOf(trackWords);
export const owner = codesOf<Owner>(ownerWords);
export const rung = codesOf<Rung>(rungWords);
export const ruleKey = codesOf<RuleKey>(rules2026.rules);

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
});
export const actHeaders = readHeaders.extend({
  'w2-actor': z
    .string()
    .optional()
    .meta({ pattern: `^(${callerRoles.join('|')}):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$` })
    .describe('Who acts, as role:id, for example mediator:M-12. Holds until there is sign-in; left out, operator:api.'),
});
export const writeHeaders = actHeaders.extend({
  'idempotency-key': z
    .string()
    .optional()
    .meta({ pattern: `^[!-~]{1,${limits.keyLength}}$` })
    .describe(
      'The same key with the same request is answered the same and done once; with another request it is refused (422).',
    ),
});
