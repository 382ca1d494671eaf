import { isLocalDate } from '../localDate.ts';
import { askMagda, type MagdaOptions } from '../magda/ask.ts';
import { malformed, textOf, Unusable } from '../magda/reading.ts';
import { DEREGISTRATION, INSCRIPTION, type InscriptionVersion } from '../magda/services.ts';
import type { XmlElement, XmlTree } from '../magda/xml.ts';
import { failed, ofOneQuestion, type Outcome } from '../outcome.ts';

export interface RepertoriumOptions extends MagdaOptions {
  /** Other than in a look-up, the schema demands it. */
  readonly capacityCode: string;
  /** Of RegistreerInschrijving; the newer one unless the platform still wants the older. */
  readonly inscriptionVersion?: InscriptionVersion;
}

interface Deregistration {
  /** 11 digits. */
  readonly insz: string;
  /** ISO instant. */
  readonly sentAt: string;
  /** UUID, new for every attempt. */
  readonly reference: string;
}
interface Inscription extends Deregistration {
  /** First day of the interest, `YYYY-MM-DD`. */
  readonly from: string;
}

/** `already`: MAGDA knew of it, or there was nothing to end; both are as good as done. */
type Registered = 'done' | 'already';

export interface RepertoriumClient {
  inscribe(inscription: Inscription): Promise<Outcome<Registered>>;
  deregister(deregistration: Deregistration): Promise<Outcome<Registered>>;
}

const already = { origin: 'MAGDA', value: 'already' } as const;
/** "Registration exists already" comes as a warning; as an error it is one. */
const EXISTS = { '40143': { ...already, type: 'remark' } } as const;
/** "No registration for this INSZ" comes as an error that is good news to us. */
const NONE = { '40003': { ...already, type: 'error' } } as const;

/**
 * Registers our interest in a person in MAGDA's repertorium, and ends it. Both can be repeated without a second effect,
 * which is how an attempt of unknown outcome is made sure of.
 */
export function createRepertoriumClient(options: RepertoriumOptions): RepertoriumClient {
  const { sender, capacityCode, inscriptionVersion = '02.01' } = options;
  const askInscription = askMagda(INSCRIPTION[inscriptionVersion], options);
  const askDeregistration = askMagda(DEREGISTRATION, options);
  // MAGDA compares both with the sender in the context.
  const who = { Identificatie: sender, Hoedanigheid: capacityCode };

  return {
    async inscribe({ insz, from, reference, sentAt }) {
      if (!isLocalDate(from)) return failed('permanent', 'magda.invalidQuestion', reference);
      const period = { Periode: { Begin: from } };
      const content: XmlTree = {
        Inschrijving:
          inscriptionVersion === '02.00'
            ? { ...who, INSZ: insz, ...period }
            : {
                ...who,
                BetrokkenSubject: { Type: 'PERS', Subjecten: { Subject: { Type: 'PERS', Sleutel: insz } } },
                ...period,
              },
      };
      const asked = { insz, reference, sentAt, content, read: readResult, meanings: EXISTS };
      return unsure(await askInscription<Registered>(asked));
    },
    async deregister({ insz, reference, sentAt }) {
      const content: XmlTree = { Uitschrijving: { ...who, INSZ: insz } };
      const asked = { insz, reference, sentAt, content, read: readResult, meanings: NONE };
      return unsure(await askDeregistration<Registered>(asked));
    },
  };
}

/** @throws Unusable */
function readResult(content: XmlElement): Registered {
  switch (textOf(content, 'Resultaat')) {
    case '1':
      return 'done';
    case '0':
      throw new Unusable('magda.notDone');
    default:
      return malformed();
  }
}

/** Other than with a look-up, what came back unreadable may have been done. */
function unsure<Value>(outcome: Outcome<Value>): Outcome<Value> {
  if (outcome.kind === 'answer' || outcome.code === 'magda.unreachable') return outcome;
  if (outcome.code === 'magda.badContent') return ofOneQuestion({ ...outcome, failure: 'outcomeUnknown' });
  return outcome.failure === 'transient' ? { ...outcome, failure: 'outcomeUnknown' } : outcome;
}
