/** Read page by page, with nothing that an alternative text could stand for. */
export const isDocument = ({ type }: { type: string }) => type === 'application/pdf'
