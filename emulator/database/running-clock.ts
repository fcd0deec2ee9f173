/** What `$$NOW` is to the request that is being answered. Queries and pipelines run to their end within one turn of the event loop. */
export const running = { now: 0 };
