/** Programs of partners and local governments: who they are, and what they are told of. */
export { addMachine, endMachine, listMachines, rotateMachine, type MachineView } from './machines.ts';
export {
  addWebhook,
  changeWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  replayDeliveries,
  type Delivery,
  type WebhookView,
} from './webhooks.ts';
