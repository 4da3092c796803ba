import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

// Scripts inline: Next streams pages with them, and a nonce would need proxy.ts on every request. The development
// server also evaluates text and speaks over a socket.
const contentSecurityPolicy = (development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
];

const config = (phase: string): NextConfig => ({
  // Documented URLs end in "/", and the same URL without it must work for every method without a
  // redirect (a redirected POST loses its body in some clients).
  trailingSlash: true,
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // A build is of the product: its tests are type-checked by themselves (npm run typecheck).
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // Native or self-loading packages stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "sharp",
    "postgres",
    "pino",
    "nodemailer",
    "@aws-sdk/client-s3",
  ],
  async headers() {
    const policy = contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER);
    const headers = [...securityHeaders, { key: "Content-Security-Policy", value: policy }];
    // People's pictures are no pages: whatever they hold, nothing in them may run. The later rule wins.
    const pictures = [{ key: "Content-Security-Policy", value: "default-src 'none'; sandbox" }];
    return [
      { source: "/:path*", headers },
      { source: "/media/:path*", headers: pictures },
    ];
  },
});

export default config;
