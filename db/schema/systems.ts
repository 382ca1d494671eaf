import { sql } from 'drizzle-orm';
import { bigint, check, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { outsideSystems, type OutsideSystem } from '../../domain/trajectory/effect.ts';
import { breakerStates, type BreakerState } from '../codes.ts';
import { among, instant } from './columns.ts';

/** One row per system outside: how it is, and what it may be asked. Shared by all workers, on the machine's clock. */
export const systems = pgTable(
  'systems',
  {
    system: text('system').$type<OutsideSystem>().primaryKey(),
    state: text('state').$type<BreakerState>().notNull(),
    since: instant('since').notNull(),
    failures: integer('failures').notNull().default(0),
    relapses: integer('relapses').notNull().default(0),
    /** Milliseconds since 1970. */
    tryAt: bigint('try_at', { mode: 'number' }),
    allowed: integer('allowed').notNull(),
    /** When the next call may leave, in milliseconds since 1970. */
    nextAt: doublePrecision('next_at').notNull().default(0),
    concurrency: integer('concurrency').notNull(),
    perSecond: doublePrecision('per_second').notNull(),
    coolDownMs: integer('cool_down_ms').notNull(),
    lastSuccessAt: instant('last_success_at'),
    lastFailureAt: instant('last_failure_at'),
    lastFailureCode: text('last_failure_code'),
  },
  (table) => [
    check('systems_system', among(table.system, outsideSystems)),
    check('systems_state', among(table.state, breakerStates)),
    check(
      'systems_limits',
      sql`${table.concurrency} between 1 and 100 and ${table.perSecond} > 0 and ${table.perSecond} <= 1000 and ${table.coolDownMs} between 100 and 3600000`,
    ),
  ],
);

/** A call under way. It has an end by itself, so that the place of a worker that was killed comes free. */
export const systemCalls = pgTable(
  'system_calls',
  {
    id: uuid('id').primaryKey(),
    system: text('system').$type<OutsideSystem>().notNull(),
    expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
  },
  (table) => [
    check('system_calls_system', among(table.system, outsideSystems)),
    index('system_calls_by_system').on(table.system),
  ],
);

/** How many calls ended how, per minute. */
export const systemMinutes = pgTable(
  'system_minutes',
  {
    system: text('system').$type<OutsideSystem>().notNull(),
    minute: instant('minute').notNull(),
    calls: integer('calls').notNull(),
    failures: integer('failures').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.system, table.minute] }),
    check('system_minutes_counts', sql`${table.failures} between 0 and ${table.calls}`),
  ],
);
