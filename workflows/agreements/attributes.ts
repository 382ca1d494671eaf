import { agreementWaiting, type Agreement } from '../../domain/agreement/index.ts';
import { attributesBy } from '../things/shown.ts';

export const agreementAttributes = attributesBy<Agreement>(agreementWaiting, ({ province, ruleVersion }) => ({
  province,
  partner: null,
  ruleVersion,
}));
