import type { Instant } from '../../domain/calendar/index.ts';
import type { Notice } from '../../domain/durable/index.ts';
import type { Told } from '../../db/queries/absences.ts';
import type { Database } from '../../db/connect.ts';
import type { thingQueries } from '../../db/queries/things.ts';
import type { mailPage } from '../../words/index.ts';

/** In what the notices of one thing differ from those of another. */
export interface Telling<Effect extends Notice> {
  readonly queries: Pick<ReturnType<typeof thingQueries<never, Effect>>, 'beginAttempt' | 'finish'>;
  /** Which page a mail about it links to. */
  readonly page: Parameters<typeof mailPage>[0];
  /** What is said and to whom, as things stand; null: it is not there. */
  tell(
    db: Database,
    id: string,
    effect: Effect,
    now: Instant,
  ): Promise<{
    readonly message: { readonly subject: string; readonly text: string };
    readonly recipients: readonly Told[];
  } | null>;
}
