/** The platform's client brings no types of its own. */
declare module 'facebook-nodejs-business-sdk' {
  const sdk: any
  export default sdk
}
