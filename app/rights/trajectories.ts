import {
  classOfRule,
  classOfType,
  mayCommand,
  scopeOf,
  show,
  type Classes,
  type Relation,
} from '../../domain/rights/index.ts';
import { ruleKeys } from '../../domain/rules/index.ts';
import type { CommandName } from '../../domain/trajectory/index.ts';
import { AppError } from '../errors.ts';
import type * as verbs from '../trajectories/index.ts';
import type { CommandRequest, CommandResult } from '../trajectories/request.ts';
import type { DeadlineFilter } from '../trajectories/deadlines.ts';
import type { ListFilter } from '../trajectories/read.ts';
import type { WhatIfResult } from '../trajectories/what-if.ts';
import { mustBeThemselves, notAllowed, type Asked, type Sight } from './gate.ts';
import type { GateOf } from './gate-of.ts';
import { programme, trajectory } from './targets.ts';
import {
  lookupFields,
  masked,
  rowFields,
  seenEvents,
  seenRow,
  viewFields,
  waitingFields,
} from './trajectory-fields.ts';

const of = (id: string) => ({ trajectoryIds: [id] });

/** All or nothing: whoever may ask sees the whole answer. */
const whole = {
  target: (asked: Asked, id: string) => trajectory(asked, id),
  looked: (_: unknown, id: string) => of(id),
};

/** The rules whose dates somebody sees; null: all. */
function rulesSeen(classes: Classes) {
  const seen = ruleKeys.filter((rule) => classes.has(classOfRule(rule)));
  return seen.length === ruleKeys.length ? null : seen;
}

export const within = ({ on, classes, ...asked }: Sight) => ({ scope: scopeOf(asked), on, rules: rulesSeen(classes) });

const mayGive = (relations: ReadonlySet<Relation>, name: CommandName): boolean =>
  [...relations].some((relation) => mayCommand(relation, name));

/** The mediator of this trajectory, the partner of this referral, its coach, the person: only they, and only as themselves. */
function commanding(sight: Sight, request: CommandRequest): void {
  mustBeThemselves(sight, request.by, request.name);
  if (request.joining || request.address !== undefined || !mayGive(sight.relations, request.name))
    throw notAllowed(request.name);
}

const seenWhatIf = (answer: WhatIfResult, { classes }: Sight): WhatIfResult => {
  if (!answer.ok) return answer;
  const dated = <T extends { readonly rule: string | null; readonly what: string }>(all: readonly T[]): T[] =>
    all.filter(({ rule, what }) =>
      classes.has(rule === null ? classOfType(what.split('#')[0] as never) : classOfRule(rule)),
    );
  return {
    ...answer,
    before: dated(answer.before),
    after: dated(answer.after),
    changes: dated(answer.changes),
    events: answer.events.filter((type) => classes.has(classOfType(type))),
    told: answer.told.filter((telling) =>
      telling.kind === 'letter' ? classes.has('letters') : classes.has(classOfRule(telling.matter.rule ?? '')),
    ),
    outward: answer.outward.filter(({ system }) =>
      classes.has(system === 'places' || system === 'cohorts' ? 'group' : system === 'localOcmw' ? 'ocmw' : 'lookups'),
    ),
  };
};

export const trajectoryGates = {
  listTrajectories: {
    target: programme,
    narrow: (sight, filter: ListFilter) => [{ ...filter, within: within(sight) }],
    see: ({ rows, ...page }, { classes }) => ({
      ...page,
      rows: rows.map((row) => show(seenRow(row, classes), rowFields, classes)),
    }),
    looked: ({ rows }: { rows: readonly { trajectoryId: string }[] }) => ({
      trajectoryIds: rows.map(({ trajectoryId }) => trajectoryId),
    }),
  } satisfies GateOf<typeof verbs.listTrajectories>,
  listDeadlines: {
    target: programme,
    narrow: (sight, filter: DeadlineFilter = {}) => [{ ...filter, within: within(sight) }],
    looked: ({ rows }: { rows: readonly { trajectoryId: string }[] }) => ({
      trajectoryIds: [...new Set(rows.map(({ trajectoryId }) => trajectoryId))],
    }),
  } satisfies GateOf<typeof verbs.listDeadlines>,
  countSections: {
    target: programme,
    narrow: (sight, filter) => [{ ...filter, within: within(sight) }],
  } satisfies GateOf<typeof verbs.countSections>,
  showTrajectory: {
    ...whole,
    see: (answer, { classes, relations }) => {
      const shown = show(answer, viewFields, classes);
      return { ...shown, person: masked(shown.person, relations) };
    },
  } satisfies GateOf<typeof verbs.showTrajectory>,
  waitingOf: {
    ...whole,
    see: (answer, { classes }) => show(answer, waitingFields, classes),
  } satisfies GateOf<typeof verbs.waitingOf>,
  waitingAt: {
    ...whole,
    see: (answer, { classes }) => show(answer, waitingFields, classes),
  } satisfies GateOf<typeof verbs.waitingAt>,
  whyDeadline: {
    ...whole,
    see: (stories, { classes }) => {
      const seen = stories.filter(({ rule }) => classes.has(classOfRule(rule)));
      if (seen.length === 0)
        throw new AppError('why.noDeadline', 'no deadline of that rule was ever opened here', 'w2 show lists them');
      return seen;
    },
  } satisfies GateOf<typeof verbs.whyDeadline>,
  eventsOf: { ...whole, see: (events, { classes }) => seenEvents(events, classes) } satisfies GateOf<
    typeof verbs.eventsOf
  >,
  forecastOf: { ...whole, see: (events, { classes }) => seenEvents(events, classes) } satisfies GateOf<
    typeof verbs.forecastOf
  >,
  commandsOf: {
    target: (asked, id) => trajectory(asked, id),
    narrow: (sight, id, by) => {
      mustBeThemselves(sight, by, 'commandsOf');
      return [id, by];
    },
    see: (commands, { relations }) => commands.filter(({ name }) => mayGive(relations, name)),
  } satisfies GateOf<typeof verbs.commandsOf>,
  giveCommand: {
    target: (asked, { trajectoryId }: CommandRequest) => trajectory(asked, trajectoryId),
    narrow: (sight, request: CommandRequest) => {
      commanding(sight, request);
      return [request];
    },
    see: (result: CommandResult, { classes }): CommandResult =>
      result.ok ? { ...result, events: result.events.filter((type) => classes.has(classOfType(type))) } : result,
  } satisfies GateOf<typeof verbs.giveCommand>,
  whatIfCommand: {
    target: (asked, { trajectoryId }) => trajectory(asked, trajectoryId),
    // A closing day that nobody added yet is looked at by whoever may add one; nothing else is supposed.
    narrow: (sight, { supposing, ...request }) => {
      commanding(sight, request);
      return [supposing && request.name === 'adoptCalendar' ? { ...request, supposing } : request];
    },
    see: seenWhatIf,
    looked: (_, { trajectoryId }) => of(trajectoryId),
  } satisfies GateOf<typeof verbs.whatIfCommand>,
  planOf: whole satisfies GateOf<typeof verbs.planOf>,
  planHistory: whole satisfies GateOf<typeof verbs.planHistory>,
  lettersOf: whole satisfies GateOf<typeof verbs.lettersOf>,
  notesOf: whole satisfies GateOf<typeof verbs.notesOf>,
  lookupsOf: {
    ...whole,
    see: (answer, { classes }) => show(answer, lookupFields, classes),
  } satisfies GateOf<typeof verbs.lookupsOf>,
  reopen: {
    target: (asked, { trajectoryId }) => trajectory(asked, trajectoryId),
    narrow: (sight, request) => {
      mustBeThemselves(sight, request.by, 'reopen');
      return [request];
    },
  } satisfies GateOf<typeof verbs.reopen>,
  undoClosing: {
    target: (asked, { trajectoryId }) => trajectory(asked, trajectoryId),
    narrow: (sight, request) => {
      mustBeThemselves(sight, request.by, 'undoClosing');
      return [request];
    },
  } satisfies GateOf<typeof verbs.undoClosing>,
};
