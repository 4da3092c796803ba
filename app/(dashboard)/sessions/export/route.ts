import { sessionFilter } from "@/lib/api/operations/session-query";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { DomainError } from "@/lib/errors";
import { exportSessions } from "@/lib/verification/export-sessions";

/** The filtered list as CSV, streamed. The mode is in the address, so that the file is that of the list that was seen. */
export async function GET(request: Request): Promise<Response> {
  const { ctx: seen } = await getReviewer();
  const { mode, entity_id, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const ctx = { ...seen, mode: mode === "live" ? ("live" as const) : ("test" as const) };
  if (!allows(ctx.actor, ctx.mode, "sessions:read"))
    return new Response("You do not have permission to do this.\n", { status: 403 });
  let lines: AsyncGenerator<string, void>;
  try {
    lines = exportSessions(ctx, { ...sessionFilter(query), ...(entity_id ? { entityId: entity_id } : {}) });
  } catch (error) {
    if (error instanceof DomainError) return new Response(`${error.message}\n`, { status: 400 });
    throw error;
  }
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const name = `${ctx.mode === "test" ? "TEST-" : ""}sessions-${ctx.now().toISOString().slice(0, 10)}.csv`;
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
