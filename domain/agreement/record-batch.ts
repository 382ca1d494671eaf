import type { Batch } from '../durable/batch.ts';
import type { AgreementEffect } from './effects.ts';
import type { AgreementEvent } from './events.ts';

export type AgreementBatch = Batch<AgreementEvent, AgreementEffect> & { readonly agreementId: string };
