import { expect, it } from 'vitest';
import { isLadderRung, toldAt } from '../../../domain/trajectory/index.ts';

it('the ladder tells by each rung whom the programme says', () => {
  expect(toldAt('reminder', 'mediator')).toEqual(['mediator']);
  expect(toldAt('overdue', 'jobCoach')).toEqual(['jobCoach']);
  expect(toldAt('teamLead', 'partner')).toEqual(['partnerCoordinator', 'mediator']);
  expect(toldAt('teamLead', 'mediator')).toEqual(['teamLead']);
  expect(toldAt('programmeCoordinator', 'partner')).toEqual(['programmeCoordinator']);
  expect(toldAt('falls', 'rule')).toEqual([]);
  expect(isLadderRung('referred')).toBe(false);
});
