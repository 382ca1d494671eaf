import type { ActingContext } from '../durable/context.ts';
import { beginStory, type Evolution, type Story } from '../durable/story.ts';
import type { NewMonthEvent } from './events.ts';
import { evolveMonth } from './evolve.ts';
import type { ContractMonth } from './state.ts';

export type MonthStory = Story<ContractMonth, NewMonthEvent>;

const evolution: Evolution<ContractMonth, NewMonthEvent> = {
  evolve: evolveMonth,
  partnerOf: (state) => (state.phase === 'none' ? null : state.partner),
  pausedUntil: () => null,
};

export const beginMonthStory = (start: ContractMonth, context: ActingContext): MonthStory =>
  beginStory(evolution, start, context);
