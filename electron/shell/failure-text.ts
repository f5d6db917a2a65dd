/** Words for the time before there is a page: the two languages of the desk, by failure code. */
const TEXTS = {
  en: {
    title: 'Countersign cannot start',
    KEYRING_NOT_SECURE:
      'This session has no keyring that keeps a secret. Install and unlock GNOME Keyring or KWallet, then start Countersign again.',
    KEYRING_UNAVAILABLE: 'The system keyring is locked or missing. Unlock it, then start Countersign again.',
    KEYRING_DAMAGED:
      'The system keyring does not open what Countersign keeps in it. Nothing was changed. Ask your administrator for a recovery.',
    PORTAL_MISSING: 'No portal is set. Ask your administrator to set COUNTERSIGN_PORTAL to its address.',
    PAGE_GONE: 'The window ended several times by itself. Restart the computer, then start Countersign again.',
    other: 'Its core process ended before it was ready.',
  },
  fr: {
    title: 'Countersign ne peut pas démarrer',
    KEYRING_NOT_SECURE:
      'Cette session n’a pas de trousseau qui garde un secret. Installez et déverrouillez GNOME Keyring ou KWallet, puis relancez Countersign.',
    KEYRING_UNAVAILABLE:
      'Le trousseau du système est verrouillé ou absent. Déverrouillez-le, puis relancez Countersign.',
    KEYRING_DAMAGED:
      'Le trousseau du système n’ouvre pas ce que Countersign y conserve. Rien n’a été modifié. Demandez une récupération à votre administrateur.',
    PORTAL_MISSING:
      'Aucun portail n’est défini. Demandez à votre administrateur de donner son adresse dans COUNTERSIGN_PORTAL.',
    PAGE_GONE:
      'La fenêtre s’est fermée plusieurs fois d’elle-même. Redémarrez l’ordinateur, puis relancez Countersign.',
    other: 'Son processus principal s’est arrêté avant d’être prêt.',
  },
} as const;

/** Title and sentence of an error box, in the system's language where the desk has it; the code is for support. */
export function failureText(code: string, locale: string): { title: string; text: string } {
  const texts: Readonly<Record<string, string>> = locale.startsWith('fr') ? TEXTS.fr : TEXTS.en;
  return { title: texts['title'] ?? '', text: `${texts[code] ?? texts['other']} (${code})` };
}
