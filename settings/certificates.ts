import { readFileSync } from 'node:fs';
import { certificatesIn } from './key-pair.ts';
import { variables, type SettingName, type Settings } from './table.ts';

/** Of these the first certificate is ours; of authorities the one that lasts longest will do. */
const ours = ['tlsCertFile', 'magdaCertFile', 'rizivTlsCertFile', 'temporalTlsCertFile'] as const;
export const authorities = ['magdaCaFile', 'magdaSignCaFile', 'rizivCaFile', 'temporalTlsCaFile'] as const;

/** When the certificates end that this process uses, in milliseconds since 1970, each by the variable that names its file. */
export function certificateEnds(
  settings: Partial<Settings>,
): readonly { readonly setting: string; readonly endsMs: number }[] {
  const endsIn = (name: SettingName): number[] =>
    certificatesIn(readFileSync(settings[name] as string, 'utf8')).map(({ validTo }) => Date.parse(validTo));
  const isSet = (name: SettingName): boolean => settings[name] !== undefined;
  return [
    ...ours.filter(isSet).map((name) => ({ setting: variables[name], endsMs: endsIn(name)[0]! })),
    ...authorities.filter(isSet).map((name) => ({ setting: variables[name], endsMs: Math.max(...endsIn(name)) })),
  ];
}
