import type { z } from "zod";
import { Card } from "@/components/ui/card";
import { CopiedId } from "@/components/ui/copied-id";
import { Time } from "@/components/ui/time";
import type { erasure } from "@/lib/api/contracts/retention";

type Receipt = NonNullable<z.infer<typeof erasure>["receipt"]>;

/** What an erasure took away, what it left and why, and the hash of every file that is gone. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const files = receipt.destroyed_files;
  return (
    <>
      <Card
        title="Receipt"
        line={
          <>
            Erased <Time at={receipt.erased_at} as="short" />, with {receipt.sessions}{" "}
            {receipt.sessions === 1 ? "session" : "sessions"} and {files.length}{" "}
            {files.length === 1 ? "file" : "files"}. It holds no personal data and may be handed out.
          </>
        }
        aside={<CopiedId id={receipt.entity_id} label="entity id" />}
      >
        <KeptAndGone erased={receipt.erased} kept={receipt.kept} />
      </Card>
      {files.length > 0 ? (
        <Card title="Destroyed files" line="SHA-256 of each as it was; its key was destroyed with it.">
          <ul className="grid gap-1">
            {files.map((file) => (
              <li key={file.media_id}>
                <code className="text-xs break-all text-ink-2">{file.sha256}</code>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

type Lists = { erased: readonly string[]; kept: readonly { what: string; because: string }[] };

/** What goes, and what stays and why. */
export function KeptAndGone({ erased, kept }: Lists) {
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="mb-1 font-medium">Destroyed</h3>
        <ul className="grid list-disc gap-0.5 pl-4.5 text-ink-2">
          {erased.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="mb-1 font-medium">Stays</h3>
        <ul className="grid list-disc gap-0.5 pl-4.5 text-ink-2">
          {kept.map(({ what, because }) => (
            <li key={what}>
              {what}. <span className="text-ink-3">Why: {because}.</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
