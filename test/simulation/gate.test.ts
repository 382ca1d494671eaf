import { describe, expect, it } from 'vitest';
import { operationGates } from '../../app/rights/programme.ts';
import type { Sight } from '../../app/rights/gate.ts';
import type { Relation } from '../../domain/rights/index.ts';

const narrow = operationGates.simulate.narrow;
const sight = (relation: Relation, province: 'limburg' | null = null): Sight =>
  ({
    caller: { kind: 'colleague', staffId: 'C-1', role: 'programmeCoordinator', organisationId: 'vdab', province },
    standsInFor: [],
    relations: new Set([relation]),
  }) as unknown as Sight;
const size = { people: 5, years: 1, seed: 1, repeats: 1 };
const now = { ...size, fromNow: true };

describe('Who may simulate from the people of today', () => {
  it('a coordinator of one province, for that province; one of all and an analyst for all', () => {
    expect(narrow(sight('coordinator', 'limburg'), now)).toEqual([now, { province: 'limburg' }]);
    expect(narrow(sight('coordinator'), now, { patienceMs: 5 })).toEqual([now, { patienceMs: 5 }]);
    expect(narrow(sight('analyst'), now)).toEqual([now, {}]);
  });

  it('no operator; invented people alone are for all who may simulate', () => {
    expect(() => narrow(sight('operator'), now)).toThrow(/may not do simulate/);
    expect(narrow(sight('operator'), size)).toEqual([size, {}]);
    expect(narrow(sight('coordinator', 'limburg'), size)).toEqual([size, {}]);
  });
});
