import { sql } from 'drizzle-orm';
import type { Database } from '../../db/connect.ts';
import { staffId } from '../../db/seed-staff.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import type { Trajectory } from '../../domain/trajectory/index.ts';
import { begin, go } from '../db/lives.ts';
import { eligible } from '../support/eligible.ts';

/** How far a person came, as far as it matters to who may see them. */
export const stages = ['mediation', 'asked', 'accepted', 'inGroup', 'reportOwed', 'reported', 'coached'] as const;
export type Stage = (typeof stages)[number];

const first = '2026-03-02';
const later = '2026-03-05';
const hired = '2026-03-09';

type Given = readonly [name: string, on: string, data?: Record<string, unknown>];

const steps = (province: Province): Readonly<Record<Stage, readonly Given[]>> => {
  const referralId = 'R1';
  return {
    mediation: [
      ['giveConsent', first],
      ['holdIntakeTalk', first],
      ['decideEligibility', first, eligible],
      ['addGoal', first, { theme: 'debts' }],
      ['agreePlan', first, { how: 'signed' }],
      [
        'addAction',
        first,
        { theme: 'debts', owner: 'welfareActor', actorId: `debts.${province}`, targetOn: '2026-04-01' },
      ],
      ['requestExpert', first],
      ['findExpert', first, { requestId: 'X1', expertId: `expert.${province}` }],
    ],
    asked: [
      ['refer', first],
      ['placeGranted', first, { referralId }],
    ],
    accepted: [['acceptReferral', later, { referralId }]],
    inGroup: [['startGroup', later, { referralId }]],
    reportOwed: [['endGroupTrack', later, { because: 'foundWork' }]],
    reported: [['submitFinalReport', later]],
    coached: [
      ['registerOutcome', later, { kind: 'atWork', hiredOn: hired }],
      ['requestJobCoaching', later, { kind: 'ordinary' }],
      ['assignJobCoach', later, { coachId: staffId('coach-1', province) }],
    ],
  };
};

export const partnerOf = (province: Province): Partner => (province === 'antwerp' ? 'randstad' : 'groepIntro');

/** Somebody of a province who came so far. */
export async function lifeAt(
  db: Database,
  province: Province,
  stage: Stage,
): Promise<{ id: string; state: Trajectory }> {
  const begun = await begin(db, first, province);
  let { state }: { state: Trajectory } = begun;
  const all = steps(province);
  for (const one of stages.slice(0, stages.indexOf(stage) + 1))
    for (const [name, on, data] of all[one]) state = await go(db, begun.id, state, name, on, data);
  return { id: begun.id, state };
}

export async function personOf(db: Database, id: string): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`select person_id as id from trajectories where id = ${id}`);
  return rows[0]!.id;
}
