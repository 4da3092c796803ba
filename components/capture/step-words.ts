import type { DocumentType } from "@/lib/applicant/capture-plan";
import type { CaptureStep } from "@/lib/checks/registry";
import type { AllTexts } from "./texts/use-all-texts";

type Words = { title: string; hint: string; why: string; look: string };

/** What a step is called and asks for; the document's name when this device knows which it is. */
export function stepWords(step: CaptureStep, type: DocumentType | null, t: AllTexts): Words {
  switch (step) {
    case "document_front":
      return {
        title: frontTitle(type, t),
        hint: type === "passport" ? t.hintPassport : t.hintFront,
        why: t.whyDocument,
        look: t.previewDocument,
      };
    case "document_back":
      return { title: backTitle(type, t), hint: t.hintBack, why: t.whyDocument, look: t.previewDocument };
    case "selfie":
      return { title: t.selfie, hint: t.hintSelfie, why: t.whyFace, look: t.previewFace };
    case "liveness":
      return { title: t.liveness, hint: t.hintSelfie, why: t.whyLiveness, look: t.previewFace };
    case "proof_of_address":
      return { title: t.address, hint: t.hintAddress, why: t.whyAddress, look: t.previewDocument };
  }
}

function frontTitle(type: DocumentType | null, t: AllTexts): string {
  if (type === "passport") return t.frontPassport;
  if (type === "identity_card") return t.frontIdentityCard;
  return type === "driving_licence" ? t.frontDrivingLicence : t.front;
}

function backTitle(type: DocumentType | null, t: AllTexts): string {
  if (type === "identity_card") return t.backIdentityCard;
  return type === "driving_licence" ? t.backDrivingLicence : t.back;
}
