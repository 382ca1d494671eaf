import { machineToken } from '../../app/machines/index.ts';
import { machineScopes } from '../../domain/rights/index.ts';
import { appVerbs } from '../../app/verbs.ts';
import { openPersonLink } from '../../app/sign-in/index.ts';
import type { App } from '../../app/open.ts';
import type { Caller } from '../../domain/rights/index.ts';
import { signIn } from '../support/sign-in.ts';

let machines = 0;

/** The headers of a real session of such a caller; each time another account where the kind allows it. */
export async function headersOf(
  app: App,
  caller: Caller,
  scopes: readonly string[] = machineScopes,
): Promise<Record<string, string>> {
  const { db } = app;
  switch (caller.kind) {
    case 'colleague':
      return { ...(await signIn(db, { staffId: caller.staffId })).headers };
    case 'ocmw':
      return { ...(await signIn(db, { nis: caller.nis })).headers };
    case 'citizen': {
      if (caller.by === 'signIn') return { ...(await signIn(db, { personId: caller.personId })).headers };
      const { url } = await appVerbs.makePersonLink(app, caller.trajectoryId!);
      const { token } = await openPersonLink(app, url.slice(url.lastIndexOf('/') + 1));
      return { cookie: `w2=${token}`, 'sec-fetch-site': 'same-origin' };
    }
    case 'machine': {
      const clientId = `machine-${(machines += 1)}-${caller.organisationId.toLowerCase()}`;
      const whose = caller.partner ?? caller.nis!;
      const { secret } = await appVerbs.addMachine(app, { clientId, whose, scopes });
      return { authorization: `Bearer ${(await machineToken(app, clientId, secret))!.token}` };
    }
    case 'direct':
      throw new Error('the tool on the server does not sign in');
    default:
      return { ...(await signIn(db, { kind: caller.kind })).headers };
  }
}
