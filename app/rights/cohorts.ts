import { mayCommandCohort, memberOf, scopeOf, show, type Fields } from '../../domain/rights/index.ts';
import type { CohortEvent } from '../../domain/cohort/index.ts';
import type { CohortFilter } from '../../db/queries/cohorts.ts';
import { within as idsWithin } from '../../db/queries/rights.ts';
import type * as verbs from '../cohorts/index.ts';
import type { CohortForetold } from '../cohorts/index.ts';
import { notFound } from '../errors.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, notAllowed, type Sight } from './gate.ts';
import { cohort, programme, province, trajectory } from './targets.ts';

type View = Awaited<ReturnType<typeof verbs.showCohort>>;

const memberFields = {
  trajectoryId: 'id',
  name: 'name',
  status: 'status',
  from: 'status',
  until: 'status',
  phase: 'status',
  paused: 'status',
  cannotCome: 'status',
  refused: 'status',
  attendance: 'status',
} as const satisfies Fields<View['members'][number]>;

const whose = ({ scope, on }: { readonly scope: ReturnType<typeof scopeOf>; readonly on: Sight['on'] }) => ({
  scope,
  on,
});
const within = (sight: Sight) => whose({ scope: scopeOf(sight), on: sight.on });
const theirs = (sight: Sight, ids: readonly string[]) => idsWithin(sight.app.db, scopeOf(sight), ids, sight.on);

/** A group tells of nobody but those who are theirs. */
const seenEvents = (events: readonly CohortEvent[], seen: ReadonlySet<string>): CohortEvent[] =>
  events.flatMap((event): CohortEvent[] => {
    const member = memberOf(event);
    if (member !== null && !seen.has(member)) return [];
    if (event.type === 'CohortConsultationHeld' && event.notedBy !== undefined && !seen.has(event.notedBy)) {
      const { notedBy: _another, ...rest } = event;
      return [rest];
    }
    if (event.type !== 'SessionAttendanceRecorded') return [event];
    const presences = Object.fromEntries(Object.entries(event.presences).filter(([id]) => seen.has(id)));
    return [{ ...event, presences }];
  });

const named = ({ trajectoryId }: Readonly<Record<string, unknown>>): string[] =>
  typeof trajectoryId === 'string' ? [trajectoryId] : [];

/** Whoever is named must be theirs, as in a command of that trajectory. @throws AppError */
async function mustBeTheirs(sight: Sight, ids: readonly string[]): Promise<void> {
  for (const id of ids) if ((await trajectory(sight, id)).relations.size === 0) throw notFound(id);
}

export const cohortGates = {
  listCohorts: {
    target: programme,
    narrow: (sight, filter: CohortFilter = {}) => [{ ...filter, within: within(sight) }],
  } satisfies GateOf<typeof verbs.listCohorts>,
  listUnallocated: {
    target: programme,
    narrow: (sight, filter: CohortFilter = {}) => [{ ...filter, within: within(sight) }],
    looked: ({ rows }: { rows: readonly { trajectoryId: string }[] }) => ({
      trajectoryIds: rows.map(({ trajectoryId }) => trajectoryId),
    }),
  } satisfies GateOf<typeof verbs.listUnallocated>,
  showCohort: {
    target: cohort,
    see: async (answer, sight) => {
      const seen = await theirs(
        sight,
        answer.members.map(({ trajectoryId }) => trajectoryId),
      );
      const members = answer.members.filter(({ trajectoryId }) => seen.has(trajectoryId));
      return {
        ...answer,
        members: members.map((member) => show(member, memberFields, sight.classes)),
        events: seenEvents(answer.events, seen),
      };
    },
    looked: ({ members }: { members: readonly { trajectoryId: string }[] }) => ({
      trajectoryIds: members.map(({ trajectoryId }) => trajectoryId),
    }),
  } satisfies GateOf<typeof verbs.showCohort>,
  agendaOf: {
    target: cohort,
    see: async (answer, sight) => {
      const ids = answer.items.flatMap(({ trajectoryIds }) => trajectoryIds);
      const seen = await theirs(sight, ids);
      return {
        ...answer,
        items: answer.items.map((item) => ({
          ...item,
          trajectoryIds: item.trajectoryIds.filter((id) => seen.has(id)),
        })),
      };
    },
  } satisfies GateOf<typeof verbs.agendaOf>,
  planCohort: {
    target: (asked, given) => province(asked, given.province),
    narrow: ({ caller }, given, by) => {
      mustBeThemselves({ caller }, by, 'planCohort');
      // Their own partner's, whatever the contract of the province names.
      if (
        caller.kind !== 'colleague' ||
        caller.partner === null ||
        (given.partner ?? caller.partner) !== caller.partner
      )
        throw notAllowed('planCohort');
      return [{ ...given, partner: caller.partner }, by];
    },
  } satisfies GateOf<typeof verbs.planCohort>,
  giveCohortCommand: {
    target: (asked, { cohortId }) => cohort(asked, cohortId),
    narrow: async (sight, request) => {
      const { name, by, data } = request;
      mustBeThemselves(sight, by, name);
      if (![...sight.relations].some((relation) => mayCommandCohort(relation, name))) throw notAllowed(name);
      await mustBeTheirs(sight, [...named(data), ...Object.keys(request.notes ?? {})]);
      return [request];
    },
  } satisfies GateOf<typeof verbs.giveCohortCommand>,
  whatIfCohort: {
    target: (asked, { cohortId }) => cohort(asked, cohortId),
    narrow: async (sight, request) => {
      const { by, commands } = request;
      mustBeThemselves(sight, by, 'whatIfCohort');
      for (const { name, data } of commands) {
        if (![...sight.relations].some((relation) => mayCommandCohort(relation, name))) throw notAllowed(name);
        await mustBeTheirs(sight, named(data));
      }
      return [request];
    },
    see: async (answer: CohortForetold, sight): Promise<CohortForetold> => {
      if (!answer.ok) return answer;
      const ids = answer.events.flatMap((event) => memberOf(event) ?? []);
      const noted = answer.members.map(({ trajectoryId }) => trajectoryId);
      const seen = await theirs(sight, [...ids, ...noted]);
      return {
        ...answer,
        events: seenEvents(answer.events, seen),
        members: answer.members.filter(({ trajectoryId }) => seen.has(trajectoryId)),
      };
    },
  } satisfies GateOf<typeof verbs.whatIfCohort>,
};
