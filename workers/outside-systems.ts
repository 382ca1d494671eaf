import { randomUUID } from 'node:crypto';
import type { Outside } from '../activities/outside.ts';
import { addMonths, instantOfMs, type LocalDate } from '../domain/calendar/index.ts';
import { createEmploymentClient } from '../integrations/employment/client.ts';
import { createMagdaClient } from '../integrations/ocmw/client.ts';
import type { Outcome } from '../integrations/outcome.ts';
import { createRizivClient } from '../integrations/riziv/client.ts';
import type { OutsideAnswer } from '../workflows/contract.ts';

/** Who asks, as agreed with MAGDA when connecting. */
const sender = 'w2.example.be/trajecten';

/** How far back contracts of work are asked for: more than the year that jobcoaching looks at. */
const monthsBack = 36;

/** What another system said, as codes. "Not yet known" is no answer but no failure either; a passing failure is thrown, to be tried again at once. */
function toAnswer<T>(outcome: Outcome<T>, read: (value: T) => OutsideAnswer): OutsideAnswer {
  if (outcome.kind === 'answer') return read(outcome.value);
  if (outcome.failure === 'transient' || outcome.failure === 'outcomeUnknown') throw new Error(outcome.code);
  return { answered: false, code: outcome.code };
}

const notYetKnown: OutsideAnswer = { answered: false, code: 'notYetKnown' };

/** The three outside systems behind the port that the activities ask through. */
export function outsideSystems({
  ocmwUrl,
  rizivUrl,
  employmentUrl,
}: {
  ocmwUrl: string;
  rizivUrl: string;
  employmentUrl: string;
}): Outside {
  const ocmw = createMagdaClient({ endpoint: ocmwUrl, sender });
  const riziv = createRizivClient({ baseUrl: rizivUrl });
  const employment = createEmploymentClient({ endpoint: employmentUrl, sender });
  // The moment a message is made is the machine's: MAGDA refuses messages from the future.
  const message = () => ({ reference: randomUUID(), sentAt: instantOfMs(Date.now()) });
  return {
    ocmw: async (insz, on) =>
      toAnswer(await ocmw.receivesLeefloon({ insz, on, ...message() }), ({ leefloon, since }) =>
        leefloon === 'notYetKnown' ? notYetKnown : { answered: true, answer: leefloon, since: since ?? null },
      ),
    riziv: async (insz, on) =>
      toAnswer(await riziv.incapacity({ insz, on, reference: randomUUID() }), (fact) =>
        fact.status === 'notYetKnown'
          ? notYetKnown
          : { answered: true, answer: fact.status, since: fact.status === 'recognisedIncapable' ? fact.since : null },
      ),
    employment: async (insz, on) =>
      toAnswer(
        await employment.employment({ insz, on, from: addMonths(on as LocalDate, -monthsBack), ...message() }),
        ({ employed, since }) => ({
          answered: true,
          answer: employed ? 'employed' : 'notEmployed',
          since: since ?? null,
        }),
      ),
  };
}
