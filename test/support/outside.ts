import type { Outside } from '../../activities/index.ts';

type Door = Outside['lookUp']['ocmw'] & Outside['inscribe'];

/** Every system answers alike, in a test that is about something else. */
export const outsideThat = (door: (question: { reference: string }) => Promise<never>): Outside => ({
  lookUp: { ocmw: door as Door, riziv: door as Door, employment: door as Door },
  inscribe: door as Door,
  deregister: door as Door,
  localOcmw: { notify: door, ask: door },
});

/** Of which nothing may be asked. */
export const nobodyAsked = outsideThat(async () => {
  throw new Error('nobody was to be asked');
});
