import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { World } from '../support/world.ts';
import { begin, type Living } from './living.ts';
import { eligible } from '../support/eligible.ts';

/** What one story makes: the trajectories it lived, in order. */
export type Story = (world: World) => Promise<Living[]>;

export const worker: Actor = { role: 'groupWorker', id: 'group-1' };
export const coach: Actor = { role: 'jobCoach', id: 'coach-1' };

export async function toIntake(world: World, province: Province): Promise<Living> {
  const life = await begin(world, province);
  await life.say('giveConsent');
  return life;
}

export async function toMediation(world: World, province: Province): Promise<Living> {
  const life = await toIntake(world, province);
  await life.say('holdIntakeTalk');
  await life.say('decideEligibility', eligible);
  await life.say('addGoal', { theme: 'work' });
  await life.say('agreePlan', { how: 'signed' });
  return life;
}

export async function toGroup(world: World, province: Province): Promise<Living> {
  const life = await toMediation(world, province);
  await life.say('refer');
  await life.until('PlaceGranted');
  await life.say('acceptReferral', { referralId: 'R1' }, worker);
  await life.say('startGroup', { referralId: 'R1' }, worker);
  return life;
}
