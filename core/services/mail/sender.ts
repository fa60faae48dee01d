import env from '#start/env'

/** Where mail comes from. An address that nobody has set cannot be answered, and says so by its name (RFC 2606). */
export const senderAddress = () => env.get('MAIL_FROM') ?? 'no-reply@localhost.invalid'
