"use client";
import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";

type Props = { sessionId: string; withImages: boolean };

/** The session's record to take away, signed; each download is logged. */
export function EvidenceMenu({ sessionId, withImages }: Props) {
  const router = useRouter();
  const get = (format: "pdf" | "json", images: boolean) =>
    location.assign(`/evidence-pack/${sessionId}/?format=${format}${images ? "&images=1" : ""}`);
  return (
    <Menu
      trigger={
        <Button>
          Evidence pack
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {withImages ? <MenuItem onSelect={() => get("pdf", true)}>PDF with pictures</MenuItem> : null}
      <MenuItem onSelect={() => get("pdf", false)}>PDF without pictures</MenuItem>
      {withImages ? <MenuItem onSelect={() => get("json", true)}>Signed JSON with pictures</MenuItem> : null}
      <MenuItem onSelect={() => get("json", false)}>Signed JSON without pictures</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => router.push(`/developers/webhooks/?session=${sessionId}`)}>
        Webhook deliveries
      </MenuItem>
    </Menu>
  );
}
