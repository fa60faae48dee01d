import type { Mistake } from './plan_columns.ts'

export const MISTAKES_HEAD = 'row,column,reason,fix\r\n'

/** A cell that begins like a formula is told apart from one, since spreadsheets would work it out. */
const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

export const asCsv = ({ row, mistakes }: { row: number; mistakes: Mistake[] }) => mistakes.map(({ column, reason, fix }) => [String(row), cell(column ?? ''), cell(reason), cell(fix)].join(',') + '\r\n').join('')
