import { limitRequests } from "@/lib/applicant/limit-requests";
import { startPasskeySignIn } from "@/lib/auth/passkeys/sign-in-by-passkey";
import { isSameOrigin } from "@/lib/auth/same-origin";

/** A challenge to sign in by passkey; for our own pages only. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "Not from our own pages." }, { status: 403 });
  limitRequests("passkey challenges", 300);
  return Response.json(await startPasskeySignIn(), { headers: { "cache-control": "no-store" } });
}
