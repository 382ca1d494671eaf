import { isLocalDate } from '../localDate.ts';
import { askMagda } from '../magda/ask.ts';
import type { MagdaOptions } from '../magda/ask.ts';
import { SOCIAL_STATUS } from '../magda/services.ts';
import { failed } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { LEEFLOON_NOT_YET_KNOWN, LEEFLOON_STATUS, readLeefloon } from './leefloon.ts';
import type { LeefloonAnswer } from './leefloon.ts';

interface LeefloonQuestion {
  /** 11 digits. */
  readonly insz: string;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly on: string;
  /** ISO instant. */
  readonly sentAt: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
}

export interface MagdaClient {
  receivesLeefloon(question: LeefloonQuestion): Promise<Outcome<LeefloonAnswer>>;
}

/** Asks over MAGDA (GeefSociaalStatuut 03.00) whether someone receives leefloon from an OCMW. */
export function createMagdaClient(options: MagdaOptions): MagdaClient {
  const ask = askMagda(SOCIAL_STATUS, options);
  return {
    async receivesLeefloon({ insz, on, sentAt, reference }) {
      if (!isLocalDate(on)) return failed('permanent', 'magda.invalidQuestion', reference);
      return ask({
        insz,
        reference,
        sentAt,
        content: {
          Criteria: {
            INSZ: insz,
            SocialeStatuten: { SociaalStatuut: { Naam: LEEFLOON_STATUS, Datum: { Datum: on } } },
          },
        },
        read: (content) => readLeefloon(content, insz, on),
        noData: LEEFLOON_NOT_YET_KNOWN,
      });
    },
  };
}
