import { z } from 'zod';
import { staffRoles } from '../../app/people/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { organisationKindWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { commandDay, commandId, plainText, mailAddress } from './commands.ts';
import { codesOf, collection, count, day, href, many, province } from './common.ts';

export const staffQuery = z.strictObject({ province: province.optional() });

const absence = z.object({ from: day, until: day, deputyId: z.string().nullable() });

const colleague = z
  .object({
    href,
    id: z.string(),
    name: z.string(),
    email: z.string().describe('At work'),
    role: z.enum(staffRoles),
    organisationId: z.string(),
    province: province.nullable(),
    leftOn: day.nullable().describe('The last day in service'),
    hasLeft: z.boolean(),
    open: count.describe('Open trajectories, of mediators'),
    absences: many(absence).describe('Present and future ones'),
  })
  .meta({ id: 'Colleague' });

export const staffList = collection(colleague, {}).meta({ id: 'Staff' });
export const absences = collection(absence, { staffId: z.string() }).meta({ id: 'Absences' });

export const staffParams = z.strictObject({ id: z.string().max(limits.idLength).describe('The id of the colleague') });

export const absenceBody = z
  .strictObject({
    from: commandDay.describe('First day'),
    until: commandDay.describe('Last day'),
    deputyId: commandId.nullish().describe('Who stands in'),
  })
  .meta({ id: 'AbsenceBody' });

export const absencePlanned = z
  .object({ staffId: z.string(), from: day, until: day, deputyId: z.string().nullable() })
  .meta({ id: 'Absence' });

export const cameBack = z.object({ staffId: z.string(), ended: count }).meta({ id: 'CameBack' });

export const colleagueBody = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/)
      .describe('For ever: events carry it; no name or number of a person'),
    name: plainText(200),
    email: mailAddress,
    role: z.enum(staffRoles),
    organisationId: commandId,
    province: province.optional().describe('Left out: all'),
  })
  .meta({ id: 'NewColleague' });
export const colleagueAdded = z.object({ id: z.string() }).meta({ id: 'ColleagueAdded' });

export const leaveBody = z.strictObject({ on: commandDay.describe('Last day in service') }).meta({ id: 'Departure' });
export const left = z
  .object({ staffId: z.string(), on: day, open: count.describe('Trajectories still to be handed over') })
  .meta({ id: 'Left' });

export const transferBody = z
  .strictObject({
    from: commandId,
    to: commandId,
    province: province.optional(),
    reason: z.enum(codes.transferReasons).optional(),
    limit: z.int().min(1).max(2000).optional(),
  })
  .meta({ id: 'TransferBody' });
export const transferred = collection(
  z
    .object({
      href,
      trajectoryId: z.string(),
      province,
      result: z.enum(['wouldMove', 'moved', 'refused', 'failed']),
      code: z.string().nullable().describe('Why not'),
    })
    .meta({ id: 'TransferLine' }),
  { from: z.string(), to: z.string(), dryRun: z.boolean() },
).meta({ id: 'Transferred' });

export const organisations = collection(
  z.object({ id: z.string(), kind: codesOf(organisationKindWords), name: z.string() }).meta({ id: 'Organisation' }),
  {},
).meta({ id: 'Organisations' });

export const workAhead = collection(
  z
    .object({
      staffId: z.string().nullable().describe('null: of nobody'),
      name: z.string().nullable(),
      overdue: count,
      due: many(count).describe('Per week, in the order of `weeks`'),
    })
    .meta({ id: 'WorkOfMediator' }),
  { today: day, weeks: many(z.object({ from: day, until: day }).meta({ id: 'Week' })) },
).meta({ id: 'WorkAhead' });
