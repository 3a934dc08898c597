// The words of the commands, in English.
import type { DoctorSubject } from './doctor.ts';

type Values = readonly (string | number)[];
/** What is said of something looked at: how it is, and what to do when that is not well. */
export interface DoctorWords {
	ok: (values: Values) => string;
	/** Left out for what is only told. */
	attention?: (values: Values) => string;
}

const doctor: Record<DoctorSubject, DoctorWords> = {
	node: {
		ok: ([version]) => `Node ${version}`,
		attention: ([version]) => `Node ${version} is too old. Run npm install again, or install Node 24.`
	},
	app: { ok: () => 'The app is built.', attention: () => 'The app is not built yet. npm start builds it.' },
	'secure-context': {
		ok: ([host]) => `Browsers may install the app (${host}).`,
		attention: ([host]) =>
			`The server listens on ${host} without HTTPS: tablets cannot install the app from there. Set up TLS (README, Operate).`
	},
	folder: {
		ok: ([folder]) => `The data folder is there: ${folder}`,
		attention: ([folder]) => `There is no data of Sala in ${folder}, or it may not be written. Check --data, or start the server once.`
	},
	'folder-mode': {
		ok: () => 'Only the account of the server may look into the data folder.',
		attention: ([folder]) => `Other accounts of this machine may read ${folder}. Run: chmod 700 ${folder}`
	},
	secret: {
		ok: () => 'The secret of the sessions is private.',
		attention: ([secret]) => `Other accounts may read the secret. Run: chmod 600 ${secret}`
	},
	lock: {
		ok: ([state]) => (state === 'running' ? 'The server is running.' : 'No server is running on this data.')
	},
	port: {
		ok: ([port, state]) => (state === 'running' ? `Port ${port} answers.` : `Port ${port} is free.`),
		attention: ([port, state]) =>
			state === 'running'
				? `The server is running, but port ${port} does not answer. Is it started with another --port?`
				: `Another program uses port ${port}. Stop it, or start Sala with another --port.`
	},
	disk: {
		ok: ([free, used]) => `${free} MB are free, ${used} MB are used by the data.`,
		attention: ([free, used]) => `Only ${free} MB are free, ${used} MB are used by the data. Make room, or move the data to a larger disk.`
	},
	databases: {
		ok: ([count]) => `Databases that can be read: ${count}.`,
		attention: ([, names]) => `Cannot be read: ${names}. Run: sala-server verify`
	},
	unclean: {
		ok: ([names]) =>
			names === ''
				? 'The server was last closed properly.'
				: `The server was cut off; it checks these by itself when it opens them: ${names}.`
	},
	administrator: {
		ok: ([count]) => `Administrators who can sign in: ${count}.`,
		attention: () => 'No administrator can sign in. Open the link that npm start prints, or run: sala-server reset-password NAME'
	},
	organisations: {
		ok: ([count]) => `Centres: ${count}.`,
		attention: () => 'There is no centre yet. Open the link that npm start prints, or run: sala-server create-org CODE'
	},
	clock: {
		ok: ([now]) => `The clock says ${now}.`,
		attention: ([now]) => `The clock says ${now}, earlier than the data was written. Set the clock of this machine.`
	}
};

export const english = {
	help: {
		program: 'Runs the accounts, backups and checks of a Sala server.',
		usage: 'Usage:',
		arguments: 'Arguments:',
		options: 'Options:',
		commands: 'Commands:',
		globalOptions: 'Global options:',
		help: 'show help',
		helpCommand: 'show help for a command',
		version: 'show the version',
		lang: 'language: th or en (else the language of this machine)',
		data: 'data folder (else SALA_DATA, else ./data)',
		createOrg: 'make a centre',
		code: 'code of the centre: letters, digits, - and _',
		addUser: 'add a person; the password is asked for, or read from standard input',
		userName: 'name to sign in with',
		role: 'role, once for each: CODE:head, CODE:administrator, CODE:supervisor, CODE:counter, or _admin for the whole server',
		displayName: 'name to show',
		generate: 'make a password and show it once',
		resetPassword: 'give a person a new password; all their sessions end',
		revoke: 'shut a person out: no password, no session; what they recorded stays',
		list: 'show centres and people (the server may be running)',
		backup: 'copy everything into a new folder (the server may be running)',
		backupFolder: 'folder that is not there yet, best on another disk',
		restore: 'put a backup in the place of the data (stop the server first)',
		restoreFolder: 'folder of a backup',
		force: 'set the present data aside, under another name',
		verify: 'read everything and say whether it is whole (the server may be running)',
		verifyFolder: 'a backup, or another data folder',
		import: 'take in the rescue file of a tablet (stop the server first; while it runs, any tablet of the centre can do it)',
		rescueFile: 'rescue file (.salarescue)',
		rescueOrg: 'code of the centre it must be of (else as the file says)',
		rescueIntact: 'of a damaged file, take in what can be read',
		compact: 'give free space back to the disk (stop the server first)',
		migrate: 'move everything into a CouchDB; again to go on, or to bring what is new',
		migrateTo: 'the CouchDB, with name and password of its administrator (else SALA_COUCHDB_URL)',
		migrateFrom: 'a running Sala server, with name and password of an administrator (else SALA_MIGRATE_FROM, else the data folder)',
		doctor: 'look over the whole set-up and say what to do',
		port: 'port the server is started with',
		host: 'address the server is started with',
		secure: 'the server speaks TLS, or a proxy before it does'
	},
	wrongUsage: (what: string) => `Wrong use: ${what}`,
	seeHelp: 'See --help.',
	wrongLanguage: '--lang must be th or en',
	failed: (what: string) => `It did not work: ${what}`,
	inUse: (folder: string) => `A server is running on ${folder}. Stop it (Ctrl+C), run this again, and start it again.`,
	noDataFolder: (folder: string) => `There is no data of Sala in ${folder}. Say where it is with --data DIR.`,
	noBackup: (folder: string) => `This is no backup that can be read: ${folder}`,
	askPassword: (name: string) => `New password for ${name}: `,
	askPasswordAgain: 'The same again: ',
	passwordsDiffer: 'The two are not the same. Nothing was changed.',
	passwordTooShort: (min: number) => `A password has at least ${min} characters. Nothing was changed.`,
	madePassword: (name: string, password: string) => `The password of ${name}, shown this once: ${password}`,
	wrongName: (name: string) => `A name has 1–64 letters (a–z), digits, dots or dashes: ${name}`,
	wrongRole: (role: string) => `No such role: ${role}`,
	noSuchOrg: (code: string) => `There is no centre ${code}. Make it first: sala-server create-org ${code}`,
	wrongCode: (code: string) => `A code has 1–64 letters (a–z), digits, - or _: ${code}`,
	orgMade: (code: string) => `The centre ${code} was made.`,
	orgThere: (code: string) => `The centre ${code} was there already; nothing was changed.`,
	userAdded: (name: string) => `${name} was added.`,
	userThere: (name: string) =>
		`There is someone named ${name} already; nothing was changed. For a new password: sala-server reset-password ${name}`,
	passwordReset: (name: string) => `${name} has a new password. All earlier sessions have ended.`,
	revoked: (name: string) => `${name} was shut out. reset-password lets them in again.`,
	unknownPerson: (name: string) => `There is nobody named ${name}.`,
	lastAdministrator: (name: string) => `${name} is the last administrator who can sign in. Add another one first.`,
	wrongCouchdbUrl: (name: string) => `${name} must be an address like http://name:password@host:5984`,
	migratedDatabase: (name: string, documents: number, sent: number, verdict: string) =>
		`${name}: ${documents} documents, ${sent} revisions sent; ${verdict}`,
	migrateVerdicts: {
		same: 'both sides are the same',
		'still-written': 'still being written to',
		different: 'THE TWO SIDES DIFFER'
	},
	migratedAll: (databases: number) => `All ${databases} databases are there, compared by counts and digests.`,
	migratedNotAll: 'Tablets wrote meanwhile. Stop the server, run this once more, and start it with --store couchdb.',
	migratedDifferent: 'Not everything is there. Look at what was not taken, and run this again.',
	organisations: 'Centres',
	people: 'People',
	none: '(none)',
	documents: (count: number) => `${count} documents`,
	unreadable: 'cannot be read; run sala-server verify',
	shutOut: 'shut out',
	backupTaken: 'There is something in that folder already. Choose a new one.',
	backupInside: 'A backup inside the data folder would be lost with it. Choose another place.',
	backedUp: (databases: number, documents: number, megabytes: string, folder: string) =>
		`${databases} databases with ${documents} documents, ${megabytes} MB, are in ${folder}. Keep a copy on another machine: whoever has it has everything.`,
	copying: (name: string) => `copying ${name}`,
	notRestored: {
		damaged: (what: string) => `This backup is damaged; nothing was changed: ${what}`,
		newer: (what: string) => `A newer version of the program made this backup; update Sala first: ${what}`,
		'in-use': (what: string) => `A server is running on ${what}. Stop it first (Ctrl+C).`,
		'not-empty': (what: string) => `There is data in ${what}. --force sets it aside under another name; nothing is deleted.`
	},
	restored: (databases: number, takenAt: string) => `${databases} databases of ${takenAt} were put back.`,
	restoredNext:
		'Start the server. Tablets send again what the backup does not know of. Passwords and who was shut out are as they were then: check them with list.',
	setAside: (folder: string) => `What was there before is in ${folder}. Delete it when you are sure.`,
	databaseClean: (name: string, documents: number) => `ok  ${name}: ${documents} documents`,
	databaseWrong: (name: string, count: number) => `!!  ${name}: ${count} problems`,
	problem: (id: string | undefined, what: string) => (id === undefined ? `      ${what}` : `      ${id}: ${what}`),
	moreProblems: (count: number) => `      and ${count} more`,
	fileWrong: (path: string, what: string) => `!!  ${path} ${what}`,
	verifiedClean: (databases: number) => `All is whole: ${databases} databases.`,
	verifiedWrong: 'Not all is whole. Stop the server, keep a copy of the folder, and restore the newest backup that verifies.',
	rescueRefused: {
		'not-a-rescue-file': () => 'This is no rescue file, or all of it is damaged. Nothing was taken in.',
		'newer-format': () => 'A newer version of the program made this file; update Sala first. Nothing was taken in.',
		'other-centre': (centre: string) => `This file belongs to ${centre}. Nothing was taken in.`,
		'unknown-centre': (centre: string) => `This file belongs to ${centre}, which is not on this server. Nothing was taken in.`,
		forged: () => 'The seal of this file does not fit. Nothing was taken in.',
		'cut-short': () => 'The end of this file is missing; copy it again from the tablet. Nothing was taken in.',
		altered: () => 'Part of this file is damaged; copy it again from the tablet. Nothing was taken in.'
	},
	rescueReadable: (intact: number, total: number) => `${intact} of ${total} pieces can be read.`,
	rescueIntact: '--intact takes in those.',
	rescueImported: (stored: number, alreadyThere: number) =>
		`${stored} new documents were taken in; ${alreadyThere} were there already. Start the server: the tablets fetch them by themselves.`,
	rescueNotAll: (count: number) => `Documents that the centre's ledger may not have, left out: ${count}.`,
	compacted: (name: string, before: string, after: string) => `${name}: ${before} MB → ${after} MB`,
	ok: 'ok',
	attention: '!!',
	allWell: 'All is well.',
	toDo: (count: number) => `Lines that need attention (!!): ${count}.`,
	doctor
};
