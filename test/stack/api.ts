import { type Client, createClient } from '@countersign/ui/client/create-client';

export interface Sites {
  readonly portal: string;
  readonly console: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** `mem_...` of staff, `con_...` of a partner's people. */
  readonly membershipId: string;
  readonly cookie: string;
}

/** The API as somebody's browser calls it: with their cookie, from the page of their own app, for their membership. */
export function clientOf(apiUrl: string, sites: Sites, person: Person | undefined): Client {
  const origin = person?.membershipId.startsWith('con_') ? sites.portal : sites.console;
  return createClient({
    baseUrl: `${apiUrl}/api/v1`,
    membership: () => person?.membershipId,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('origin', origin);
      if (person !== undefined) headers.set('cookie', person.cookie);
      return fetch(input, { ...init, headers });
    },
  });
}

/** Signs in with the password and gives the cookies that a browser would keep. */
export async function signIn(
  apiUrl: string,
  origin: string,
  login: { readonly email: string; readonly password: string },
): Promise<string> {
  const reply = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(login),
  });
  if (!reply.ok) throw new Error(`${login.email} could not sign in: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
