// The QR code of a recovery sheet: the centre's key as text behind a word that tells it from other codes.

export const KEY_QR_PREFIX = 'sala-key:';

export const keyQrText = (keyText: string): string => KEY_QR_PREFIX + keyText;
