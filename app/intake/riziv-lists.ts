import { randomUUID } from 'node:crypto';
import { createRizivClient, type RizivClient } from '../../integrations/riziv/client.ts';
import { rizivOptions } from '../../integrations/riziv/options.ts';
import type { Failed } from '../../integrations/outcome.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { importProspects, type ProspectReport } from './prospects.ts';

export interface FetchedList {
  readonly rizivId: string;
  readonly madeOn: string;
  /** null: this very file was taken in before, and only its receipt was still owed. */
  readonly report: ProspectReport | null;
}

/**
 * Fetches the lists that RIZIV offers and takes them in. A list is confirmed only when its people are in Postgres; one that
 * was cut on the way, or of which the receipt was lost, is offered again and changes nothing then.
 * @throws AppError `riziv.noAnswer`
 */
export async function fetchRizivLists(
  app: App,
  client: RizivClient = createRizivClient(rizivOptions(app.settings)),
): Promise<readonly FetchedList[]> {
  const offered = await client.lists(randomUUID());
  if (offered.kind === 'failure') throw noAnswer(offered);
  const fetched: FetchedList[] = [];
  for (const { id, madeOn, rows } of offered.value) {
    const file = await client.downloadList(id, randomUUID());
    if (file.kind === 'failure') throw noAnswer(file);
    const given = { bytes: Buffer.from(file.value.text, 'utf8'), fileName: `riziv-${madeOn}.csv`, source: 'riziv' };
    const report = await importProspects(app, given).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'prospects.listKnown') return null;
      throw error;
    });
    const receipt = await client.confirmReceipt(id, { rows, sha256: file.value.sha256 }, randomUUID());
    if (receipt.kind === 'failure') throw noAnswer(receipt);
    fetched.push({ rizivId: id, madeOn, report });
  }
  return fetched;
}

const noAnswer = ({ code }: Failed): AppError =>
  new AppError('riziv.noAnswer', 'RIZIV gives no list', 'w2 systems says how it is; try again later', {
    problem: code,
  });
