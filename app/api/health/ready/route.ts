import { readiness } from "@/lib/readiness";

export const dynamic = "force-dynamic";

/** Readiness: 200 when database, migrations and a worker are there, else 503 that says which is not. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, {
    status: state.status === "ready" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
