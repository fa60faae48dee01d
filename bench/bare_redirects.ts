/*
 * What following a short link is compared with: Node's own HTTP server, which answers 302 after one read by the code,
 * and under /fixed without reading anything.
 */
import { createServer } from 'node:http'
import pg from 'pg'

/** As in config/database.ts. */
const POOL_MAX = 10
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_MAX })

createServer(async (request, response) => {
  const [, kind, code] = request.url!.split('/')
  if (kind === 'health') return response.writeHead(200).end()
  const target = kind === 'fixed' ? 'https://shop.example/' : (await pool.query({ name: 'follow', text: 'select target from short_link_of_code($1)', values: [code] })).rows[0]?.target
  response.writeHead(target ? 302 : 404, target && { location: target }).end()
}).listen(Number(process.env.PORT), '127.0.0.1')
