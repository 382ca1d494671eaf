import { expect, it } from 'vitest';
import { personOf } from '../../rights/lives.ts';
import { signIn, type SignsIn } from '../../support/sign-in.ts';
import type { Ground, Role } from './ground.ts';
import type { House } from './house.ts';
import { listed } from './listed.ts';

/** What an address or a form may hold that no page of ours would put there. */
const odd = ['', '-1', '1e99', '2026-13-45', 'x'.repeat(300), '\0', "'; <b>", '%', '__proto__', 'é😀'];

/** Which names a page looks for in its address, beside where it leads back to. */
async function namesAsked<T>(
  open: () => Promise<T>,
): Promise<{ readonly names: readonly string[]; readonly answer: T }> {
  const names = new Set<string>();
  const ofAddress = new WeakSet<URLSearchParams>();
  const params = URLSearchParams.prototype;
  const { get, has } = params;
  const part = Object.getOwnPropertyDescriptor(URL.prototype, 'searchParams')!;
  const noting = (real: (this: URLSearchParams, name: string) => unknown) =>
    function (this: URLSearchParams, name: string) {
      if (ofAddress.has(this)) names.add(name);
      return real.call(this, name);
    };
  Object.assign(params, { get: noting(get), has: noting(has) });
  Object.defineProperty(URL.prototype, 'searchParams', {
    ...part,
    get(this: URL) {
      const found = part.get!.call(this) as URLSearchParams;
      ofAddress.add(found);
      return found;
    },
  });
  try {
    const answer = await open();
    return { answer, names: [...names].filter((name) => !['terug', 'blad'].includes(name)) };
  } finally {
    Object.assign(params, { get, has });
    Object.defineProperty(URL.prototype, 'searchParams', part);
  }
}

interface Sent {
  readonly action: string;
  readonly names: readonly string[];
  readonly hidden: readonly (readonly [string, string])[];
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');

/** The forms of a page that ask for something; a press alone is no field. */
const formsIn = (text: string, path: string): readonly Sent[] =>
  [...text.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const fields = [...form.matchAll(/<(?:input|select|textarea)\s[^>]*>/g)].map(([tag]) => tag);
    const isHidden = (tag: string): boolean => attribute(tag, 'type') === 'hidden';
    const names = new Set(fields.filter((tag) => !isHidden(tag)).map((tag) => attribute(tag, 'name')));
    const hidden = fields.filter(isHidden).map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')] as const);
    return names.size === 0 ? [] : [{ action: attribute(form, 'action') || path, names: [...names], hidden }];
  });

/** What no field asks for changes nothing, and whoever typed something odd is told so on a page. */
export function itTakesOddValues(housed: () => House, laid: () => Ground): void {
  const cookies = new Map<string, string>();
  // What a person says of themself is done at once, so it is somebody whose workflow runs.
  const whoIs = async (as: Role): Promise<SignsIn> =>
    as === 'citizen' ? { personId: await personOf(housed().app.db, laid().member) } : laid().who[as];
  const asked = async (as: Role, path: string, form?: URLSearchParams) => {
    const { app, url } = housed();
    const token = cookies.get(as) ?? (await signIn(app.db, await whoIs(as), 'browser')).token;
    cookies.set(as, token);
    const answer = await fetch(url + path, {
      headers: { cookie: `w2=${token}`, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
      ...(form ? { method: 'POST', body: form } : {}),
    });
    const file = answer.headers.has('content-disposition');
    return { status: answer.status, file, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  const faultOf = ({ status, file, type, text }: Awaited<ReturnType<typeof asked>>): string | null => {
    if (status === 303 || file) return null;
    if (status >= 500) return `${status}`;
    if (!type.startsWith('text/html')) return type || 'no page';
    if (text.match(/<h1[ >]/g)?.length !== 1) return 'not one heading';
    return /\bNaN\b|undefined|\[object|Invalid Date/.exec(text.replace(/<script[\s\S]*?<\/script>/g, ''))?.[0] ?? null;
  };

  it('say on a page what they cannot make of an odd address or an odd form', async () => {
    const faults: string[] = [];
    const seen = new Set<string>();
    let tried = 0;
    const tries = async (as: Role, path: string, form?: URLSearchParams): Promise<void> => {
      tried += 1;
      const fault = faultOf(await asked(as, path, form));
      if (fault) faults.push(`${path} as ${as}${form ? `, ${form.toString().slice(0, 300)}` : ''}: ${fault}`);
    };
    const anew = (key: string): boolean => !seen.has(key) && seen.add(key) !== null;
    for (const { as, route, path, status } of listed) {
      if (status !== undefined) continue;
      const at = path(laid());
      const { names, answer } = await namesAsked(() => asked(as, at));
      const [base = '', query] = at.split('?');
      for (const name of names.filter((one) => anew(`${route} ?${one}`))) {
        const rest = new URLSearchParams(query);
        rest.delete(name);
        for (const skip of [0, 3]) rest.append(name, odd[(tried + skip) % odd.length]!);
        await tries(as, `${base}?${rest.toString()}`);
      }
      for (const form of formsIn(answer.text, at)) {
        if (!anew(`${form.action.split('?')[0]} ${form.names.join()}`)) continue;
        for (const fill of [() => '', (index: number) => odd[(tried + index) % odd.length]!]) {
          const sent = new URLSearchParams(form.hidden.map(([name, value]): [string, string] => [name, value]));
          form.names.forEach((name, index) => sent.append(name, fill(index)));
          await tries(as, form.action, sent);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
}
