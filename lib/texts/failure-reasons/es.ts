import { reasonTexts } from "./reason-texts";

export const es = reasonTexts(
  "No hemos podido confirmar su identidad con lo que nos envió. Puede pedir que una persona lo revise de nuevo.",
  {
    document_fake: "El documento muestra indicios de falsificación o manipulación.",
    liveness_failed: "No se pudo demostrar que hubiera una persona viva ante la cámara.",
    sanctions_match: "La persona coincide con una entrada de una lista de sanciones.",
  },
  {
    document_expired: {
      applicant: "Su documento ha caducado. Utilice uno que esté en vigor.",
      operator: "La fecha de caducidad del documento ha pasado.",
    },
    document_invalid: {
      applicant:
        "No hemos podido aceptar su documento. Utilice otro pasaporte, documento de identidad o permiso de conducir.",
      operator: "Los datos del documento se contradicen, por ejemplo sus dígitos de control o sus fechas.",
    },
    document_poor_quality: {
      applicant: "Las fotos de su documento no se podían leer. Inténtelo de nuevo con buena luz.",
      operator:
        "El documento no se pudo leer tras cinco intentos: desenfoque, reflejos, oscuridad o bordes incompletos.",
    },
    document_unsupported: {
      applicant:
        "No podemos aceptar este tipo de documento. Utilice un pasaporte, documento de identidad o permiso de conducir.",
      operator: "El tipo de documento o el país que lo expide no está admitido.",
    },
    face_mismatch: {
      applicant: "Su selfi no coincidía con la foto de su documento.",
      operator: "El selfi no se parece lo suficiente al retrato del documento.",
    },
    face_not_detected: {
      applicant:
        "No hemos podido ver bien su cara. Inténtelo de nuevo con buena luz y sin nada que la cubra.",
      operator: "No se encontró ninguna cara utilizable tras cinco intentos.",
    },
    data_mismatch: {
      applicant: "Lo que dice su documento difiere de los datos que nos dieron.",
      operator: "Los datos leídos del documento difieren de los de la entidad.",
    },
    incomplete_data: {
      applicant: "Falta en su documento o en sus respuestas algo que necesitamos.",
      operator: "Faltan datos necesarios para las comprobaciones.",
    },
    manual_review_required: {
      applicant: "Una persona revisará su verificación.",
      operator: "Las comprobaciones encontraron algo sobre lo que debe decidir una persona.",
    },
    provider_error: {
      applicant: "Algo ha fallado por nuestra parte. Esto no dice nada de usted.",
      operator: "Una comprobación no se pudo realizar por motivos técnicos.",
    },
    timeout: {
      applicant: "La verificación tardó demasiado. Esto no dice nada de usted.",
      operator: "Una comprobación no terminó a tiempo.",
    },
    user_abandoned: {
      applicant: "La verificación no se terminó.",
      operator: "La persona se fue antes de entregarlo todo.",
    },
    other: {
      applicant: "La verificación no se pudo completar.",
      operator: "Un motivo que no está en esta lista; véanse los detalles.",
    },
    consent_declined: {
      applicant: "No aceptó la verificación, por lo que no se llevó a cabo.",
      operator: "La persona no dio su consentimiento. No se capturó nada.",
    },
  },
);
