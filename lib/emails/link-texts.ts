/** The mail with the link, language by language. {person}, {organisation}, {steps}, {minutes} and {until} are filled in. */
type LinkTexts = {
  subject: string;
  greeting: string;
  text: string;
  button: string;
  copy: string;
  until: string;
  yours: string;
  /** What {steps} says, by check; screening asks nothing of the person. */
  steps: { document: string; face: string; liveness: string; address: string; nothing: string };
};

export const LINK_LANGUAGES = ["en", "de", "fr", "es", "ar"] as const;
export type LinkLanguage = (typeof LINK_LANGUAGES)[number];

export const LINK_TEXTS: Record<LinkLanguage, LinkTexts> = {
  en: {
    subject: "{organisation} asks you to confirm your identity",
    greeting: "Hello {person},",
    text: "{organisation} asks you to confirm your identity. You will {steps}. It takes about {minutes}, and a phone with a camera is all you need.",
    button: "Confirm your identity",
    copy: "Or copy this address into your browser:",
    until: "The link works until {until}. Opening it starts nothing yet: you begin when you press Start.",
    yours:
      "The link is yours alone: please do not forward this message. If you did not expect it, you can ignore it, or ask {organisation} directly.",
    steps: {
      document: "take a picture of your identity document",
      face: "take a picture of your face",
      liveness: "take a short video of your face",
      address: "take a picture of a letter that shows your address",
      nothing: "confirm your details",
    },
  },
  de: {
    subject: "{organisation} bittet Sie, Ihre Identität zu bestätigen",
    greeting: "Guten Tag {person},",
    text: "{organisation} bittet Sie, Ihre Identität zu bestätigen. Sie werden gebeten: {steps}. Das dauert etwa {minutes}; ein Telefon mit Kamera genügt.",
    button: "Identität bestätigen",
    copy: "Oder kopieren Sie diese Adresse in Ihren Browser:",
    until:
      "Der Link gilt bis {until}. Das Öffnen startet noch nichts: Sie beginnen erst mit dem Druck auf „Start“.",
    yours:
      "Der Link ist nur für Sie: Bitte leiten Sie diese Nachricht nicht weiter. Wenn Sie sie nicht erwartet haben, können Sie sie ignorieren oder direkt bei {organisation} nachfragen.",
    steps: {
      document: "ein Bild Ihres Ausweisdokuments",
      face: "ein Bild Ihres Gesichts",
      liveness: "ein kurzes Video Ihres Gesichts",
      address: "ein Bild eines Briefes, der Ihre Adresse zeigt",
      nothing: "Ihre Angaben zu bestätigen",
    },
  },
  fr: {
    subject: "{organisation} vous demande de confirmer votre identité",
    greeting: "Bonjour {person},",
    text: "{organisation} vous demande de confirmer votre identité. Il vous sera demandé : {steps}. Cela prend environ {minutes} ; un téléphone avec appareil photo suffit.",
    button: "Confirmer votre identité",
    copy: "Ou copiez cette adresse dans votre navigateur :",
    until:
      "Le lien est valable jusqu’au {until}. L’ouvrir ne démarre rien : vous commencez en appuyant sur « Commencer ».",
    yours:
      "Ce lien est personnel : ne transférez pas ce message. Si vous ne l’attendiez pas, vous pouvez l’ignorer ou vous adresser directement à {organisation}.",
    steps: {
      document: "une photo de votre pièce d’identité",
      face: "une photo de votre visage",
      liveness: "une courte vidéo de votre visage",
      address: "une photo d’une lettre indiquant votre adresse",
      nothing: "de confirmer vos informations",
    },
  },
  es: {
    subject: "{organisation} le pide que confirme su identidad",
    greeting: "Hola, {person}:",
    text: "{organisation} le pide que confirme su identidad. Se le pedirá: {steps}. Tarda unos {minutes}; basta un teléfono con cámara.",
    button: "Confirmar su identidad",
    copy: "O copie esta dirección en su navegador:",
    until: "El enlace es válido hasta {until}. Abrirlo no inicia nada: usted empieza al pulsar Empezar.",
    yours:
      "El enlace es solo para usted: no reenvíe este mensaje. Si no lo esperaba, puede ignorarlo o preguntar directamente a {organisation}.",
    steps: {
      document: "una foto de su documento de identidad",
      face: "una foto de su cara",
      liveness: "un vídeo corto de su cara",
      address: "una foto de una carta que muestre su dirección",
      nothing: "confirmar sus datos",
    },
  },
  ar: {
    subject: "تطلب منك {organisation} تأكيد هويتك",
    greeting: "مرحبًا {person}،",
    text: "تطلب منك {organisation} تأكيد هويتك. سيُطلب منك: {steps}. يستغرق ذلك نحو {minutes}، ويكفي هاتف مزوّد بكاميرا.",
    button: "تأكيد هويتك",
    copy: "أو انسخ هذا العنوان إلى متصفحك:",
    until: "الرابط صالح حتى {until}. فتحه لا يبدأ شيئًا: تبدأ أنت عند الضغط على «ابدأ».",
    yours:
      "هذا الرابط لك وحدك: لا تُعد توجيه هذه الرسالة. إن لم تكن تتوقعها فيمكنك تجاهلها أو سؤال {organisation} مباشرة.",
    steps: {
      document: "صورة لوثيقة هويتك",
      face: "صورة لوجهك",
      liveness: "فيديو قصير لوجهك",
      address: "صورة لرسالة يظهر فيها عنوانك",
      nothing: "تأكيد بياناتك",
    },
  },
};

export const isLinkLanguage = (text: string | undefined): text is LinkLanguage =>
  LINK_LANGUAGES.some((language) => language === text);
