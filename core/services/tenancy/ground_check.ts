import db from '@adonisjs/lucid/services/db'
import { createError } from '@adonisjs/core/exceptions'

export const E_UNSAFE_GROUND = createError<[reason: string]>('Refusing to serve: %s', 'E_UNSAFE_GROUND', 500)

/** Boot check: the application role is subject to row level security, and every tenant table enforces it. */
export async function checkGround() {
  const { rows: roles } = await db.connection('app').rawQuery(
    `select rolsuper or rolbypassrls as bypass, rolname as name,
       exists (select 1 from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns
     from pg_roles r where rolname = current_user`
  )
  const [role] = roles
  if (role.bypass) throw new E_UNSAFE_GROUND([`the database role "${role.name}" bypasses row level security; use a role without SUPERUSER and BYPASSRLS in DATABASE_URL`])
  if (role.owns) throw new E_UNSAFE_GROUND([`the database role "${role.name}" owns tables; set DATABASE_URL to the application role and DATABASE_OWNER_URL to the owner`])

  const { rows: open } = await db.connection('app').rawQuery('select tables_without_wall() as name')
  if (open.length) throw new E_UNSAFE_GROUND([`no forced row level security on ${open.map((row: any) => row.name).join(', ')}; run the migrations`])
}
