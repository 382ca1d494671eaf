import { localDateOf, type LocalDate } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { rulesInForce } from '../db/queries/rules.ts';
import * as places from '../db/queries/places.ts';
import type { EffectCall, OutsideActivities, PlaceAnswer } from '../workflows/contract.ts';

/** Asks the quota of the province for a place in the year of the referral. */
export const requestPlace =
  (db: Database) =>
  async ({ trajectoryId, effect, now }: EffectCall): Promise<PlaceAnswer> => {
    if (effect.kind !== 'requestPlace') throw new RangeError(`requestPlace cannot do ${effect.kind}`);
    const { referralId, on, key } = effect;
    // The places of a year that nobody asked for before are those of the rules that count today.
    const { quotaPerProvinceAndYear: quota } = await rulesInForce(db, localDateOf(now));
    return db.transaction(async (tx) => {
      const answer = await places.requestPlace(tx, {
        trajectoryId,
        referralId,
        on: on as LocalDate,
        now,
        quota,
      });
      await finishEffect(tx, { trajectoryId, key }, now, answer);
      return answer;
    });
  };

/** Gives a place back; whoever is next in line is offered it. */
export const releasePlace =
  (db: Database): OutsideActivities['releasePlace'] =>
  async ({ trajectoryId, effect, now }) => {
    if (effect.kind !== 'releasePlace') throw new RangeError(`releasePlace cannot do ${effect.kind}`);
    const { referralId, key } = effect;
    const { quotaPerProvinceAndYear: quota } = await rulesInForce(db, localDateOf(now));
    return db.transaction(async (tx) => {
      const next = await places.releasePlace(tx, {
        trajectoryId,
        referralId,
        key,
        now,
        quota,
      });
      await finishEffect(tx, { trajectoryId, key }, now, next);
      return next;
    });
  };
