/** Settings: `readSettings` for what the environment says, `connectSettings` for joining a running system. */
export { projectRoot, readSettings, SettingsError, variables } from './settings/environment.ts';
export type { LogLevel, Settings } from './settings/environment.ts';
export { connectSettings } from './settings/connect.ts';
export type { ConnectedSettings } from './settings/connect.ts';
export { settingsOrEnd } from './settings/or-end.ts';
