/** Seeing the workspace as another member, for a while. */
export {}
