import type { Fact, Outside } from '../activities/outside.ts';
import { addMonths, instantOfMs, type LocalDate } from '../domain/calendar/index.ts';
import { createEmploymentClient } from '../integrations/employment/client.ts';
import { createMagdaClient } from '../integrations/ocmw/client.ts';
import { createLocalOcmwClient } from '../integrations/localOcmw/client.ts';
import { answered, type Outcome } from '../integrations/outcome.ts';
import { createRizivClient } from '../integrations/riziv/client.ts';

/** Who asks, as agreed with MAGDA when connecting. */
const sender = 'w2.example.be/trajecten';

/** How far back contracts of work are asked for: more than the year that jobcoaching looks at. */
const monthsBack = 36;

/** What another system said, as one of our facts; null: it does not know yet. */
function factOf<Value>(outcome: Outcome<Value>, read: (value: Value) => Fact | null): Outcome<Fact | null> {
  return outcome.kind === 'answer' ? answered(read(outcome.value), outcome.ref) : outcome;
}

/** The outside systems behind the port that the activities ask through. */
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
  const sentAt = () => instantOfMs(Date.now());
  const dayOf = (since: string | undefined) => (since as LocalDate | undefined) ?? null;
  return {
    lookUp: {
      ocmw: async (question) =>
        factOf(await ocmw.receivesLeefloon({ ...question, sentAt: sentAt() }), ({ leefloon, since, certainty }) =>
          leefloon === 'notYetKnown' ? null : { answer: leefloon, since: dayOf(since), certainty },
        ),
      riziv: async (question) =>
        factOf(await riziv.incapacity(question), (fact) =>
          fact.status === 'notYetKnown'
            ? null
            : {
                answer: fact.status,
                since: fact.status === 'recognisedIncapable' ? dayOf(fact.since) : null,
                certainty: 'stated',
              },
        ),
      employment: async (question) =>
        factOf(
          await employment.employment({
            ...question,
            from: addMonths(question.on, -monthsBack),
            sentAt: sentAt(),
          }),
          // "No contract known" is also what the register says of someone it does not know.
          ({ employed, since }) => ({
            answer: employed ? 'employed' : 'notEmployed',
            since: dayOf(since),
            certainty: employed ? 'stated' : 'notStated',
          }),
        ),
    },
    inscribe: async ({ reference }) => answered('done', reference),
    deregister: async ({ reference }) => answered('done', reference),
    localOcmw: createLocalOcmwClient(),
  };
}
