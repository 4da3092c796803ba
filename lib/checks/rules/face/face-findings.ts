import { attention, consider, issue, PICTURE } from "../finding";

/**
 * Every finding of the two face checks and what it leads to; of equally grave ones the first gives the reason.
 * docs/engine.md explains each line.
 */
export const FACE_RULES = {
  different_faces: issue(
    "facialSimilarity",
    "face_mismatch",
    "The face on the selfie is not the face on the document.",
  ),
  other_person_in_frames: issue(
    "presentationAttack",
    "liveness_failed",
    "The frames do not show one person throughout.",
  ),
  other_person_than_selfie: issue(
    "presentationAttack",
    "liveness_failed",
    "The person on the frames is not the person on the selfie.",
  ),
  // Pictures that could not be judged: asked for again; what follows is the result of the last try.
  no_portrait: issue("faceDetection", "face_not_detected", "No face was found on the document.", PICTURE),
  no_face: issue("faceDetection", "face_not_detected", "No face was found on the selfie.", PICTURE),
  several_faces: issue(
    "faceDetection",
    "face_not_detected",
    "The selfie shows more than one person.",
    PICTURE,
  ),
  portrait_too_small: issue(
    "faceDetection",
    "document_poor_quality",
    "The document's portrait is too small to compare.",
    PICTURE,
  ),
  face_too_small: issue(
    "faceDetection",
    "face_not_detected",
    "The face on the selfie is too small to compare.",
    PICTURE,
  ),
  too_dark: issue("faceDetection", "face_not_detected", "A face is too dark to compare.", PICTURE),
  blurred: issue("faceDetection", "face_not_detected", "A face is too blurred to compare.", PICTURE),
  no_frames: issue("livenessChallenge", "liveness_failed", "No frames were handed in.", PICTURE),
  no_face_in_frames: issue("livenessChallenge", "face_not_detected", "The frames show no face.", PICTURE),
  several_faces_in_frames: issue(
    "livenessChallenge",
    "liveness_failed",
    "The frames show more than one person.",
    PICTURE,
  ),
  no_straight_frame: issue(
    "livenessChallenge",
    "liveness_failed",
    "No frame shows the face straight and at rest.",
    PICTURE,
  ),
  action_not_seen: issue(
    "livenessChallenge",
    "liveness_failed",
    "What the challenge asked for was not seen, or not in its order.",
    PICTURE,
  ),
  frames_out_of_time: issue(
    "livenessChallenge",
    "liveness_failed",
    "The frames were not taken in order and within the challenge's time.",
    PICTURE,
  ),
  // Problems a person has to look at.
  no_challenge: attention(
    "livenessChallenge",
    "manual_review_required",
    "The frames answer no challenge of this session.",
  ),
  same_picture: attention(
    "presentationAttack",
    "liveness_failed",
    "Selfie and document's portrait are one photograph.",
  ),
  repeated_frames: attention(
    "presentationAttack",
    "liveness_failed",
    "Frames repeat each other exactly: a camera's picture never does.",
  ),
  flat_face: attention(
    "presentationAttack",
    "liveness_failed",
    "The face stays flat when it turns, as a picture would.",
  ),
  // Doubts.
  unsure: consider(
    "facialSimilarity",
    "manual_review_required",
    "Whether selfie and document show one person cannot be told surely.",
  ),
  screen_pattern: consider(
    "presentationAttack",
    "manual_review_required",
    "A regular pattern lies over the face, as on a photographed screen.",
  ),
  passive_models: consider(
    "presentationAttack",
    "manual_review_required",
    "The passive models find the face unlike a living person's.",
  ),
} as const;

export type FaceFinding = keyof typeof FACE_RULES;
