import { mayCommandAgreement } from '../../domain/rights/index.ts';
import type * as verbs from '../agreements/index.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, notAllowed, type Sight } from './gate.ts';
import { agreement, programme, province } from './targets.ts';

/** Operators see codes and dates: what is written freely, and who it is of, they do not. */
const codesOnly = ({ relations }: Sight): boolean => relations.has('operator');

/** Those of the caller's province, or of the municipality that they work for. */
const theirs = ({ caller }: Sight): { readonly province?: never; readonly nis?: string } =>
  'nis' in caller && caller.nis !== null ? { nis: caller.nis } : {};

export const agreementGates = {
  listAgreements: {
    target: programme,
    see: ({ agreements }, { caller }) => ({
      agreements: agreements.filter(({ nis }) => !('nis' in caller) || caller.nis === nis),
    }),
  } satisfies GateOf<typeof verbs.listAgreements>,
  addAgreement: { target: (asked) => province(asked, null) } satisfies GateOf<typeof verbs.addAgreement>,
  endAgreement: { target: (asked) => province(asked, null) } satisfies GateOf<typeof verbs.endAgreement>,
  agreementTable: {
    target: programme,
    // Of a province those who work for one; who works for none in particular sees all.
    narrow: ({ caller }, given = {}) => [
      caller.kind === 'colleague' && caller.province !== null ? { ...given, province: caller.province } : given,
    ],
  } satisfies GateOf<typeof verbs.agreementTable>,
  showAgreement: {
    target: (asked, what) => agreement(asked, what),
    narrow: (sight, what, by) => {
      if (by !== undefined) mustBeThemselves(sight, by, 'showAgreement');
      return [what, by];
    },
    see: (answer, sight) => ({
      ...answer,
      actions: answer.actions.map((action) => (codesOnly(sight) ? { ...action, ownerName: null, note: null } : action)),
      events: answer.events.map((event) => (codesOnly(sight) ? { ...event, note: null } : event)),
      commands: answer.commands.filter((name) =>
        [...sight.relations].some((relation) => mayCommandAgreement(relation, name)),
      ),
    }),
  } satisfies GateOf<typeof verbs.showAgreement>,
  listAgreementActions: {
    target: programme,
    narrow: (sight, filter = {}) => {
      const { caller } = sight;
      const own = caller.kind === 'colleague' && caller.province !== null ? { province: caller.province } : {};
      return [{ ...filter, ...own, ...theirs(sight) }];
    },
    see: (answer, sight) => ({
      ...answer,
      actions: answer.actions.map((action) => (codesOnly(sight) ? { ...action, ownerName: null, note: null } : action)),
    }),
  } satisfies GateOf<typeof verbs.listAgreementActions>,
  giveAgreementCommand: {
    target: (asked, { agreementId }) => agreement(asked, agreementId),
    narrow: (sight, request) => {
      const { name, by } = request;
      mustBeThemselves(sight, by, name);
      if (![...sight.relations].some((relation) => mayCommandAgreement(relation, name))) throw notAllowed(name);
      return [request];
    },
  } satisfies GateOf<typeof verbs.giveAgreementCommand>,
};
