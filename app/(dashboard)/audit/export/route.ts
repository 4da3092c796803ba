import { exportEntries } from "@/lib/audit/export-entries";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";

/** The whole audit log as JSON lines, streamed. Admins and auditors; the export is itself an entry of the log. */
export async function GET(): Promise<Response> {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "audit:read")) {
    return new Response("The audit log is for admins and auditors.\n", { status: 403 });
  }
  const lines = exportEntries(ctx);
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
  const day = ctx.now().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${day}.jsonl"`,
      "cache-control": "no-store",
    },
  });
}
