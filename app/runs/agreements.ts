import {
  evolveAgreement,
  isAgreementId,
  isRunningAgreement,
  notBegun,
  type Agreement,
  type AgreementEvent,
  type BegunAgreement,
} from '../../domain/agreement/index.ts';
import { agreementQueries, openAgreementRuns, readAgreementRuns } from '../../db/queries/agreement-runs.ts';
import { agreementRuns as rows } from '../../db/schema.ts';
import { agreementAttributes } from '../../workflows/agreements/attributes.ts';
import { agreementWorkflow } from '../../workflows/agreements/contract.ts';
import { pairsAtStart } from '../../workflows/things/shown.ts';
import { kindOfThing } from './thing.ts';

export const agreements = kindOfThing<Agreement, AgreementEvent>({
  workflow: agreementWorkflow,
  code: 'agreement',
  root: rows,
  has: isAgreementId,
  isOpen: isRunningAgreement,
  queries: agreementQueries,
  read: readAgreementRuns,
  open: openAgreementRuns,
  none: notBegun,
  evolve: evolveAgreement,
  summary: ({ nis, province, from }: BegunAgreement) => `agreement · ${province} · ${nis} · from ${from}`,
  attributes: (state, today) => pairsAtStart(agreementAttributes(state, today)),
});
