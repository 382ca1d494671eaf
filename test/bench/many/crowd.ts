/** A large programme in a database: the people of the demo's past many times over, with all that belongs to them. */
import pg from 'pg';
import { localDateOf, type Instant } from '../../../domain/calendar/index.ts';
import { connect } from '../../../db/connect.ts';
import { seedAgreements } from '../../../db/seed-agreements.ts';
import { seedStaff } from '../../../db/seed-staff.ts';
import { goodRows, writePast } from '../../../ops/demo/past.ts';
import { writeBeside } from './beside.ts';
import { multiply } from './multiply.ts';

export interface Crowd {
  readonly trajectories: number;
  readonly open: number;
  readonly events: number;
}

export interface CrowdWanted {
  readonly trajectories: number;
  /** So many of each hundred are open. */
  readonly openOfHundred?: number;
  /** How many lives are played; the others are copies of these. */
  readonly lives?: number;
  readonly now: Instant;
  /** Of the copies only some events and a part of what is told: enough to see how it is read. */
  readonly thin?: boolean;
  /** Left out what people work with beside their trajectories, which no event tells of: groups, links, proposals. */
  readonly alone?: boolean;
}

/** @param databaseUrl of a database with all tables and nobody in it */
export async function writeCrowd(
  databaseUrl: string,
  { trajectories, openOfHundred = 40, lives = 300, now, thin = false, alone = false }: CrowdWanted,
  say: (line: string) => void = () => {},
): Promise<Crowd> {
  const today = localDateOf(now);
  const { db, close } = connect(databaseUrl);
  try {
    await seedStaff(db);
    await seedAgreements(db, 'http://127.0.0.1:9');
    await writePast(db, { rows: (await goodRows(db, today)).slice(0, lives), now });
    if (!alone) await writeBeside(db, today);
  } finally {
    await close();
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const played = await counted(client);
    const open = (trajectories * openOfHundred) / 100;
    const times = {
      open: Math.max(1, Math.round(open / played.open)),
      closed: Math.max(1, Math.round((trajectories - open) / (played.trajectories - played.open))),
    };
    await multiply(client, times, { thin, say });
    return await counted(client);
  } finally {
    await client.end();
  }
}

async function counted(client: pg.Client): Promise<Crowd> {
  const { rows } = await client.query<Crowd>(`select count(*)::int as trajectories,
    (count(*) filter (where closed_on is null))::int as open,
    (select count(*)::int from trajectory_events) as events from trajectories`);
  return rows[0]!;
}
