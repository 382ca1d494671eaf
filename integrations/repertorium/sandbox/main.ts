import { startMagdaSandbox, type Decided, type MagdaAnswers } from '../../magda/sandbox/endpoint.ts';
import type { MagdaQuestion } from '../../magda/sandbox/question.ts';
import { DEREGISTRATION, INSCRIPTION } from '../../magda/services.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { repertoriumPersona, type Operation } from './personas.ts';

/**
 * MAGDA's repertorium: who is interested in whom. Other than the public mock it remembers: what it opened and closed stands
 * in its ledger, and a second inscription is one that exists already.
 */
export function startRepertoriumSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startMagdaSandbox({ system: 'repertorium', services: repertorium }, options);
}

export const repertorium: readonly MagdaAnswers[] = [
  { service: INSCRIPTION['02.00'], decide: decideAs('inscription02.00') },
  { service: INSCRIPTION['02.01'], decide: decideAs('inscription02.01') },
  { service: DEREGISTRATION, decide: decideAs('deregistration') },
];

function decideAs(operation: Operation) {
  return ({ insz }: MagdaQuestion, _asked: number, isOpen: boolean): Decided => {
    const persona = repertoriumPersona(operation, insz);
    if (persona === 'overload') {
      const exception = { code: '99996', origin: 'MAGDA', diagnosis: 'Te veel gelijktijdige bevragingen' } as const;
      return { answer: '99996', effect: 'none', said: { kind: 'exception', level: 2, exception } };
    }
    if (persona === 'refuses') return { answer: '0', effect: 'none', said: content('0', 'Niet uitgevoerd') };
    if (operation === 'deregistration')
      return { answer: '1', effect: isOpen ? 'closed' : 'none', said: content('1', 'Uitschrijving uitgevoerd') };
    if (!isOpen) return { answer: '1', effect: 'opened', said: content('1', 'Inschrijving uitgevoerd') };
    const remark = {
      code: '40143',
      origin: 'MAGDA',
      type: 'WAARSCHUWING',
      diagnosis: 'De registratie bestaat reeds',
    } as const;
    return { answer: '40143', effect: 'already', said: { ...content('1', 'Inschrijving bestaat reeds'), remark } };
  };
}

const content = (result: '0' | '1', description: string) =>
  ({ kind: 'content', content: { Resultaat: { '#text': result, '@_Beschrijving': description } } }) as const;

if (import.meta.main) await runAsProcess(startRepertoriumSandbox);
