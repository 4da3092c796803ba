/** What signing in came to. */
export type SignInAnswer =
  | "signed-in"
  | "wrong"
  | "code_missing"
  | "code_wrong"
  | { waitSeconds: number }
  | "unreachable";

/** Signs in by e-mail and password and, where there is a second factor, its code. The answer sets the cookie. */
export const signIn = (email: string, password: string, code: string): Promise<SignInAnswer> =>
  callBack("credentials", { email, password, code });

/** Signs in by a passkey of this device; "wrong" also when the person turned it down. */
export async function signInByPasskey(): Promise<SignInAnswer> {
  try {
    const asked = await fetch("/api/auth/passkey/", { method: "POST" });
    if (!asked.ok) return "unreachable";
    const { challengeId, options } = await asked.json();
    const { startAuthentication } = await import("@simplewebauthn/browser");
    const response = await startAuthentication({ optionsJSON: options }).catch(() => null);
    if (!response) return "wrong";
    return callBack("passkey", { answer: JSON.stringify({ challengeId, response }) });
  } catch {
    return "unreachable";
  }
}

/** Goes to the OpenID provider, which leads back to `returnTo`; false when the way there is not known just now. */
export async function goToSingleSignOn(returnTo: string): Promise<boolean> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf/")).json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/signin/oidc/", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, callbackUrl: returnTo, json: "true" }),
    });
    const { url } = (await answer.json()) as { url: string };
    // Back to our own page means that the provider could not be reached.
    if (new URL(url, location.href).origin === location.origin) return false;
    location.assign(url);
    return true;
  } catch {
    return false;
  }
}

/** next-auth's callback of a provider: its cross-site token first. */
async function callBack(provider: string, fields: Record<string, string>): Promise<SignInAnswer> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf/")).json()) as { csrfToken: string };
    const answer = await fetch(`/api/auth/callback/${provider}/`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, ...fields, json: "true" }),
    });
    if (answer.ok) return "signed-in";
    const { url } = (await answer.json()) as { url: string };
    const error = new URL(url, location.href).searchParams.get("error") ?? "";
    if (error === "code_missing" || error === "code_wrong") return error;
    const wait = /^throttled:(\d+)$/.exec(error);
    return wait ? { waitSeconds: Number(wait[1]) } : "wrong";
  } catch {
    return "unreachable";
  }
}
