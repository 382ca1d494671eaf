import { z } from 'zod';
import { outsideSystems } from '../../domain/trajectory/index.ts';
import { breakerWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { commandDay, commandId } from './commands.ts';
import { codesOf, collection, count, day, many, moment } from './common.ts';

export const sweepsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(limits.page).default(limits.defaultPage),
});

const finding = z.object({
  id: z.string().nullable().describe('Of a trajectory or a group'),
  what: z.string(),
  became: z.enum(['repaired', 'reported']),
});
const counts = z.record(z.string(), z.number());
const missed = count.describe('Working days before this one without a sweep: this one covers them');

export const sweepList = collection(
  z
    .object({
      ...{ day, startedAt: moment, missed, counts, findings: many(finding) },
      finishedAt: moment.nullable().describe('null: begun and not ended'),
    })
    .meta({ id: 'Sweep' }),
  {},
).meta({ id: 'Sweeps' });

export const sweepBody = z
  .strictObject({ day: commandDay.optional().describe('Up to today; left out, today') })
  .meta({ id: 'SweepToRun' });

export const swept = z
  .object({
    day: day.nullable().describe('null: no working day'),
    outcome: z.enum(['ran', 'ranBefore', 'noWorkingDay']),
    ...{ missed, counts, findings: many(finding) },
  })
  .meta({ id: 'SweepReport' });

const difference = z.object({
  id: z.string().nullable(),
  what: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const checked = z
  .object({
    ...{ trajectories: count, openRuns: count, events: count },
    deadlines: z.object({
      ...{ opened: count, metInTime: count, metLate: count, fell: count, cancelled: count },
      ...{ openInTime: count, openOverdue: count },
    }),
    differences: many(difference),
    sense: many(difference).describe('What agrees everywhere and makes no sense all the same'),
  })
  .meta({ id: 'CheckReport' });

export const rebuildBody = z
  .strictObject({ id: commandId.optional().describe('A trajectory or a group; left out, all that are lost') })
  .meta({ id: 'RunsToRebuild' });
export const rebuilt = z
  .object({ rebuilt: many(z.string()), running: count, failed: many(z.object({ id: z.string(), code: z.string() })) })
  .meta({ id: 'Rebuilt' });

const run = z.object({
  id: z.string(),
  result: z.enum(['unchanged', 'moved', 'alreadyNewest', 'failed']),
  moves: many(z.string()),
  code: z.string().optional().describe('Why it failed'),
});
export const refreshed = collection(run.meta({ id: 'RefreshedRun' }), { build: z.string() }).meta({ id: 'Refreshed' });

const takenOver = { adopted: count, others: count.describe('Open trajectories that live by something older') };
export const builds = collection(
  z
    .object({
      build: z.string(),
      current: z.boolean().describe('New runs begin on it, and whatever goes on as a new run'),
      since: moment.nullable(),
      served: z.boolean().describe('A worker of it asked for work lately; without one its runs do not answer'),
      pinned: count.describe('Open runs that stay on it until they go on as a new run'),
      moves: count.describe('Of these: over to the current build at their next phase, or by a refresh'),
      stays: count,
      parked: count,
      follows: count.describe('Open runs that follow the current build by themselves'),
      mayGo: z.boolean().describe('Nothing is on it and nothing new comes: its worker and bundle may go'),
      drainage: z.enum(['draining', 'drained']).nullable().describe('As Temporal itself sees it'),
    })
    .meta({ id: 'Build' }),
  {
    withoutBuild: count.describe('Open runs that no build has taken up yet'),
    rules: z.object({ inForce: z.string(), ...takenOver }),
    edition: z.object({ present: count, ...takenOver }),
  },
).meta({ id: 'Builds' });

export const system = z.enum(outsideSystems);
const counted = z.object({ hour: count, day: count });
const outsideSystem = z
  .object({
    system,
    state: codesOf(breakerWords),
    since: moment,
    tryAt: moment.nullable().describe('Not before this moment is it called again'),
    lastSuccessAt: moment.nullable(),
    lastFailureAt: moment.nullable(),
    lastFailureCode: z.string().nullable(),
    calls: counted,
    failures: counted,
    waiting: z.object({ effects: count, trajectories: count, oldest: moment.nullable() }),
    limits: z.object({ concurrency: count, perSecond: z.number(), coolDownMs: count }),
  })
  .meta({ id: 'OutsideSystem' });
export const systemsView = collection(outsideSystem, {}).meta({ id: 'Systems' });
export const systemParams = z.strictObject({ system });

export const limitsBody = z
  .strictObject({
    concurrency: z.int().min(1).max(100).optional(),
    perSecond: z.number().min(0.01).max(1000).optional(),
    coolDownMs: z.int().min(100).max(3_600_000).optional(),
  })
  .meta({ id: 'SystemLimits', description: 'What is left out stays' });

const numbered = { number: count };
export const figures = z
  .object({
    systems: many(outsideSystem),
    waiting: many(z.object({ lane: z.string(), ...numbered, oldestSeconds: z.number() })),
    phases: many(z.object({ phase: z.string(), ...numbered })),
    overdue: many(z.object({ rung: z.string(), ...numbered })),
    disclosures: many(z.object({ system: z.string(), outcome: z.string(), ...numbered })),
  })
  .meta({ id: 'Figures' });
