import { createActivities, type Outside } from '../../activities/index.ts';
import type { Database } from '../../db/connect.ts';
import { localDate } from '../../domain/calendar/index.ts';
import type { Effect, Trajectory } from '../../domain/trajectory/index.ts';
import { readDisclosures } from '../../db/queries/disclosures.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { answered } from '../../integrations/outcome.ts';
import { begin, go, noon } from '../db/lives.ts';
import { nobodyAsked } from '../support/outside.ts';

export const now = noon(localDate('2026-03-03'));
export const yes: Outside = {
  ...nobodyAsked,
  lookUp: {
    ...nobodyAsked.lookUp,
    ocmw: async ({ reference }) =>
      answered({ answer: 'yes', since: localDate('2026-01-01'), certainty: 'stated' }, reference),
  },
  inscribe: async ({ reference }) => answered('done', reference),
  deregister: async ({ reference }) => answered('done', reference),
};

export const doing = (db: Database, outside: Outside) => createActivities({ db, mailer: null, outside });

/** Someone who consented; each effect is done by hand. */
export async function someone(db: Database) {
  const { id, state } = await begin(db, '2026-03-02');
  const consented = await go(db, id, state, 'giveConsent', '2026-03-03');
  const effect = async (kind: Effect['kind'], lane?: string) => {
    const found = (await pendingEffects(db, id)).find(
      (one) => one.kind === kind && (lane === undefined || one.lane === lane),
    );
    if (!found) throw new Error(`no ${kind}`);
    return { trajectoryId: id, effect: found, now };
  };
  const later = (state: Trajectory, ...rest: [name: string, data: Record<string, unknown>]) =>
    go(db, id, state, rest[0] as never, '2026-03-04', rest[1] as never);
  const log = async () =>
    (await readDisclosures(db, id)).map(({ operation, outcome, code, received, attempt }) => ({
      operation,
      outcome,
      code,
      received,
      attempt,
    }));
  return { id, state: consented, effect, later, log };
}
