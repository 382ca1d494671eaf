import { startMagdaSandbox } from '../../magda/sandbox/endpoint.ts';
import type { Decided, MagdaAnswers } from '../../magda/sandbox/endpoint.ts';
import type { MagdaQuestion } from '../../magda/sandbox/question.ts';
import { SOCIAL_STATUS } from '../../magda/services.ts';
import type { XmlTree } from '../../magda/xml.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { LEEFLOON_STATUS } from '../leefloon.ts';
import { socialPersona } from './personas.ts';
import type { SocialPersona } from './personas.ts';

/** The OCMW's leefloon as MAGDA shows it: GeefSociaalStatuut 03.00. */
export function startOcmwSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startMagdaSandbox({ system: 'ocmw', services: socialStatus }, options);
}

export const socialStatus: readonly MagdaAnswers[] = [{ service: SOCIAL_STATUS, decide }];

function decide({ insz, statusNames }: MagdaQuestion, asked: number): Decided {
  const persona = socialPersona(insz, asked);
  if (persona.kind === 'noData') {
    const diagnosis = 'Geen gegevens gevonden voor de vraag';
    const exception = { code: '30001', origin: 'KSZ', diagnosis, detail: 'SSH00048' } as const;
    return { answer: 'notYetKnown', said: { kind: 'exception', level: 3, exception } };
  }
  const names = persona.ownOrder ? statusNames.toSorted(byOrderOf(persona.names)) : statusNames;
  return {
    answer: persona.names.includes(LEEFLOON_STATUS) ? 'yes' : 'no',
    said: {
      kind: 'content',
      content: {
        Persoon: { INSZ: insz, SocialeStatuten: { SociaalStatuut: names.map((name) => status(name, persona)) } },
      },
    },
  };
}

function byOrderOf(order: readonly string[]): (a: string, b: string) => number {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return (a, b) => rank(a) - rank(b);
}

/** A status that does not apply carries neither period nor warning. */
function status(name: string, persona: SocialPersona & { kind: 'statuses' }): XmlTree {
  if (!persona.names.includes(name)) {
    return { Naam: name, Resultaat: { Code: '0', Omschrijving: 'Niet van toepassing' } };
  }
  const { period, householdWarning } = persona;
  return {
    Naam: name,
    Resultaat: { Code: '1', Omschrijving: 'Van toepassing' },
    Periodes: period && { Periode: { Begindatum: period.begin, Einddatum: period.end } },
    Status: householdWarning && { Code: 'SSH00047', Waarde: '' },
  };
}

if (import.meta.main) await runAsProcess(startOcmwSandbox);
