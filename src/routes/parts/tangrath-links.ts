// Where the app ทางรัฐ is had: the two stores' own addresses of it. Found in public sources and marked on the screen as to be
// tried before use; the app's own page is the link of the work in the catalogue, which the office edits.

export const tangrathStores = {
	android: 'https://play.google.com/store/apps/details?id=th.or.dga.citizenportal',
	apple: 'https://apps.apple.com/th/app/id1514331336'
} as const;

/** The works that count this help. */
export const TANGRATH_INSTALL = 'TANGRATH-INSTALL';
export const TANGRATH_USE = 'TANGRATH-USE';
