const MB = 1024 * 1024
const GB = 1024 * MB

/** Longest side of a picture that we make. Platforms show 2048 pixels and less, and scale down what is larger. */
export const PICTURE_SIDE_MOST = 4096
/** Longest side of a video that we encode: more costs a small server many times the video's length. */
export const VIDEO_SIDE_MOST = 1920
/** Bits per second above which a platform's own encoding shows no difference any more (1080p at 30 frames). */
export const VIDEO_BITRATE_MOST = 12_000_000
/** Below this a picture of 640 pixels falls apart. */
export const VIDEO_BITRATE_LEAST = 300_000
/** Stereo at a rate where nobody hears a difference. */
export const SOUND_BITRATE = 128_000
/** What is left of a limit for the container's own bytes, and for an encoder that keeps to its rate on average only. */
export const RATE_SHARE = 0.9
/** Widest picture that a rate is enough for, at 30 frames a second. */
export const WIDTHS_BY_BITRATE: [bitrate: number, width: number][] = [
  [2_500_000, VIDEO_SIDE_MOST],
  [1_200_000, 1280],
  [600_000, 854],
  [VIDEO_BITRATE_LEAST, 640],
]
/** Half of what two processors encode in full HD within `ENCODE_SECONDS` when they have nothing else to do. */
export const ENCODED_SECONDS_MOST = 20 * 60

/** Steps are given twenty minutes; what takes longer than this would be killed by them with nothing to show. */
export const ENCODE_SECONDS = 15 * 60
/** More would leave a small server nothing for its own work. */
export const ENCODE_THREADS = 2
/** Decoder and encoder with the frames that both look ahead. */
export const ENCODER_MEMORY_BYTES = 4 * GB
/** What a result may be larger than expected before it is cut off: the limit is judged afterwards. */
export const ENCODE_SLACK_BYTES = 64 * MB
/** One encoding at a time: a second one would make both slower. */
export const VIDEO_CONVERSIONS = 1
/** Each holds a decoded picture of up to 320 MB. */
export const IMAGE_CONVERSIONS = 1

/** Tried in turn until the file is small enough: the first shows no difference, the last a slight one. */
export const JPEG_QUALITIES = [90, 82, 74, 66, 58]
/** When quality alone does not do it, each side is made this much smaller, as often as it takes. */
export const SHRINK_BY = 0.8
/** A picture narrower than this is no picture any more. */
export const NARROWEST = 320

/** Renditions that nothing was begun with for so long are removed; platforms fetch within a day. */
export const RENDITION_DAYS = 7
