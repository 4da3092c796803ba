import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  // Documented URLs end in "/", and the same URL without it must work for every method without a
  // redirect (a redirected POST loses its body in some clients).
  trailingSlash: true,
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // A build is of the product: its tests are type-checked by themselves (npm run typecheck).
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // Native or self-loading packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "sharp", "postgres", "pino", "nodemailer"],
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
};

export default config;
