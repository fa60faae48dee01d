/** What a calendar entry can be. A campaign is the one that posts are part of. */
export const ENTRY_KINDS = ['note', 'campaign', 'holiday', 'event'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Names of colours, not their values: the interface has one for light and one for dark. */
export const ENTRY_COLOURS = ['slate', 'indigo', 'green', 'amber', 'red', 'blue', 'violet', 'teal'] as const
export type EntryColour = (typeof ENTRY_COLOURS)[number]
