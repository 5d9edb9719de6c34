/** A refusal of the sign-in routes, with the code of the library that serves them. */
export class IdentityProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(parts: { status: number; code: string; message: string; retryAfterSeconds?: number | undefined }) {
    super(parts.message);
    this.name = 'IdentityProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }
}

export interface IdentityOptions {
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
}

export type IdentityClient = ReturnType<typeof createIdentityClient>;

/** Sign-in, password and second factor: the routes of better-auth, which answer in a shape of their own. */
export function createIdentityClient(options: IdentityOptions = {}) {
  const baseUrl = options.baseUrl ?? '/api/auth';
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init));

  async function post<Answer>(path: string, body: Record<string, unknown> = {}): Promise<Answer> {
    let response: Response;
    try {
      response = await send(`${baseUrl}/${path}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch {
      throw new IdentityProblem({ status: 0, code: 'UNREACHABLE', message: 'No answer from the server' });
    }
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw problemOf(response, answer);
    return answer as Answer;
  }

  return {
    signIn: async (input: { email: string; password: string; rememberMe?: boolean }) => {
      const answer = await post<{ twoFactorRedirect?: boolean }>('sign-in/email', input);
      return { needsTwoFactor: answer.twoFactorRedirect === true };
    },
    signOut: () => post<unknown>('sign-out'),
    /** Answers alike whether or not the address is known. */
    requestPasswordReset: (input: { email: string; redirectTo: string }) =>
      post<unknown>('request-password-reset', input),
    resetPassword: (input: { token: string; newPassword: string }) => post<unknown>('reset-password', input),
    changePassword: (input: { currentPassword: string; newPassword: string }) =>
      post<unknown>('change-password', { ...input, revokeOtherSessions: true }),
    enableTwoFactor: (input: { password: string }) =>
      post<{ totpURI: string; backupCodes: string[] }>('two-factor/enable', input),
    disableTwoFactor: (input: { password: string }) => post<unknown>('two-factor/disable', input),
    verifyTotp: (input: { code: string; trustDevice?: boolean }) => post<unknown>('two-factor/verify-totp', input),
    verifyBackupCode: (input: { code: string }) => post<unknown>('two-factor/verify-backup-code', input),
    generateBackupCodes: (input: { password: string }) =>
      post<{ backupCodes: string[] }>('two-factor/generate-backup-codes', input),
  };
}

function problemOf(response: Response, answer: unknown): IdentityProblem {
  const fields = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const retryAfter = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after') ?? Number.NaN);
  return new IdentityProblem({
    status: response.status,
    code: text('code') ?? `HTTP_${response.status}`,
    message: text('message') ?? response.statusText,
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  });
}
