import * as code from '../codes.ts';
import type { Field } from '../../durable/field.ts';
import { tracks, type Province } from '../../rules/index.ts';

/* What the specs are made of: kinds of fields, and who may. */
export const on = { kind: 'date', optional: true } as const satisfies Field;
export const oneOf = <const C extends readonly string[]>(codes: C) => ({ kind: 'code', oneOf: codes }) as const;
export const mediator = ['mediator', 'teamLead', 'operator'] as const;
/** A judgement that is the mediator's own, or of the mediator who stands in: of nobody above them, and of no machine [S]. */
export const judgement = { by: ['mediator'], formerlyBy: mediator } as const;
export const partner = ['groupWorker', 'partnerCoordinator', 'mediator', 'operator'] as const;
export const leads = ['teamLead', 'programmeCoordinator', 'operator'] as const;
export const optionalOneOf = <const C extends readonly string[]>(codes: C) =>
  ({ kind: 'code', oneOf: codes, optional: true }) as const;
export const flag = { kind: 'flag', optional: true } as const satisfies Field;
export const date = { kind: 'date' } as const satisfies Field;
export const id = { kind: 'id' } as const satisfies Field;
export const optionalId = { kind: 'id', optional: true } as const satisfies Field;
/** What the contract is about, where the door looked it up: nobody types it. */
export const track = { ...optionalOneOf(tracks), atDoor: true } as const;
export const provinces = [
  'antwerp',
  'limburg',
  'eastFlanders',
  'flemishBrabant',
  'westFlanders',
] as const satisfies readonly Province[];
export const details = {
  contract: optionalOneOf(code.contractKinds),
  hours: optionalOneOf(code.workingHours),
  training: optionalOneOf(code.trainingKinds),
} as const;
export const system = ['system', 'operator'] as const;
