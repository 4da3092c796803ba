"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { endSignIn } from "@/lib/auth/end-sign-in";
import { findReviewer } from "@/lib/auth/get-reviewer";
import { MODE_COOKIE, modeOf } from "@/lib/auth/mode-cookie";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { SIGN_IN_COOKIES } from "@/lib/auth/sign-in-cookie";
import { env } from "@/lib/env";

const own = async () => isSameOrigin({ method: "POST", headers: await headers() });

/** Shows the other world from now on. It is a view, not a right: every verb still asks the role table. */
export async function chooseMode(mode: "test" | "live"): Promise<void> {
  if (!(await own())) return;
  (await cookies()).set(MODE_COOKIE, modeOf(mode), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().BASE_URL.startsWith("https:"),
    path: "/",
    maxAge: 31_536_000,
  });
}

/** Ends the sign-in here and everywhere its cookie was copied to. */
export async function signOut(): Promise<void> {
  if (!(await own())) return;
  const reviewer = await findReviewer();
  if (reviewer) await endSignIn(reviewer.ctx.actor.signInId);
  const jar = await cookies();
  for (const name of SIGN_IN_COOKIES) jar.delete({ name, path: "/", secure: name.startsWith("__Secure-") });
  redirect("/sign-in/");
}
