import { z } from 'zod';
import { staffRoles } from '../../app/people/index.ts';
import { limits } from '../limits.ts';
import { commandDay, commandId } from './commands.ts';
import { count, day, many, moment, province } from './common.ts';

export const staffQuery = z.strictObject({ province: province.optional() });

const absence = z.object({ from: day, until: day, deputyId: z.string().nullable() });

const colleague = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(staffRoles),
    organisationId: z.string(),
    province: province.nullable(),
    leftOn: day.nullable().describe('The last day in service'),
    hasLeft: z.boolean(),
    open: count.describe('Open trajectories, of mediators'),
    absences: many(absence).describe('Present and future ones'),
  })
  .meta({ id: 'Colleague' });

export const staffList = z.object({ staff: many(colleague) }).meta({ id: 'Staff' });

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

export const sweepsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(limits.page).default(limits.defaultPage),
});

const finding = z.object({
  id: z.string().nullable().describe('Of a trajectory or a group'),
  what: z.string(),
  became: z.enum(['repaired', 'reported']),
});

export const sweepList = z
  .object({
    sweeps: many(
      z.object({
        day,
        startedAt: moment,
        finishedAt: moment.nullable().describe('null: begun and not ended'),
        missed: count.describe('Working days before this one without a sweep: this one covers them'),
        counts: z.record(z.string(), z.number()),
        findings: many(finding),
      }),
    ),
  })
  .meta({ id: 'Sweeps' });
