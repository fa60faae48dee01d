const MB = 1024 * 1024
const GB = 1024 * MB

/** The largest image a platform takes is 10 MB; the rest is room for originals that we shrink or convert. */
export const MAX_IMAGE_BYTES = 30 * MB
/** Above what platforms of short videos take (300 to 500 MB), for those that take long ones. */
export const MAX_VIDEO_BYTES = 4 * GB
/** The largest document any platform's format takes. */
export const MAX_DOCUMENT_BYTES = 100 * MB
/** Logos have some ten kilobytes; what is larger holds embedded pictures, or is a map. */
export const MAX_DRAWING_BYTES = 2 * MB
/** Longest side a drawing is drawn with: sharp as a cover on a screen of double density. */
export const DRAWING_SIDE = 2048
/** A logo takes a tenth of a second; filters can be piled up without end. */
export const DRAWING_SECONDS = 15
/** A drawing's pixels, uncompressed at worst. */
export const DRAWING_BYTES = 24 * MB
/** Phones take pictures of 50 and 64 megapixels. A decoded pixel costs up to four bytes of memory. */
export const MAX_PIXELS = 80_000_000
/** No platform shows an image side longer than 16 384 pixels, and decoders have their own bugs beyond. */
export const MAX_SIDE = 16_384
/** Half a minute of animation. What is longer is a video. */
export const MAX_FRAMES = 600
/** All frames of an animation together, as a decoder would hold them. */
export const MAX_ANIMATION_PIXELS = 400_000_000
/** The longest video any platform takes. */
export const MAX_VIDEO_SECONDS = 12 * 60 * 60
/** 8K. */
export const MAX_VIDEO_SIDE = 8192
/** Phones add up to six data tracks to picture and sound. */
export const MAX_STREAMS = 12
/** Twelve hours at 60 frames a second, rounded up. */
export const MAX_SAMPLES_PER_TRACK = 3_000_000
/** A fragmented video of twelve hours in two-second pieces has 43 200 of them, with two boxes each. */
export const MAX_BOXES = 100_000
/** `elst` entries: editors write a handful; each makes the demuxer walk the sample table. */
export const MAX_EDITS = 1_000

/** Sum of the files of a workspace: hundreds of finished videos, and one workspace cannot fill a small server by accident. */
export const WORKSPACE_QUOTA_BYTES = 50 * GB

/** What the type table needs of a file's beginning: the magic bytes of every type we know lie within. */
export const SNIFF_BYTES = 4100
/** Longest side of a preview; lists show 320 pixels on screens of double density. */
export const PREVIEW_SIDE = 640
/** An image this good shows no difference to the original and stays near its size. */
export const REENCODE_QUALITY = 95

/** A phone on a bad line pauses for seconds; a minute of silence means it is gone. */
export const UPLOAD_IDLE_MS = 60_000
/** 4 GB over a line of 5 Mbit/s. */
export const UPLOAD_TOTAL_MS = 2 * 60 * 60 * 1000
/** After a refusal the rest of the body is read and thrown away for this long, so that the client gets to read the answer. */
export const DRAIN_MS = 5_000

/** Reading the headers of a local file takes well under a second. */
export const PROBE_SECONDS = 15
/** Copying 4 GB twice on a slow disk. */
export const REMUX_SECONDS = 900
/** One frame of 8K video, decoded in software. */
export const FRAME_SECONDS = 30
/** A photo of 64 megapixels on a slow machine. */
export const PHOTO_SECONDS = 40
/** The same, barely compressed. */
export const PHOTO_BYTES = 150 * MB
/** Counting the pages of 100 MB, also where the document's own index has to be put together first. */
export const DOCUMENT_SECONDS = 15
/** Drawing one page; architects' plans take several seconds. */
export const PAGE_SECONDS = 20
/** A drawn page of 1280 pixels a side, uncompressed at worst. */
export const PAGE_BYTES = 16 * MB
/** Where a document's end mark and the place of its index stand, with room for what mail programs append. */
export const DOCUMENT_TAIL_BYTES = 4096
/** An index entry takes 20 bytes: a million objects, more than 100 MB of pages hold. */
export const MAX_DOCUMENT_INDEX_BYTES = 20 * MB
/** What describes the index is a dozen short entries; some list sizes of hundreds of parts. */
export const MAX_TRAILER_BYTES = 64 * 1024
/** Address space for reading headers and copying; the libraries alone map some 500 MB before the first byte is read. */
export const TOOL_MEMORY_BYTES = 1.5 * GB
/** For decoding one frame of 8K video with the frames it refers to. */
export const DECODER_MEMORY_BYTES = 3 * GB
/** Two image decoders beside the web server's own work; more would only compete for memory. */
export const IMAGE_JOBS = 2
/** Copying a video is bound by the disk: a second one at the same time makes both slower. */
export const VIDEO_JOBS = 1

/** Adapters send files in chunks; nobody needs more than this in memory at once. */
export const MAX_RANGE_BYTES = 64 * MB
/** Platforms may fetch as long as their container lives: 24 hours at most, and an hour for clocks that differ. */
export const MAX_PUBLIC_URL_SECONDS = 25 * 60 * 60
/** Copies of public files in caches end soon after the file is removed. */
export const PUBLIC_CACHE_SECONDS = 300
export const REACHABILITY_TIMEOUT_MS = 5_000
/** A tunnel or proxy that went down is noticed within a minute. */
export const REACHABILITY_CACHE_MS = 60_000

/** Longest name people get to see; what is longer is cut. */
export const MAX_NAME_LENGTH = 200
/** What the strictest platform takes. */
export const MAX_ALT_TEXT = 1000
/** Uploads end within two hours; a day leaves room for a stopped machine. */
export const LEFTOVER_MS = 24 * 60 * 60 * 1000
/** Deleted files stay this long, for people who change their mind and for posts that show them. */
export const PURGE_AFTER_DAYS = 30
