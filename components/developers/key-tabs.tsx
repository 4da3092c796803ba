import { PartTabs } from "@/components/ui/part-tabs";

const TABS = [
  { href: "/developers/api-keys/", label: "Keys", exact: true },
  { href: "/developers/api-keys/requests/", label: "Requests" },
] as const;

/** The pages about API keys. */
export const KeyTabs = () => <PartTabs label="API keys" tabs={TABS} />;
