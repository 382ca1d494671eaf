import { z } from 'zod';
import { closingReasonWords } from '../../words/index.ts';
import { commandDay, commandId } from './commands.ts';
import { codesOf, collection, count, day, href, many, ruleKey } from './common.ts';

export const ruleVersions = collection(
  z
    .object({
      href,
      version: z.string(),
      validFrom: day,
      builtIn: z.boolean(),
      inForce: z.boolean(),
      openTrajectories: count,
    })
    .meta({ id: 'RuleVersion' }),
  {},
).meta({ id: 'RuleVersions' });

export const ruleSet = z
  .looseObject({ version: z.string(), validFrom: day })
  .meta({ id: 'RuleSet', description: 'All rules of a version, as they are loaded' });

export const ruleSetBody = z
  .looseObject({})
  .meta({ id: 'RuleSetToLoad', description: 'A whole rule set, as GET /v1/rules/{version} gives it' });

export const rulesLoaded = z.object({ version: z.string(), validFrom: day }).meta({ id: 'RulesLoaded' });

export const rulesChecked = collection(z.string(), { version: z.string().nullable() }).meta({
  id: 'RulesChecked',
  description: 'Each flaw; none: it may be loaded',
});

export const adoptBody = z
  .strictObject({ only: commandId.optional().describe('This trajectory; left out, every open one') })
  .meta({ id: 'RulesToAdopt' });

const line = z
  .object({
    href,
    trajectoryId: z.string(),
    result: z.enum(['moves', 'noDates', 'refused', 'failed']),
    refusal: z.string().nullable().describe('Why it was refused or failed'),
    moves: many(z.object({ deadlineId: z.string(), rule: ruleKey, from: day, to: day })),
  })
  .meta({ id: 'Adopted' });
const report = { dryRun: z.boolean(), moves: count.describe('Dates that move, or would') };
export const adopted = collection(line, report).meta({ id: 'AdoptReport' });

const closingDay = z.object({ organisationId: z.string(), day, reason: codesOf(closingReasonWords) });
export const calendar = collection(closingDay.meta({ id: 'ClosingDay' }), { version: count }).meta({ id: 'Calendar' });

export const closingDayBody = z
  .strictObject({
    organisationId: commandId.describe('vdab, or a partner'),
    day: commandDay,
    reason: codesOf(closingReasonWords),
  })
  .meta({ id: 'ClosingDayToAdd' });
export const closingDayParams = z.strictObject({ organisationId: commandId, day: commandDay });

export const calendarChanged = collection(line, {
  ...report,
  version: count,
  cohorts: many(
    z.object({
      cohortId: z.string(),
      refusal: z.string().nullable(),
      moves: many(z.object({ sessionId: z.string(), from: day, to: day })),
    }),
  ),
  months: many(
    z.object({
      monthId: z.string(),
      refusal: z.string().nullable(),
      moves: many(z.object({ deadlineId: z.string(), from: day, to: day })),
    }),
  ).describe('Months of project hours'),
}).meta({ id: 'CalendarChanged' });
