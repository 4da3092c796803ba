import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";

/** Bytes an uploaded logo may have. */
const MOST_BYTES = 2_000_000;
const PIXELS = 20_000_000;

/**
 * Sets or removes (null) the logo at the head of mails to people: whatever picture is given becomes a PNG of at most
 * 360 × 80 without metadata. With an audit row. Needs `settings:manage`. VALIDATION_ERROR for what is no picture.
 */
export async function saveLogo(ctx: Ctx, picture: Buffer | null): Promise<void> {
  authorize(ctx, "settings:manage");
  const png = picture && (await toPng(picture));
  await write(ctx, async (tx) => {
    if (png) {
      await tx.query(
        `insert into tenant_logos (tenant_id, png, created_at) values ($1, $2, $3)
         on conflict (tenant_id) do update set png = excluded.png, created_at = excluded.created_at`,
        [ctx.tenantId, png, ctx.now()],
      );
    } else {
      await tx.query("delete from tenant_logos where tenant_id = $1", [ctx.tenantId]);
    }
    await recordAudit(ctx, tx, {
      action: png ? "logo.set" : "logo.removed",
      targetType: "tenant",
      targetId: ctx.tenantId,
    });
  });
}

async function toPng(picture: Buffer): Promise<Buffer> {
  if (picture.length > MOST_BYTES) throw invalid({ logo: ["At most 2 MB."] });
  const { default: sharp } = await import("sharp");
  try {
    const image = sharp(picture, { limitInputPixels: PIXELS, failOn: "error" });
    const { format } = await image.metadata();
    // No SVG: it is a program that would be drawn on the server.
    if (!["png", "jpeg", "webp"].includes(format ?? "")) throw new Error("format");
    return await image
      .resize(360, 80, { fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw invalid({ logo: ["Choose a PNG, JPEG or WebP picture."] });
  }
}
