import type * as machines from '../machines/index.ts';
import type { GateOf } from './gate-of.ts';
import { programme } from './targets.ts';

const open = { target: programme };

/** Which webhooks a program's organisation has, the verbs know: another's is not there. */
export const machineGates = {
  addMachine: open satisfies GateOf<typeof machines.addMachine>,
  listMachines: open satisfies GateOf<typeof machines.listMachines>,
  rotateMachine: open satisfies GateOf<typeof machines.rotateMachine>,
  endMachine: open satisfies GateOf<typeof machines.endMachine>,
  addWebhook: open satisfies GateOf<typeof machines.addWebhook>,
  listWebhooks: open satisfies GateOf<typeof machines.listWebhooks>,
  changeWebhook: open satisfies GateOf<typeof machines.changeWebhook>,
  endWebhook: open satisfies GateOf<typeof machines.endWebhook>,
  listDeliveries: open satisfies GateOf<typeof machines.listDeliveries>,
  replayDeliveries: open satisfies GateOf<typeof machines.replayDeliveries>,
};
