/** Only in the demo: time goes by when asked. */
export { forward, type ForwardReport } from './forward.ts';
