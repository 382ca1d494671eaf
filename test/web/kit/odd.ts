import { expect, it } from 'vitest';
import { signIn } from '../../support/sign-in.ts';
import type { Ground } from './ground.ts';
import type { House } from './house.ts';
import { listed } from './listed.ts';

/** What an address or a form may hold that no page of ours would put there. */
const odd = ['', '-1', '1e99', '2026-13-45', 'x'.repeat(300), '\0', "'; <b>", '%', '__proto__', 'é😀'];

/** Which names a page looks for in its address, beside where it leads back to. */
async function namesAsked(open: () => Promise<unknown>): Promise<readonly string[]> {
  const names = new Set<string>();
  const { prototype } = URLSearchParams;
  const { get, has } = prototype;
  const noting = (real: (this: URLSearchParams, name: string) => never) =>
    function (this: URLSearchParams, name: string) {
      names.add(name);
      return real.call(this, name);
    };
  Object.assign(prototype, { get: noting(get as never), has: noting(has as never) });
  try {
    await open();
  } finally {
    Object.assign(prototype, { get, has });
  }
  return [...names].filter((name) => name !== 'terug');
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
  const asked = async (as: (typeof listed)[number]['as'], path: string, form?: URLSearchParams) => {
    const { app, url } = housed();
    const token = cookies.get(as) ?? (await signIn(app.db, laid().who[as], 'browser')).token;
    cookies.set(as, token);
    const answer = await fetch(url + path, {
      headers: { cookie: `w2=${token}`, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
      ...(form ? { method: 'POST', body: form } : {}),
    });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  const faultOf = ({ status, type, text }: Awaited<ReturnType<typeof asked>>): string | null => {
    if (status === 303) return null;
    if (status >= 500) return `${status}`;
    if (!type.startsWith('text/html')) return type || 'no page';
    if (text.match(/<h1[ >]/g)?.length !== 1) return 'not one heading';
    return /\bNaN\b|undefined|\[object|Invalid Date/.exec(text.replace(/<script[\s\S]*?<\/script>/g, ''))?.[0] ?? null;
  };

  it('say on a page what they cannot make of an odd address', async () => {
    const faults: string[] = [];
    let tried = 0;
    for (const { as, path, status } of listed) {
      const at = path(laid());
      if (status !== undefined) continue;
      for (const name of await namesAsked(() => asked(as, at))) {
        const [base = '', query] = at.split('?');
        const rest = new URLSearchParams(query);
        rest.delete(name);
        const values = [odd[tried % odd.length]!, odd[(tried + 3) % odd.length]!];
        tried += 1;
        for (const value of values) {
          rest.append(name, value);
          const fault = faultOf(await asked(as, `${base}?${rest.toString()}`));
          if (fault) faults.push(`${base}?${rest.toString()} as ${as}: ${fault}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });

  it('say on a page what they cannot make of an odd form', async () => {
    const faults: string[] = [];
    const seen = new Set<string>();
    for (const { as, path, status } of listed) {
      if (status !== undefined) continue;
      const at = path(laid());
      for (const { action, names, hidden } of formsIn((await asked(as, at)).text, at)) {
        const key = `${action.split('?')[0]} ${names.join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const turn of [0, 3, 5]) {
          const form = new URLSearchParams(hidden.map(([name, value]): [string, string] => [name, value]));
          names.forEach((name, index) => form.append(name, turn === 0 ? '' : odd[(turn + index) % odd.length]!));
          const fault = faultOf(await asked(as, action, form));
          if (fault) faults.push(`${action} as ${as}, ${form.toString().slice(0, 300)}: ${fault}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(30);
  });
}
