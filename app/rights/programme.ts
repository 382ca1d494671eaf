import { relationsToProvince, scopeOf } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { RecordsPage } from '../../db/queries/figure-counts.ts';
import { within as idsWithin } from '../../db/queries/rights.ts';
import type * as demo from '../demo/index.ts';
import type * as figures from '../figures/index.ts';
import type * as intake from '../intake/index.ts';
import type * as operations from '../operations/index.ts';
import type * as places from '../places/index.ts';
import type * as publication from '../publication/index.ts';
import type * as rules from '../rules/index.ts';
import type * as simulation from '../simulation/index.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, notAllowed, type Asked, type Sight, type Target } from './gate.ts';
import { programme, prospect, province, trajectory } from './targets.ts';

const open = { target: programme };
/** Of all provinces at once: of nobody who works for one. */
const everywhere = { target: (asked: Asked): Target => province(asked, null) };

const actorIs = (sight: Sight, by: Actor, operation: string): void => mustBeThemselves(sight, by, operation);
const seenIds = (sight: Sight, ids: readonly string[]) => idsWithin(sight.app.db, scopeOf(sight), ids, sight.on);

/**
 * That somebody is in a trajectory already, and that the number is known under another name, is said to whoever registers, or
 * they would be in twice. In what else it differs only to who sees them, or an address could be guessed until nothing differs.
 */
const unseen = { fields: [], filled: [] } as const;

export const intakeGates = {
  registerPerson: {
    ...open,
    narrow: (sight, row, by, options) => {
      actorIs(sight, by, 'registerPerson');
      return [row, by, options];
    },
    see: async (answer, sight) => {
      if (!('duplicateOf' in answer)) return answer;
      const seen = await seenIds(sight, [answer.duplicateOf]);
      return seen.has(answer.duplicateOf) ? answer : { ...answer, differs: { ...answer.differs, ...unseen } };
    },
  } satisfies GateOf<typeof intake.registerPerson>,
  registerList: {
    ...open,
    narrow: (sight, bytes, by, options) => {
      actorIs(sight, by, 'registerList');
      return [bytes, by, options];
    },
    see: async (report, sight) => {
      const known = report.duplicate.flatMap(({ ofTrajectory }) => ofTrajectory ?? []);
      const seen = await seenIds(sight, known);
      const differs = report.differs.map((one) =>
        known.includes(one.trajectoryId ?? '') && !seen.has(one.trajectoryId ?? '') ? { ...one, ...unseen } : one,
      );
      return { ...report, differs };
    },
  } satisfies GateOf<typeof intake.registerList>,
  registerRow: open satisfies GateOf<typeof intake.registerRow>,
  importProspects: {
    ...open,
    narrow: (sight, given, onProgress) => {
      if (given.by) actorIs(sight, given.by, 'importProspects');
      return [given, onProgress];
    },
  } satisfies GateOf<typeof intake.importProspects>,
  fetchRizivLists: open satisfies GateOf<typeof intake.fetchRizivLists>,
  listProspectLists: open satisfies GateOf<typeof intake.listProspectLists>,
  listProspects: {
    ...open,
    narrow: ({ caller, on }, filter) => [
      {
        ...filter,
        within: caller.kind === 'colleague' && caller.province !== null ? { province: caller.province, on } : undefined,
      },
    ],
  } satisfies GateOf<typeof intake.listProspects>,
  showProspect: { target: prospect } satisfies GateOf<typeof intake.showProspect>,
  noteAttempt: {
    target: (asked, id) => prospect(asked, id),
    narrow: (sight, id, given) => {
      actorIs(sight, given.by, 'noteAttempt');
      return [id, given];
    },
  } satisfies GateOf<typeof intake.noteAttempt>,
  registerProspect: {
    target: (asked, id) => prospect(asked, id),
    narrow: (sight, id, by) => {
      actorIs(sight, by, 'registerProspect');
      return [id, by];
    },
  } satisfies GateOf<typeof intake.registerProspect>,
  eraseProspect: { target: prospect } satisfies GateOf<typeof intake.eraseProspect>,
};

export const placeGates = {
  capacity: {
    ...open,
    see: async (answer: places.CapacityView, sight): Promise<places.CapacityView> => {
      const seen = await seenIds(
        sight,
        answer.provinces.flatMap(({ first }) => (first ? [first.trajectoryId] : [])),
      );
      return {
        ...answer,
        provinces: answer.provinces.map((one) => ({
          ...one,
          first: one.first && seen.has(one.first.trajectoryId) ? one.first : null,
        })),
      };
    },
  } satisfies GateOf<typeof places.capacity>,
  capacityQueue: { target: (asked, of) => province(asked, of) } satisfies GateOf<typeof places.capacityQueue>,
  offerOutOfOrder: {
    target: (asked, { trajectoryId }) => trajectory(asked, trajectoryId),
    narrow: (sight, given) => {
      actorIs(sight, given.by, 'offerOutOfOrder');
      return [given];
    },
  } satisfies GateOf<typeof places.offerOutOfOrder>,
  setPlaces: {
    target: (asked, given) => province(asked, given.province),
    narrow: (sight, given) => {
      actorIs(sight, given.by, 'setPlaces');
      return [given];
    },
  } satisfies GateOf<typeof places.setPlaces>,
  openCapacityYear: open satisfies GateOf<typeof places.openCapacityYear>,
};

export const ruleGates = {
  listRules: open satisfies GateOf<typeof rules.listRules>,
  showRules: { ...open, onTheWay: true } satisfies GateOf<typeof rules.showRules>,
  showCalendar: open satisfies GateOf<typeof rules.showCalendar>,
  calendarWith: open satisfies GateOf<typeof rules.calendarWith>,
  loadRules: {
    ...everywhere,
    narrow: (sight, text, by) => {
      actorIs(sight, by, 'loadRules');
      return [text, by];
    },
  } satisfies GateOf<typeof rules.loadRules>,
  adopt: {
    target: async (asked, _what, { only }) => (only === undefined ? province(asked, null) : trajectory(asked, only)),
    narrow: (sight, what, options) => {
      actorIs(sight, options.by, 'adopt');
      return [what, options];
    },
  } satisfies GateOf<typeof rules.adopt>,
  changeCalendar: {
    ...everywhere,
    narrow: (sight, change, options) => {
      actorIs(sight, options.by, 'changeCalendar');
      return [change, options];
    },
  } satisfies GateOf<typeof rules.changeCalendar>,
};

export const operationGates = {
  figures: open satisfies GateOf<typeof operations.figures>,
  onwardFigures: {
    ...open,
    narrow: (sight, filter = {}) => [ownProvince(sight, filter, 'onwardFigures')],
  } satisfies GateOf<typeof operations.onwardFigures>,
  /** Invented people are about nobody; a run from now tells exactly how many there are, as the figures do. */
  simulate: {
    ...open,
    narrow: (sight, asked, options = {}) => {
      if (!asked.fromNow) return [asked, options];
      if (!sight.relations.has('coordinator') && !sight.relations.has('analyst')) throw notAllowed('simulate');
      return [asked, ownProvince(sight, options, 'simulate')];
    },
  } satisfies GateOf<typeof simulation.simulate>,
  simulateOnEngine: open satisfies GateOf<typeof simulation.simulateOnEngine>,
  check: open satisfies GateOf<typeof operations.check>,
  senses: open satisfies GateOf<typeof operations.senses>,
  rebuild: open satisfies GateOf<typeof operations.rebuild>,
  refresh: open satisfies GateOf<typeof operations.refresh>,
  listBuilds: open satisfies GateOf<typeof operations.listBuilds>,
  sweep: open satisfies GateOf<typeof operations.sweep>,
  listSweeps: open satisfies GateOf<typeof operations.listSweeps>,
  listSystems: open satisfies GateOf<typeof operations.listSystems>,
  closeBreaker: open satisfies GateOf<typeof operations.closeBreaker>,
  limitSystem: open satisfies GateOf<typeof operations.limitSystem>,
  forward: open satisfies GateOf<typeof demo.forward>,
};

/** Figures of a province tell of few people: a colleague has those of their own. @throws AppError `rights.notAllowed` */
function ownProvince<Filter extends { readonly province?: Province | undefined }>(
  { caller, standsInFor }: Sight,
  filter: Filter,
  operation: string,
): Filter {
  if (caller.kind !== 'colleague' || caller.province === null) return filter;
  if (filter.province && relationsToProvince({ caller, standsInFor }, filter.province).size === 0)
    throw notAllowed(operation);
  return { ...filter, province: caller.province };
}

export const figureGates = {
  figureTable: {
    ...open,
    narrow: (sight, asked) => [ownProvince(sight, asked, 'figureTable')],
  } satisfies GateOf<typeof figures.figureTable>,
  figureRecords: {
    ...open,
    narrow: (sight, asked) => [ownProvince(sight, asked, 'figureRecords')],
    // Which records are of one person is all that an analyst needs of an id.
    see: ({ records, names, next }): RecordsPage => ({
      records: records.map((record, at) => ({ ...record, trajectoryId: `P-${names[at]!.slice(0, 16)}` })),
      names: [],
      next,
    }),
  } satisfies GateOf<typeof figures.figureRecords>,
  exportFigureEvents: open satisfies GateOf<typeof figures.exportFigureEvents>,
  processFigures: {
    ...open,
    narrow: (sight, asked) => [ownProvince(sight, asked, 'processFigures')],
  } satisfies GateOf<typeof figures.processFigures>,
  checkFigures: open satisfies GateOf<typeof figures.checkFigures>,
  rebuildFigures: open satisfies GateOf<typeof figures.rebuildFigures>,
};

export const publicationGates = {
  makeRelease: everywhere satisfies GateOf<typeof publication.makeRelease>,
  listReleases: open satisfies GateOf<typeof publication.listReleases>,
  showRelease: open satisfies GateOf<typeof publication.showRelease>,
};
