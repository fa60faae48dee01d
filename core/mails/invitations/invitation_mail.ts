import AccountMail from '#mails/accounts/account_mail'

/** Looks like mail about accounts; for somebody who may not have one yet. */
export default class InvitationMail extends AccountMail {}
