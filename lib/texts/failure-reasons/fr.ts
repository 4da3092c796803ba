import { reasonTexts } from "./reason-texts";

export const fr = reasonTexts(
  "Nous n’avons pas pu confirmer votre identité à partir de ce que vous avez envoyé. Vous pouvez demander qu’une personne l’examine de nouveau.",
  {
    document_fake: "Le document présente des signes de falsification.",
    liveness_failed: "Il n’a pas pu être établi qu’une personne vivante se trouvait devant la caméra.",
    sanctions_match: "La personne correspond à une entrée d’une liste de sanctions.",
  },
  {
    document_expired: {
      applicant: "Votre document a expiré. Veuillez en utiliser un en cours de validité.",
      operator: "La date d’expiration du document est passée.",
    },
    document_invalid: {
      applicant:
        "Nous n’avons pas pu accepter votre document. Veuillez utiliser un autre passeport, une autre carte d’identité ou un autre permis.",
      operator: "Les données du document se contredisent, par exemple ses clés de contrôle ou ses dates.",
    },
    document_poor_quality: {
      applicant: "Les photos de votre document n’étaient pas lisibles. Réessayez sous un bon éclairage.",
      operator:
        "Le document n’a pas pu être lu après cinq essais : flou, reflets, obscurité ou bords manquants.",
    },
    document_unsupported: {
      applicant:
        "Nous ne pouvons pas accepter ce type de document. Veuillez utiliser un passeport, une carte d’identité ou un permis.",
      operator: "Le type de document ou le pays d’émission n’est pas pris en charge.",
    },
    face_mismatch: {
      applicant: "Votre selfie ne correspondait pas à la photo de votre document.",
      operator: "Le selfie ne ressemble pas assez au portrait du document.",
    },
    face_not_detected: {
      applicant:
        "Votre visage n’était pas bien visible. Réessayez sous un bon éclairage, sans rien qui le couvre.",
      operator: "Aucun visage exploitable n’a été trouvé après cinq essais.",
    },
    data_mismatch: {
      applicant: "Les indications de votre document diffèrent de celles qui nous ont été données.",
      operator: "Les données lues sur le document diffèrent de celles de l’entité.",
    },
    incomplete_data: {
      applicant: "Il manque sur votre document ou dans vos réponses un élément dont nous avons besoin.",
      operator: "Des données nécessaires aux contrôles manquent.",
    },
    manual_review_required: {
      applicant: "Une personne va examiner votre vérification.",
      operator: "Les contrôles ont trouvé un élément sur lequel une personne doit se prononcer.",
    },
    provider_error: {
      applicant: "Une erreur est survenue de notre côté. Elle ne dit rien de vous.",
      operator: "Un contrôle n’a pas pu être effectué pour des raisons techniques.",
    },
    timeout: {
      applicant: "La vérification a pris trop de temps. Cela ne dit rien de vous.",
      operator: "Un contrôle n’a pas abouti à temps.",
    },
    user_abandoned: {
      applicant: "La vérification n’a pas été menée à son terme.",
      operator: "La personne est partie avant d’avoir tout remis.",
    },
    other: {
      applicant: "La vérification n’a pas pu aboutir.",
      operator: "Un motif absent de cette liste ; voir les détails.",
    },
    consent_declined: {
      applicant: "Vous n’avez pas accepté la vérification ; elle n’a donc pas eu lieu.",
      operator: "La personne a refusé son consentement. Rien n’a été capturé.",
    },
  },
);
