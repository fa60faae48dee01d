import { openApiDocument } from '#services/http/openapi'

export default class OpenapiController {
  show() {
    return openApiDocument()
  }
}
