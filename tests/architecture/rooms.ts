// Who may import whom: one entry a room, the first that fits a file decides. Own files are always allowed.
// `may` and `mayTypes` are matched against `src/lib/domain/days.ts`, `npm:zod/mini`, `node:fs`, `$app/paths`.

export interface Room {
	name: string;
	files: RegExp;
	/** Folder whose files see each other; the room's own by default. */
	may: RegExp[];
	/** Besides, by `import type` only. */
	mayTypes?: RegExp[];
	/** Why, and the way out: what someone reads whose import was refused. */
	because: string;
}

const domain = /^src\/lib\/domain\//;
const ledgerContract = /^src\/lib\/ledger\/(ledger|document|ids|upcast)\.ts$/;
const queries = /^src\/lib\/readmodel\/(queries\/|live\.svelte\.ts$|schema\.ts$|personal-reader\.ts$)/;
const i18n = /^src\/lib\/i18n\//;
const ui = /^src\/lib\/ui\//;
const device = /^src\/lib\/device\//;
const devicePorts = /^src\/lib\/device\/ports\.ts$/;
/** What screens may see of the wire: the calm status, signing in, letting a device in, and which database is whose. */
const syncForScreens = /^src\/lib\/sync\/(sign-in\.ts|enrolment\.ts|scope\.ts|device-office\.ts|status\.svelte\.ts)$/;
const commands = /^src\/lib\/commands\//;
const svelte = /^npm:svelte(\/|$)/;
const kit = /^\$app\//;
const pouch = /^npm:(pouchdb|pouchdb-.+|events)$/;

const serverPorts = /^sync-server\/((ports|config-type|errors|json-digits|text-bytes|log)\.ts|limit-options\.mjs)$/;
/** What a store keeps and how a kept body tells of attachments. */
const storeContract = /^sync-server\/store\/(store|attachment-stubs)\.ts$/;

const app: Room[] = [
	{
		name: 'domain/recovery words',
		files: /^src\/lib\/domain\/recovery-words\.ts$/,
		may: [/^npm:@scure\/bip39(\/wordlists\/english\.js)?$/],
		because: 'The one file that carries the word list; screens load it (through key-reading.ts) only when somebody brings or prints a key.'
	},
	{
		name: 'domain',
		files: domain,
		may: [domain, /^npm:zod\/mini$/],
		because:
			'Rules are pure, so that browser, server and tests run the same. Take what you need as an argument; return reasons and let i18n say them.'
	},
	{
		name: 'ledger/pouch',
		files: /^src\/lib\/ledger\/pouch/,
		may: [domain, /^src\/lib\/ledger\//, pouch],
		because: 'PouchDB is met here and in sync/replicate only; everyone else sees ledger.ts.'
	},
	{
		name: 'ledger',
		files: /^src\/lib\/ledger\//,
		may: [domain, /^src\/lib\/ledger\//],
		because: 'Truth must not bend to a screen: the ledger knows the rules and nothing else.'
	},
	{
		name: 'readmodel/live',
		files: /^src\/lib\/readmodel\/.*\.svelte\.ts$/,
		may: [domain, /^src\/lib\/readmodel\//, /^npm:dexie$/, svelte],
		mayTypes: [ledgerContract],
		because: 'Runes round queries live here; the ledger is reached by projector and rebuild.'
	},
	{
		name: 'readmodel',
		files: /^src\/lib\/readmodel\//,
		may: [domain, /^src\/lib\/readmodel\//, ledgerContract, /^npm:dexie$/],
		mayTypes: [devicePorts],
		because: 'The view is folded from the ledger alone. PouchDB, commands and sync have no business here.'
	},
	{
		name: 'sync/replicate',
		files: /^src\/lib\/sync\/(replicate|replication)[^/]*\.ts$/,
		may: [/^src\/lib\/domain\/roles\.ts$/, domain, /^src\/lib\/ledger\//, /^src\/lib\/sync\//, pouch],
		mayTypes: [devicePorts],
		because: 'Sync moves ledger documents and does not know what they mean.'
	},
	{
		name: 'sync/status',
		files: /^src\/lib\/sync\/.*\.svelte\.ts$/,
		may: [/^src\/lib\/sync\//, /^src\/lib\/ledger\/ids\.ts$/, svelte],
		mayTypes: [devicePorts],
		because: 'The calm status for the screens: runes round the pure machine.'
	},
	{
		name: 'sync',
		files: /^src\/lib\/sync\//,
		may: [
			/^src\/lib\/domain\/(roles|base64|clock-offset|assert|portions)\.ts$/,
			/^src\/lib\/ledger\/(ledger|document|ids|durability|pouch-sync-parts|pouch-left|pouch-attachments)\.ts$/,
			/^src\/lib\/sync\//,
			/^npm:zod\/mini$/
		],
		mayTypes: [devicePorts, domain, /^src\/lib\/ledger\//],
		because: 'Sync does not know what a document means: no Dexie, no read model, no commands. PouchDB in replicate*.ts only.'
	},
	{
		name: 'commands',
		files: commands,
		may: [domain, /^src\/lib\/ledger\/(ledger|document|ids|upcast)\.ts$/, queries, commands],
		mayTypes: [devicePorts],
		because: 'A command reads, lets the domain decide, appends to the local ledger, and is done. It never waits for the network.'
	},
	{
		name: 'upkeep',
		files: /^src\/lib\/upkeep\//,
		may: [domain, /^src\/lib\/upkeep\//, ledgerContract],
		mayTypes: [devicePorts, commands],
		because:
			'Work nobody taps for: it reads the ledger, records through a command, and is handed keys, clock and marks. No screens, no storage.'
	},
	{
		name: 'device',
		files: device,
		may: [
			device,
			/^npm:(idb-keyval|ulid|zod\/mini|qr\/decode\.js|hash-wasm)$/,
			/^src\/lib\/domain\/(base64|hex|boxes|crockford|deposits|pins|sealing|key-text|clock-offset|assert|personal|refusals|facts|days|kept-days-limits|queue-number)\.ts$/
		],
		mayTypes: [domain],
		because: 'The browser as ports: no data rooms. It is the only home of Date.now, crypto and navigator.'
	},
	{
		name: 'i18n/language',
		files: /^src\/lib\/i18n\/.*\.svelte\.ts$/,
		may: [i18n, svelte],
		because: 'The chosen language; the only runes of the room.'
	},
	{
		name: 'i18n',
		files: i18n,
		may: [i18n],
		mayTypes: [domain],
		because: 'Words know codes, by type; they are handed values. No data rooms, no components.'
	},
	{
		name: 'exports',
		files: /^src\/lib\/exports\//,
		may: [/^src\/lib\/exports\//, domain, i18n, /^npm:(read-excel-file|write-excel-file)\/universal$/, /^npm:fflate$/],
		because: 'Exports are handed figures and make files, and read sheets by the checks of the domain; they read and write no storage.'
	},
	{
		name: 'ui',
		files: ui,
		may: [ui, i18n, svelte, /^npm:(@fontsource|virtua|uqr)/],
		because: 'Dumb parts. A part that needs a domain word belongs beside the screen that shows it, in routes.'
	},
	{
		name: 'app/compose',
		files: /^src\/lib\/app\/compose/,
		may: [/^src\/lib\//, svelte, /^npm:/],
		because: 'The composition root may import any room of the app.'
	},
	{
		name: 'app',
		files: /^src\/lib\/app\//,
		may: [/^src\/lib\/app\//, svelte],
		mayTypes: [/^src\/lib\//],
		because: 'What is composed is described here by types; only compose*.ts builds it.'
	},
	{
		name: 'service worker',
		files: /^src\/service-worker\.ts$/,
		may: [/^\$service-worker$/],
		because: 'It caches the shell and knows no data.'
	}
];

const screensMay = [
	domain,
	ui,
	i18n,
	commands,
	queries,
	device,
	svelte,
	kit,
	/^src\/lib\/app\/(context|app)\.ts$/,
	/^npm:(d3-scale|virtua|@sveltejs\/kit|@fontsource)/
];
const screensMayTypes = [/^src\/lib\/(sync|readmodel|app)\//];

const screens: Room[] = [
	...(['counter', 'cases', 'help', 'find', 'office', 'kiosk', 'supervisor', 'settings', 'sign-in', 'setup', 'enrol'] as const).map(
		(role) => ({
			name: `routes/${role}`,
			files: new RegExp(`^src/routes/(\\(\\w+\\)/)?${role}/`),
			may: [
				...screensMay,
				new RegExp(`^src/routes/(\\(\\w+\\)/)?${role}/`),
				/^src\/routes\/(parts\/|pwa\.svelte\.ts$)/,
				syncForScreens,
				...(role === 'supervisor' || role === 'office' ? [/^src\/lib\/exports\//] : [])
			],
			mayTypes: screensMayTypes,
			because:
				"A screen talks to commands, queries and parts. Not to PouchDB, Dexie or the ledger, and not to another role's folder: what two share goes into routes/parts."
		})
	),
	{
		name: 'routes/revoked',
		files: /^src\/routes\/revoked\//,
		may: [
			device,
			ui,
			i18n,
			svelte,
			kit,
			/^npm:@sveltejs\/kit$/,
			/^src\/routes\/(parts|revoked)\//,
			/^src\/lib\/app\/compose-farewell\.ts$/
		],
		mayTypes: [/^src\/lib\/app\//],
		because: 'A device that has lost its place shows nothing of the centre: no app is composed, no commands and no queries.'
	},
	{
		name: 'routes/parts',
		files: /^src\/routes\/parts\//,
		may: [...screensMay, /^src\/routes\/(parts\/|pwa\.svelte\.ts$)/, syncForScreens, /^src\/lib\/app\/compose(-rescue)?\.ts$/],
		mayTypes: screensMayTypes,
		because:
			'Parts that several screens share; they reach data as screens do. A rescue file alone is made without the composed app, which may be what is broken.'
	},
	{
		name: 'routes',
		files: /^src\/(routes|hooks)/,
		may: [...screensMay, syncForScreens, /^src\/routes\//, /^src\/lib\/app\/compose\.ts$/, /^src\/app\.css$/, /^npm:workbox-window$/],
		mayTypes: screensMayTypes,
		because: 'The root layout composes the app and hands it down; it does not open databases itself.'
	}
];

const server: Room[] = [
	{
		name: 'server revisions',
		files: /^sync-server\/revisions\//,
		may: [/^sync-server\/revisions\//, /^npm:pouchdb-(merge|utils)$/, /^node:crypto$/],
		because: 'Pure revision algebra, tested alone.'
	},
	{
		name: 'server store/couchdb',
		files: /^sync-server\/store\/couchdb\//,
		may: [/^sync-server\/(store|revisions)\//, serverPorts, /^node:(http|https|crypto|timers\/promises|util|zlib)$/],
		because: 'The one store that keeps nothing itself and asks a CouchDB over the network; no SQLite, no files.'
	},
	{
		name: 'server store',
		files: /^sync-server\/store\//,
		may: [/^sync-server\/(store|revisions)\//, serverPorts, /^node:(fs|fs\/promises|path|crypto|os)$/, /^npm:better-sqlite3$/],
		because: 'A store keeps JSON and revisions, no meaning: no http, no auth, no domain.'
	},
	{
		name: 'server auth',
		files: /^sync-server\/auth\//,
		may: [
			/^sync-server\/auth\//,
			storeContract,
			serverPorts,
			/^sync-server\/revisions\//,
			/^node:(crypto|fs|path|util|buffer)$/,
			/^npm:zod(\/mini)?$/
		],
		because: 'Decisions on plain values, so that the command line can ask the same questions. No http types.'
	},
	{
		name: 'server admission',
		files: /^sync-server\/admission\//,
		may: [/^sync-server\/admission\//, domain, serverPorts],
		mayTypes: [storeContract],
		because: "The only door by which the app's meaning enters the server."
	},
	{
		name: 'server mango',
		files: /^sync-server\/mango\//,
		may: [/^sync-server\/mango\//, serverPorts, /^node:(buffer|crypto|vm)$/],
		because: 'Selectors, indexes and plans on plain JSON values: what reads documents for them is protocol/find-reader.ts.'
	},
	{
		name: 'server protocol',
		files: /^sync-server\/protocol\//,
		may: [
			/^sync-server\/(protocol|revisions|auth|admission|mango)\//,
			storeContract,
			serverPorts,
			/^node:(crypto|buffer|zlib|util|timers\/promises)$/,
			/^npm:(zod(\/mini)?|pako)$/
		],
		because: "An endpoint takes a plain request and gives a plain answer or a stream of chunks; node's http stays in http/."
	},
	{
		name: 'server devices',
		files: /^sync-server\/devices\//,
		may: [/^sync-server\/(devices|protocol|auth|revisions)\//, storeContract, serverPorts, domain, /^node:crypto$/, /^npm:zod\/mini$/],
		because:
			"Endpoints about devices: plain requests in, plain answers out, notes through the store's interface. They know roles and codes by the domain; node's http stays in http/."
	},
	{
		name: 'server http',
		files: /^sync-server\/http\//,
		may: [/^sync-server\/(http|protocol|devices)\//, serverPorts, /^node:/],
		mayTypes: [/^sync-server\//],
		because: 'The wire: routes, bodies, answers. It opens no store and knows no fact.'
	},
	{
		name: 'server metrics',
		files: /^sync-server\/metrics\//,
		may: [serverPorts, /^npm:prom-client$/],
		because: 'Figures by the port Watch; whoever has something to count is handed that, and prom-client stays here.'
	},
	{
		name: 'server admin',
		files: /^sync-server\/admin\//,
		may: [
			/^sync-server\/(admin|store|auth|revisions|admission)\//,
			/^src\/lib\/domain\/rescue-(file|reading)\.ts$/,
			/^sync-server\/options\.mjs$/,
			serverPorts,
			/^node:/,
			/^npm:(commander|zod\/mini)$/
		],
		because:
			'Verbs for people who run the server: a library, and one command line that puts it into words. No http, no protocol. A rescue file comes in by the door of admission, and its shape is the domain’s.'
	},
	{
		name: 'server setup',
		files: /^sync-server\/setup\//,
		may: [
			/^sync-server\/(setup|admin)\//,
			/^sync-server\/options\.mjs$/,
			storeContract,
			serverPorts,
			domain,
			/^node:/,
			/^npm:zod(\/mini)?$/
		],
		because: 'The first run: a token, an administrator, an organisation. Accounts are made by admin/.'
	},
	{
		name: 'server demo',
		files: /^sync-server\/demo\//,
		may: [/^sync-server\/(demo|admin|revisions)\//, storeContract, serverPorts, domain, /^node:crypto$/],
		because: 'An invented centre, written through the store from the shapes of the domain.'
	},
	{
		name: 'server options',
		files: /^sync-server\/(limit-)?options\.mjs$/,
		may: [/^node:/, /^sync-server\/limit-options\.mjs$/],
		because: 'Read before anything is installed.'
	},
	{
		name: 'server root',
		files: /^sync-server\/[^/]+\.ts$/,
		may: [/^sync-server\//, /^node:/, /^npm:(pino|zod)(\/mini)?$/],
		because: 'The server imports #domain through its rooms and nothing else of the app.'
	}
];

const workshop: Room[] = [
	{
		name: 'scripts',
		files: /^scripts\//,
		may: [/^scripts\//, /^sync-server\/options\.mjs$/, /^node:/, /^npm:(@sparticuz\/chromium|playwright)$/],
		because: 'Scripts run before anything is installed: node, each other, and what they look up when it is there.'
	},
	{
		name: 'end-to-end specs',
		files: /^tests\/e2e\/.*\.spec\.ts$/,
		may: [/^tests\/([a-z-]+\.ts$|builders\/|e2e\/|bench\/first-load\.ts$)/, /^npm:(@playwright\/test|@axe-core\/playwright)$/, /^node:/],
		because:
			'A spec says what a person does. Servers, devices, hands and data come from tests/*.ts and tests/builders; nothing of the app or the server itself.'
	}
];

export const rooms: readonly Room[] = [...app, ...screens, ...server, ...workshop];
