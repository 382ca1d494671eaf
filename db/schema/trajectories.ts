import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { partnerForm, type Owner, type Partner, type Province, type RuleKey } from '../../domain/rules/index.ts';
import {
  certainties,
  lookupSystems,
  sources,
  type Certainty,
  type CloseReason,
  type LookupSystem,
  type Source,
} from '../../domain/trajectory/codes.ts';
import type { Deadline, Step } from '../../domain/trajectory/index.ts';
import { phases, type Lookup, type Phase, type Trajectory } from '../../domain/trajectory/state.ts';
import { closeReasons, lookupStatuses, owners, provinces } from '../codes.ts';
import { fileNumber } from '../person-search.ts';
import { seenByCoach, seenByOperator, seenByOthers, seenByPartner } from './seen-rules.ts';
import { among, localDay, matches, ruleForm, trajectoryIdForm } from './columns.ts';
import { people } from './people.ts';
import { rootColumns } from './things.ts';

/** The number in `T-000123`. */
export const trajectoryNumbers = pgSequence('trajectory_numbers', { startWith: 1 });

/** The state after the last event, whole in `state` and opened up in columns for lists. Written by `record` alone. */
export const trajectories = pgTable(
  'trajectories',
  {
    ...rootColumns<Exclude<Trajectory, { phase: 'none' }>, Exclude<Phase, 'none'>>(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** The registrant's own number of the file. */
    dossierNumber: text('dossier_number'),
    province: text('province').$type<Province>().notNull(),
    source: text('source').$type<Source>().notNull(),
    /** Of the last referral; stays after the group, since the partner still owes a report. */
    partner: text('partner').$type<Partner>(),
    /** Of that referral: who moves keeps the partner's people there. */
    partnerProvince: text('partner_province').$type<Province>(),
    /** Not a foreign key: a wrong id must never stop an event from being recorded. The doors check it before. */
    mediatorId: text('mediator_id'),
    phaseSince: localDay('phase_since').notNull(),
    enteredOn: localDay('entered_on').notNull(),
    listedOn: localDay('listed_on'),
    waitingRule: text('waiting_rule').$type<RuleKey>(),
    waitingWho: text('waiting_who').$type<Owner>(),
    waitingUntil: localDay('waiting_until'),
    /** The earliest due date among open tasks; overdue means: this lies before today, also during a pause. */
    taskDueOn: localDay('task_due_on'),
    /** The highest among open tasks. */
    escalation: smallint('escalation').notNull().default(0),
    pausedUntil: localDay('paused_until'),
    pausedOn: localDay('paused_on'),
    /** Days of pauses that are over: since entry, and since the phase began. */
    pausedDays: integer('paused_days').notNull().default(0),
    pausedDaysInStep: integer('paused_days_in_step').notNull().default(0),
    /** The closed trajectory that this one goes on from. */
    reopens: text('reopens'),
    ruleVersion: text('rule_version').notNull(),
    closedOn: localDay('closed_on'),
    closeReason: text('close_reason').$type<CloseReason>(),
    /** The order of work lists: what is due first, closed ones last. */
    sortOn: localDay('sort_on')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(least(waiting_until, task_due_on), date '9999-12-31')`),
    // What lists look for stands here out of the state: opened for each row it takes as long as there are people, and an index
    // on it would be written anew by every command.
    referralId: text('referral_id').generatedAlwaysAs(sql`state -> 'referral' ->> 'id'`),
    /** The group the person is in, or was put in. */
    cohortId: text('cohort_id').generatedAlwaysAs(sql`state -> 'referral' -> 'cohort' ->> 'id'`),
    coachId: text('coach_id').generatedAlwaysAs(sql`state -> 'coaching' ->> 'coachId'`),
    /** Experts by experience who were found. */
    expertIds: text('expert_ids')
      .array()
      .generatedAlwaysAs(sql`experts_found(state)`),
    /** Where the person is with a partner now, asked, accepted, in the group or with a report owed: `partner/province`, and `partner/`. */
    atPartners: text('at_partners')
      .array()
      .generatedAlwaysAs(sql`at_partners(state, phase, partner, partner_province, province)`),
    /** Accepted by the partner and in no group yet: the day of the referral. */
    unallocatedSince: text('unallocated_since').generatedAlwaysAs(
      sql`case when phase = 'mediation' and state -> 'referral' ->> 'step' = 'accepted' and state -> 'referral' -> 'cohort' is null then state -> 'referral' ->> 'referredOn' end`,
    ),
    /** The first open task among the rules that a partner sees. */
    partnerWait: jsonb('partner_wait')
      .$type<Deadline>()
      .generatedAlwaysAs(sql`first_task(state, '${sql.raw(seenByPartner)}')`),
    /** The order by it. */
    partnerSortOn: localDay('partner_sort_on').generatedAlwaysAs(sql`first_due(state, '${sql.raw(seenByPartner)}')`),
    coachWait: jsonb('coach_wait')
      .$type<Deadline>()
      .generatedAlwaysAs(sql`first_task(state, '${sql.raw(seenByCoach)}')`),
    othersWait: jsonb('others_wait')
      .$type<Deadline>()
      .generatedAlwaysAs(sql`first_task(state, '${sql.raw(seenByOthers)}')`),
    othersSortOn: localDay('others_sort_on').generatedAlwaysAs(sql`first_due(state, '${sql.raw(seenByOthers)}')`),
    /** The same among those that an operator sees, and the order by it. */
    operatorWait: jsonb('operator_wait')
      .$type<Deadline>()
      .generatedAlwaysAs(sql`first_task(state, '${sql.raw(seenByOperator)}')`),
    operatorSortOn: localDay('operator_sort_on').generatedAlwaysAs(sql`first_due(state, '${sql.raw(seenByOperator)}')`),
    /** Open, decided on, and the person agrees that an OCMW knows: `mayTellOcmw`. */
    ocmwMayKnow: boolean('ocmw_may_know').generatedAlwaysAs(
      sql`closed_on is null and (state -> 'consent' ->> 'ocmw')::boolean and state ->> 'eligibleOn' is not null`,
    ),
    /** What time still does with what it waits for, in order of day. */
    ahead: jsonb('ahead')
      .$type<readonly Step[]>()
      .generatedAlwaysAs(sql`steps_of(state, waiting_rule, waiting_until)`),
    /** The due days of the open tasks of the mediator. */
    mediatorDue: localDay('mediator_due')
      .array()
      .generatedAlwaysAs(sql`due_days(state, 'mediator')`),
  },
  (table) => [
    check('trajectories_id', matches(table.id, trajectoryIdForm)),
    check('trajectories_province', among(table.province, provinces)),
    check('trajectories_source', among(table.source, sources)),
    check('trajectories_partner', matches(table.partner, partnerForm)),
    check('trajectories_partner_province', among(table.partnerProvince, provinces)),
    check('trajectories_phase', among(table.phase, phases)),
    check('trajectories_close_reason', among(table.closeReason, closeReasons)),
    check(
      'trajectories_closed',
      sql`(${table.phase} = 'closed') = (${table.closedOn} is not null) and (${table.closedOn} is null) = (${table.closeReason} is null)`,
    ),
    check(
      'trajectories_closed_rests',
      sql`${table.closedOn} is null or (${table.waitingRule} is null and ${table.nextOn} is null and ${table.taskDueOn} is null and ${table.pausedUntil} is null and ${table.escalation} = 0)`,
    ),
    check(
      'trajectories_waiting',
      sql`num_nulls(${table.waitingRule}, ${table.waitingWho}, ${table.waitingUntil}) in (0, 3)`,
    ),
    check('trajectories_waiting_who', among(table.waitingWho, owners)),
    check('trajectories_waiting_rule', matches(table.waitingRule, ruleForm)),
    check(
      'trajectories_counts',
      sql`${table.sequence} >= 1 and ${table.epoch} >= 1 and ${table.escalation} between 0 and 3`,
    ),
    check(
      'trajectories_state',
      sql`${table.state} ->> 'id' = ${table.id} and ${table.state} ->> 'phase' = ${table.phase} and (${table.state} -> 'sequence')::integer = ${table.sequence}`,
    ),
    uniqueIndex('trajectories_one_open_per_person')
      .on(table.personId)
      .where(sql`closed_on is null`),
    // A closed trajectory is gone on from once; who comes back again goes on from the last one.
    uniqueIndex('trajectories_reopened_once')
      .on(table.reopens)
      .where(sql`reopens is not null`),
    index('trajectories_by_person').on(table.personId),
    index('trajectories_by_file_number').on(fileNumber(table.dossierNumber)),
    // Each ends in what lists are ordered by, so that a page is read from where it begins.
    index('trajectories_in_order').on(table.sortOn, table.id),
    index('trajectories_in_order_of_operators').on(table.operatorSortOn, table.id),
    index('trajectories_by_who_for_operators')
      .on(sql`(operator_wait ->> 'owner')`, table.operatorSortOn, table.id)
      .where(sql`operator_wait is not null`),
    index('trajectories_by_phase').on(table.phase, table.sortOn, table.id),
    index('trajectories_by_province').on(table.province, table.sortOn, table.id),
    index('trajectories_by_province_and_phase').on(table.province, table.phase, table.sortOn, table.id),
    index('trajectories_by_mediator').on(table.mediatorId, table.sortOn, table.id),
    index('trajectories_by_who')
      .on(table.waitingWho, table.sortOn, table.id, table.province)
      .where(sql`waiting_who is not null`),
    index('trajectories_by_rule')
      .on(table.waitingRule, table.sortOn, table.id, table.province)
      .where(sql`waiting_rule is not null`),
    index('trajectories_by_partner')
      .on(table.partner, table.sortOn, table.id, table.province)
      .where(sql`partner is not null`),
    index('trajectories_by_task')
      .on(table.taskDueOn, table.province, table.partner, table.sortOn, table.id)
      .where(sql`task_due_on is not null`),
    index('trajectories_escalated')
      .on(table.sortOn, table.id, table.escalation)
      .where(sql`escalation > 0`),
    index('trajectories_paused')
      .on(table.sortOn, table.id, table.province, table.operatorSortOn)
      .where(sql`paused_until is not null`),
    // What is late by its group is found, counted and put in order out of it alone.
    index('trajectories_by_cohort')
      .on(table.cohortId, table.province, table.taskDueOn, table.sortOn, table.operatorSortOn, table.id)
      .where(sql`cohort_id is not null`),
    index('trajectories_by_coach')
      .on(table.coachId)
      .where(sql`coach_id is not null`),
    index('trajectories_told_to_ocmw')
      .on(table.personId, table.othersSortOn, table.id)
      .where(sql`ocmw_may_know`),
    index('trajectories_by_expert').using('gin', table.expertIds),
    index('trajectories_by_place').using('gin', table.atPartners),
    index('trajectories_unallocated')
      .on(table.unallocatedSince, table.id)
      .where(sql`unallocated_since is not null`),
    // What is open of each mediator: to count and to walk through.
    index('trajectories_open_by_mediator')
      .on(table.mediatorId, table.id)
      .where(sql`closed_on is null`),
    index('trajectories_work_ahead')
      .on(table.province, table.mediatorId, table.mediatorDue)
      .where(sql`mediator_due is not null`),
    index('trajectories_open')
      .on(table.id)
      .where(sql`closed_on is null`),
    index('trajectories_by_next_on')
      .on(table.nextOn)
      .where(sql`next_on is not null`),
  ],
);

/** Questions to outside systems, as in the state. */
export const lookups = pgTable(
  'lookups',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    lookupId: text('lookup_id').notNull(),
    system: text('system').$type<LookupSystem>().notNull(),
    firstAskedOn: localDay('first_asked_on').notNull(),
    attempts: integer('attempts').notNull(),
    status: text('status').$type<Lookup['status']>().notNull(),
    answer: text('answer'),
    since: localDay('since'),
    certainty: text('certainty').$type<Certainty>(),
    answeredOn: localDay('answered_on'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.lookupId] }),
    check('lookups_system', among(table.system, lookupSystems)),
    check('lookups_status', among(table.status, lookupStatuses)),
    check('lookups_answered', sql`(${table.status} = 'answered') = (${table.answer} is not null)`),
    check('lookups_certainty', among(table.certainty, certainties)),
    check('lookups_attempts', sql`${table.attempts} >= 1`),
  ],
);
