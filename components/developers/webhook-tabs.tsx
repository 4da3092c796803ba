import { PartTabs } from "@/components/ui/part-tabs";

const TABS = [
  { href: "/developers/webhooks/", label: "Endpoints", exact: true },
  { href: "/developers/webhooks/deliveries/", label: "Deliveries" },
  { href: "/developers/webhooks/signatures/", label: "Signatures" },
] as const;

/** The pages about webhooks. */
export const WebhookTabs = () => <PartTabs label="Webhooks" tabs={TABS} />;
