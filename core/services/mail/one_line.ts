/** Names come from people: no line of them may become a second line of a mail, or a header of it. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
