/** Settings: `readSettings` for what the environment says, `connectSettings` for joining a running system. */
export { readSettings, SettingsError } from './environment.ts';
export { projectRoot, table as settingsTable, variables } from './table.ts';
export type { LogLevel, Settings } from './table.ts';
export { connectSettings, setupSettings } from './connect.ts';
export type { ConnectedSettings, SetupSettings } from './connect.ts';
export { argumentsOf, portGiven } from './arguments.ts';
export { settingsOrEnd } from './or-end.ts';
export { certificateEnds } from './certificates.ts';
export { signInMissing } from './sign-in.ts';
export { unknownSettings } from './unknown.ts';
