/** Programs of partners and local governments: who they are, and what they are told of. */
export { addMachine, endMachine, listMachines, machineToken, rotateMachine } from './machines.ts';
export { pokeWaiting } from './poke.ts';
export {
  addWebhook,
  changeWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  receiverOf,
  replayDeliveries,
} from './webhooks.ts';
