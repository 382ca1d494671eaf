/** As a browser does: keeps cookies per host, sends them along, follows to other addresses, says where a form comes from. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export class Browser {
  readonly jars = new Map<string, Map<string, string>>();

  /** @param follows false: the answer as it is, with its `location` */
  async get(url: string | URL, { follows = true, headers = {} } = {}): Promise<Page> {
    return this.ask(new URL(url), { method: 'GET', headers: { accept: 'text/html, */*;q=0.8', ...headers } }, follows);
  }

  async post(
    url: string | URL,
    form: Record<string, string> = {},
    { follows = true, headers = { 'sec-fetch-site': 'same-origin' } as Record<string, string> } = {},
  ): Promise<Page> {
    return this.ask(new URL(url), { method: 'POST', headers, body: new URLSearchParams(form) }, follows);
  }

  cookies(url: string | URL): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }

  private async ask(url: URL, init: RequestInit, follows: boolean, hops = 0): Promise<Page> {
    const jar = this.cookies(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!follows || location === null || hops > 12) {
      return { url, status: answer.status, headers: answer.headers, text: await answer.text() };
    }
    await answer.arrayBuffer();
    return this.ask(
      new URL(location, url),
      { method: 'GET', headers: { accept: 'text/html, */*;q=0.8' } },
      true,
      hops + 1,
    );
  }
}
