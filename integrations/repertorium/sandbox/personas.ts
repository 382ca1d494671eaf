export type Operation = 'inscription02.00' | 'inscription02.01' | 'deregistration';

/** `refuses`: Resultaat 0 without a reason; `overload`: level 2, 99996. Everybody else is registered and deregistered. */
export type RepertoriumPersona = 'does' | 'refuses' | 'overload';

/** The numbers of the public mock, with what it was measured to answer, in the order of the operations above. */
const MOCK: Readonly<Record<string, Readonly<Record<Operation, RepertoriumPersona>>>> = {
  '91610100176': { 'inscription02.00': 'overload', 'inscription02.01': 'overload', deregistration: 'overload' },
  '14620915640': { 'inscription02.00': 'overload', 'inscription02.01': 'does', deregistration: 'does' },
  '74612515707': { 'inscription02.00': 'overload', 'inscription02.01': 'does', deregistration: 'does' },
  '91610100275': { 'inscription02.00': 'refuses', 'inscription02.01': 'refuses', deregistration: 'refuses' },
  '89610532179': { 'inscription02.00': 'refuses', 'inscription02.01': 'refuses', deregistration: 'does' },
  '56663058952': { 'inscription02.00': 'refuses', 'inscription02.01': 'does', deregistration: 'does' },
  '74612515608': { 'inscription02.00': 'refuses', 'inscription02.01': 'does', deregistration: 'does' },
  '79661275833': { 'inscription02.00': 'refuses', 'inscription02.01': 'does', deregistration: 'does' },
};

export function repertoriumPersona(operation: Operation, insz: string): RepertoriumPersona {
  return Object.hasOwn(MOCK, insz) ? MOCK[insz]![operation] : 'does';
}
