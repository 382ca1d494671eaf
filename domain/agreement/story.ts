import type { ActingContext } from '../durable/context.ts';
import { beginStory, type Evolution, type Story } from '../durable/story.ts';
import type { NewAgreementEvent } from './events.ts';
import { evolveAgreement } from './evolve.ts';
import type { Agreement } from './state.ts';

export type AgreementStory = Story<Agreement, NewAgreementEvent>;

const evolution: Evolution<Agreement, NewAgreementEvent> = {
  evolve: evolveAgreement,
  partnerOf: () => null,
  pausedUntil: () => null,
};

export const beginAgreementStory = (start: Agreement, context: ActingContext): AgreementStory =>
  beginStory(evolution, start, context);
