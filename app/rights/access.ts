import type * as access from '../access/index.ts';
import type { GateOf } from './gate-of.ts';
import type { Asked, Target } from './gate.ts';
import { programme, trajectory } from './targets.ts';

const open = { target: programme };

/** The trajectory that is named; left out, of whoever came by a link the one it was made for. */
const linked = async (asked: Asked, id?: string): Promise<Target> => {
  const its = id ?? (asked.caller.kind === 'citizen' ? asked.caller.trajectoryId : null);
  return its === null ? programme(asked) : trajectory(asked, its);
};

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
  showFeed: open satisfies GateOf<typeof access.showFeed>,
  makeFeed: open satisfies GateOf<typeof access.makeFeed>,
  endFeed: open satisfies GateOf<typeof access.endFeed>,
  makePersonLink: { target: trajectory } satisfies GateOf<typeof access.makePersonLink>,
  nextStepOf: { target: linked } satisfies GateOf<typeof access.nextStepOf>,
};
