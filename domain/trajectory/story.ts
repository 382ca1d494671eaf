import type { ActingContext } from '../durable/context.ts';
import { beginStory as begin, type Evolution, type Story as StoryOf } from '../durable/story.ts';
import type { Partner } from '../rules/index.ts';
import type { NewEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Trajectory } from './state.ts';

export type Story = StoryOf<Trajectory, NewEvent>;

/** The partner of the referral that a trajectory has now. */
export const partnerOf = (state: Trajectory): Partner | null =>
  'referral' in state && state.referral ? state.referral.partner : null;

const evolution: Evolution<Trajectory, NewEvent> = {
  evolve,
  partnerOf,
  pausedUntil: (state) => (state.phase === 'none' ? null : (state.pause?.until ?? null)),
};

export const beginStory = (start: Trajectory, context: ActingContext): Story => begin(evolution, start, context);
