import { startMagdaSandbox } from '../../magda/sandbox/endpoint.ts';
import type { Decided, MagdaAnswers } from '../../magda/sandbox/endpoint.ts';
import type { MagdaQuestion } from '../../magda/sandbox/question.ts';
import { WORK_RELATIONS } from '../../magda/services.ts';
import type { XmlTree } from '../../magda/xml.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { workPersona } from './personas.ts';
import type { DeclaredContract } from './personas.ts';

/** The employment register as MAGDA shows it: GeefWerkrelaties 02.00. */
export function startEmploymentSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startMagdaSandbox({ system: 'employment', services: workRelations }, options);
}

const DIAGNOSES = {
  '99994': 'Onverwachte fout bij de bron',
  '99995': 'Te veel gelijktijdige bevragingen',
  '99996': 'De bron is tijdelijk niet beschikbaar',
} as const;

export const workRelations: readonly MagdaAnswers[] = [{ service: WORK_RELATIONS, decide }];

/** All contracts of the person, whatever period was asked: the mock ignores it too. */
function decide({ insz }: MagdaQuestion): Decided {
  const persona = workPersona(insz);
  switch (persona.kind) {
    case 'noData': {
      const exception = { code: '30001', origin: 'MAGDA', diagnosis: 'Geen gegevens gevonden' } as const;
      return { answer: 'none', said: { kind: 'exception', level: 3, exception } };
    }
    case 'overload': {
      const exception = { code: persona.code, origin: 'MAGDA', diagnosis: DIAGNOSES[persona.code] } as const;
      return { answer: persona.code, said: { kind: 'exception', level: 2, exception } };
    }
    case 'contracts': {
      const content = { Contracten: { Contract: persona.contracts.map((each, index) => contract(insz, each, index)) } };
      return { answer: 'contracts', said: { kind: 'content', content } };
    }
  }
}

function contract(insz: string, declared: DeclaredContract, index: number): XmlTree {
  const { employer, kind, begin, end, cancelled } = declared;
  return {
    Relatie: {
      Werkgever: { RSZNummer: cancelled ? undefined : employer, Ondernemingsnummer: employer },
      Werknemer: { INSZ: insz, IdentificatiePersoonGevalideerd: '1' },
    },
    Bron: cancelled ? undefined : 'RSZ',
    Aangifte: {
      DimonaNummer: String(7765436998 + index),
      PeriodeTijdstip:
        begin === undefined
          ? undefined
          : { Begin: { Datum: begin }, Einde: end === undefined ? undefined : { Datum: end } },
      ParitairComite: 'XXX',
      AardWerknemer: kind,
      Geannuleerd: cancelled ? '1' : '0',
      LaatsteDimonaActie: end === undefined ? 'I' : 'O',
    },
  };
}

if (import.meta.main) await runAsProcess(startEmploymentSandbox);
