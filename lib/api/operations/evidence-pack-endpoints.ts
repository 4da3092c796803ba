import { operatorPublicKey } from "../../crypto/operator-key";
import { keyId } from "../../evidence-pack/key-id";
import { makePack } from "../../evidence-pack/make-pack";
import { signPack } from "../../evidence-pack/sign-pack";
import { wholePack } from "../../evidence-pack/whole-pack";
import { writePack } from "../../evidence-pack/write-pack";
import * as contract from "../contracts/evidence-packs";
import type { Endpoint } from "../endpoint";

export const getEvidencePackEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/evidence-pack",
  summary: "Get a session's signed evidence pack, without pictures; the dashboard gives it with them",
  scope: "results:read",
  success: { status: 200, schema: contract.evidencePack },
  async run(ctx, { params }) {
    const sessionId = params.session_id ?? "";
    const { pack } = await makePack(ctx, { sessionId, format: "json", images: false });
    const bytes = await wholePack(writePack(pack, null, signPack));
    // In the order in which it was written: the answer's bytes are the file's.
    return { status: 200, body: JSON.parse(bytes.toString()) as object };
  },
};

export const getEvidenceKeyEndpoint: Endpoint = {
  method: "GET",
  path: "/evidence-key",
  summary: "Get the public key that evidence packs are signed with",
  scope: "public",
  success: { status: 200, schema: contract.evidenceKey },
  async run() {
    const publicKey = operatorPublicKey();
    return { status: 200, body: { algorithm: "Ed25519", key_id: keyId(publicKey), public_key: publicKey } };
  },
};
