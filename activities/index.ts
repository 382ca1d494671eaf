import type { Client } from '@temporalio/client';
import type { Database } from '../db/connect.ts';
import { dropEffect } from '../db/queries/effects.ts';
import type { CohortOutsideActivities, CohortRecordActivities } from '../workflows/cohorts/contract.ts';
import type { ThingOutsideActivities, ThingRecordActivities } from '../workflows/things/contract.ts';
import type { RecordActivities, OutsideActivities, SweepActivities } from '../workflows/contract.ts';
import { askOutside } from './ask-outside.ts';
import { cohortActivities } from './cohorts/index.ts';
import { tellCohort } from './cohorts/tell-cohort.ts';
import { thingActivities } from './things/index.ts';
import { guarded } from './failure.ts';
import { letter, type PersonLink } from './letter.ts';
import { toOcmw } from './local-ocmw.ts';
import type { Mailer } from './mailer.ts';
import { notify } from './notify.ts';
import { deregister, inscribe } from './inscription.ts';
import type { Outside, CallLimiter } from './outside.ts';
import { releasePlace, requestPlace } from './places.ts';
import { recordActivity } from './record.ts';
import { mailDigests, writeDigests } from './digests.ts';

export type { Outside } from './outside.ts';
export { guarded } from './failure.ts';

export interface Dependencies {
  readonly db: Database;
  /** null: messages stay in the mailboxes. */
  readonly mailer: Mailer | null;
  readonly outside: Outside;
  /** Limits and health of the outside systems; left out, every attempt goes through. */
  readonly limiter?: CallLimiter;
  /** Where the people of an OCMW open a link. */
  readonly publicUrl?: string;
  /** A page for whoever gets a letter by mail; left out, the letter has no link. */
  readonly personLink?: PersonLink;
  /** By which a cohort commands its members' trajectories; left out, they wait. */
  readonly client?: Client;
  /** Wakes the receivers of what was written of a trajectory; left out, the daily round does. */
  readonly wake?: (trajectoryId: string) => Promise<unknown>;
}

/** Everything that workflows ask for, of what they depend on, given once. Failures carry codes only. */
export function createActivities({
  db,
  mailer,
  outside,
  limiter = (_system, attempt) => attempt(),
  publicUrl = 'http://localhost:3000',
  personLink = async () => null,
  client,
  wake = async () => undefined,
}: Dependencies): RecordActivities &
  OutsideActivities &
  CohortRecordActivities &
  CohortOutsideActivities &
  ThingRecordActivities &
  ThingOutsideActivities &
  Pick<SweepActivities, 'writeDigests' | 'mailDigests'> {
  return {
    ...cohortActivities({ db, mailer, client: client ?? null }),
    ...thingActivities(db, mailer),
    record: guarded(recordActivity(db, mailer, wake)),
    notify: guarded(notify(db, mailer)),
    letter: guarded(letter(db, mailer, personLink)),
    askOutside: guarded(askOutside(db, outside, limiter)),
    inscribe: guarded(inscribe(db, outside, limiter)),
    deregister: guarded(deregister(db, outside, limiter)),
    tellOcmw: guarded(toOcmw(db, { outside, limiter, mailer, publicUrl })),
    askOcmw: guarded(toOcmw(db, { outside, limiter, mailer, publicUrl })),
    requestPlace: guarded(requestPlace(db)),
    tellCohort: guarded(tellCohort(db, client ?? null)),
    releasePlace: guarded(releasePlace(db)),
    writeDigests: guarded(({ day, now }) => writeDigests(db, day, now)),
    mailDigests: guarded(({ day, now }) => mailDigests(db, mailer, day, now)),
    dropEffect: guarded(({ trajectoryId, effect, now }) => dropEffect(db, { trajectoryId, key: effect.key }, now)),
  };
}
