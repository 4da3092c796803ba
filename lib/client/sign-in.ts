/** What signing in came to. */
export type SignInAnswer = "signed-in" | "wrong" | { waitSeconds: number } | "unreachable";

/**
 * Signs in through next-auth's credentials callback: its cross-site token first, then e-mail and password. The
 * cookie is set by the answer.
 */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf/")).json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials/", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    if (answer.ok) return "signed-in";
    const { url } = (await answer.json()) as { url: string };
    const error = new URL(url, location.href).searchParams.get("error") ?? "";
    const wait = /^throttled:(\d+)$/.exec(error);
    return wait ? { waitSeconds: Number(wait[1]) } : "wrong";
  } catch {
    return "unreachable";
  }
}
