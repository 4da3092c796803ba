import sharp from "sharp";
import { z } from "zod";
import type { CheckInput, RunMemory } from "../../provider";
import type { CaptureStep } from "../../registry";
import { openCapture } from "../local/open-capture";
import type { VendorClient } from "./client";
import { check, checkList, created } from "./payloads";

/** What has been begun at the vendor for one run; each step is kept before the next begins. */
export const vendorState = z.object({
  startedAt: z.string(),
  clientId: z.string().optional(),
  documentId: z.string().optional(),
  uploaded: z.array(z.string()).default([]),
  livePhotoId: z.string().optional(),
  /** The check is about to be created: after a crash it is looked for before another is made. */
  creating: z.boolean().optional(),
  checkId: z.string().optional(),
  /** Times in a row the vendor could not be reached. */
  failures: z.number().default(0),
});
export type VendorState = z.infer<typeof vendorState>;

/** Veridesk's check types that the vendor's API can carry out, and the pictures each sends. */
export const VENDOR_CHECKS = {
  document_check: ["document_front", "document_back"],
  identity_check: ["document_front", "selfie"],
  proof_of_address_check: ["proof_of_address"],
} as const satisfies Partial<Record<CheckInput["checkType"], readonly CaptureStep[]>>;

const TYPES: Record<string, string> = {
  passport: "passport",
  identity_card: "national_identity_card",
  driving_licence: "driving_license",
};
/** The vendor takes 34 kB to 4 MB a side. */
const MOST_BYTES = 4_000_000;

/**
 * Goes on with starting the check at the vendor from wherever an earlier try got to: client, document and its sides,
 * live photo, check. Done twice, every step is done once: what was begun is kept in `memory`, and a check that may
 * have been created is looked for first. Returns the state with `checkId`.
 */
export async function startCheck(
  client: VendorClient,
  input: CheckInput,
  memory: RunMemory,
  begun: VendorState,
): Promise<VendorState> {
  let state = begun;
  const keep = async (more: Partial<VendorState>) => {
    state = { ...state, ...more };
    await memory.save(state, state.checkId);
  };
  if (!state.clientId) {
    const { id } = await client.post("clients", personOf(input), created);
    await keep({ clientId: id });
  }
  const clientId = state.clientId as string;
  if (!state.documentId) {
    const { id } = await client.post("documents", { clientId, ...documentOf(input) }, created);
    await keep({ documentId: id });
  }
  const documentId = state.documentId as string;
  const sides = { document_front: "front", document_back: "back", proof_of_address: "front" } as const;
  for (const step of VENDOR_CHECKS[input.checkType as keyof typeof VENDOR_CHECKS]) {
    if (step === "selfie" || state.uploaded.includes(step)) continue;
    const file = await openCapture(input, step);
    if (!file) continue;
    await client.post(`documents/${documentId}/upload/${sides[step]}`, await fileOf(file, step), created);
    await keep({ uploaded: [...state.uploaded, step] });
  }
  if (input.checkType === "identity_check" && !state.livePhotoId) {
    const selfie = await openCapture(input, "selfie");
    if (selfie) {
      const { data } = await fileOf(selfie, "selfie");
      const { id } = await client.post("livePhotos", { clientId, data, performLivenessCheck: true }, created);
      await keep({ livePhotoId: id });
    }
  }
  if (state.creating) {
    const { items } = await client.get(`checks?clientId=${encodeURIComponent(clientId)}`, checkList);
    const [found] = items;
    if (found) await keep({ checkId: found.id });
  }
  if (!state.checkId) {
    await keep({ creating: true });
    const made = await client.post(
      "checks",
      {
        ...{ clientId, documentId, type: input.checkType, clientConsent: true },
        ...(state.livePhotoId ? { livePhotoId: state.livePhotoId } : {}),
        ...(input.checkType === "document_check" ? { options: input.options } : {}),
      },
      check,
    );
    await keep({ checkId: made.id });
  }
  return state;
}

/** As little as the vendor asks for. It wants an e-mail address; the person's own stays here. */
function personOf({ checkId, entity }: CheckInput): object {
  return {
    type: "person",
    email: `${checkId}@applicants.invalid`,
    externalId: checkId,
    personDetails: {
      ...{ firstName: entity.firstName, lastName: entity.lastName },
      ...(entity.middleName ? { middleName: entity.middleName } : {}),
      ...(entity.dateOfBirth ? { dob: entity.dateOfBirth } : {}),
      ...(entity.gender ? { gender: entity.gender } : {}),
      ...(entity.nationality ? { nationality: entity.nationality } : {}),
    },
  };
}

function documentOf({ checkType, claimed, entity }: CheckInput): object {
  if (checkType === "proof_of_address_check") return { type: "utility_bill" };
  const country = claimed?.documentCountry ?? entity.nationality;
  return {
    type: TYPES[claimed?.documentType ?? ""] ?? "passport",
    ...(country ? { issuingCountry: country } : {}),
  };
}

async function fileOf({ bytes, contentType }: { bytes: Buffer; contentType: string }, step: string) {
  const isPdf = contentType === "application/pdf";
  const fits = isPdf || bytes.length <= MOST_BYTES;
  const data = fits
    ? bytes
    : await sharp(bytes)
        .resize({ width: 2600, height: 2600, fit: "inside" })
        .jpeg({ quality: 85 })
        .toBuffer();
  return { fileName: `${step}.${isPdf ? "pdf" : "jpg"}`, data: data.toString("base64") };
}
