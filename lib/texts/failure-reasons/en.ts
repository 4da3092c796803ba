import { reasonTexts } from "./reason-texts";

export const en = reasonTexts(
  "We could not confirm your identity with what you sent us. You can ask for a person to look at it again.",
  {
    document_fake: "The document shows signs of forgery or tampering.",
    liveness_failed: "It could not be shown that a living person was in front of the camera.",
    sanctions_match: "The person matches an entry on a sanctions list.",
  },
  {
    document_expired: {
      applicant: "Your document has expired. Please use one that is still valid.",
      operator: "The document's expiry date has passed.",
    },
    document_invalid: {
      applicant: "We could not accept your document. Please use another passport, identity card or licence.",
      operator: "The document's data contradicts itself, for example its check digits or dates.",
    },
    document_poor_quality: {
      applicant: "The pictures of your document were not clear enough to read. Try again in good light.",
      operator: "The document could not be read after five tries: blur, glare, darkness or missing edges.",
    },
    document_unsupported: {
      applicant: "We cannot accept this kind of document. Please use a passport, identity card or licence.",
      operator: "The type of document or the country that issued it is not supported.",
    },
    face_mismatch: {
      applicant: "Your selfie did not match the picture on your document.",
      operator: "The selfie is not enough like the portrait on the document.",
    },
    face_not_detected: {
      applicant: "We could not see your face clearly. Try again in good light, without anything covering it.",
      operator: "No usable face was found after five tries.",
    },
    data_mismatch: {
      applicant: "What your document says differs from the details we were given.",
      operator: "Data read from the document differs from the entity's.",
    },
    incomplete_data: {
      applicant: "Some of what we need is missing from your document or your answers.",
      operator: "Data needed for the checks is missing.",
    },
    manual_review_required: {
      applicant: "A person will look at your verification.",
      operator: "The checks found something that a person must decide on.",
    },
    provider_error: {
      applicant: "Something went wrong on our side. This does not say anything about you.",
      operator: "A check could not be carried out for technical reasons.",
    },
    timeout: {
      applicant: "The verification took too long. This does not say anything about you.",
      operator: "A check did not finish in time.",
    },
    user_abandoned: {
      applicant: "The verification was not finished.",
      operator: "The person left before handing everything in.",
    },
    other: {
      applicant: "The verification could not be completed.",
      operator: "A reason that is not on this list; see the details.",
    },
    consent_declined: {
      applicant: "You did not agree to the verification, so it was not carried out.",
      operator: "The person declined consent. Nothing was captured.",
    },
  },
);
