import type { Province } from '../../domain/rules/index.ts';
import { cellsOf, codesOf, unsplit, type Release } from '../../domain/statistics/publication/index.ts';
import { z } from 'zod';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/releases.ts';

/** Any text: of one that is no release the answer is that there is none. */
const params = z.strictObject({ releaseId: z.string().max(20) });

/** What was published of the figures: safe for everybody, and at its address for ever the same. */
export function releaseRoutes(context: RouteContext): void {
  const { verbs } = context;
  const tag = 'figures';
  reads(
    context,
    '/v1/releases',
    {
      ...{ id: 'listReleases', tag, answer: schemas.releaseList },
      summary: 'What was published, the newest period first',
    },
    async ({ acting }) => ({
      items: (await verbs.listReleases(acting)).map((one) => ({ href: `/v1/releases/${one.id}`, ...one })),
    }),
  );
  reads(
    context,
    '/v1/releases/:releaseId',
    {
      ...{ id: 'showRelease', tag, params, answer: schemas.release, single: true },
      summary: 'A release: the protected base tables, of which everything published is a sum',
    },
    async ({ params: { releaseId }, acting }) => ofRelease((await verbs.showRelease(acting, releaseId)).release),
  );
  acts(
    context,
    'POST',
    '/v1/releases',
    {
      ...{ id: 'makeRelease', tag, body: schemas.releaseToMake, answer: schemas.release, status: 201 },
      summary: 'Publishes a year, or of one that runs its last quarter that is over; made once, then the same',
      location: ({ id }) => `/v1/releases/${id}`,
    },
    async ({ body, acting }) => ofRelease((await verbs.makeRelease(acting, body)).release),
  );
}

const orNull = <Code extends string>(code: string | undefined): Code | null =>
  code === undefined || code === unsplit ? null : (code as Code);

const ofRelease = ({ annex: _annex, tables, durations, ...said }: Release): z.input<typeof schemas.release> => ({
  ...said,
  tables: tables.map(({ figure, nearness, shown }) => ({
    figure,
    nearness,
    cells: cellsOf(shown).map(([key, number]) => {
      const [province, sex, ageGroup, education, migration, kind] = codesOf(key);
      return {
        province: province as Province,
        sex: orNull(sex),
        ageGroup: orNull(ageGroup),
        education: orNull(education),
        migration: orNull(migration),
        kind: orNull(kind),
        number,
      };
    }),
  })),
  durations: durations as z.input<typeof schemas.release>['durations'],
});
