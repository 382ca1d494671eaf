import { localDateOf } from '../../domain/calendar/index.ts';
import { senseOf, type SenseCode } from '../../domain/trajectory/index.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { senseRows } from '../../db/queries/sense.ts';
import type { App } from '../open.ts';
import { unlessSpoilt } from '../../db/spoilt.ts';

/** Something that no store contradicts and that makes no sense all the same; `what` has a sentence that says what to do. */
export interface SenseFinding {
  /** The trajectory; null: of a province. */
  readonly id: string | null;
  readonly what: SenseCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * Looks for sense: by the database where rows are compared with rows, and page by page over the states of what is open. No
 * event is read here and no run is asked, so it may be done daily.
 */
export async function senses(app: App): Promise<SenseFinding[]> {
  const now = await app.now();
  const today = localDateOf(now);
  const { rules } = await app.basis();
  const found: SenseFinding[] = await senseRows(app.db, { now, mostPlaces: rules.quotaPerProvinceAndYear });
  for await (const { id, state } of openTrajectories(app.db))
    found.push(...unlessSpoilt(() => senseOf(state, today), []).map((one) => ({ id, ...one })));
  const key = ({ id, what }: SenseFinding) => `${id ?? ''} ${what}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
