/** What may be right by itself and is wrong together. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { authorities } from './certificates.ts';
import { certificatesIn, whatIsWrongWithDates, whatIsWrongWithPair } from './key-pair.ts';
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

/** Files of ours: of each pair the certificate, its key, and the passphrase of that. */
const pairs: readonly (readonly [cert: SettingName, key: SettingName, passphrase?: SettingName])[] = [
  ['tlsCertFile', 'tlsKeyFile'],
  ['magdaCertFile', 'magdaKeyFile', 'magdaKeyPassphrase'],
  ['rizivTlsCertFile', 'rizivTlsKeyFile', 'rizivTlsKeyPassphrase'],
  ['temporalTlsCertFile', 'temporalTlsKeyFile'],
];

const pairProblems = (known: Known): string[] =>
  pairs.flatMap(([certName, keyName, passphraseName]) => {
    const [cert, key] = [known[certName], known[keyName]] as (string | undefined)[];
    if (cert === undefined || key === undefined) return [];
    const passphrase = passphraseName && (known[passphraseName] as string | undefined);
    const names = {
      cert: variables[certName],
      key: variables[keyName],
      passphrase: passphraseName && variables[passphraseName],
    };
    const signs = keyName === 'magdaKeyFile' && (known.magdaSign ?? 'no') !== 'no';
    const wrong = whatIsWrongWithPair({ cert, key, passphrase }, names, signs ? 'rsa' : undefined);
    return wrong ? [`${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`] : [];
  });

/** Of several authorities one that is valid will do: the next often stands there before the old one ends. */
const authorityProblems = (known: Known): string[] =>
  authorities.flatMap((name) => {
    const file = known[name];
    if (file === undefined) return [];
    const wrong = certificatesIn(readFileSync(file, 'utf8')).map((one) => whatIsWrongWithDates(one, variables[name]));
    return wrong.every((each) => each !== undefined)
      ? [`${variables[name]} names no valid authority: ${wrong[0]}.`]
      : [];
  });

const outside = ['magdaUrl', 'ocmwUrl', 'repertoriumUrl', 'employmentUrl', 'rizivUrl', 'rizivTokenUrl'] as const;

/** Person numbers go there. */
const plainProblems = (known: Known): string[] =>
  known.mode !== 'production'
    ? []
    : outside
        .filter((name) => known[name]?.toLowerCase().startsWith('http:'))
        .filter((name) => name === 'magdaUrl' || known[name] !== known.magdaUrl)
        .map(
          (name) =>
            `${variables[name]} must begin with https:// when ${variables.mode}=production: person numbers go there.`,
        );

/** Where no proxy stands between, browsers see our own certificate: of another name, they let nobody through. */
function otherName({ tlsCertFile, publicUrl, trustedProxies }: Known): string | undefined {
  if (tlsCertFile === undefined || !publicUrl?.startsWith('https:') || trustedProxies !== undefined) return undefined;
  const [certificate] = certificatesIn(readFileSync(tlsCertFile, 'utf8'));
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  const isOfHost = isIP(host) === 0 ? certificate?.checkHost(host) : certificate?.checkIP(host);
  return isOfHost === undefined
    ? `The certificate of ${variables.tlsCertFile} is of another name than ${variables.publicUrl} has: browsers refuse it. Give one of that name or, where a proxy ends TLS, set ${variables.trustedProxies}.`
    : undefined;
}

const temporalParts = ['temporalTlsCaFile', 'temporalTlsServerName', 'temporalTlsCertFile', 'temporalApiKey'] as const;

const checks: readonly ((known: Known) => string | undefined)[] = [
  (known) => {
    const { magdaSign = 'no' } = known;
    const missing = (['magdaCertFile', 'magdaKeyFile', 'magdaSignCaFile'] as const)
      .filter((name) => magdaSign !== 'no' && known[name] === undefined)
      .map((name) => variables[name]);
    return missing.length > 0
      ? `${variables.magdaSign} asks for signatures: set ${missing.join(' and ')} too.`
      : undefined;
  },
  ({ magdaSign = 'no', magdaSignCaFile }) =>
    magdaSign === 'no' && magdaSignCaFile !== undefined
      ? `${variables.magdaSignCaFile} is of no use without signatures: set ${variables.magdaSign} too.`
      : undefined,
  together('magdaCertFile', 'magdaKeyFile'),
  together('magdaKeyFile', 'magdaCertFile'),
  together('magdaKeyPassphrase', 'magdaKeyFile'),
  together('rizivTlsCertFile', 'rizivTlsKeyFile'),
  together('rizivTlsKeyFile', 'rizivTlsCertFile'),
  together('rizivTlsKeyPassphrase', 'rizivTlsKeyFile'),
  together('temporalTlsCertFile', 'temporalTlsKeyFile'),
  together('temporalTlsKeyFile', 'temporalTlsCertFile'),
  (known) => {
    const given = temporalParts.filter((name) => known[name] !== undefined).map((name) => variables[name]);
    if (given.length === 0) return undefined;
    if (known.temporalTls === 'false')
      return `${variables.temporalTls}=false contradicts ${given.join(' and ')}: unset one or the other.`;
    return known.temporalAddress === undefined
      ? `${given.join(' and ')}: of no use without ${variables.temporalAddress}, set that too.`
      : undefined;
  },
  otherName,
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
  ...plainProblems(known),
  ...pairProblems(known),
  ...authorityProblems(known),
  ...signInContradictions(known),
];
