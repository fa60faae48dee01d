import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Below this the headers weigh more than what is saved. */
const FROM_BYTES = 1_024
/** The last two steps of brotli take five times as long for one per cent. */
const QUALITY = 9

/** Writes beside a file what it is compressed, so that no request waits for that: core/services/http/precompressed_assets.ts. */
export async function precompress(path) {
  const bytes = await readFile(path)
  if (bytes.length < FROM_BYTES) return
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: QUALITY }))
}
