"use client";
import { ChevronDown, LogOut, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Initials } from "@/components/ui/initials";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { rememberChoice } from "@/lib/client/remember-choice";
import { ROLE_WORDS } from "@/lib/format/labels";

type Props = {
  name: string;
  role: string;
  tenant: string;
  theme: "system" | "light" | "dark";
  signOut: () => Promise<void>;
};

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** Who is signed in, the theme, and the way out. */
export function PersonMenu({ name, role, tenant, theme: initial, signOut }: Props) {
  const [theme, setTheme] = useState<string>(initial);
  const router = useRouter();
  const choose = (next: string) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    rememberChoice("veridesk_theme", next === "system" ? null : next);
  };
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          className="pr-1.5 pl-1"
          aria-label={`${name}, ${ROLE_WORDS[role] ?? role}: account`}
        >
          <Initials name={name} />
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <p className="px-2 pt-1.5 pb-1 text-sm leading-4.5">
        <bdi className="font-medium">{name}</bdi>
        <span className="block text-xs text-ink-3">
          {ROLE_WORDS[role] ?? role} at {tenant}
        </span>
      </p>
      <MenuLine />
      <MenuChoice label="Theme" value={theme} onChange={choose} options={THEMES} />
      <MenuLine />
      <MenuItem onSelect={() => router.push("/account/")}>
        <UserRound aria-hidden />
        Your account
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
