import { isLocalDate } from '../localDate.ts';
import { askMagda } from '../magda/ask.ts';
import type { MagdaOptions } from '../magda/ask.ts';
import { WORK_RELATIONS } from '../magda/services.ts';
import { failed } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { NO_EMPLOYMENT, readEmployment } from './contracts.ts';
import type { EmploymentAnswer } from './contracts.ts';

interface EmploymentQuestion {
  /** 11 digits. */
  readonly insz: string;
  /** The day asked about, `YYYY-MM-DD`; the answer is computed for this day and no clock takes part. */
  readonly on: string;
  /** How far back contracts are asked for, `YYYY-MM-DD`, not after `on`. */
  readonly from: string;
  /** ISO instant. */
  readonly sentAt: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
}

export interface EmploymentClient {
  employment(question: EmploymentQuestion): Promise<Outcome<EmploymentAnswer>>;
}

/** Asks over MAGDA (GeefWerkrelaties 02.00, Dimona) for whom someone works, and since when. */
export function createEmploymentClient(options: MagdaOptions): EmploymentClient {
  const ask = askMagda(WORK_RELATIONS, options);
  return {
    async employment({ insz, on, from, sentAt, reference }) {
      if (!isLocalDate(on) || !isLocalDate(from) || from > on) {
        return failed('permanent', 'magda.invalidQuestion', reference);
      }
      return ask({
        insz,
        reference,
        sentAt,
        content: {
          TypeAntwoord: '0',
          Criteria: {
            Relatie: { Werknemer: { INSZ: insz } },
            Periode: { Begin: from },
            SchrappingsIndicatie: '1',
          },
        },
        read: (content) => readEmployment(content, { insz, on, from }),
        noData: NO_EMPLOYMENT,
      });
    },
  };
}
