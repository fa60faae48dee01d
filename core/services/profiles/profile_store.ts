import { isDeepStrictEqual } from 'node:util'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'
import type { DateTime } from 'luxon'
import type { LucidModel, LucidRow } from '@adonisjs/lucid/types/model'
import type { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { completionOf, type ProfileKindName } from './completion.ts'
import { E_PROFILE_CHANGED } from './errors.ts'
import { mustHaveMedia } from './media_references.ts'
import type { Profile } from './shapes.ts'
import { filled } from './templates.ts'
import type { Weights } from './weights.ts'

/** Of the sections as they are stored now. An older version is brought up to date where it is read. */
const SCHEMA_VERSION = 1

interface ProfileRow<Sections> extends LucidRow {
  id: string
  revision: number
  sections: Partial<Sections>
  schemaVersion: number
  updatedAt: DateTime
  updatedBy: string | null
}

type ProfileModel<Sections> = LucidModel & { new (): ProfileRow<Sections> }

export interface ProfileKind<Sections> {
  name: ProfileKindName
  model: ProfileModel<Sections>
  template: { [Key in keyof Sections]: unknown }
  weights: Weights
}

/** Whose profile it is, and where people find it. */
export interface Subject {
  id: string
  name: string
  page: string
  brandId: string | null
  /** Column and value that tell its row from the workspace's others. */
  key: Record<string, string>
}


/** The profile of a subject as it is; an empty one where nothing was ever saved. Inside a tenant transaction, without asking for rights. */
export async function readProfile<Sections>(kind: ProfileKind<Sections>, subject: Subject, i18n: I18n = spoken()): Promise<Profile<Sections>> {
  return view(kind, subject, (await kind.model.query().where(subject.key).first()) as ProfileRow<Sections> | null, i18n)
}

/** Sections as somebody sends them: fields may be left out, and are empty then. */
export type Given<T> = T extends readonly (infer Item)[] ? Given<Item>[] : T extends object ? { [Key in keyof T]?: Given<T[Key]> | null } : T

export interface Save<Sections> {
  actor: Actor
  sections: Given<Sections>
  /** The revision that the caller has seen; undefined: whatever it is. */
  ifMatch?: number
  i18n?: I18n
}

/** Each section that is given replaces the stored one whole; the others stay. Rival saves wait for each other at the row. */
export async function saveProfile<Sections>(engine: PermissionEngine, kind: ProfileKind<Sections>, subject: Subject, { actor, sections, ifMatch, i18n = spoken() }: Save<Sections>): Promise<Profile<Sections>> {
  const row = await lockedRow(kind, subject)
  if (ifMatch !== undefined && ifMatch !== row.revision) throw new E_PROFILE_CHANGED(view(kind, subject, row, i18n))

  const given = wholeSections(kind, sections)
  const changed = (Object.keys(given) as (keyof Sections & string)[]).filter((name) => !isDeepStrictEqual(given[name], row.sections[name]))
  if (!changed.length) return view(kind, subject, row, i18n)

  await mustHaveMedia(engine, actor, given as object, row.sections)
  row.merge({ sections: { ...row.sections, ...given }, schemaVersion: SCHEMA_VERSION, revision: row.revision + 1, updatedBy: actor.userId } as Partial<ProfileRow<Sections>>)
  await row.save()
  await audit({ action: `${kind.name}_profile.changed`, subject: { type: `${kind.name}_profile`, id: subject.id }, brandId: subject.brandId, after: { sections: changed, revision: row.revision } })
  return view(kind, subject, row, i18n)
}

/** The sections that were sent, each with all of its fields. */
function wholeSections<Sections>({ template }: ProfileKind<Sections>, sections: Given<Sections>): Partial<Sections> {
  const sent = sections as Record<string, unknown>
  const names = Object.keys(template).filter((name) => sent[name] !== undefined && sent[name] !== null)
  return Object.fromEntries(names.map((name) => [name, filled(sent[name], template[name as keyof Sections])])) as Partial<Sections>
}

async function lockedRow<Sections>({ model }: ProfileKind<Sections>, { key }: Subject): Promise<ProfileRow<Sections>> {
  const { client, workspaceId } = tenant()
  await client.table(model.table).insert({ workspace_id: workspaceId, ...key }).knexQuery.onConflict(['workspace_id', ...Object.keys(key)]).ignore()
  return (await model.query().where(key).forUpdate().firstOrFail()) as ProfileRow<Sections>
}

function view<Sections>(kind: ProfileKind<Sections>, { id, name, page }: Subject, row: ProfileRow<Sections> | null, i18n: I18n): Profile<Sections> {
  const sections = filled(row?.sections, kind.template) as Sections
  return {
    id,
    name,
    revision: row?.revision ?? 0,
    sections,
    completion: completionOf(kind.name, sections as object, kind.weights, page, i18n),
    updatedAt: row?.revision ? row.updatedAt.toUTC().toISO() : null,
  }
}
