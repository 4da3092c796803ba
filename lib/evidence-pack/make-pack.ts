import packageJson from "@/package.json";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { openMedia } from "../media/open-media";
import { assertPerson } from "../verification/assert-person";
import { gatherPack } from "./gather-pack";
import type { Pack } from "./pack-format";
import type { OpenPicture } from "./write-pack";

/**
 * A session's record to hand on. Needs `results:read` and `reviews:read`, with pictures `media:view` as well; in the
 * audit log with what was taken before anything is given out. NOT_FOUND.
 */
export async function makePack(
  ctx: Ctx,
  input: { sessionId: string; format: "json" | "pdf"; images: boolean },
): Promise<{ pack: Pack; open: OpenPicture | null }> {
  authorize(ctx, "results:read");
  authorize(ctx, "reviews:read");
  if (input.images) authorize(ctx, "media:view");
  const person = assertPerson(ctx);
  const role = "role" in ctx.actor ? ctx.actor.role : "";
  const pack = await gatherPack(ctx, input.sessionId, { person, role }, packageJson.version);
  const sessionId = String(pack.session.id);
  const there = pack.captures.filter((c) => c.deleted === null).map((c) => c.media_id);
  await write(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: "evidence_pack.made",
      targetType: "session",
      targetId: sessionId,
      details: { format: input.format, media_ids: input.images ? there : [] },
    }),
  );
  const { tx: _tx, ...rest } = ctx;
  const system: Ctx = { ...rest, actor: { type: "system", name: "evidence pack" } };
  return {
    pack,
    open: input.images ? (capture) => openMedia(system, { sessionId, mediaId: capture.media_id }) : null,
  };
}
