import { operatorPublicKey, signAsOperator } from "../crypto/operator-key";
import { keyId } from "./key-id";
import { rootOf } from "./leaf-hashes";
import { type Proof, signedBytes } from "./pack-format";

/** The proof over these hashes, signed with the operator's key. */
export function signPack(hashes: Record<string, string>): Proof {
  const root = rootOf(hashes);
  const publicKey = operatorPublicKey();
  return {
    algorithm: "Ed25519",
    hashes,
    key_id: keyId(publicKey),
    public_key: publicKey,
    root,
    signature: signAsOperator(signedBytes(root)),
  };
}
