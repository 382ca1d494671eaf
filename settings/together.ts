/** What may be right by itself and is wrong together. */
import { signInContradictions } from './sign-in.ts';
import { variables, type SettingName, type Settings } from './table.ts';

type Known = Partial<Settings>;

const together =
  (whole: SettingName, ...parts: SettingName[]) =>
  (known: Known): string | undefined => {
    const missing = parts.filter((part) => known[part] === undefined).map((part) => variables[part]);
    return known[whole] !== undefined && missing.length > 0
      ? `${variables[whole]} is of no use alone: set ${missing.join(' and ')} too.`
      : undefined;
  };

const checks: readonly ((known: Known) => string | undefined)[] = [
  ({ magdaSign, magdaCertFile, magdaKeyFile }) =>
    magdaSign !== undefined && magdaSign !== 'no' && !(magdaCertFile && magdaKeyFile)
      ? `${variables.magdaSign} asks for signatures: set ${variables.magdaCertFile} and ${variables.magdaKeyFile} too.`
      : undefined,
  together('magdaCertFile', 'magdaKeyFile'),
  together('magdaKeyFile', 'magdaCertFile'),
  together('magdaKeyPassphrase', 'magdaKeyFile'),
  ({ localOcmwUrl, mode }) =>
    localOcmwUrl !== undefined && mode === 'production'
      ? `${variables.localOcmwUrl} is the demo's: in production each OCMW's address stands in its agreement (w2 agreement add). Unset it.`
      : undefined,
  (known) => {
    const ports = (['apiPort', 'codecPort', 'workerPort'] as const).filter((name) => known[name] !== undefined);
    const twice = ports.filter((name) => ports.some((other) => other !== name && known[other] === known[name]));
    return twice.length > 0
      ? `${twice.map((name) => variables[name]).join(' and ')} name the same port: each process needs its own.`
      : undefined;
  },
];

/** One sentence for each contradiction among those settings that could be read. */
export const contradictions = (known: Known): string[] => [
  ...checks.flatMap((check) => check(known) ?? []),
  ...signInContradictions(known),
];
