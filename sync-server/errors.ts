// The one catalogue of what the server says no with, in CouchDB's words: name → status, error and, where CouchDB has a fixed one, reason.

/** Errors with a name and no reason of their own. */
const queryErrors = <Name extends string>(names: readonly Name[]) =>
	Object.fromEntries(names.map((name) => [name, { status: 400, reason: 'Bad query.' }])) as Record<
		Name,
		{ status: number; reason: string }
	>;

const catalogue = {
	bad_request: { status: 400, reason: 'Bad request.' },
	invalid_json: { status: 400, error: 'bad_request', reason: 'invalid UTF-8 JSON' },
	query_parse_error: { status: 400, reason: 'Invalid value for a query parameter.' },
	illegal_docid: { status: 400, reason: 'Only reserved document ids may start with underscore.' },
	illegal_database_name: { status: 400, reason: 'Illegal database name.' },
	database_name_too_long: { status: 400, reason: 'The database name is too long.' },
	doc_validation: { status: 400, reason: 'Bad special document member.' },
	invalid_design_doc: { status: 400, reason: 'Invalid design document.' },
	invalid_rev: { status: 400, error: 'bad_request', reason: 'Invalid rev format' },
	content_md5_mismatch: { status: 400, reason: 'Possible message corruption.' },
	unauthorized: { status: 401, reason: 'You are not authorized to access this db.' },
	wrong_password: { status: 401, error: 'unauthorized', reason: 'Name or password is incorrect.' },
	design_unauthorized: { status: 401, error: 'unauthorized', reason: 'You are not a db or server admin.' },
	not_server_admin: { status: 401, error: 'unauthorized', reason: 'You are not a server admin.' },
	forbidden: { status: 403, reason: 'You are not allowed to access this db.' },
	not_found: { status: 404, reason: 'missing' },
	deleted: { status: 404, error: 'not_found', reason: 'deleted' },
	db_not_found: { status: 404, reason: 'Database does not exist.' },
	no_database: { status: 404, error: 'not_found', reason: 'Database does not exist.' },
	method_not_allowed: { status: 405, reason: 'Method not allowed' },
	// Enrolling devices (devices/): the tablet goes by the error.
	code_unknown: { status: 404, error: 'unknown', reason: 'There is no such code. Look at it again, or make a new one.' },
	code_used: { status: 409, error: 'used', reason: 'This code was used by another device. Make a new one.' },
	code_expired: { status: 410, error: 'expired', reason: 'The time of this code is over. Make a new one.' },
	device_revoked: {
		status: 403,
		error: 'forbidden',
		reason: 'device-revoked: this device was revoked; it may only send what it has not sent.'
	},
	other_organisation: { status: 409, reason: 'This device belongs to another organisation, or was revoked.' },
	/** CouchDB's own words for an attachment put onto a revision that is not there. */
	missing_rev: { status: 409, error: 'not_found', reason: 'missing_rev' },
	conflict: { status: 409, reason: 'Document update conflict.' },
	file_exists: { status: 412, reason: 'The database could not be created, the file already exists.' },
	missing_stub: { status: 412, reason: 'Invalid attachment stub.' },
	attachment_too_large: { status: 413, reason: 'Attachment too large.' },
	document_too_large: { status: 413, reason: 'Document too large.' },
	too_large: { status: 413, reason: 'the request entity is too large' },
	url_too_long: { status: 414, error: 'bad_request', reason: 'The request address is too long.' },
	headers_too_large: { status: 431, error: 'bad_request', reason: 'The headers of the request are too large.' },
	unreadable_request: { status: 400, error: 'bad_request', reason: 'The request is not HTTP.' },
	request_timeout: { status: 408, reason: 'The request took too long to arrive.' },
	expectation_failed: { status: 417, reason: 'Only 100-continue can be expected.' },
	locked_out: { status: 403, error: 'forbidden', reason: 'Account is temporarily locked due to multiple authentication failures' },
	bad_content_type: { status: 415, reason: 'Content-Type must be application/json' },
	bad_content_encoding: { status: 415, error: 'bad_content_encoding', reason: 'Only gzip and identity are understood.' },
	requested_range_not_satisfiable: { status: 416, reason: 'Requested range not satisfiable' },
	too_many_requests: { status: 429, reason: 'Too many requests at once; try again shortly.' },
	too_many_bytes: { status: 503, error: 'service_unavailable', reason: 'Too much is being sent at once; try again shortly.' },
	internal_server_error: {
		status: 500,
		error: 'internal_server_error',
		reason: 'The server failed to answer. Nothing was changed by this request unless it said so.'
	},
	file_corruption: {
		status: 500,
		reason: 'The file of this database is damaged and is not served. Other databases are. See the log, and `sala-server verify`.'
	},
	not_implemented: { status: 501, reason: 'This server does not do that.' },
	storage_answer: {
		status: 502,
		error: 'bad_gateway',
		reason: 'The CouchDB behind this server gave an answer that it cannot use; its log says more.'
	},
	storage_away: {
		status: 503,
		error: 'service_unavailable',
		reason: 'The CouchDB behind this server cannot be reached, or cannot answer. Try again later.'
	},
	// Queries (mango/): the reasons are made where they are found.
	...queryErrors([
		'bad_arg',
		'invalid_bookmark',
		'invalid_boolean',
		'invalid_bulk_docs',
		'invalid_ddoc_lang',
		'invalid_field',
		'invalid_field_name',
		'invalid_fields',
		'invalid_index',
		'invalid_index_name',
		'invalid_key',
		'invalid_non_neg_integer',
		'invalid_operator',
		'invalid_pos_integer',
		'invalid_selector',
		'invalid_selector_json',
		'invalid_sort_field',
		'invalid_sort_json',
		'invalid_string',
		'invalid_value',
		'missing_required_key',
		'no_usable_index',
		'not_supported',
		'unsupported_mixed_sort'
	] as const),
	invalid_list_index_params: { status: 500, reason: 'Index parameter ranges: limit > 1, skip > 0' },
	error_saving_ddoc: { status: 500, reason: 'Unknown error while saving the design document.' },
	index_service_unavailable: { status: 503, error: 'required index service unavailable', reason: 'text' },
	storage_failed: {
		status: 503,
		error: 'service_unavailable',
		reason: 'The server cannot write to its storage. Nothing was stored; try again later.'
	},
	insufficient_storage: { status: 507, reason: 'The disk of the server is full. Nothing was stored; try again when there is room.' }
} as const satisfies Record<string, { status: number; error?: string; reason: string }>;

export type ErrorName = keyof typeof catalogue;

/** An answer that says no. Thrown by whoever finds the reason, turned into JSON in one place (http/respond.ts). */
export class Refused extends Error {
	readonly status: number;
	readonly error: string;
	readonly reason: string;
	readonly headers: Readonly<Record<string, string>>;

	constructor(name: ErrorName, reason?: string, headers: Record<string, string> = {}) {
		const entry: { status: number; error?: string; reason: string } = catalogue[name];
		// A refusal is an answer, nobody's fault to look for: taking its stack would cost more than all else that is done for a document.
		const { stackTraceLimit } = Error;
		Error.stackTraceLimit = 0;
		super(`${name}: ${reason ?? entry.reason}`);
		Error.stackTraceLimit = stackTraceLimit;
		this.status = entry.status;
		this.error = entry.error ?? name;
		this.reason = reason ?? entry.reason;
		this.headers = headers;
	}
}
