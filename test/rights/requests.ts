import type { InjectOptions } from 'fastify';
import { addWorkingDays } from '../../domain/calendar/index.ts';
import { testDay } from '../support/day.ts';
import type { operationsOf } from '../api/operations.ts';
import type { Things } from './asking.ts';

export type Documented = ReturnType<typeof operationsOf>[number];

const nothing = '9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11';
const rulesVersion = '2026.1';

/** The request that a program makes from the document's own example, about these things. */
export function requestOf({ path, method, requestBody }: Documented, it: Things): InjectOptions {
  const [, , collection = ''] = path.split('/');
  const ids: Readonly<Record<string, string>> = {
    ...{
      trajectories: it.trajectoryId,
      people: it.personId,
      cohorts: it.cohortId,
      agreements: it.agreementId,
      prospects: it.prospectId,
    },
    ...{ proposals: it.proposalId, staff: it.staffId, messages: it.mailId },
    'contract-months': it.monthId,
  };
  const inPath: Readonly<Record<string, string>> = {
    ...{ id: ids[collection] ?? nothing, sessionId: 'S1', key: 'GRP-1', province: it.province, version: rulesVersion },
    ...{ system: 'ocmw', organisationId: 'vdab', day: testDay, code: '0999000196', token: 'x'.repeat(43) },
    ...{ figure: 'referrals', releaseId: '2020' },
  };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? nothing));
  const [kind, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const query = path === '/v1/prospect-lists' && method === 'post' ? '?source=riziv' : '';
  return {
    method: method.toUpperCase() as 'GET',
    url: url + query,
    ...(kind === undefined
      ? {}
      : { headers: { 'content-type': kind }, payload: payloadOf(media?.example, it, path.endsWith('/transfers')) }),
  };
}

/** The example, about these things where it names some. */
function payloadOf(example: unknown, it: Things, ofStaff: boolean): string {
  if (typeof example === 'string') return example;
  const named: Readonly<Record<string, unknown>> = {
    ...{ trajectoryId: it.trajectoryId, only: it.trajectoryId, province: it.province, old: it.insz, new: it.insz },
    ...(ofStaff ? { from: it.staffId, to: it.staffId } : {}),
    version: rulesVersion,
    // A day on which something would be closed.
    day: addWorkingDays(testDay, 5, { closingDays: [] }),
  };
  return JSON.stringify(example, (key, value: unknown) => (typeof value === 'string' ? (named[key] ?? value) : value));
}
