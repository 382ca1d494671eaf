import { eligible } from '../../support/eligible.ts';
import type { World } from '../../support/world.ts';
import { must } from '../../workflows/kit.ts';

/** As far as a plan that is agreed on: from there a mediator keeps contact. */
export async function toMediation(world: World, id: string): Promise<void> {
  await must(world, id, 'giveConsent');
  await must(world, id, 'holdIntakeTalk');
  await must(world, id, 'decideEligibility', eligible);
  await must(world, id, 'addGoal', { theme: 'work' });
  await must(world, id, 'agreePlan', { how: 'signed' });
}
