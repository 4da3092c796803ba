import { CopyButton } from "./copy-button";

/** Something shown only now, to be copied whole. */
export function SecretOnce({ label, secret, note }: { label: string; secret: string; note: string }) {
  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-2">{note}</p>
      <div className="flex items-start gap-2 rounded-md border border-line-2 bg-sunken p-2">
        <code className="min-w-0 flex-1 text-xs leading-5 break-all text-ink select-all">{secret}</code>
        <CopyButton text={secret} what={label} />
      </div>
    </div>
  );
}
