import { PartTabs } from "@/components/ui/part-tabs";

const TABS = [
  { href: "/settings/email/", label: "How mails look", exact: true },
  { href: "/settings/email/log/", label: "Log" },
] as const;

/** The pages about e-mail. */
export const EmailTabs = () => <PartTabs label="E-mail" tabs={TABS} />;
