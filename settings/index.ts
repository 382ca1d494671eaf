/** Settings: `readSettings` for what the environment says, `connectSettings` for joining a running system. */
export { projectRoot, readSettings, SettingsError, variables } from './environment.ts';
export type { LogLevel, Settings } from './environment.ts';
export { connectSettings } from './connect.ts';
export type { ConnectedSettings } from './connect.ts';
export { settingsOrEnd } from './or-end.ts';
export { signInMissing } from './sign-in.ts';
