import { expect } from 'vitest';
import { replaceInsz, type InszToReplace } from '../../app/people/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { operator, type World } from '../support/world.ts';
import { registered, spareNumbers, toPlanning } from './kit.ts';

/** People whose number is replaced. @param world opened before the first of them is made */
export function twoNumbers(world: () => World) {
  const spare = spareNumbers();
  const aNumber = (): string => spare.next().value ?? expect.fail('no numbers left');
  const someone = (changes: Partial<RegistrationRow> = {}): RegistrationRow => ({ ...world().someone(), ...changes });
  return {
    aNumber,
    someone,
    replace: (old: string, next: string, more: Partial<InszToReplace> = {}) =>
      replaceInsz(world().app, { old, new: next, by: operator, ...more }),
    /** The same person twice, under two numbers, both with an open trajectory. */
    async twice(): Promise<{ row: RegistrationRow; next: string; old: string; further: string }> {
      const row = someone({ phone: '' });
      const next = aNumber();
      const old = await registered(world(), row);
      const further = await registered(world(), { ...row, insz: next, phone: '0470 00 00 00' });
      await toPlanning(world(), further);
      return { row, next, old, further };
    },
  };
}
