import { randomUUID } from 'node:crypto';
import { createRizivClient, type RizivClient } from '../../integrations/riziv/client.ts';
import { rizivOptions } from '../../integrations/riziv/options.ts';
import type { OfferedList } from '../../integrations/riziv/lists.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { importProspects, type ProspectReport } from './prospects.ts';

export interface FetchedList {
  readonly rizivId: string;
  readonly madeOn: string;
  /** null: nothing was taken in now, as this very file was before, or as it did not come or could not be read. */
  readonly report: ProspectReport | null;
  /** Why it is not done with, as a code: it is offered again. null: all is well. */
  readonly problem: string | null;
  /** What the sentence of that code is filled with. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * Fetches the lists that RIZIV offers and takes them in. A list is confirmed only when its people are in Postgres; one that
 * was cut on the way, or of which the receipt was lost, is offered again and changes nothing then. One that fails keeps no
 * other away.
 * @throws AppError `riziv.noAnswer` when it does not say which lists there are
 */
export async function fetchRizivLists(
  app: App,
  client: RizivClient = createRizivClient(rizivOptions(app.settings)),
): Promise<readonly FetchedList[]> {
  const offered = await client.lists(randomUUID());
  if (offered.kind === 'failure')
    throw new AppError('riziv.noAnswer', 'RIZIV gives no list', 'w2 systems says how it is; try again later', {
      problem: offered.code,
    });
  const fetched: FetchedList[] = [];
  for (const { id, madeOn, rows } of offered.value)
    fetched.push({ rizivId: id, madeOn, ...(await takeIn(app, client, { id, madeOn, rows })) });
  return fetched;
}

async function takeIn(
  app: App,
  client: RizivClient,
  { id, madeOn, rows }: OfferedList,
): Promise<Pick<FetchedList, 'report' | 'problem' | 'details'>> {
  const file = await client.downloadList(id, randomUUID());
  if (file.kind === 'failure') return { report: null, problem: file.code };
  const given = { bytes: Buffer.from(file.value.text, 'utf8'), fileName: `riziv-${madeOn}.csv`, source: 'riziv' };
  let report: ProspectReport | null = null;
  try {
    report = await importProspects(app, given);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'prospects.listKnown') return { report, problem: error.code, details: error.details };
  }
  const receipt = await client.confirmReceipt(id, { rows, sha256: file.value.sha256 }, randomUUID());
  return { report, problem: receipt.kind === 'failure' ? receipt.code : null };
}
