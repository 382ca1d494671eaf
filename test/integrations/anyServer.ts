import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';
import { createEmploymentClient } from '../../integrations/employment/client.ts';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import type { Failed, Outcome } from '../../integrations/outcome.ts';
import { createRepertoriumClient } from '../../integrations/repertorium/client.ts';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { ASKED, REFERENCE } from './magdaAnswers.ts';

export const question = { insz: ASKED, on: '2026-11-22', sentAt: '2026-11-20T08:30:00Z', reference: REFERENCE };

/** A real server that answers whatever the test wants next, and our clients of it. */
export function anyServer() {
  let respond: (response: ServerResponse) => void = (response) => void response.destroy();
  let url = '';
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => respond(response));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const magda = () => ({ endpoint: url, sender: 'example.be/w2' });
  return {
    url: () => url,
    /** Hands the response itself to the test. */
    answers: (next: (response: ServerResponse) => void) => {
      respond = next;
    },
    says: (body: string | Uint8Array, contentType = 'text/xml', status = 200, headers = {}) => {
      respond = (response) => response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
    },
    leefloon: (more: { timeoutMs?: number } = {}) =>
      createMagdaClient({ ...magda(), ...more }).receivesLeefloon(question),
    employment: () => createEmploymentClient(magda()).employment({ ...question, from: '2023-11-22' }),
    inscribe: () =>
      createRepertoriumClient({ ...magda(), capacityCode: '1300' }).inscribe({ ...question, from: '2026-11-22' }),
    incapacity: () => createRizivClient({ baseUrl: url }).incapacity(question),
  };
}

/** A failure whose code repeats nothing that the other side wrote. */
export function expectFailure(outcome: Outcome<unknown>): asserts outcome is Failed {
  expect(outcome).toMatchObject({ kind: 'failure', ref: REFERENCE });
  expect((outcome as Failed).code).toMatch(/^(magda|riziv)\.([A-Za-z]+|http\d{3}|\d{5}|unlisted\.\d{5})$/);
}
