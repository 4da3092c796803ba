import { unseal } from "../crypto/seal";
import { derivedKey } from "../env";
import type { EmailInputs } from "./enqueue-email";

/** A queued e-mail, ready to render. */
export type EmailContent = {
  [T in keyof EmailInputs]: { template: T; input: EmailInputs[T] };
}[keyof EmailInputs];

/** Opens what enqueueEmail sealed. Throws when the bytes belong to another row or installation. */
export function openEmailInput(id: string, template: string, sealed: Buffer): EmailContent {
  const plain = unseal(derivedKey("emails"), sealed, `emails/${id}`).toString();
  return { template, input: JSON.parse(plain) } as EmailContent;
}
