export { asHashtag } from '~/api/templates'
