import { WORKSPACE_QUOTA_BYTES } from '#services/media/limits'

const MB = 1024 * 1024
const GB = 1024 * MB

/** An archive is fetched within days, and whoever needs it later wants it anew: it holds what is there by then. */
export const EXPORT_KEPT_DAYS = 3
/** Lists show what can still be fetched, and what failed lately. */
export const EXPORTS_LISTED = 20
/** What a server needs to go on with its own work; rows of a workspace take a small part of it. */
export const ROOM_LEFT_BYTES = 1 * GB

/** Whoever works says so several times in this time, whatever they wait for. */
export const LEASE_SECONDS = 60
export const RENEW_EVERY_MS = 10_000
/** A worker that was killed is no reason to give up; one that dies every time is. */
export const MOST_TRIES = 5

/** A workspace with as many files as it may have, and room for its rows. */
export const ARCHIVE_MOST_BYTES = WORKSPACE_QUOTA_BYTES + 4 * GB
/** One request of an upload, held in memory: some seconds on a home line, so that little is sent again after a break. */
export const PART_MOST_BYTES = 8 * MB
/** Files of a library are limited by its quota; of small ones nobody has more. */
export const ENTRIES_MOST = 250_000
/** A line is one row. The largest are profiles with two hundred pieces of work, and take some hundred kilobytes. */
export const LINE_MOST_BYTES = 8 * MB
/** `manifest.json` and `people.jsonl`; checksums take some 200 bytes an entry. */
export const TEXT_MOST_BYTES = 64 * MB
/** Above what anybody has planned, written and counted in ten years. */
export const ROWS_MOST = 20_000_000

/** Archives that wait, of one person: more would be a mistake, and fill the disk. */
export const IMPORTS_OPEN = 2
export const IMPORTS_LISTED = 20
/** Whoever began an upload goes on with it the next day. */
export const IMPORT_KEPT_HOURS = 48
/** Longer than an upload waits to be gone on with. */
export const PART_LEFT_MS = (IMPORT_KEPT_HOURS + 24) * 60 * 60 * 1_000
/** What came and what did not stays readable for this long. */
export const OUTCOME_KEPT_DAYS = 30
/** Rows and files that are named one by one; the rest is counted. */
export const FAILURES_NAMED = 200
/** Of one kind with one reason: a link that could not be kept takes all of its clicks with it. */
export const FAILURES_NAMED_EACH = 10
/** What is brought in by a command says so in between; an hour without a word means that it died. */
export const ARRIVAL_LEFT_SECONDS = 60 * 60
