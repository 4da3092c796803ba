import { hkdfSync } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"]).transform((v) => v === "1" || v === "true");
const list = z.string().transform((v) =>
  v
    .split(",")
    .map((s) => s.trim())
    .filter(Boolean),
);

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** PostgreSQL, as the role that owns the schema; the processes step down from it (db/client.ts). */
  DATABASE_URL: z.string().min(1),
  /** Connections per process used for transactions. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** Where people and clients reach this installation; all public links are built from it. */
  BASE_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  /** Where signed checkpoints of the audit chains are appended; DATA_DIR/checkpoints when unset. */
  AUDIT_CHECKPOINT_DIR: z.string().default(""),
  /** 32 bytes, base64: every key of this installation is derived from it or wrapped by it. */
  VERIDESK_SECRET: z
    .string()
    .refine((v) => Buffer.from(v, "base64").length === 32, "must be 32 bytes in base64"),
  /** Encrypted media in an S3-compatible bucket instead of on local disk (DATA_DIR). */
  S3_BUCKET: z.string().min(3).max(63).optional(),
  S3_REGION: z.string().default("us-east-1"),
  /** Of a store that is not AWS's own. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Without these the SDK's own chain is asked: environment, instance role. */
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default("smtp://127.0.0.1:1025"),
  MAIL_FROM: z.string().default("Veridesk <no-reply@localhost>"),
  /** Hosts that webhooks may reach although they are private or loopback, and then by http too. */
  WEBHOOK_ALLOW_HOSTS: list.default([]),
  /** Demo mode: shows demo accounts at sign-in. Never in production. */
  VERIDESK_DEMO: flag.default(false),
  /** Single sign-on: an OpenID provider (issuer without /.well-known/…); with all three set, people may sign in there. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((v) => v.startsWith("https:") || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${v}/`), {
      message: "must be https",
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().max(60).default("your organisation"),
  /** Values of amr (RFC 8176) and acr that say a second factor was used. acr values are also asked for. */
  OIDC_STRONG_AMR: list.default(["mfa"]),
  OIDC_STRONG_ACR: list.default([]),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info"),
  /** Requests a minute per API key, and per tenant. */
  RATE_LIMIT_KEY: z.coerce.number().int().min(1).default(12_000),
  RATE_LIMIT_TENANT: z.coerce.number().int().min(1).default(30_000),
  /** Where traces go (OTLP over HTTP, e.g. http://collector:4318); unset: no traces, nothing loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Port of the Prometheus endpoint of this process; unset: none. It listens on METRICS_HOST only. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().default("127.0.0.1"),
  /** Asked for as `Authorization: Bearer …` on the metrics port; needed when METRICS_HOST is not loopback. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Which provider carries a check type out in live mode, such as document_check=complycube; others run here. */
  CHECK_PROVIDERS: list
    .default([])
    .refine((v) => v.every((pair) => /^[a-z_]+=(local|complycube)$/.test(pair)), {
      message: "must be pairs such as document_check=complycube",
    }),
  COMPLYCUBE_URL: z.url({ protocol: /^https?$/ }).default("https://api.complycube.com/v1"),
  COMPLYCUBE_API_KEY: z.string().optional(),
  /** Signs its callbacks. */
  COMPLYCUBE_WEBHOOK_SECRET: z.string().optional(),
  /** After this without a result a check ends `error`. */
  COMPLYCUBE_DEADLINE_MINUTES: z.coerce.number().min(0.01).max(10_080).default(240),
  /** Number of proxies in front whose X-Forwarded-For entries are trusted. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
});

export type Env = z.infer<typeof schema>;
let cached: Env | undefined;
const derived = new Map<string, Buffer>();

/**
 * The settings of this process, parsed once from the environment; the only reader of process.env.
 * Throws an Error naming each wrong variable (never its value).
 */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; ");
    throw new Error(`Settings are not usable: ${wrong}`);
  }
  cached = parsed.data;
  return cached;
}

/** A 32-byte key for one purpose, derived from VERIDESK_SECRET by HKDF-SHA256 (RFC 5869). */
export function derivedKey(purpose: string): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = deriveKey(env().VERIDESK_SECRET, purpose);
  derived.set(purpose, key);
  return key;
}

/** The same from a secret (32 bytes, base64) that is not, or no longer, this installation's. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(secret, "base64"), "veridesk", purpose, 32));

/** Folder of encrypted media on local disk. */
export function mediaDir(): string {
  return resolve(env().DATA_DIR, "media");
}

/** Folder of the audit chains' checkpoints: best on a machine that the database's administrators cannot write to. */
export function checkpointDir(): string {
  return resolve(env().AUDIT_CHECKPOINT_DIR || `${env().DATA_DIR}/checkpoints`);
}

/** next-auth learns its own address from the environment and nowhere else; this is the one place that writes it. */
export function nextAuthReadsBaseUrl(): void {
  process.env.NEXTAUTH_URL = env().BASE_URL;
}
