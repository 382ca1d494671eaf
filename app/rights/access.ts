import type * as access from '../access/index.ts';
import type { GateOf } from './gate-of.ts';
import type { Asked, Target } from './gate.ts';
import { programme, trajectory } from './targets.ts';

const open = { target: programme };

/** Of whoever came by a link, the one trajectory it was made for; anyone else has others to look at. */
const linked = async (asked: Asked): Promise<Target> =>
  asked.caller.kind === 'citizen' && asked.caller.trajectoryId !== null
    ? trajectory(asked, asked.caller.trajectoryId)
    : programme(asked);

export const accessGates = {
  blockAccess: open satisfies GateOf<typeof access.blockAccess>,
  unblockAccess: open satisfies GateOf<typeof access.unblockAccess>,
  listBlocks: open satisfies GateOf<typeof access.listBlocks>,
  listSessions: open satisfies GateOf<typeof access.listSessions>,
  endSession: open satisfies GateOf<typeof access.endSession>,
  listAccounts: open satisfies GateOf<typeof access.listAccounts>,
  linkColleague: open satisfies GateOf<typeof access.linkColleague>,
  listMappings: open satisfies GateOf<typeof access.listMappings>,
  addMapping: open satisfies GateOf<typeof access.addMapping>,
  removeMapping: open satisfies GateOf<typeof access.removeMapping>,
  nameOrganisationCode: open satisfies GateOf<typeof access.nameOrganisationCode>,
  makePersonLink: { target: trajectory } satisfies GateOf<typeof access.makePersonLink>,
  nextStepOf: { target: linked } satisfies GateOf<typeof access.nextStepOf>,
};
