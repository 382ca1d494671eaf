import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { App } from '../../app/open.ts';
import { basisToday } from '../../app/basis.ts';
import { connect } from '../../db/connect.ts';
import { record } from '../../db/record.ts';
import { seenByCoach, seenByOperator, seenByOthers, seenByPartner } from '../../db/schema/seen-rules.ts';
import { direct, classesOf, classOfRule, type Relation } from '../../domain/rights/index.ts';
import { ruleKeys } from '../../domain/rules/index.ts';
import { writeCrowd } from '../bench/many/crowd.ts';
import { rowsPlanned, scannedBy, sizesIn, statementsOf } from '../bench/many/plans.ts';
import { readsOf, type Read } from '../bench/many/reads.ts';
import { andThen, begin } from './lives.ts';
import { freshDatabase } from '../support/database.ts';
import { testDay, testNow } from '../support/day.ts';

describe('Every read of a door', () => {
  it('finds what it shows by an index, however many people there are', async () => {
    const url = await freshDatabase();
    await writeCrowd(url, { trajectories: 2500, lives: 24, now: testNow, thin: true });
    const { db, close } = connect(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const basis = () => basisToday(db, testDay);
    const app = { settings: { mode: 'demo' }, db, caller: direct, now: async () => testNow, basis } as unknown as App;
    const sizes = await sizesIn(client);
    const scans = async (only = (_verb: string) => true) => {
      const found = new Set<string>();
      const looked = new Set<string>();
      for (const read of (await readsOf(db)).filter(({ verb }) => only(verb)))
        for (const statement of await statementsOf(app, read)) {
          const key = JSON.stringify(statement);
          if (looked.has(key)) continue;
          looked.add(key);
          for (const table of await scannedBy(client, statement, sizes))
            found.add(`${read.verb} (${read.what}): ${table}`);
        }
      return [...found];
    };
    try {
      expect(await scans()).toEqual([]);
      await client.query('drop index trajectories_by_coach, notes_by_trajectory');
      // Without its index each is seen to be looked for among all.
      expect(await scans((verb) => verb === 'notesOf' || verb === 'countSections')).toEqual([
        'countSections (all): trajectories',
        'notesOf (one): notes',
      ]);
    } finally {
      await client.end();
      await close();
    }
  });
});

describe('What is recorded', () => {
  it('goes to its one row by its key: nothing is planned as if it were a hundred', async () => {
    const url = await freshDatabase();
    const { db, close } = connect(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { id, state } = await begin(db, '2026-03-02');
      const batch = { trajectoryId: id, epoch: 1, ...andThen(state, 'giveConsent', '2026-03-03') };
      const sent = await statementsOf(null as never, { ask: () => record(db, batch) } as unknown as Read);
      const [write] = sent.filter(({ text }) => text.includes('update "trajectories"'));
      expect(await rowsPlanned(client, write!, 'trajectories')).toEqual([1]);
    } finally {
      await client.end();
      await close();
    }
  });
});

describe('The first task that a column keeps', () => {
  it.each<[string, string, Relation[]]>([
    ['a partner', seenByPartner, ['groupWorker', 'partnerCoordinator', 'partnerMachine']],
    ['a coach', seenByCoach, ['jobCoach']],
    ['an OCMW or an expert', seenByOthers, ['ocmw', 'ocmwMachine', 'expert']],
    ['an operator', seenByOperator, ['operator']],
  ])('for %s is among the very rules that they see', (_who, pattern, relations) => {
    for (const relation of relations) {
      const classes = classesOf([relation]);
      expect(ruleKeys.filter((rule) => new RegExp(pattern).test(rule))).toEqual(
        ruleKeys.filter((rule) => classes.has(classOfRule(rule))),
      );
    }
  });
});
