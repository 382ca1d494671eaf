import type { Fact, Outside } from '../activities/outside.ts';
import { addMonths, instantOfMs, type LocalDate } from '../domain/calendar/index.ts';
import { createEmploymentClient } from '../integrations/employment/client.ts';
import { createMagdaClient } from '../integrations/ocmw/client.ts';
import { createLocalOcmwClient } from '../integrations/localOcmw/client.ts';
import { answered, type Outcome } from '../integrations/outcome.ts';
import { createRepertoriumClient } from '../integrations/repertorium/client.ts';
import { createRizivClient } from '../integrations/riziv/client.ts';
import { rizivOptions, type RizivSettings } from '../integrations/riziv/options.ts';
import type { ConnectedSettings } from '../settings/index.ts';
import { magdaOptions, type MagdaSettings } from './magda-options.ts';

/** How far back contracts of work are asked for: more than the year that jobcoaching looks at. */
const monthsBack = 36;

/** What another system said, as one of our facts; null: it does not know yet. */
function factOf<Value>(outcome: Outcome<Value>, read: (value: Value) => Fact | null): Outcome<Fact | null> {
  return outcome.kind === 'answer' ? answered(read(outcome.value), outcome.ref) : outcome;
}

type OutsideSettings = MagdaSettings &
  RizivSettings &
  Pick<ConnectedSettings, 'mode' | 'ocmwUrl' | 'employmentUrl' | 'repertoriumUrl' | 'magdaInscription'>;

/** The outside systems behind the port that the activities ask through. */
export function outsideSystems(settings: OutsideSettings): Outside {
  const magda = magdaOptions(settings);
  const ocmw = createMagdaClient({ ...magda, endpoint: settings.ocmwUrl });
  const employment = createEmploymentClient({ ...magda, endpoint: settings.employmentUrl });
  const repertorium = createRepertoriumClient({
    ...magda,
    endpoint: settings.repertoriumUrl,
    ...(settings.magdaInscription === undefined ? {} : { inscriptionVersion: settings.magdaInscription }),
  });
  const riziv = createRizivClient(rizivOptions(settings));
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
          ({ employed, since, certainty }) => ({
            answer: employed ? 'employed' : 'notEmployed',
            since: dayOf(since),
            certainty,
          }),
        ),
    },
    inscribe: ({ on, ...question }) => repertorium.inscribe({ ...question, from: on, sentAt: sentAt() }),
    deregister: ({ insz, reference }) => repertorium.deregister({ insz, reference, sentAt: sentAt() }),
    localOcmw: createLocalOcmwClient({ sealedOnly: settings.mode === 'production' }),
  };
}
