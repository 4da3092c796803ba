import { CONSENT_VERSION } from "@/lib/applicant/consent-text";
import { type Action, allows } from "@/lib/authorize";
import type { Role } from "@/lib/context";
import type { Mode, Scene } from "./access-scene";

/**
 * What an entrance asks for. A capability stands for the roles that lib/authorize.ts gives it to; `member` is any
 * signed-in person; `anyone` needs no sign-in, for the reason given beside it.
 */
export type Needs = Action | "member" | "anyone";
type Given = { scene: Scene; who: Role };

/** Whether this role may come in here, by the one table of lib/authorize.ts. */
export function mayEnter(needs: Needs, role: Role, mode: Mode): boolean {
  if (needs === "member" || needs === "anyone") return true;
  const person = { id: "", name: "", email: "" };
  return allows({ type: "user", person, role, signInId: "" }, mode, needs);
}

type ActionEntry = {
  needs: Needs;
  /** What it is called with: things that exist, so that a refusal cannot be a "not found". */
  args?: (given: Given) => unknown[];
  /** Open to those who still have to set up the second factor that the tenant asks for. */
  anyStrength?: true;
  because?: string;
};

const session = ({ scene }: Given) => scene.ids.session_id;
const entity = ({ scene }: Given) => scene.ids.entity_id;
const key = {
  ...{ name: "Key", description: "", scopes: ["webhooks:read"], expiresInDays: null, allowedIps: [] },
  errorCodes: "documented",
};
const endpoint = { url: "https://9.9.9.9/new", description: "", eventTypes: ["*"] };
const span = {
  ...{ since: "2026-06-12T12:00:00Z", until: null, endpointId: null, includeDelivered: true },
};
const draft = { language: "en", subject: "Hello", text: "{organisation} asks.", colour: "#0f5f6b" };
const mail = { senderName: "Us", replyTo: "", colour: "#0f5f6b", language: "en", texts: {} };
const own = { needs: "member", anyStrength: true } as const;

/** Every server action. */
export const ACTIONS: Record<string, ActionEntry> = {
  "invitation#look": {
    needs: "anyone",
    args: () => ["x".repeat(43)],
    because: "its token is the permission",
  },
  "invitation#accept": {
    needs: "anyone",
    args: () => [{ token: "x".repeat(43), name: "Eve", password: "a few words are enough" }],
    because: "its token is the permission",
  },
  "frame-actions#chooseMode": { needs: "anyone", args: () => ["live"], because: "a view, not a right" },
  "frame-actions#signOut": { needs: "anyone", because: "who is not in has nothing to leave" },
  "account#beginTotp": own,
  "account#confirmTotpAction": { ...own, args: () => ["000000"] },
  "account#removeTotpAction": { ...own, args: () => ["wrong"] },
  "account#beginPasskey": own,
  "account#addPasskeyAction": {
    ...own,
    args: () => [{ challengeId: crypto.randomUUID(), name: "Key", response: { id: "x" } }],
  },
  "account#removePasskeyAction": { ...own, args: () => ["x"] },
  "account#changePasswordAction": { ...own, args: () => [{ current: "wrong", next: "short" }] },
  "account#endSignIns": { ...own, args: () => [null] },
  "developers/api-keys#makeKey": {
    needs: "keys:manage",
    args: ({ scene, who }) => [{ ...key, ownerId: scene.members[who] }],
  },
  "developers/api-keys#rotateKey": { needs: "keys:manage", args: ({ scene }) => [scene.ids.key_id, 1] },
  "developers/api-keys#revokeKey": { needs: "keys:manage", args: ({ scene }) => [scene.ids.key_id] },
  "developers/webhooks#addEndpoint": { needs: "webhooks:write", args: () => [endpoint] },
  "developers/webhooks#saveEndpoint": {
    needs: "webhooks:write",
    args: ({ scene }) => [scene.ids.webhook_id, endpoint],
  },
  "developers/webhooks#switchEndpoint": {
    needs: "webhooks:write",
    args: ({ scene }) => [scene.ids.webhook_id, false],
  },
  "developers/webhooks#removeEndpoint": {
    needs: "webhooks:write",
    args: ({ scene }) => [scene.ids.webhook_id],
  },
  "developers/webhooks#rotateSecret": {
    needs: "webhooks:write",
    args: ({ scene }) => [scene.ids.webhook_id],
  },
  "developers/webhooks#saveDefaultUrl": { needs: "webhooks:write", args: () => ["https://9.9.9.9/default"] },
  "developers/webhooks#sendTest": {
    needs: "webhooks:write",
    // Those who may name one that is not there: nothing is posted anywhere.
    args: ({ scene, who }) => [
      who === "admin" || who === "developer" ? crypto.randomUUID() : scene.ids.webhook_id,
      "verification.session_created",
    ],
  },
  "developers/webhooks#replayOne": {
    needs: "webhooks:write",
    args: ({ scene }) => [scene.ids.delivery_id],
  },
  "developers/webhooks#replayRange": { needs: "webhooks:write", args: () => [span] },
  "settings/team#invite": {
    needs: "team:manage",
    args: () => [{ email: "eve@example.com", role: "admin" }],
  },
  "settings/team#withdraw": { needs: "team:manage", args: ({ scene }) => [scene.ids.invitation_id] },
  "settings/team#setRole": { needs: "team:manage", args: ({ scene }) => [scene.members.other, "admin"] },
  "settings/team#setActive": { needs: "team:manage", args: ({ scene }) => [scene.members.other, false] },
  "settings/policies#savePolicies": { needs: "settings:manage", args: () => [{ expiryHours: 12 }] },
  "settings/email#saveMail": { needs: "settings:manage", args: () => [mail] },
  "settings/email#uploadLogo": { needs: "settings:manage", args: () => [new FormData()] },
  "settings/email#removeLogo": { needs: "settings:manage" },
  "settings/email#previewDraft": { needs: "settings:manage", args: () => [draft] },
  "settings/email#mailDraft": { needs: "settings:manage", args: () => [draft] },
  "settings/email#testServer": { needs: "settings:manage" },
  "sessions/[sessionId]#submitReview": {
    needs: "reviews:write",
    args: (given) => [session(given), { decision: "rejected", notes: "No.", expected_review_id: null }],
  },
  "sessions/[sessionId]#answerContest": {
    needs: "reviews:write",
    args: (given) => [session(given), { decision: "upheld", notes: "It stands." }],
  },
  "sessions/[sessionId]#decideOnHit": {
    needs: "reviews:write",
    args: (given) => [session(given), given.scene.ids.hit_id, "rejected", "Somebody else."],
  },
  "sessions/[sessionId]#revealNumber": { needs: "results:read", args: (given) => [session(given)] },
  "sessions/[sessionId]#sendLinkAgain": { needs: "sessions:write", args: (given) => [session(given)] },
  "sessions/[sessionId]#revoke": { needs: "sessions:write", args: (given) => [session(given)] },
  "entities#addEntity": {
    needs: "entities:write",
    args: () => [{ entity_type: "individual", first_name: "Ada", last_name: "King" }],
  },
  "entities#saveEntity": { needs: "entities:write", args: (given) => [entity(given), { phone: "1" }] },
  "entities#addNote": { needs: "entities:write", args: (given) => [entity(given), { text: "Called." }] },
  "entities#hold": {
    needs: "entities:write",
    args: (given) => [
      entity(given),
      { until: new Date(Date.now() + 86_400_000).toISOString(), authority: "The court", reason: "File 7" },
    ],
  },
  "entities#liftHold": { needs: "entities:write", args: (given) => [entity(given)] },
  "entities#setRelationship": {
    needs: "entities:write",
    args: (given) => [entity(given), { ended_at: null }],
  },
  "entities#erase": { needs: "entities:write", args: (given) => [entity(given)] },
};

type RouteEntry = {
  /** `applicant`: the link's token or the cookie of the person's device, never a sign-in. */
  needs: Needs | "applicant" | "each endpoint has its own entry";
  because?: string;
  /** A body for it, as JSON. */
  body?: object;
  /** Query that it is called with. */
  query?: string;
  /** For our own pages only, although nobody is signed in. */
  ownPages?: true;
  /** Next-auth's own handler asks Next for the request itself; this test proves it instead. */
  provenBy?: string;
};

const applicant = (body: object = {}): RouteEntry => ({ needs: "applicant", body });
const mounted: RouteEntry = { needs: "each endpoint has its own entry" };
const signIn: RouteEntry = {
  ...{
    needs: "anyone",
    because: "who signs in is not signed in",
    provenBy: "e2e/web/dashboard/sign-in.spec.ts",
  },
};
const open = (because: string): RouteEntry => ({ needs: "anyone", because });
const token = "x".repeat(43);
const every = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const under = (path: string) =>
  Object.fromEntries(every.map((method) => [`${method} ${path}`, mounted] as const));

/** Every method of every route handler. */
export const ROUTES: Record<string, RouteEntry> = {
  "GET /audit/export": { needs: "audit:read" },
  "GET /sessions/export": { needs: "sessions:read" },
  "GET /media/[sessionId]/[mediaId]": { needs: "media:view" },
  "GET /evidence-pack/[sessionId]": { needs: "results:read", query: "?format=json" },
  "GET /api/auth/[...nextauth]": signIn,
  "POST /api/auth/[...nextauth]": signIn,
  "POST /api/auth/passkey": { ...open("a challenge for whoever signs in"), ownPages: true },
  "POST /api/callbacks/complycube": open("its signature is the permission"),
  "GET /api/health": open("for load balancers"),
  "GET /api/health/ready": open("for load balancers"),
  "GET /api/openapi/[version]": open("documentation"),
  "GET /docs": open("documentation"),
  "GET /docs/assets/[file]": open("documentation"),
  ...under("/api/[...path]"),
  ...under("/api/v1/[...path]"),
  ...under("/api/v2/[...path]"),
  "POST /api/verify/[sessionId]/captures/[step]": applicant(),
  "POST /api/verify/[sessionId]/challenge": applicant({ cannot: [] }),
  "POST /api/verify/[sessionId]/contest": applicant({ text: "Please look.", language: "en", token }),
  "POST /api/verify/[sessionId]/decline": applicant({ token }),
  "POST /api/verify/[sessionId]/document": applicant({ type: "passport", country: "GB" }),
  "POST /api/verify/[sessionId]/handover": applicant({ token }),
  "POST /api/verify/[sessionId]/info": {
    ...open("a link that opens nothing is told so, and nothing else"),
    ...{ body: { token }, ownPages: true },
  },
  "POST /api/verify/[sessionId]/start": applicant({
    ...{ token, consent: { version: CONSENT_VERSION, language: "en" } },
  }),
  "GET /api/verify/[sessionId]/state": applicant(),
  "POST /api/verify/[sessionId]/submit": applicant(),
};

type PageEntry = { needs: Needs; because?: string; anyStrength?: true };

/** Every page. */
export const PAGES: Record<string, PageEntry> = {
  "/": { needs: "anyone", because: "sends on to the queue" },
  "/sign-in": { needs: "anyone", because: "who signs in is not signed in" },
  "/invitation": { needs: "anyone", because: "its token is the permission" },
  "/verify/[sessionId]": { needs: "anyone", because: "shows nothing without the link's token" },
  "/retention/[tenantId]": { needs: "anyone", because: "the law wants it public" },
  "/account": { needs: "member", anyStrength: true },
  "/audit": { needs: "audit:read" },
  "/developers/api-keys": { needs: "keys:manage" },
  "/developers/api-keys/requests": { needs: "keys:manage" },
  "/developers/webhooks": { needs: "webhooks:read" },
  "/developers/webhooks/[endpointId]": { needs: "webhooks:read" },
  "/developers/webhooks/deliveries": { needs: "webhooks:read" },
  "/developers/webhooks/deliveries/[deliveryId]": { needs: "webhooks:read" },
  "/developers/webhooks/signatures": { needs: "webhooks:read" },
  "/entities": { needs: "entities:read" },
  "/entities/new": { needs: "entities:write" },
  "/entities/[entityId]": { needs: "entities:read" },
  "/entities/[entityId]/edit": { needs: "entities:write" },
  "/overview": { needs: "sessions:read" },
  "/queue": { needs: "reviews:read" },
  "/sessions": { needs: "sessions:read" },
  "/sessions/[sessionId]": { needs: "sessions:read" },
  "/settings": { needs: "member" },
  "/settings/credits": { needs: "member" },
  "/settings/email": { needs: "settings:manage" },
  "/settings/email/log": { needs: "sessions:read" },
  "/settings/policies": { needs: "settings:manage" },
  "/settings/retention": { needs: "audit:read" },
  "/settings/team": { needs: "team:manage" },
};
