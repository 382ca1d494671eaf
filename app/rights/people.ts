import {
  maskedEmail,
  maskedPhone,
  mayDo,
  relationsToMessage,
  scopeOf,
  seesContactWhole,
  type Asker,
  type Relation,
} from '../../domain/rights/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { within as idsWithin } from '../../db/queries/rights.ts';
import { notFound } from '../errors.ts';
import type * as verbs from '../people/index.ts';
import { unknownMail } from '../people/mailbox.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, notAllowed, type Sight, type Target } from './gate.ts';
import { colleague, peopleOfInsz, person, programme, proposal, trajectory } from './targets.ts';
import { within } from './trajectories.ts';
import { masked } from './trajectory-fields.ts';

/** With `by` in it: a signed-in caller is nobody but themselves. */
const asThemselves =
  (operation: string) =>
  <Request extends { readonly by: Actor }>(sight: Sight, request: Request): [Request] => {
    mustBeThemselves(sight, request.by, operation);
    return [request];
  };

type Change = Awaited<ReturnType<typeof verbs.personHistory>>['changes'][number];
const contactFields: Partial<Record<Change['field'], (text: string) => string>> = {
  phone: maskedPhone,
  email: maskedEmail,
};

/** A former number is a number: it is asked for as the present one is. */
function maskedChange(change: Change, relations: ReadonlySet<Relation>): Change {
  const mask = contactFields[change.field];
  if (!mask || seesContactWhole(relations)) return change;
  const over = (value: Change['before']): Change['before'] =>
    Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? mask(one) : one]));
  return { ...change, before: over(change.before), after: over(change.after) };
}

/** Whose messages somebody reads: their own, and those of whom they stand in for; null: anybody's. */
function mailWithin({ caller, standsInFor }: Asker) {
  if (caller.kind === 'colleague') return { toIds: [caller.staffId, ...standsInFor] };
  if (caller.kind === 'citizen') return { personId: caller.personId };
  return undefined;
}

const ofOperator = ({ caller }: Asker): boolean => caller.kind === 'operator';

export const personGates = {
  makeEmployerLink: { target: trajectory } satisfies GateOf<typeof verbs.makeEmployerLink>,
  searchPeople: {
    target: programme,
    narrow: ({ on, ...asked }: Sight, text: string) => [text, { scope: scopeOf(asked), on }],
    see: async (answer: Awaited<ReturnType<typeof verbs.searchPeople>>, sight: Sight) => {
      const ids = answer.people.flatMap(({ trajectories }) => trajectories.map(({ trajectoryId }) => trajectoryId));
      const seen = await idsWithin(sight.app.db, scopeOf(sight), ids, sight.on);
      const people = answer.people.map((one) => ({
        ...one,
        trajectories: one.trajectories.filter(({ trajectoryId }) => seen.has(trajectoryId)),
      }));
      return { ...answer, people };
    },
    looked: ({ people }: Awaited<ReturnType<typeof verbs.searchPeople>>) => ({
      trajectoryIds: people.flatMap(({ trajectories }) => trajectories.map(({ trajectoryId }) => trajectoryId)),
    }),
  } satisfies GateOf<typeof verbs.searchPeople>,
  showPerson: {
    target: person,
    see: (answer, { relations }) => masked(answer, relations),
    looked: ({ id: personId }: { id: string }) => ({ personId }),
  } satisfies GateOf<typeof verbs.showPerson>,
  personHistory: {
    target: person,
    see: (answer, { relations }) => ({
      ...answer,
      changes: answer.changes.map((change) => maskedChange(change, relations)),
    }),
    looked: ({ personId }: { personId: string }) => ({ personId }),
  } satisfies GateOf<typeof verbs.personHistory>,
  changeAddress: {
    target: (asked, { id }) => person(asked, id),
    narrow: asThemselves('changeAddress'),
  } satisfies GateOf<typeof verbs.changeAddress>,
  changeContact: {
    target: (asked, { id }) => person(asked, id),
    narrow: asThemselves('changeContact'),
  } satisfies GateOf<typeof verbs.changeContact>,
  revealContact: {
    target: person,
    looked: (_, id, reason) => (id.startsWith('T-') ? { trajectoryIds: [id], reason } : { personId: id, reason }),
  } satisfies GateOf<typeof verbs.revealContact>,
  viewsOf: { target: person } satisfies GateOf<typeof verbs.viewsOf>,
  breakGlass: {
    // Whoever leads may open what they do not see, so here it is enough that it is there.
    target: async (asked, id) => {
      const known = await idsWithin(asked.app.db, { of: 'all' }, [id], asked.on);
      const { relations } = programme(asked);
      const theirs = [...relations].some((relation) => mayDo('breakGlass', relation));
      if (theirs) return { relations: known.has(id) ? relations : new Set<Relation>(), absent: () => notFound(id) };
      // To all others it is as hidden as ever.
      return trajectory(asked, id);
    },
    looked: (_, id, reason) => ({ trajectoryIds: [id], reason }),
  } satisfies GateOf<typeof verbs.breakGlass>,
  listProposals: {
    target: async (asked, id): Promise<Target> => (id === undefined ? programme(asked) : person(asked, id)),
    narrow: (sight, id) => [id, { scope: scopeOf(sight), on: sight.on }],
    looked: ({ proposals }: { proposals: readonly { trajectoryId: string | null }[] }) => ({
      trajectoryIds: [
        ...new Set(proposals.flatMap(({ trajectoryId }) => (trajectoryId === null ? [] : [trajectoryId]))),
      ],
    }),
  } satisfies GateOf<typeof verbs.listProposals>,
  decideProposal: {
    target: (asked, { id }) => proposal(asked, id),
    narrow: asThemselves('decideProposal'),
  } satisfies GateOf<typeof verbs.decideProposal>,
  namesakes: {
    target: programme,
    see: async (groups, sight) => {
      const ids = groups.flatMap(({ people }) => people.flatMap(({ trajectories }) => trajectories));
      const seen = await idsWithin(sight.app.db, scopeOf(sight), ids, sight.on);
      return groups.filter(({ people }) =>
        people.every(({ trajectories }) => trajectories.every((id) => seen.has(id))),
      );
    },
    looked: (groups: Awaited<ReturnType<typeof verbs.namesakes>>) => ({
      trajectoryIds: groups.flatMap(({ people }) => people.flatMap(({ trajectories }) => trajectories)),
    }),
  } satisfies GateOf<typeof verbs.namesakes>,
  replaceInsz: {
    target: (asked, request) => peopleOfInsz(asked, [request.old, request.new]),
    narrow: asThemselves('replaceInsz'),
  } satisfies GateOf<typeof verbs.replaceInsz>,
  erasePerson: { target: person } satisfies GateOf<typeof verbs.erasePerson>,
};

export const colleagueGates = {
  listColleagues: {
    target: programme,
    // The people of a partner know their own house; who works elsewhere is of no use to them.
    see: (rows, { caller }) =>
      caller.kind === 'colleague' && caller.organisationId !== 'vdab'
        ? rows.filter(({ organisationId }) => organisationId === caller.organisationId)
        : rows,
  } satisfies GateOf<typeof verbs.listColleagues>,
  organisations: { target: programme } satisfies GateOf<typeof verbs.organisations>,
  addColleague: { target: programme } satisfies GateOf<typeof verbs.addColleague>,
  planAbsence: { target: (asked, { staffId }) => colleague(asked, staffId) } satisfies GateOf<typeof verbs.planAbsence>,
  comeBack: { target: colleague } satisfies GateOf<typeof verbs.comeBack>,
  leave: {
    target: (asked, id) => colleague(asked, id),
    narrow: (sight, id, on) => {
      if (sight.caller.kind === 'colleague' && sight.caller.staffId === id) throw notAllowed('leave');
      return [id, on];
    },
  } satisfies GateOf<typeof verbs.leave>,
  transfer: {
    // Both must be theirs: nobody is given the people of a mediator elsewhere.
    target: async (asked, { from, to }) => {
      const target = await colleague(asked, from);
      const other = await colleague(asked, to);
      return other.relations.size === 0 ? other : target;
    },
    narrow: (sight, given, by, onProgress) => {
      mustBeThemselves(sight, by, 'transfer');
      const { caller } = sight;
      const own = caller.kind === 'colleague' && caller.province !== null ? { province: caller.province } : {};
      if (own.province && given.province && given.province !== own.province) throw notAllowed('transfer');
      return [{ ...given, ...own }, by, onProgress];
    },
  } satisfies GateOf<typeof verbs.transfer>,
  workAhead: {
    target: programme,
    // Of a province those who lead there; what is supposed of others tells them nothing they do not see.
    narrow: ({ caller }, given = {}) => [
      caller.kind === 'colleague' && caller.province !== null ? { ...given, province: caller.province } : given,
    ],
  } satisfies GateOf<typeof verbs.workAhead>,
  listNetwork: { target: programme } satisfies GateOf<typeof verbs.listNetwork>,
  addToNetwork: { target: programme } satisfies GateOf<typeof verbs.addToNetwork>,
  listOcmwMatters: {
    target: programme,
    narrow: ({ caller }) => [caller.kind === 'ocmw' ? { nis: caller.nis } : undefined],
    // Who does not consent any more, or lives elsewhere by now, is theirs no more.
    see: async (answer, sight) => {
      const ids = answer.matters.map(({ trajectoryId }) => trajectoryId);
      const seen = await idsWithin(sight.app.db, scopeOf(sight), ids, sight.on);
      return { ...answer, matters: answer.matters.filter(({ trajectoryId }) => seen.has(trajectoryId)) };
    },
    looked: ({ matters }: { readonly matters: readonly { readonly trajectoryId: string }[] }) => ({
      trajectoryIds: matters.map(({ trajectoryId }) => trajectoryId),
    }),
  } satisfies GateOf<typeof verbs.listOcmwMatters>,
  takeReturned: { target: programme } satisfies GateOf<typeof verbs.takeReturned>,
  listBounces: { target: programme } satisfies GateOf<typeof verbs.listBounces>,
  mailAgain: { target: programme } satisfies GateOf<typeof verbs.mailAgain>,
  ownCalendar: {
    target: programme,
    narrow: (sight) => [within(sight)],
  } satisfies GateOf<typeof verbs.ownCalendar>,
  listMail: {
    target: programme,
    narrow: (sight, filter) => [{ ...filter, within: mailWithin(sight) }],
    // What is written to people is theirs: an operator sees that it went, and when.
    see: ({ rows, next }, sight) => ({
      next,
      rows: ofOperator(sight) ? rows.map((row) => ({ ...row, subject: row.subject === null ? null : '–' })) : rows,
    }),
  } satisfies GateOf<typeof verbs.listMail>,
  showMail: {
    target: (asked): Target => {
      const { relations } = programme(asked);
      const reads = [...relations].some((relation) => mayDo('showMail', relation));
      return {
        relations: reads ? relations : relationsToMessage(asked, { toId: null, personId: null }),
        absent: unknownMail,
      };
    },
    // Of another's message the query finds nothing, as of one that was never written.
    narrow: (sight, id) => [id, mailWithin(sight)],
    looked: ({ aboutId }: { aboutId: string | null }) => ({
      trajectoryIds: aboutId?.startsWith('T-') ? [aboutId] : [],
    }),
  } satisfies GateOf<typeof verbs.showMail>,
};
