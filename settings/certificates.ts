import { readFileSync } from 'node:fs';
import { certificatesIn } from './key-pair.ts';
import { variables, type Settings } from './table.ts';

/** Of these the first certificate is ours; of authorities the one that lasts longest will do. */
const ours = ['tlsCertFile', 'magdaCertFile', 'rizivTlsCertFile', 'temporalTlsCertFile'] as const;
export const authorities = ['magdaCaFile', 'magdaSignCaFile', 'rizivCaFile', 'temporalTlsCaFile'] as const;

interface Named {
  readonly setting: string;
  readonly file: string | undefined;
}

/** When the certificates end that this process uses, in milliseconds since 1970, each by what names its file. */
export function certificateEnds(
  settings: Partial<Settings>,
): readonly { readonly setting: string; readonly endsMs: number }[] {
  const of = (names: readonly (typeof ours | typeof authorities)[number][], ofDatabase: string): Named[] => [
    ...names.map((name) => ({ setting: variables[name], file: settings[name] })),
    { setting: `${variables.databaseUrl} ${ofDatabase}`, file: inUrl(settings.databaseUrl, ofDatabase) },
  ];
  return [
    ...endsOf(of(ours, 'sslcert'), (ends) => ends[0]!),
    ...endsOf(of(authorities, 'sslrootcert'), (ends) => Math.max(...ends)),
  ];
}

const inUrl = (url: string | undefined, name: string): string | undefined =>
  url === undefined ? undefined : (new URL(url).searchParams.get(name) ?? undefined);

const endsOf = (all: readonly Named[], which: (ends: readonly number[]) => number) =>
  all.flatMap(({ setting, file }) => {
    if (file === undefined) return [];
    const ends = certificatesIn(readFileSync(file, 'utf8')).map(({ validTo }) => Date.parse(validTo));
    return [{ setting, endsMs: which(ends) }];
  });
