import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { cyrillic, greek, latin, latinExt } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Veridesk", template: "%s · Veridesk" },
  robots: { index: false, follow: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

const fonts = [latin, latinExt, cyrillic, greek].map((font) => font.variable).join(" ");

/** The document. A remembered theme is in the first byte (cookie), so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("veridesk_theme")?.value;
  const chosen = theme === "light" || theme === "dark" ? theme : undefined;
  return (
    <html lang="en" className={fonts} data-theme={chosen} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
