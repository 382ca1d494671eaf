/** From empty servers to a programme that can begin: see `w2 setup`. */
export { readSetupFile, type Mistake, type SetupFile } from './file.ts';
export { setUp, type SetupReport, type Step } from './setup.ts';
export { leastRetentionDays, readNamespace, searchAttributes, setRetention } from './namespace.ts';
