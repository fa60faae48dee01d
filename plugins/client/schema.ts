/* eslint-disable */
/* Written by bin/client_types.js from the OpenAPI document. Do not edit. */

export interface paths {
    "/api/v1/access-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was refused, and what was allowed of what is sensitive */
        get: operations["listAccessLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The access log as CSV */
        get: operations["exportAccessLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why somebody may, or may not
         * @description About yourself when `user` is left out; without a resource: anywhere.
         */
        get: operations["explainAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is installed, and what was refused */
        get: operations["listPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a plugin with its settings, addresses and limits */
        get: operations["getPlugin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check that a plugin can do its job
         * @description Asks the platform and connected channels. The same as `node ace adapter:doctor`.
         */
        post: operations["checkPlugin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note whether the platform has approved a permission */
        put: operations["reviewPluginScope"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter settings of a plugin
         * @description What is not named stays as it is; null removes. Secrets are kept encrypted and never shown again.
         */
        put: operations["updatePluginSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/plugins/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch a plugin on or off for everybody */
        put: operations["switchPlugin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agency/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agency says of itself */
        get: operations["getAgencyProfile"];
        /**
         * Change sections of the agency’s profile
         * @description Each section that is named replaces the stored one whole; the others stay. With If-Match it is refused when somebody else was faster.
         */
        put: operations["updateAgencyProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers of channels and posts in a window, compared with the one before
         * @description Without `from`, the window is the last `days` (30) until `to`, or today. Days are those of `timeZone`, else of the person’s own zone; the number of a channel’s day is that of the UTC day with its noon in it. What the asker may not see is not in it.
         */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts of a window with their numbers, by rate, engagements, reach, views or the newest first
         * @description Without `from`, the window is the last `days` (30) until `to`, or today. Days are those of `timeZone`, else of the person’s own zone; the number of a channel’s day is that of the UTC day with its noon in it. At most fifty; all of them are in the table.
         */
        get: operations["listBestPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the numbers of a post grew, by delivery */
        get: operations["getPostCurves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/table.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers of days, channels or posts as a table
         * @description Without `from`, the window is the last `days` (30) until `to`, or today. Days are those of `timeZone`, else of the person’s own zone; the number of a channel’s day is that of the UTC day with its noon in it. What was not told is an empty cell.
         */
        get: operations["exportAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your access tokens */
        get: operations["listApiTokens"];
        put?: never;
        /**
         * Make an access token for one workspace
         * @description The answer is the only place where the token is shown, and it is not kept: a repeated Idempotency-Key is refused with 409.
         */
        post: operations["createApiToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an access token */
        delete: operations["revokeApiToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts that wait for somebody’s word, the most urgent first */
        get: operations["listWaitingApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed, by whom */
        get: operations["listAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit as CSV */
        get: operations["exportAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check the audit chain */
        post: operations["verifyAuditLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The brands that you may see, newest first */
        get: operations["listBrands"];
        put?: never;
        /** Add a brand */
        post: operations["createBrand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a brand’s name or time zone */
        patch: operations["updateBrand"];
        trace?: never;
    };
    "/api/v1/brands/{id}/link-defaults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a brand’s links are tagged with */
        get: operations["getLinkDefaults"];
        /**
         * Change what a brand’s links are tagged with; links that are there stay as they are
         * @description What is not named stays. Without a source nothing is tagged, except on channels, which are called by their adapter’s id.
         */
        put: operations["updateLinkDefaults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a brand looks and speaks, and to whom */
        get: operations["getBrandProfile"];
        /**
         * Change sections of a brand’s profile
         * @description Each section that is named replaces the stored one whole; the others stay. With If-Match it is refused when somebody else was faster.
         */
        put: operations["updateBrandProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands on the calendar from a day up to another, which is not included
         * @description Without `timeZone` days are those of the person’s zone. `state=attention` is everything that somebody has to look at. Cancelled posts come only when asked for.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a note, a campaign, a holiday or an event on the calendar
         * @description With `startTime` it is about that time of day in `timeZone`, without it about whole days.
         */
        post: operations["createCalendarEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one entry */
        get: operations["getCalendarEntry"];
        put?: never;
        post?: never;
        /** Delete an entry; posts of a campaign stay */
        delete: operations["deleteCalendarEntry"];
        options?: never;
        head?: never;
        /** Change an entry; its times are replaced together */
        patch: operations["updateCalendarEntry"];
        trace?: never;
    };
    "/api/v1/calendar/entries/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read holidays or events from iCalendar, or from lines of date, title and last day
         * @description What is there already is left as it is, so the same text can be sent again. With `dryRun` nothing is stored.
         */
        post: operations["importCalendarEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts of a window as a table */
        get: operations["exportCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own calendar links */
        get: operations["listCalendarFeeds"];
        put?: never;
        /**
         * Make a secret address under which calendar programs read the calendar
         * @description It shows what its person may see at the moment of reading, until it is revoked.
         */
        post: operations["createCalendarFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a calendar link */
        delete: operations["revokeCalendarFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move, duplicate, cancel or delete many posts, make drafts of them, or put them into a campaign
         * @description Each post is done or refused by itself, all in one transaction. `move` takes `days`, which keeps the time on the clock of the post’s zone, or a `publishAt` for each post. A draft that moves stays a draft.
         */
        post: operations["changeCalendarPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the newest numbers of a channel */
        get: operations["getChannelMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/options/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a field of a format can be set to, as the platform knows it
         * @description For fields of the kind `remote-select`; `source` is the field’s own. Answers are up to a minute old.
         */
        get: operations["listChannelOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The creators that you may see, newest first: all of them, or yourself */
        get: operations["listCreators"];
        put?: never;
        /** Add a creator to the roster */
        post: operations["createCreator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one creator */
        get: operations["getCreator"];
        put?: never;
        post?: never;
        /** Remove a creator, with their profile */
        delete: operations["deleteCreator"];
        options?: never;
        head?: never;
        /** Change a creator’s name, person or brand */
        patch: operations["updateCreator"];
        trace?: never;
    };
    "/api/v1/creators/{id}/kit-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links to a creator’s media kit, newest first */
        get: operations["listKitLinks"];
        put?: never;
        /**
         * Make a link to a creator’s media kit
         * @description Whoever has it sees the named parts without an account, until it ends or is revoked. Without `parts` it shows what the media kit does; without `days` it works for thirty.
         */
        post: operations["createKitLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}/kit-links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a link; it stays in the list */
        delete: operations["revokeKitLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}/media-kit.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A creator’s media kit as a PDF */
        get: operations["getMediaKitPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a creator shows of themselves, and their rates */
        get: operations["getCreatorProfile"];
        /**
         * Change sections of a creator’s profile
         * @description Each section that is named replaces the stored one whole; the others stay. With If-Match it is refused when somebody else was faster.
         */
        put: operations["updateCreatorProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Archives of the whole workspace, newest first */
        get: operations["listExports"];
        put?: never;
        /**
         * Have everything a workspace holds written into an archive
         * @description A worker makes it; ask for it again, or wait for the event `export.finished`. While one is being made, that one is answered. It is kept for 3 days.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an archive is */
        get: operations["getExport"];
        put?: never;
        post?: never;
        /** Remove an archive, or give up making it */
        delete: operations["deleteExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive’s bytes, until it expires
         * @description A download that broke off goes on with `Range`. With `check` in the query it only answers whether it would: 204.
         */
        get: operations["getExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtag-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of hashtags, newest first */
        get: operations["listHashtagGroups"];
        put?: never;
        /** Keep hashtags that go into a text together */
        post: operations["createHashtagGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtag-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a group of hashtags */
        delete: operations["deleteHashtagGroup"];
        options?: never;
        head?: never;
        /** Change a group of hashtags */
        patch: operations["updateHashtagGroup"];
        trace?: never;
    };
    "/api/v1/impersonations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw as whom, newest first */
        get: operations["listImpersonations"];
        put?: never;
        /**
         * See the workspace as another member
         * @description Only as a member whose highest role is below your own. From the next request on this session may do what both of you may; own accounts stay out of reach. The member is told by mail.
         */
        post: operations["startImpersonation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impersonations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End it before its time */
        delete: operations["endImpersonation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imported-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts that stood at the platform before its account was connected, as they were imported, newest first */
        get: operations["listImportedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of plans, newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Upload a plan as CSV or XLSX, or the posts of Postiz or Mixpost as JSON
         * @description The file is the body. Nothing is made of it yet: its columns are guessed from the headers, those of Buffer’s and Hootsuite’s bulk files among them. JSON is what the API of Postiz or Mixpost answers for its list of posts; its accounts are matched with channels by platform and name.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one import and how far it is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import; what it made stays */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check every row, and make nothing
         * @description Runs in the background: ask for the import until it is `checked`. An import that was stopped, failed or is done may be checked again: rows that became posts stay as they are, the others are read anew.
         */
        post: operations["checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/mistakes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with which row, as CSV */
        get: operations["exportImportMistakes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make posts of the rows that are good
         * @description Runs in the background and survives interruption. A row that was imported before, in whichever file, makes no second post.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations, newest first
         * @description Those you sent, and those into brands where you may invite people.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody with one or more roles
         * @description The mail goes to the address whether or not it has an account; the answer does not tell.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a new link
         * @description The old link stops working, the week begins anew, and you become the one who invites.
         */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the invitation behind a link
         * @description With a session of another address the link is not there, as if it were unknown.
         */
        get: operations["getOpenInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description With a session of the invited address nothing else is needed. Without one, name and password make the account, if the address has none.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite many from a table
         * @description CSV in UTF-8 or UTF-16 with the columns email, role, brand and message in any order; brand and message may be missing. Each row is invited whole or not at all. With rehearse=true nothing is sent, and the rows say what would happen.
         */
        post: operations["importInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read title, description and picture of a page
         * @description Of public pages only. The picture is kept in the library of the brand.
         */
        post: operations["previewLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Short links, newest first */
        get: operations["listLinks"];
        put?: never;
        /**
         * Make a short link
         * @description Tagged for measuring (utm_source and so on) with `utm`, else with what its brand has set, unless `tag` is false. Tags and everything else in the address stay as they are.
         */
        post: operations["createLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one short link */
        get: operations["getLink"];
        put?: never;
        post?: never;
        /** End a short link; its clicks stay counted, its address is never used again */
        delete: operations["deleteLink"];
        options?: never;
        head?: never;
        /**
         * Change the name of a short link, or how long it works
         * @description Where it leads cannot change: a post that was approved with it keeps saying what it said. Make another link instead.
         */
        patch: operations["updateLink"];
        trace?: never;
    };
    "/api/v1/links/{id}/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often a short link was followed, by day, by page it stood on, and by kind of device
         * @description Of people: programs that call themselves one are not counted. Nothing is kept about who they are. Days are those of the brand’s time zone; the last thirty unless said otherwise, 366 at most.
         */
        get: operations["getLinkClicks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/shorten-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put short links in the place of the addresses in texts
         * @description Changes no post: put the texts where they belong and save them. Give each channel’s text with its `connectionId`, so that clicks are told apart. Short links of this installation are left alone, and with `postId` an address that was shortened before gets the same link again.
         */
        post: operations["shortenTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you want to hear of, and how */
        get: operations["getNoticeSettings"];
        /**
         * Choose what you want to hear of, and how
         * @description What is left out stays as it is; `quiet: null` means no quiet hours.
         */
        put: operations["updateNoticeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you may do */
        get: operations["getMyPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the library, newest first */
        get: operations["listMedia"];
        put?: never;
        /**
         * Upload one picture, video or document
         * @description The type is read from the bytes. Places and camera data in pictures and videos are removed; documents stay as they are, and encrypted ones are refused. HEIC and AVIF pictures and SVG drawings are kept as JPEG or PNG, which `notice` says. With an Idempotency-Key a repeated upload of the same file answers the media of the first.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one file of the library */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        /** Take a file out of the library */
        delete: operations["deleteMedia"];
        options?: never;
        head?: never;
        /** Change name or alternative text */
        patch: operations["updateMedia"];
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the workspace */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /** Remove somebody, or leave */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where somebody is signed in */
        get: operations["listMemberSessions"];
        put?: never;
        post?: never;
        /** Sign somebody out everywhere */
        delete: operations["endMemberSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you were told, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices you have not read */
        get: operations["countNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notices as read, or as unread
         * @description Without `ids` it is all of them.
         */
        post: operations["markNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/onboarding/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish setting up
         * @description What may be left out and is still open counts as skipped. Refused while a mandatory step is open, and for a creator without a channel.
         */
        post: operations["completeOnboarding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/onboarding/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the workspace is set up */
        get: operations["getOnboardingProgress"];
        /**
         * Keep a draft of a step, finish it, skip it, or go back
         * @description `save` keeps `data` as it is, valid or not. `next` checks it, or the draft kept before, writes the profile and goes on; a step whose turn it is not is refused with the name of the one that comes first.
         */
        put: operations["updateOnboardingProgress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permission-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Single rights beside the roles */
        get: operations["listPermissionGrants"];
        put?: never;
        /** Allow or deny somebody one permission */
        post: operations["grantPermission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permission-grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a single right, or its denial, away */
        delete: operations["revokePermission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every permission there is */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List posts, newest first */
        get: operations["listPosts"];
        put?: never;
        /**
         * Write a post: as a draft, to go out at a time, or now
         * @description Without `when` it is a draft, or planned if `publishAt` is given. A post that a platform would refuse is not scheduled; the answer names each reason at its place.
         */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one post with its deliveries */
        get: operations["getPost"];
        put?: never;
        post?: never;
        /** Delete a post and withdraw what was not sent */
        delete: operations["deletePost"];
        options?: never;
        head?: never;
        /**
         * Change or reschedule what is not yet being sent
         * @description What is left out stays as it is. `targets` and `media` replace what was there. `brandId` moves a draft that is in no campaign and no series to another brand; channels and files it has are of the old one, so `targets` and `media` are given with it.
         */
        patch: operations["updatePost"];
        trace?: never;
    };
    "/api/v1/posts/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has been said about a post, whose word is missing, and what changed since */
        get: operations["getApproval"];
        put?: never;
        /**
         * Approve a post, or ask for changes
         * @description About the content whose hash is sent: what was changed meanwhile is not approved. Nobody approves what they wrote or changed last. Asked for changes, the post is a draft again.
         */
        post: operations["decideApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a post is out, or was left out, that was to be posted by hand */
        post: operations["settleByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel what has not been sent */
        post: operations["cancelPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often the short links of a post were followed
         * @description Of the links made for it, and of those that stand in its texts.
         */
        get: operations["getPostClicks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What members and clients say to each other about a post, oldest first */
        get: operations["listPostComments"];
        put?: never;
        /**
         * Say something about a post
         * @description Clients read it only with `isInternal: false`. An answer is read by whoever reads what it answers.
         */
        post: operations["createPostComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back one’s own comment, with the answers to it */
        delete: operations["deletePostComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/deliveries/{delivery}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read comments at the platform
         * @description Nothing is kept here: each request asks the platform.
         */
        get: operations["listComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the newest numbers of a post, by delivery */
        get: operations["getPostMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that somebody has the post open
         * @description Repeat it every 20 seconds. After a minute of silence they count as gone.
         */
        put: operations["bePresent"];
        post?: never;
        /** Say that somebody has closed the post */
        delete: operations["leavePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish now, or again what failed or was held
         * @description Asking twice changes nothing.
         */
        post: operations["publishPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of a delivery that nobody could look up */
        post: operations["resolveDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a post was before, newest first
         * @description The last hundred versions. What saved itself while one person typed is one of them.
         */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/revisions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one version of a post
         * @description To go back to it, send its content in a change of the post.
         */
        get: operations["getRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the channels what they think of a post
         * @description Nothing is stored. Channels and files that are not there are left out.
         */
        post: operations["checkPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look where links lead
         * @description Answers are up to ten minutes old. Only public addresses are asked.
         */
        post: operations["checkLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that the person asked for, newest first */
        get: operations["listReports"];
        put?: never;
        /**
         * Ask for a report
         * @description A worker makes it; ask for it again, or wait for the event `report.finished`. Without `from`, the window is the last `days` (30) until `to`, or today. Days are those of `timeZone`, else of the person’s own zone; the number of a channel’s day is that of the UTC day with its noon in it. `numbers` is a PDF with the parts named; `proof` says of each post where it is, when and how that was made sure, what was sent (SHA-256) and who approved it.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far a report is */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /** Remove a report and its file */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report’s file, until it expires */
        get: operations["getReportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Links by which clients review posts, newest first */
        get: operations["listReviewLinks"];
        put?: never;
        /**
         * Make a link for a client without an account
         * @description Whoever has it sees these posts of one brand, comments on them, and gives the client’s word. Without `days` it works for fourteen.
         */
        post: operations["createReviewLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a link; it stays in the list */
        delete: operations["revokeReviewLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has which role where */
        get: operations["listRoleAssignments"];
        put?: never;
        /** Give somebody a role */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role away */
        delete: operations["unassignRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-assignments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would change with an assignment, a right or a removal */
        post: operations["previewAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles of the workspace */
        get: operations["listRoles"];
        put?: never;
        /** Make a role */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role */
        get: operations["getRole"];
        /**
         * Change a role
         * @description An older `version` is refused with what is there now.
         */
        put: operations["updateRole"];
        post?: never;
        /**
         * Delete a role
         * @description While people have it, `replaceWith` says what they get instead.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would change with a role */
        post: operations["previewRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts by their text, brands and channels by their names
         * @description The first few of each, as far as you may see them: each holds all the words. Newest posts first.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List series, newest first */
        get: operations["listSeries"];
        put?: never;
        /**
         * Begin a series
         * @description Its posts are made 60 days ahead, at most 50 at once, and go through the same checks and approvals as every post. Times are those of the wall clock: one that daylight saving leaves out moves on by the gap, one that comes twice is the first. With `postId` a draft becomes its template.
         */
        post: operations["createSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one series with the posts that are to come */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        /** Delete a series with all of its posts that were not sent */
        delete: operations["deleteSeries"];
        options?: never;
        head?: never;
        /**
         * Change all that is to come, or what comes from one time on
         * @description Posts that a person changed or moved by themselves stay as they are. With `scope: following` the part from `from` on becomes a series of its own, which is answered. One post alone is changed like any other post.
         */
        patch: operations["updateSeries"];
        trace?: never;
    };
    "/api/v1/series/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make no more posts; those that are planned stay */
        post: operations["endSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave one time out, or take it back in
         * @description With `isSkipped: false` a time that was left out has its post again.
         */
        post: operations["skipOccurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next times of a rule
         * @description Nothing is stored. With `seriesId`, and `from` for what follows one of its times, what is left out is as the series has it, and `change` says what an update would do.
         */
        post: operations["previewSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queue slots of channels between two times */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The slots of a brand’s channels that have none of their own */
        get: operations["getBrandSlots"];
        /** Set the slots of a brand */
        put: operations["setBrandSlots"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A channel’s queue slots, and when its posts did best */
        get: operations["getChannelSlots"];
        /**
         * Give a channel slots of its own
         * @description Replaces the whole set. What is in the queue already keeps its time.
         */
        put: operations["setChannelSlots"];
        post?: never;
        /** Let a channel use its brand’s slots again */
        delete: operations["clearChannelSlots"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next free slot of each channel
         * @description It is not kept for anybody: a post with `when: queue` takes the one that is free then.
         */
        get: operations["getNextSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far connecting a channel has come */
        get: operations["getConnectAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/attempts/{id}/choose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pick from the accounts that consent was given for */
        post: operations["chooseAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/callback/{platform}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a platform sends the browser after consent
         * @description Not for API clients: the state in the address works once, in the browser that began.
         */
        get: operations["finishConnect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/connect/{platform}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect a channel
         * @description Open `url` in a browser to consent. The address is not kept: a repeated Idempotency-Key is refused with 409.
         */
        post: operations["beginConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connected channels */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/connections/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the platform what a channel can do today */
        post: operations["checkConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/social/disconnect/{platform}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Disconnect a channel and forget its tokens */
        delete: operations["disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of posts, newest first */
        get: operations["listTemplates"];
        put?: never;
        /**
         * Keep a text with gaps
         * @description Every gap names a variable of the template, or one that fills itself: `brand.name`, `date`, `weekday`, `month`, `year`. Others are refused, with the one that was probably meant.
         */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one template */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        /** Delete a template */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        /** Change a template; posts made of it stay as they are */
        patch: operations["updateTemplate"];
        trace?: never;
    };
    "/api/v1/templates/{id}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The texts of a template with its gaps filled
         * @description Keeps nothing. `at` is when the post goes out, for the variables about its day; the brand’s time zone says which day that is. Text is put in as it is: gaps in it are not filled.
         */
        post: operations["fillTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that events are sent to, newest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Send events to an address
         * @description Signed as Standard Webhooks describes. Public https addresses only, unless the operator allows others.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Remove an address, and its log */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change an address, or switch it on or off */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to an address, newest first
         * @description Kept for thirty days.
         */
        get: operations["listWebhookCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/calls/{call}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event again, under the same id */
        post: operations["redeliverWebhookCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description For a day events are signed with both.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test event */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace’s settings */
        get: operations["getWorkspace"];
        /** Change the workspace’s settings */
        put: operations["updateWorkspace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which channels the workspace offers */
        get: operations["listOfferedChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace/channels/{plugin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Offer a channel in the workspace, or stop offering it
         * @description Its connected channels are kept and paused while it is not offered.
         */
        put: operations["offerChannel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessEntry: {
            /** Format: uuid */
            actorId: string | null;
            actorName: string | null;
            allowed: boolean;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            brandId: string | null;
            brandName: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Who saw with the actor’s eyes.
             */
            impersonatorId: string | null;
            impersonatorName: string | null;
            ip: string | null;
            /** @enum {string} */
            permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
            requestId: string | null;
            /** Format: uuid */
            resourceId: string | null;
            resourceType: string | null;
            route: string | null;
            rule: string;
        };
        AgencyProfile: {
            completion: components["schemas"]["Completion"];
            /**
             * Format: uuid
             * @description Of the workspace, the brand or the creator.
             */
            id: string;
            name: string;
            /** @description Rises with every change; 0 when nothing was ever saved. Also the ETag. */
            revision: number;
            sections: {
                billing: {
                    address: string | null;
                    /** Format: email */
                    email: string | null;
                    name: string | null;
                    taxId: string | null;
                };
                branding: {
                    colours: {
                        accent: string | null;
                        background: string | null;
                        primary: string | null;
                        secondary: string | null;
                        text: string | null;
                    };
                    fonts: {
                        body: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        heading: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                    };
                    imagery: string | null;
                    /** Format: uuid */
                    logoDarkId: string | null;
                    /** Format: uuid */
                    logoLightId: string | null;
                    /** Format: uuid */
                    markId: string | null;
                };
                caseStudies: {
                    client: string | null;
                    imageIds: string[];
                    /** @description Of a page, https or http. */
                    link: string | null;
                    result: string | null;
                    title: string;
                }[];
                company: {
                    about: string | null;
                    contact: {
                        /** Format: email */
                        email: string | null;
                        name: string | null;
                        phone: string | null;
                    };
                    displayName: string | null;
                    founded: number | null;
                    languages: string[];
                    legalName: string | null;
                    regions: string[];
                    teamSize: ("1" | "2-10" | "11-50" | "51-200" | "201-500" | "501+") | null;
                    /** @description Of a page, https or http. */
                    website: string | null;
                };
                expertise: {
                    certifications: {
                        issuer: string | null;
                        name: string;
                        year: number | null;
                    }[];
                    specialisms: string[];
                };
                services: {
                    description: string | null;
                    name: string;
                }[];
                whiteLabel: {
                    hideProductName: boolean | null;
                    mailSenderName: string | null;
                    showOwnLogo: boolean | null;
                };
            };
            /** Format: date-time */
            updatedAt: string | null;
        };
        ApiToken: {
            abilities: ("posts:read" | "posts:write" | "media:read" | "media:write" | "connections:read" | "connections:write" | "access:read" | "access:write" | "reports:read" | "reports:write" | "exports:read" | "exports:write")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            id: number;
            isExpired: boolean;
            /** Format: date-time */
            lastUsedAt: string | null;
            name: string;
            /** Format: uuid */
            workspaceId: string | null;
            workspaceName: string | null;
        };
        Approval: {
            /** @description SHA-256 of exactly what would be published, the time left out. */
            contentHash: string;
            /** @description Newest first. */
            decisions: components["schemas"]["ApprovalDecision"][];
            /** @description Everybody whose word it takes has said yes to this content. */
            isCleared: boolean;
            /** @description What the caller may do, and why not. */
            mine: {
                mayApprove: boolean;
                mayAskForChanges: boolean;
                /** @enum {string|null} */
                why: "own" | "other_stage" | "no_right" | null;
            };
            request: {
                /**
                 * Format: date-time
                 * @description When the first of it is to go out; null is “as soon as it may”.
                 */
                dueAt: string | null;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                requestedAt: string;
                requestedBy: string | null;
                /** @enum {string|null} */
                stage: "internal" | "client" | null;
                /** @enum {string} */
                state: "open";
            } | null;
            /** @description What became of the content since somebody last had a word on it. */
            since: {
                decision: components["schemas"]["ApprovalDecision"];
                others: ("media" | "altText" | "options" | "added_channel" | "removed_channel")[];
                texts: {
                    /** Format: uuid */
                    connectionId: string;
                    format: string;
                    parts: {
                        /** @enum {string} */
                        kind: "same" | "added" | "removed";
                        text: string;
                    }[];
                }[];
            } | null;
            /** @description Whose word it takes, in this order; empty where the brand wants nobody’s. */
            stages: {
                decision: components["schemas"]["ApprovalDecision"] | null;
                names: string[];
                /** @enum {string} */
                stage: "internal" | "client";
                /** @enum {string} */
                state: "waiting" | "approved" | "changes_requested";
            }[];
        };
        ApprovalDecision: {
            /** @description A member, or the name that somebody with a link gave. */
            by: string | null;
            byLink: boolean;
            /** Format: date-time */
            decidedAt: string;
            id: string;
            /** @description About the content as it is now. */
            isCurrent: boolean;
            note: string | null;
            /** @enum {string} */
            stage: "internal" | "client";
            /** @enum {string} */
            verdict: "approved" | "changes_requested";
        };
        AuditEntry: {
            action: string;
            /** Format: uuid */
            actorId: string | null;
            actorName: string | null;
            /** @description Without secrets. */
            after: Record<string, unknown> | null;
            /** Format: date-time */
            at: string;
            /** @description Without secrets. */
            before: Record<string, unknown> | null;
            /** Format: uuid */
            brandId: string | null;
            brandName: string | null;
            /** @description SHA-256 over the hash before and the canonical JSON (RFC 8785) of this entry. */
            hash: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Who saw with the actor’s eyes.
             */
            impersonatorId: string | null;
            impersonatorName: string | null;
            ip: string | null;
            requestId: string | null;
            rule: string | null;
            /** @description Place in the workspace’s chain. */
            seq: number;
            subjectId: string | null;
            subjectName: string | null;
            subjectType: string;
        };
        Brand: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            timeZone: string;
        };
        BrandProfile: {
            completion: components["schemas"]["Completion"];
            /**
             * Format: uuid
             * @description Of the workspace, the brand or the creator.
             */
            id: string;
            name: string;
            /** @description Rises with every change; 0 when nothing was ever saved. Also the ETag. */
            revision: number;
            sections: {
                audience: {
                    personas: {
                        name: string;
                        role: string | null;
                        segment: string | null;
                        story: string | null;
                    }[];
                    segments: {
                        ageFrom: number | null;
                        ageTo: number | null;
                        genders: string[];
                        goals: string[];
                        interests: string[];
                        languages: string[];
                        locations: string[];
                        name: string;
                        pains: string[];
                    }[];
                };
                guidelines: {
                    /** @enum {string|null} */
                    approval: "none" | "internal" | "internal_and_client" | null;
                    bannedWords: string[];
                    competitors: {
                        name: string;
                        /** @description Of a page, https or http. */
                        url: string | null;
                    }[];
                    disclosures: string[];
                    /** @enum {string|null} */
                    emoji: "none" | "sparing" | "free" | null;
                    hashtags: string[];
                    links: {
                        label: string;
                        /** @description Of a page, https or http. */
                        url: string;
                    }[];
                    voice: {
                        doExample: string | null;
                        dontExample: string | null;
                        trait: string;
                    }[];
                };
                identity: {
                    founded: number | null;
                    industry: string | null;
                    mission: string | null;
                    story: string | null;
                    tagline: string | null;
                    /** @description Of a page, https or http. */
                    website: string | null;
                };
                look: {
                    colours: {
                        accent: string | null;
                        background: string | null;
                        primary: string | null;
                        secondary: string | null;
                        text: string | null;
                    };
                    fonts: {
                        body: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        heading: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                    };
                    imagery: string | null;
                    /** Format: uuid */
                    logoDarkId: string | null;
                    /** Format: uuid */
                    logoLightId: string | null;
                    /** Format: uuid */
                    markId: string | null;
                };
            };
            /** Format: date-time */
            updatedAt: string | null;
        };
        BrandSlots: {
            slots: {
                enabled: boolean;
                /** @description As a clock in the zone shows it. */
                time: string;
                /** @description 1 is Monday. */
                weekday: number;
            }[];
            timeZone: string;
        };
        CalendarEntry: {
            body: string;
            /**
             * Format: uuid
             * @description Null: the whole workspace’s, for whoever works in all of it.
             */
            brandId: string | null;
            /** @enum {string} */
            colour: "slate" | "indigo" | "green" | "amber" | "red" | "blue" | "violet" | "teal";
            /** Format: date-time */
            endsAt: string | null;
            /**
             * Format: date
             * @description The last day, included.
             */
            endsOn: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "note" | "campaign" | "holiday" | "event";
            /**
             * Format: date-time
             * @description Null for what is about whole days.
             */
            startsAt: string | null;
            /**
             * Format: date
             * @description The first day, as it is called where it happens.
             */
            startsOn: string;
            timeZone: string | null;
            title: string;
            /** @description Send it back with a change, so that nobody is overwritten. */
            version: number;
        };
        CalendarFeed: {
            /** Format: uuid */
            brandId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            label: string | null;
            /** Format: date-time */
            lastReadAt: string | null;
        };
        ChainVerdict: {
            /** @description That were looked at: the newest 100 000 at most. */
            entries: number;
            faults: {
                seq: number | null;
                what: string;
            }[];
            /** @description Where looking began. */
            firstSeq: number;
            isWhole: boolean;
            /**
             * Format: date-time
             * @description When the end was last signed outside the database.
             */
            sealedAt: string | null;
            sealedSeq: number | null;
        };
        ChannelSlots: {
            best: {
                needed: number;
                /** @description Posts of the last 180 days whose engagement is known. */
                posts: number;
                /** @description Best first; null while there are too few posts. `factor` 1.4 means 40 % more engagement than this channel’s usual post; each time counts with three average posts added, so that few posts move it little. */
                times: {
                    factor: number;
                    hour: number;
                    posts: number;
                    weekday: number;
                }[] | null;
                timeZone: string;
            };
            /** @description False while the channel uses its brand’s slots. */
            isOwn: boolean;
            /**
             * Format: date-time
             * @description The next one that is free.
             */
            next: string | null;
            slots: {
                enabled: boolean;
                /** @description As a clock in the zone shows it. */
                time: string;
                /** @description 1 is Monday. */
                weekday: number;
            }[];
            timeZone: string;
        };
        CheckedLink: {
            sentence: string | null;
            /**
             * @description `bare`: the page says nothing that a preview could be made of. `gone`: there is no page. `unreachable`: it could not be read from here.
             * @enum {string}
             */
            state: "ok" | "bare" | "gone" | "unreachable";
            url: string;
        };
        CheckedTarget: {
            /** Format: uuid */
            connectionId: string;
            format: string;
            issues: {
                /** @description With `mustConfirm`: what to send in `confirm` once they have said so. What was confirmed for this post before is not among them. */
                codes?: string[];
                /** @description What would put it right: words at the end of the text, or needless spaces taken out of it. */
                fix?: {
                    /** @enum {string} */
                    kind: "append" | "tidy";
                    text?: string;
                };
                /**
                 * @description `error`: the platform refuses it. `warning`: look at it. `hint`: leave it alone if you like.
                 * @enum {string}
                 */
                level: "error" | "warning" | "hint";
                /** @description The brand forbids it: ask a person whether they mean it. */
                mustConfirm?: boolean;
                params?: {
                    [key: string]: unknown;
                };
                path: string;
                rule: string;
                sentence: string;
            }[];
            preview: {
                badges?: string[];
                layout: string;
                media: {
                    id: string;
                    ratio: number;
                }[];
                ratio: number;
                safeArea?: {
                    bottom: number;
                    left: number;
                    right: number;
                    top: number;
                };
                text: {
                    folded: boolean;
                    shown: string;
                };
            } | null;
            /** @description Length as the platform counts it. */
            text: {
                count: number;
                max: number;
            };
        };
        Clicks: {
            days: {
                clicks: number;
                /** Format: date */
                day: string;
            }[];
            devices: {
                clicks: number;
                /** @enum {string} */
                device: "desktop" | "mobile" | "tablet" | "other";
            }[];
            /**
             * Format: date
             * @description A day of the brand’s calendar.
             */
            from: string;
            /** @description Hosts of the pages that people came from, most first; null: the browser did not say, or it was none of the most. */
            referrers: {
                clicks: number;
                host: string | null;
            }[];
            timeZone: string;
            /** Format: date */
            to: string;
            total: number;
        };
        Comment: {
            /** Format: date-time */
            at: string;
            /** @description Null where the platform hides who wrote it. */
            author: string | null;
            id: string;
            /** @description The comment that this one answers. */
            parentId: string | null;
            text: string;
        };
        Completion: {
            missing: {
                /** @description For people. */
                label: string;
                /** @description The page and the field on it. */
                link: string;
                path: string;
                weight: number;
            }[];
            percent: number;
        };
        ConnectAttempt: {
            adapter: string;
            adapterName: string;
            /** Format: uuid */
            brandId: string;
            choices: {
                handle: string;
                isConnected: boolean;
                /** @description It is, or was until it lost access, a channel of the brand; or it is the one that is to be connected anew. */
                isKnown: boolean;
                kind: string;
                name: string | null;
                pictureUrl: string | null;
                remoteId: string;
            }[];
            connectionIds: string[];
            /** Format: date-time */
            expiresAt: string;
            fault: {
                action: string;
                code: string;
                sentence: string;
            } | null;
            /** Format: uuid */
            id: string;
            /** @description The page of ours it was begun on. */
            returnTo: string;
            /** @enum {string} */
            status: "begun" | "exchanging" | "choosing" | "done" | "failed";
        };
        Connection: {
            /**
             * Format: date-time
             * @description When a person has to connect it anew; null when access renews itself.
             */
            accessEndsAt: string | null;
            adapter: string;
            adapterName: string;
            /** Format: uuid */
            brandId: string;
            /** @description What it can do, as of `checkedAt`. `skip`: nobody has looked yet. */
            capabilities: {
                capability: string;
                fix: string | null;
                /** @enum {string} */
                status: "pass" | "warn" | "fail" | "skip";
                summary: string | null;
            }[];
            /** Format: date-time */
            checkedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            disconnectedAt: string | null;
            fault: {
                action: string;
                code: string;
                sentence: string;
            } | null;
            findings: {
                check: string;
                fix?: string;
                /** @enum {string} */
                status: "pass" | "warn" | "fail" | "skip";
                summary: string;
            }[];
            /** @description What a post can be there; a target of a post names one. */
            formats: {
                id: string;
                name: string;
            }[];
            handle: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            name: string | null;
            /** @description Why nothing is published to it although it is connected: the operator, or the workspace, switched its platform off. */
            paused: string | null;
            pictureUrl: string | null;
            /** Format: date-time */
            refreshExpiresAt: string | null;
            /** @enum {string} */
            state: "active" | "needs_reauth" | "disconnected";
            /** Format: date-time */
            tokenExpiresAt: string | null;
        };
        ContentNumber: {
            /** Format: date-time */
            asOf: string | null;
            /** @description By day of the window before. */
            before: (number | null)[];
            change: number | null;
            /**
             * @description Means the same on every platform.
             * @enum {string}
             */
            name: "views" | "reach" | "impressions" | "engagements" | "likes" | "reactions" | "dislikes" | "comments" | "shares" | "saves" | "clicks" | "followers" | "follows" | "unfollows" | "profile_views" | "posts" | "watch_time" | "average_watch_time";
            /** @description Posts that went out. */
            of: number;
            previous: number | null;
            /** @description By the day on which posts went out. */
            series: (number | null)[];
            /** @description Posts whose platform told it. */
            told: number;
            /** @enum {string} */
            unit: "count" | "seconds";
            /** @description Null: not told. It never means 0. */
            value: number | null;
        };
        CountedPost: {
            adapterId: string;
            /** Format: date-time */
            asOf: string | null;
            /**
             * @description What the rate is measured by.
             * @enum {string|null}
             */
            basis: "reach" | "views" | "impressions" | null;
            /** Format: uuid */
            channelId: string;
            /** Format: uuid */
            deliveryId: string;
            engagements: number | null;
            format: string;
            /**
             * Format: uuid
             * @description Of its first file.
             */
            mediaId: string | null;
            /** @description The newest of each; what was not told is not there. */
            numbers: {
                [key: string]: number;
            };
            /** Format: uri */
            permalink: string | null;
            /** Format: uuid */
            postId: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description Engagements for each one reached, or each view. Null where either was not told. */
            rate: number | null;
            /** @description How often its own short links were followed, as counted here. Null: it went out with none of its own. */
            shortLinkClicks: number | null;
            /** @description Its first letters; null where the asker may not read posts. */
            text: string | null;
        };
        Creator: {
            /** @enum {string|null} */
            availability: "open" | "limited" | "closed" | null;
            /**
             * Format: uuid
             * @description The brand that is their own, with their channels and media.
             */
            brandId: string | null;
            city: string | null;
            country: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description As they call themselves in their profile. */
            displayName: string | null;
            /** Format: uuid */
            id: string;
            /** @description In the roster. */
            name: string;
            /**
             * Format: uuid
             * @description The member who is this creator.
             */
            userId: string | null;
        };
        CreatorProfile: {
            completion: components["schemas"]["Completion"];
            /**
             * Format: uuid
             * @description Of the workspace, the brand or the creator.
             */
            id: string;
            name: string;
            /** @description Rises with every change; 0 when nothing was ever saved. Also the ETag. */
            revision: number;
            sections: {
                about: {
                    bio: string | null;
                    city: string | null;
                    contact: {
                        /** Format: email */
                        email: string | null;
                        name: string | null;
                        phone: string | null;
                    };
                    /** @description ISO 3166-1 alpha-2. */
                    country: string | null;
                    displayName: string | null;
                    languages: string[];
                    niches: string[];
                    /** Format: uuid */
                    portraitId: string | null;
                    pronouns: string | null;
                };
                availability: {
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    from: string | null;
                    notes: string | null;
                    /** @enum {string} */
                    state: "open" | "limited" | "closed";
                };
                mediaKit: {
                    colours: {
                        accent: string | null;
                        background: string | null;
                        primary: string | null;
                        secondary: string | null;
                        text: string | null;
                    };
                    fonts: {
                        body: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        heading: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                    };
                    headline: string | null;
                    numbers: {
                        /**
                         * Format: date
                         * @description A day between 2000 and 2200.
                         * @example 2026-03-01
                         */
                        asOf: string;
                        label: string;
                        platform: string | null;
                        value: string;
                    }[];
                    parts: ("numbers" | "portfolio" | "rates" | "availability" | "contact")[];
                };
                portfolio: {
                    brand: string | null;
                    /** @enum {string} */
                    kind: "link" | "media" | "post";
                    /** Format: uuid */
                    mediaId: string | null;
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    publishedOn: string | null;
                    result: string | null;
                    title: string;
                    /** @description Of a page, https or http. */
                    url: string | null;
                }[];
                rates: {
                    /** @description ISO 4217. */
                    currency: string;
                    deliverable: string;
                    notes: string | null;
                    platform: string | null;
                    price: number | null;
                    turnaroundDays: number | null;
                    /** @enum {string} */
                    unit: "item" | "hour" | "day" | "month" | "campaign";
                    usageRights: string | null;
                }[];
            };
            /** Format: date-time */
            updatedAt: string | null;
        };
        Delivery: {
            account: {
                handle: string;
                isConnected: boolean;
                name: string | null;
                pictureUrl: string | null;
            };
            adapter: string;
            adapterName: string;
            /** Format: uuid */
            connectionId: string;
            fault: {
                /** @description The next click. */
                action: string;
                code: string;
                field: string | null;
                /** @description What happened, in words. */
                sentence: string;
            } | null;
            /**
             * @description What becomes of files of another shape than the format takes: borders around all of it, or a cut from its middle.
             * @enum {string}
             */
            fit: "pad" | "crop";
            format: string;
            formatName: string;
            heldReason: {
                /** @description The next click. */
                action: string;
                code: string;
                /** @description What happened, in words. */
                sentence: string;
            } | null;
            /** Format: uuid */
            id: string;
            isEditable: boolean;
            /**
             * @description With `manual` nothing is sent: at its time a person is told, who posts it by hand.
             * @enum {string}
             */
            mode: "auto" | "manual";
            options: Record<string, unknown>;
            permalink: string | null;
            /** @description Between 0 and 1 while something is sent. */
            progress: number | null;
            /** Format: date-time */
            publishAt: string | null;
            /** Format: date-time */
            publishedAt: string | null;
            remoteId: string | null;
            restarts: number;
            /** Format: date-time */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description The queue slot it has.
             */
            slotAt: string | null;
            /** @enum {string} */
            state: "draft" | "in_review" | "approved" | "scheduled" | "preparing" | "committing" | "confirming" | "live" | "failed" | "unconfirmed" | "cancelled" | "held";
            /** @description Its own text; null means that of the post. */
            text: string | null;
            version: number;
            waitingFor: string | null;
            /** Format: date-time */
            waitingUntil: string | null;
        };
        Difference: {
            except: {
                /** Format: uuid */
                scopeId: string;
                /** @description What people call the place; null for the workspace. */
                scopeName: string | null;
                /** @enum {string} */
                scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            }[];
            /** @enum {string} */
            permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
            /** Format: uuid */
            scopeId: string;
            /** @description What people call the place; null for the workspace. */
            scopeName: string | null;
            /** @enum {string} */
            scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            /** Format: uuid */
            userId: string;
            userName: string;
        };
        ExplainedRule: {
            /** @enum {string} */
            effect: "allow" | "deny";
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            grantedAt: string;
            /** Format: uuid */
            grantedBy: string | null;
            grantedByName: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "assignment" | "grant";
            roleId: string | null;
            roleName: string | null;
            /** Format: uuid */
            scopeId: string;
            scopeName: string;
            /** @enum {string} */
            scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
        };
        Explanation: {
            allowed: boolean;
            by: components["schemas"]["ExplainedRule"] | null;
            description: string;
            /** @description What would have allowed it, and is over. */
            ended: components["schemas"]["ExplainedRule"] | null;
            nearest: {
                /** @description People who could give it. */
                givenBy: string[];
                rank: number;
                /** @description The id of a role of the workspace, or the key of a system role such as `editor`. */
                roleId: string;
                roleName: string;
                /** Format: uuid */
                scopeId: string;
                scopeName: string;
                /** @enum {string} */
                scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            } | null;
            /** @description From the workspace down to what was asked about. */
            path: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                type: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            }[];
            /** @enum {string} */
            permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
            rule: string;
            /** @description For people. */
            sentence: string;
            /** Format: uuid */
            userId: string;
            userName: string;
        };
        FilledTemplate: {
            /** @description Variables that nothing was given for; they stand in the texts as they are. */
            missing: string[];
            text: string;
            variants: {
                /** @description Channels of this adapter say this instead. */
                adapterId: string;
                text: string;
            }[];
        };
        Found: {
            brands: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            channels: {
                adapter: string;
                handle: string;
                /** Format: uuid */
                id: string;
                name: string | null;
            }[];
            posts: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled";
                /** @description Of its text, around what was looked for. */
                words: string;
            }[];
        };
        HashtagGroup: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            tags: string[];
            /** Format: date-time */
            updatedAt: string;
        };
        Impersonation: {
            /**
             * Format: date-time
             * @description Null when nobody ended it before its time.
             */
            endedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            impersonatorId: string;
            impersonatorName: string;
            isOver: boolean;
            reason: string;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: uuid
             * @description The member whose eyes they see with.
             */
            subjectId: string;
            subjectName: string;
        };
        ImportedPost: {
            adapterId: string;
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            connectionId: string;
            /**
             * Format: date-time
             * @description When it was imported.
             */
            createdAt: string;
            handle: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Its picture, copied into the library.
             */
            mediaId: string | null;
            /** @description As the platform counted them at the import. */
            metrics: {
                name: string;
                value: number;
            }[];
            permalink: string | null;
            /** Format: date-time */
            publishedAt: string | null;
            text: string;
        };
        ImportedRow: {
            /** @description Of an error: what to change. */
            detail: string | null;
            email: string;
            /** Format: uuid */
            invitationId: string | null;
            line: number;
            /** @enum {string} */
            status: "invited" | "ready" | "already_member" | "already_invited" | "error";
        };
        Invitation: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /**
             * Format: date-time
             * @description When the link stops working.
             */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            invitedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            message: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            roles: {
                /**
                 * Format: date-time
                 * @description When the role ends.
                 */
                expiresAt: string | null;
                /** @description The id of a role of the workspace, or the key of one of the product. */
                roleId: string;
                roleName: string;
                /** Format: uuid */
                scopeId: string;
                /** @description Null for the whole workspace. */
                scopeName: string | null;
                /** @enum {string} */
                scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            }[];
            /** Format: date-time */
            sentAt: string;
            sentCount: number;
            /** @enum {string} */
            state: "open" | "accepted" | "expired" | "revoked";
        };
        KitLink: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description For whom it was made; only members see it. */
            label: string | null;
            /** Format: date-time */
            lastViewedAt: string | null;
            /** @description What it shows beside name, portrait and description. */
            parts: ("numbers" | "portfolio" | "rates" | "availability" | "contact")[];
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string} */
            state: "open" | "expired" | "revoked";
            /** @description How often the page was opened. */
            views: number;
        };
        LinkDefaults: {
            campaign: string | null;
            content: string | null;
            medium: string | null;
            source: string | null;
            /** @description What channels of an adapter are called as a source, in place of `source`. */
            sources: {
                adapterId: string;
                source: string;
            }[];
            term: string | null;
        };
        LinkPreview: {
            description: string | null;
            /**
             * Format: uuid
             * @description Of the picture, in the library.
             */
            mediaId: string | null;
            title: string | null;
        };
        Media: {
            altText: string | null;
            /** Format: uuid */
            brandId: string;
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri-reference
             * @description For signed-in members.
             */
            fileUrl: string;
            height: number | null;
            /** Format: uuid */
            id: string;
            isVideo: boolean;
            name: string;
            /** @description Of a document, where they could be counted. */
            pages: number | null;
            /**
             * Format: uri-reference
             * @description Null for a document whose first page could not be drawn.
             */
            previewUrl: string | null;
            seconds: number | null;
            /** @description Media type. */
            type: string;
            width: number | null;
        };
        Member: {
            email: string;
            fullName: string;
            isDisabled: boolean;
            /** Format: date-time */
            joinedAt: string;
            roles: components["schemas"]["RoleAssignment"][];
            /** Format: uuid */
            userId: string;
        };
        MemberSession: {
            address: string;
            browser: string | null;
            handle: string;
            isCurrent: boolean;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            startedAt: string;
            system: string | null;
        };
        Metric: {
            /**
             * Format: date-time
             * @description Until when the platform says it is complete; otherwise when it was read.
             */
            asOf: string | null;
            /** Format: date-time */
            from: string | null;
            /**
             * @description `total`: all there is. `window`: what was added between `from` and `to`.
             * @enum {string}
             */
            kind: "total" | "window";
            /**
             * @description Means the same on every platform.
             * @enum {string}
             */
            name: "views" | "reach" | "impressions" | "engagements" | "likes" | "reactions" | "dislikes" | "comments" | "shares" | "saves" | "clicks" | "followers" | "follows" | "unfollows" | "profile_views" | "posts" | "watch_time" | "average_watch_time";
            /** Format: date-time */
            to: string | null;
            /** @enum {string} */
            unit: "count" | "seconds";
            /** @description Null: the platform did not say. It never means 0. */
            value: number | null;
        };
        MyPermissions: {
            /** @description By the name of the permission; only what is held somewhere. */
            permissions: {
                [key: string]: {
                    brands: string[];
                    /** @description In the whole workspace. */
                    everywhere: boolean;
                    /** @description Denied there, whatever else allows it. */
                    exceptBrands: string[];
                    exceptRows: string[];
                    /** @description Single posts, channels or files. */
                    rows: string[];
                };
            };
            /** @enum {string} */
            profileType: "agency" | "brand" | "creator";
            rank: number;
            roles: string[];
            /** Format: uuid */
            workspaceId: string;
        };
        NewCalendarFeed: {
            /** Format: uuid */
            brandId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            label: string | null;
            /** Format: date-time */
            lastReadAt: string | null;
            /**
             * Format: uri
             * @description The address for calendar programs. It is not kept, and never told again.
             */
            url: string;
        };
        NewKitLink: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description For whom it was made; only members see it. */
            label: string | null;
            /** Format: date-time */
            lastViewedAt: string | null;
            /** @description What it shows beside name, portrait and description. */
            parts: ("numbers" | "portfolio" | "rates" | "availability" | "contact")[];
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string} */
            state: "open" | "expired" | "revoked";
            /**
             * Format: uri
             * @description The address to send out. It is not kept, and never told again.
             */
            url: string;
            /** @description How often the page was opened. */
            views: number;
        };
        NewReviewLink: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description What was done by it, newest first. */
            events: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                kind: "opened" | "approved" | "changes_requested" | "commented";
                name: string | null;
                /** Format: uuid */
                postId: string | null;
            }[];
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description For whom it was made; only members see it. */
            label: string | null;
            /** Format: date-time */
            lastOpenedAt: string | null;
            /** @description Visits. */
            opens: number;
            postIds: string[];
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string} */
            state: "open" | "expired" | "revoked";
            /**
             * Format: uri
             * @description The address to send out. It is not kept, and never told again.
             */
            url: string;
        };
        NewWebhook: {
            /**
             * Format: uuid
             * @description Only events of this brand; null: all events.
             */
            brandId: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last took an event.
             */
            deliveredAt: string | null;
            /** Format: date-time */
            failingSince: string | null;
            /** Format: uuid */
            id: string;
            isActive: boolean;
            /** @description Empty: all of them. */
            kinds: ("post.created" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "post.commented" | "approval.requested" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "approval.overdue" | "review.opened" | "delivery.live" | "delivery.failed" | "delivery.held" | "delivery.needs_person" | "delivery.by_hand_due" | "connection.connected" | "connection.lost" | "connection.disconnected" | "media.ready" | "series.ended" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped")[];
            name: string;
            /**
             * Format: date-time
             * @description It is left alone until then, after failures.
             */
            notBefore: string | null;
            /**
             * Format: date-time
             * @description Until then events are signed with the old secret as well.
             */
            oldSecretUntil: string | null;
            /** @description Signs what is sent. It is not told again. */
            secret: string;
            /** @description `failing`: switched off by itself after days without an answer. */
            stoppedReason: string | null;
            /** Format: uri */
            url: string;
        };
        Notice: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            brandId: string | null;
            /** @description Why, or what to do about it. */
            detail: string | null;
            /** Format: uuid */
            id: string;
            isRead: boolean;
            /** @enum {string} */
            kind: "delivery.failed" | "delivery.needs_person" | "delivery.held" | "delivery.by_hand_due" | "delivery.live" | "approval.requested" | "approval.overdue" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "post.commented" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "review.opened" | "series.ended" | "connection.lost" | "connection.disconnected" | "connection.connected" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped";
            /** @description Path of the page it is about. */
            link: string | null;
            /** @description For people, in their language; made of what they may see now. */
            sentence: string;
        };
        NoticeSettings: {
            choices: {
                /**
                 * @description `off`: not at all. `app`: in the list. `now`, `daily`, `weekly`: in the list, and by mail at once or with others.
                 * @enum {string}
                 */
                choice: "off" | "app" | "now" | "daily" | "weekly";
                /** @enum {string} */
                kind: "delivery.failed" | "delivery.needs_person" | "delivery.held" | "delivery.by_hand_due" | "delivery.live" | "approval.requested" | "approval.overdue" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "post.commented" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "review.opened" | "series.ended" | "connection.lost" | "connection.disconnected" | "connection.connected" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped";
                /**
                 * @description For whoever chose nothing.
                 * @enum {string}
                 */
                usual: "off" | "app" | "now" | "daily" | "weekly";
            }[];
            /** @description No mail at once between these times of the day. */
            quiet: {
                from: string;
                to: string;
            } | null;
            /** @description Null: that of the account. */
            timeZone: string | null;
            /** @description The one that counts. */
            zone: string;
        };
        OfferedChannel: {
            adapters: string[];
            /** @description Connected channels; kept and paused while it is off. */
            connections: number;
            /** @description Of the plugin. */
            id: string;
            isOffered: boolean;
            /** @description False: the operator switched it off for everybody. */
            isOn: boolean;
            name: string;
        };
        OnboardingProgress: {
            /** @description What stands between now and finishing. */
            blockers: {
                sentence: string;
                /** @enum {string} */
                step: "profile_type" | "company_info" | "branding" | "invite_team" | "create_brand" | "connect_socials" | "brand_identity" | "target_audience" | "brand_guidelines" | "personal_info" | "portfolio" | "rate_card";
            }[];
            /**
             * Format: uuid
             * @description The brand that the steps write.
             */
            brandId: string | null;
            /** Format: date-time */
            completedAt: string | null;
            completion: components["schemas"]["Completion"];
            /**
             * Format: uuid
             * @description The creator that the steps write.
             */
            creatorId: string | null;
            /** @enum {string} */
            current: "profile_type" | "company_info" | "branding" | "invite_team" | "create_brand" | "connect_socials" | "brand_identity" | "target_audience" | "brand_guidelines" | "personal_info" | "portfolio" | "rate_card";
            /** @description After the profile type was changed: what has no place any more. */
            leftBehind: string[];
            /** @description Of the steps. */
            percent: number;
            /**
             * @description Null until somebody has chosen.
             * @enum {string|null}
             */
            profileType: "agency" | "brand" | "creator" | null;
            /** @description Rises with every change. Also the ETag. */
            revision: number;
            /** @description In order. */
            steps: {
                /** @description What was typed last, valid or not; null when nothing was. */
                draft: Record<string, unknown> | null;
                isMandatory: boolean;
                /** @enum {string} */
                key: "profile_type" | "company_info" | "branding" | "invite_team" | "create_brand" | "connect_socials" | "brand_identity" | "target_audience" | "brand_guidelines" | "personal_info" | "portfolio" | "rate_card";
                /** Format: date-time */
                savedAt: string | null;
                /** @enum {string} */
                state: "open" | "done" | "skipped";
            }[];
        };
        OpenInvitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The address has an account: sign in, then accept. */
            hasAccount: boolean;
            inviterName: string;
            message: string | null;
            roles: {
                /** Format: date-time */
                expiresAt: string | null;
                roleName: string;
                scopeName: string | null;
            }[];
            workspaceName: string;
        };
        Permission: {
            description: string;
            isSensitive: boolean;
            /** @enum {string} */
            name: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
            /** @enum {string} */
            on: "workspace" | "brand";
        };
        PermissionGrant: {
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            effect: "allow" | "deny";
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            grantedBy: string | null;
            grantedByName: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
            reason: string | null;
            /** Format: uuid */
            scopeId: string;
            /** @description What people call the place; null for the workspace. */
            scopeName: string | null;
            /** @enum {string} */
            scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            /** Format: uuid */
            userId: string;
            userName: string;
        };
        PlanImport: {
            /** @description Accounts that a plan of another tool names. */
            accounts: {
                id: string;
                names: string[];
                platform: string;
            }[];
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Why it failed, for people. */
            fault: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            headers: string[];
            /** Format: uuid */
            id: string;
            /**
             * @description A table, or the posts of another tool as its API lists them.
             * @enum {string}
             */
            kind: "csv" | "xlsx" | "postiz" | "mixpost";
            /** @description What was guessed from the headers, or said since. */
            mapping: {
                /** @description The column, counted from 0. */
                channels?: number;
                /** @description The column, counted from 0. */
                date?: number;
                /** @description The column, counted from 0. */
                key?: number;
                /** @description The column, counted from 0. */
                link?: number;
                /** @description The column, counted from 0. */
                media?: number;
                /** @description The column, counted from 0. */
                text?: number;
                /** @description The column, counted from 0. */
                time?: number;
                /** @description The column, counted from 0. */
                timeZone?: number;
            };
            name: string;
            rows: {
                bad: number;
                done: number;
                good: number;
                /** @description Left out: imported before, or out already where the plan comes from. */
                known: number;
                /** @description Could not be planned when their turn came. */
                refused: number;
            };
            /** @description The first rows, shortened. */
            sample: string[][];
            settings: {
                /** @description By the id of an account of the other tool: the channel that stands for it, or null where it is left out. Accounts that are not named are matched by platform and name. */
                accounts?: {
                    [key: string]: string | null;
                };
                connectionIds: string[];
                /** @enum {string} */
                dateOrder: "auto" | "dmy" | "mdy";
                timeZone: string;
                /** @enum {string} */
                without: "draft" | "queue";
            } | null;
            /** @enum {string} */
            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
        };
        PlannedPost: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            authorId: string | null;
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            campaignId: string | null;
            channels: {
                adapter: string;
                /** Format: uuid */
                connectionId: string;
                /** @enum {string} */
                state: "draft" | "in_review" | "approved" | "scheduled" | "preparing" | "committing" | "confirming" | "live" | "failed" | "unconfirmed" | "cancelled" | "held";
            }[];
            /**
             * Format: date
             * @description In the zone asked for.
             */
            day: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Why it cannot be moved as a whole: it is being sent, it is over, or its channels go out at different times.
             * @enum {string|null}
             */
            lock: "sending" | "over" | "several_times" | null;
            /** Format: uuid */
            mediaId: string | null;
            /**
             * Format: uuid
             * @description The series it was made by.
             */
            seriesId: string | null;
            /** @enum {string} */
            state: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled";
            /** @description Where the author looked at the clock. */
            timeZone: string;
            version: number;
            /** @description How it begins. */
            words: string;
        };
        Plugin: {
            adapters: {
                capabilities: string[];
                id: string;
                /** @enum {string} */
                kind: "channel" | "leads";
            }[];
            channels: {
                connected: number;
                lost: number;
            };
            fix: string | null;
            id: string | null;
            isOn: boolean;
            /** @description What the conformance suite said when it ran on this installation. */
            level: {
                failed: number;
                level: string;
                passed: number;
                skipped: number;
                /** Format: date-time */
                testedAt: string;
                version: string | null;
            } | null;
            name: string | null;
            /** @description How many settings are missing or wrong. */
            openSettings: number;
            /** @description Why it was refused. */
            reason: string | null;
            /** @description Different faults within a day. */
            recentFaults: number;
            /** @description Folder or package it was found in. */
            source: string;
            /** @enum {string} */
            state: "ready" | "refused";
            version: string | null;
        };
        PluginDetail: {
            adapters: {
                capabilities: string[];
                id: string;
                /** @enum {string} */
                kind: "channel" | "leads";
            }[];
            budgets: {
                adapter: string;
                limit: number;
                minGapSeconds?: number;
                per: string;
                /** @enum {string} */
                scope: "app" | "account";
            }[];
            changes: {
                action: string;
                actorName: string | null;
                after: Record<string, unknown> | null;
                /** Format: date-time */
                at: string;
                before: Record<string, unknown> | null;
            }[];
            channels: {
                connected: number;
                lost: number;
            };
            documents: {
                limits: string | null;
                setup: string | null;
            };
            faults: {
                adapterId: string | null;
                /** Format: date-time */
                firstAt: string;
                /** @enum {string} */
                kind: "bug" | "hang" | "worker";
                /** Format: date-time */
                lastAt: string;
                operation: string | null;
                reason: string;
                times: number;
            }[];
            fix: string | null;
            formats: {
                adapter: string;
                /** @enum {string} */
                delivery: "pull" | "push";
                id: string;
                media: Record<string, unknown>;
                name: string;
                text: Record<string, unknown>;
                verified: {
                    on: string;
                    source: string;
                };
            }[];
            hosts: string[];
            id: string | null;
            isOn: boolean;
            /** @description What the conformance suite said when it ran on this installation. */
            level: {
                failed: number;
                level: string;
                passed: number;
                skipped: number;
                /** Format: date-time */
                testedAt: string;
                version: string | null;
            } | null;
            name: string | null;
            /** @description How many settings are missing or wrong. */
            openSettings: number;
            /** @description Why it was refused. */
            reason: string | null;
            /** @description Different faults within a day. */
            recentFaults: number;
            /** @description To register at the platform, exactly. */
            redirects: {
                adapter: string;
                /** Format: uri */
                url: string;
            }[];
            scopes: {
                adapter: string;
                /** Format: date-time */
                approvedAt: string | null;
                /** @description Under the present settings. */
                isAsked: boolean;
                name: string;
                neededBy: string[];
                /** @enum {string} */
                review: "none" | "required";
                why: string;
            }[];
            sdk: string;
            settings: {
                /** @description Of the kind that the field has. */
                default?: unknown;
                help?: string;
                key: string;
                kind: string;
                label: string;
                max?: number;
                min?: number;
                options?: {
                    label: string;
                    value: string;
                }[];
                /**
                 * @description Where the value in force comes from. The environment goes before what an operator entered.
                 * @enum {string|null}
                 */
                origin: "environment" | "operator" | "sandbox" | "default" | null;
                pattern?: string;
                problem: string | null;
                required?: boolean;
                /**
                 * Format: date-time
                 * @description When an operator entered one.
                 */
                setAt: string | null;
                source?: string;
                /** @description Never of a secret, and never of the environment. */
                value: string | null;
                /** @description The environment variable that goes before it. */
                variable: string;
                /** @description It counts only while another setting has this value. */
                when?: {
                    is: unknown;
                    key: string;
                };
            }[];
            /** @description Folder or package it was found in. */
            source: string;
            /** @enum {string} */
            state: "ready" | "refused";
            version: string | null;
            webhooks: {
                events: string[];
                label: string;
                path: string;
                /** Format: uri */
                url: string;
            }[];
        };
        PluginDiagnosis: {
            findings: {
                check: string;
                /** @description How to mend it; with every line that is not `pass`. */
                fix?: string;
                /** @enum {string} */
                status: "pass" | "warn" | "fail" | "skip";
                summary: string;
            }[];
            id: string | null;
            name: string | null;
            source: string;
            /** @enum {string} */
            status: "pass" | "warn" | "fail" | "skip";
            version: string | null;
        };
        Post: {
            author: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: uuid */
            brandId: string;
            /**
             * Format: uuid
             * @description The campaign it belongs to: an entry of the calendar.
             */
            campaignId: string | null;
            /** Format: date-time */
            createdAt: string;
            deliveries: components["schemas"]["Delivery"][];
            /** Format: uuid */
            id: string;
            media: {
                altText: string | null;
                /** Format: uuid */
                brandId: string;
                bytes: number;
                /** Format: date-time */
                createdAt: string;
                /** @description The part of the picture or video that is shown, as shares of its width and height; null: all of it. */
                crop: {
                    height: number;
                    width: number;
                    x: number;
                    y: number;
                } | null;
                /**
                 * Format: uri-reference
                 * @description For signed-in members.
                 */
                fileUrl: string;
                height: number | null;
                /** Format: uuid */
                id: string;
                isVideo: boolean;
                name: string;
                /** @description Of a document, where they could be counted. */
                pages: number | null;
                /**
                 * Format: uri-reference
                 * @description Null for a document whose first page could not be drawn.
                 */
                previewUrl: string | null;
                seconds: number | null;
                /** @description Media type. */
                type: string;
                width: number | null;
            }[];
            /** @enum {string} */
            origin: "web" | "api" | "demo";
            /** Format: date-time */
            publishAt: string | null;
            /**
             * Format: uuid
             * @description The series it was made by.
             */
            seriesId: string | null;
            /**
             * @description Follows from the deliveries.
             * @enum {string}
             */
            state: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled";
            text: string;
            /** @description Where the author looked at the clock. */
            timeZone: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Send it back with a change, so that nobody is overwritten. */
            version: number;
        };
        PostClicks: {
            days: {
                clicks: number;
                /** Format: date */
                day: string;
            }[];
            devices: {
                clicks: number;
                /** @enum {string} */
                device: "desktop" | "mobile" | "tablet" | "other";
            }[];
            /**
             * Format: date
             * @description A day of the brand’s calendar.
             */
            from: string;
            /** @description With their clicks in these days. */
            links: components["schemas"]["ShortLink"][];
            /** @description Hosts of the pages that people came from, most first; null: the browser did not say, or it was none of the most. */
            referrers: {
                clicks: number;
                host: string | null;
            }[];
            timeZone: string;
            /** Format: date */
            to: string;
            total: number;
        };
        PostComment: {
            author: string | null;
            body: string;
            byLink: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @description Not shown to clients. */
            isInternal: boolean;
            isOwn: boolean;
            /** Format: uuid */
            parentId: string | null;
            /** @description What of the post it is about, such as `text` or `media.0`. */
            place: string | null;
        };
        PostCurves: {
            adapterId: string;
            /** Format: uuid */
            channelId: string;
            curves: {
                /**
                 * @description Means the same on every platform.
                 * @enum {string}
                 */
                name: "views" | "reach" | "impressions" | "engagements" | "likes" | "reactions" | "dislikes" | "comments" | "shares" | "saves" | "clicks" | "followers" | "follows" | "unfollows" | "profile_views" | "posts" | "watch_time" | "average_watch_time";
                points: {
                    /** Format: date-time */
                    at: string;
                    value: number;
                }[];
                /** @enum {string} */
                unit: "count" | "seconds";
            }[];
            /** Format: uuid */
            deliveryId: string;
            format: string;
            /** Format: date-time */
            publishedAt: string;
        };
        Presence: {
            others: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** @description Of the post, as it is now. */
            version: number;
        };
        Preview: {
            gains: components["schemas"]["Difference"][];
            losses: components["schemas"]["Difference"][];
            people: number;
        };
        Problem: {
            /** @description For programs: stays the same when sentences change. */
            code: string;
            /** @description A sentence for people. */
            detail: string;
            /** @description With 422: what is wrong, each at its place, such as `targets.0.connectionId`. */
            errors?: {
                message: string;
                path: string;
                rule: string;
            }[];
            /** @description Number of the request in the log. */
            instance?: string;
            status: number;
            title: string;
            type: string;
        };
        Report: {
            /** Format: uuid */
            brand: string | null;
            bytes: number | null;
            /** Format: uuid */
            campaign: string | null;
            /** Format: uuid */
            channel: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Its file is removed then.
             */
            expiresAt: string | null;
            /** @description Why there is none. */
            fault: {
                code: string;
                sentence: string;
            } | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @enum {string} */
            format: "pdf" | "csv";
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "numbers" | "proof";
            parts: ("summary" | "channels" | "posts" | "formats" | "hours")[];
            /** @description From 0 to 1. */
            progress: number;
            sha256: string | null;
            /** @enum {string} */
            state: "waiting" | "making" | "ready" | "failed";
            timeZone: string;
            title: string;
            /** Format: date */
            to: string;
        };
        ReviewLink: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description What was done by it, newest first. */
            events: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                kind: "opened" | "approved" | "changes_requested" | "commented";
                name: string | null;
                /** Format: uuid */
                postId: string | null;
            }[];
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description For whom it was made; only members see it. */
            label: string | null;
            /** Format: date-time */
            lastOpenedAt: string | null;
            /** @description Visits. */
            opens: number;
            postIds: string[];
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string} */
            state: "open" | "expired" | "revoked";
        };
        Revision: {
            author: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            begunAt: string;
            channels: number;
            /** @description How the text begins. */
            excerpt: string;
            files: number;
            /** @description Saved by itself while somebody typed. */
            isAuto: boolean;
            /** Format: date-time */
            savedAt: string;
            /** @description The version of the post that this is the content of. */
            version: number;
        };
        Role: {
            description: string;
            /** @description The id of a role of the workspace, or the key of a system role such as `editor`. */
            id: string;
            isSystem: boolean;
            name: string;
            ownPermissions: ("workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer")[];
            parents: string[];
            /** @description How many have it now. */
            people: number;
            /** @description With what it inherits. */
            permissions: ("workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer")[];
            profileTypes: ("agency" | "brand" | "creator")[];
            /** @description Nobody gives, changes or takes a role of their own rank or above. */
            rank: number;
            /** @description Where it may be given. */
            scopeTypes: ("workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source")[];
            /** @description Give it back when changing the role; null for a system role. */
            version: number | null;
        };
        RoleAssignment: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            grantedBy: string | null;
            grantedByName: string | null;
            /** Format: uuid */
            id: string;
            isExpired: boolean;
            rank: number;
            /** @description The id of a role of the workspace, or the key of a system role such as `editor`. */
            roleId: string;
            roleName: string;
            /** Format: uuid */
            scopeId: string;
            /** @description What people call the place; null for the workspace. */
            scopeName: string | null;
            /** @enum {string} */
            scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
            /** Format: uuid */
            userId: string;
            userName: string;
        };
        Series: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            endedReason: "finished" | "by_person" | "no_right" | "split" | null;
            /** @description How its text begins. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            nextAt: string | null;
            /** @description RFC 5545, of the wall clock. */
            rule: string;
            skipWeekends: boolean;
            /** @description Date and time of the first, as a clock in the zone shows them. */
            startsAt: string;
            /** @enum {string} */
            state: "active" | "ended";
            /**
             * Format: uuid
             * @description A draft that itself never goes out: what each post of the series is made of.
             */
            templatePostId: string;
            timeZone: string;
            version: number;
        };
        SeriesWithPosts: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            endedReason: "finished" | "by_person" | "no_right" | "split" | null;
            /** @description How its text begins. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            nextAt: string | null;
            /** @description RFC 5545, of the wall clock. */
            rule: string;
            skipWeekends: boolean;
            /** @description Date and time of the first, as a clock in the zone shows them. */
            startsAt: string;
            /** @enum {string} */
            state: "active" | "ended";
            /**
             * Format: uuid
             * @description A draft that itself never goes out: what each post of the series is made of.
             */
            templatePostId: string;
            timeZone: string;
            /** @description What is to come of the next 60 days, at most 50 posts. */
            upcoming: {
                /** Format: date-time */
                at: string;
                /** Format: uuid */
                postId: string | null;
                reason: string | null;
                /**
                 * @description `refused`: the post could not be planned, for the reason given; it is tried again until its time.
                 * @enum {string}
                 */
                state: "made" | "skipped" | "refused";
            }[];
            version: number;
        };
        ShortLink: {
            /** Format: uuid */
            brandId: string;
            /** @description Of people, since it was made; null when its numbers are not yours to see. */
            clicks: number | null;
            code: string;
            /**
             * Format: uuid
             * @description The channel whose clicks it counts.
             */
            connectionId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            isExpired: boolean;
            label: string | null;
            /** Format: uuid */
            postId: string | null;
            /**
             * Format: uri
             * @description The address that is given out.
             */
            short: string;
            /**
             * Format: uri
             * @description Where it leads, with its tags. Never changes.
             */
            target: string;
            /** @description As it was given. */
            url: string;
        };
        ShortLinkClicks: {
            /** @description By day of the window before. */
            before: (number | null)[];
            brands: {
                /** Format: uuid */
                brandId: string;
                clicks: number;
            }[];
            change: number | null;
            /** @description Of links that one channel alone went out with. */
            channels: {
                /** Format: uuid */
                channelId: string;
                clicks: number;
            }[];
            links: number;
            posts: number;
            /** @description In the window before. Null where links were not there from its beginning. */
            previous: number | null;
            /** @description By day of the window, in the brand’s calendar; null before the first link was made. */
            series: (number | null)[];
            /** @description Of links that several channels share, which are told of none of them. */
            shared: number;
            /** @description How often the short links of posts were followed in the window, as counted here; never a platform’s `clicks`. Null: no post went out with one. It never means 0. */
            value: number | null;
        };
        Template: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Put at the end of each text that does not have them. */
            hashtags: string[];
            /** Format: uuid */
            id: string;
            name: string;
            /** @description With gaps such as `{{product}}`. */
            text: string;
            /** Format: date-time */
            updatedAt: string;
            variables: {
                description: string | null;
                /** @description Stands in the gap when nothing is given. */
                fallback: string | null;
                name: string;
            }[];
            variants: {
                /** @description Channels of this adapter say this instead. */
                adapterId: string;
                text: string;
            }[];
        };
        UnconfirmedFinding: {
            /** @description Sent back in `confirm`. Another word has another code. */
            code: string;
            path: string;
            /** @enum {string} */
            rule: "text.banned" | "text.disclosure";
            sentence: string;
        };
        WaitingApproval: {
            /** @description SHA-256 of exactly what would be published, the time left out. */
            contentHash: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description It is the caller’s word that is missing. */
            isMine: boolean;
            post: components["schemas"]["Post"];
            /** Format: date-time */
            requestedAt: string;
            requestedBy: string | null;
            /** Format: uuid */
            requestId: string;
            /** @enum {string} */
            stage: "internal" | "client";
        };
        Webhook: {
            /**
             * Format: uuid
             * @description Only events of this brand; null: all events.
             */
            brandId: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last took an event.
             */
            deliveredAt: string | null;
            /** Format: date-time */
            failingSince: string | null;
            /** Format: uuid */
            id: string;
            isActive: boolean;
            /** @description Empty: all of them. */
            kinds: ("post.created" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "post.commented" | "approval.requested" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "approval.overdue" | "review.opened" | "delivery.live" | "delivery.failed" | "delivery.held" | "delivery.needs_person" | "delivery.by_hand_due" | "connection.connected" | "connection.lost" | "connection.disconnected" | "media.ready" | "series.ended" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped")[];
            name: string;
            /**
             * Format: date-time
             * @description It is left alone until then, after failures.
             */
            notBefore: string | null;
            /**
             * Format: date-time
             * @description Until then events are signed with the old secret as well.
             */
            oldSecretUntil: string | null;
            /** @description `failing`: switched off by itself after days without an answer. */
            stoppedReason: string | null;
            /** Format: uri */
            url: string;
        };
        WebhookCall: {
            attempts: {
                /** Format: date-time */
                at: string;
                error: string | null;
                milliseconds: number;
                status: number | null;
            }[];
            /** @description What is sent, as it is signed. */
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * Format: uuid
             * @description The header `webhook-id`: the same however often it is sent.
             */
            eventId: string;
            /** Format: uuid */
            id: string;
            /** @description A kind of event, or `webhook.test`. */
            kind: string;
            /**
             * @description Where there was no answer.
             * @enum {string|null}
             */
            lastError: "refused_address" | "unknown_host" | "timeout" | "unreachable" | "stopped" | null;
            lastStatus: number | null;
            /** Format: date-time */
            nextAt: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
        };
        WholeRevision: {
            author: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            begunAt: string;
            channels: number;
            /** @description How the text begins. */
            excerpt: string;
            files: number;
            /** @description Saved by itself while somebody typed. */
            isAuto: boolean;
            /** @description False: files or channels of it are gone, or not yours to see, and left out here. */
            isWhole: boolean;
            media: {
                altText: string | null;
                /** Format: uuid */
                brandId: string;
                bytes: number;
                /** Format: date-time */
                createdAt: string;
                /** @description The part of the picture or video that is shown, as shares of its width and height; null: all of it. */
                crop: {
                    height: number;
                    width: number;
                    x: number;
                    y: number;
                } | null;
                /**
                 * Format: uri-reference
                 * @description For signed-in members.
                 */
                fileUrl: string;
                height: number | null;
                /** Format: uuid */
                id: string;
                isVideo: boolean;
                name: string;
                /** @description Of a document, where they could be counted. */
                pages: number | null;
                /**
                 * Format: uri-reference
                 * @description Null for a document whose first page could not be drawn.
                 */
                previewUrl: string | null;
                seconds: number | null;
                /** @description Media type. */
                type: string;
                width: number | null;
            }[];
            /** Format: date-time */
            savedAt: string;
            targets: {
                /** Format: uuid */
                connectionId: string;
                /** @enum {string} */
                fit: "pad" | "crop";
                format: string;
                /**
                 * @description `manual`: a person posts it.
                 * @enum {string}
                 */
                mode: "auto" | "manual";
                options: Record<string, unknown>;
                text: string | null;
            }[];
            text: string;
            /** @description The version of the post that this is the content of. */
            version: number;
        };
        WindowNumber: {
            /**
             * Format: date-time
             * @description Until when it holds; of several channels, that of the one asked longest ago.
             */
            asOf: string | null;
            /** @description By day of the window before. */
            before: (number | null)[];
            /** @description As far as channels were counted in both. */
            change: number | null;
            /**
             * @description How days become one number: `sum`, `mean` of a day, `level` (a state, such as followers), or `gain` (a difference of totals).
             * @enum {string}
             */
            how: "sum" | "mean" | "level" | "gain";
            /**
             * @description Means the same on every platform.
             * @enum {string}
             */
            name: "views" | "reach" | "impressions" | "engagements" | "likes" | "reactions" | "dislikes" | "comments" | "shares" | "saves" | "clicks" | "followers" | "follows" | "unfollows" | "profile_views" | "posts" | "watch_time" | "average_watch_time";
            of: number;
            /** @description In the window before. Null where the two cannot be compared. */
            previous: number | null;
            /** @description By day of the window. */
            series: (number | null)[];
            /** @description Days with a number, added up over channels. */
            told: number;
            /** @enum {string} */
            unit: "count" | "seconds";
            /** @description Null: not told. It never means 0. */
            value: number | null;
        };
        WindowNumbers: {
            before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            channels: {
                adapterId: string;
                /** Format: uuid */
                brandId: string;
                handle: string;
                /** Format: uuid */
                id: string;
                name: string | null;
                numbers: components["schemas"]["WindowNumber"][];
                pictureUrl: string | null;
                platform: string;
                /** @enum {string} */
                state: "active" | "needs_reauth" | "disconnected";
            }[];
            days: string[];
            /** Format: date */
            from: string;
            /** @description Of all channels together. None with a campaign, which has posts only. */
            numbers: components["schemas"]["WindowNumber"][];
            posts: {
                formats: {
                    adapterId: string;
                    engagements: number | null;
                    format: string;
                    posts: number;
                    /** @description Engagements for each one reached, or each view. Null where either was not told. */
                    rate: number | null;
                    views: number | null;
                }[];
                /** @description By weekday (1 is Monday) and hour of the reader’s clock. */
                heat: {
                    engagements: number | null;
                    hour: number;
                    posts: number;
                    /** @description Engagements for each one reached, or each view. Null where either was not told. */
                    rate: number | null;
                    weekday: number;
                }[];
                /** @description There were more than ten thousand: the newest are in it. */
                isCut: boolean;
                numbers: components["schemas"]["ContentNumber"][];
                perDay: number[];
                perDayBefore: number[];
                published: number;
                publishedBefore: number;
            };
            shortLinks: components["schemas"]["ShortLinkClicks"];
            timeZone: string;
            /**
             * Format: date
             * @description Included.
             */
            to: string;
        };
        WorkspaceExport: {
            bytes: number | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Its file is removed then.
             */
            expiresAt: string | null;
            /** @description Why there is none. */
            fault: {
                code: string;
                sentence: string;
            } | null;
            files: number | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @description Files that the library names and the disk does not have. */
            missing: number | null;
            /** @description From 0 to 1. */
            progress: number;
            rows: number | null;
            sha256: string | null;
            /** @enum {string} */
            state: "waiting" | "making" | "ready" | "failed";
        };
        WorkspaceSettings: {
            accessLogDays: number;
            /** @description Null: for ever. */
            auditDays: number | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            profileType: "agency" | "brand" | "creator";
            timeZone: string;
        };
    };
    responses: never;
    parameters: {
        /** @description Makes it safe to repeat a request whose answer was lost: within a day the same key gets the first answer again, with the header idempotency-replayed: true. While the first is under way it gets 409, with another body 422. A refused request frees its key. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccessLogs: {
        parameters: {
            query?: {
                allowed?: "true" | "false";
                brand?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                permission?: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                person?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccessEntry"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    exportAccessLogs: {
        parameters: {
            query?: {
                allowed?: "true" | "false";
                brand?: string;
                from?: string;
                permission?: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                person?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180; cells that a spreadsheet would calculate begin with an apostrophe */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    explainAccess: {
        parameters: {
            query: {
                permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                resourceId?: string;
                resourceType?: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Explanation"];
                    };
                };
            };
        };
    };
    listPlugins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Plugin"][];
                    };
                };
            };
        };
    };
    getPlugin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plugin */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PluginDetail"];
                    };
                };
            };
        };
    };
    checkPlugin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PluginDiagnosis"];
                    };
                };
            };
        };
    };
    reviewPluginScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    adapter: string;
                    isApproved: boolean;
                    scope: string;
                };
            };
        };
        responses: {
            /** @description The plugin as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PluginDetail"];
                    };
                };
            };
        };
    };
    updatePluginSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: {
                        [key: string]: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description The plugin as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PluginDetail"];
                    };
                };
            };
        };
    };
    switchPlugin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isOn: boolean;
                };
            };
        };
        responses: {
            /** @description The plugin as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PluginDetail"];
                    };
                };
            };
        };
    };
    getAgencyProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgencyProfile"];
                    };
                };
            };
        };
    };
    updateAgencyProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    billing?: {
                        address?: string | null;
                        /** Format: email */
                        email?: string | null;
                        name?: string | null;
                        taxId?: string | null;
                    } | null;
                    branding?: {
                        colours?: {
                            accent?: string | null;
                            background?: string | null;
                            primary?: string | null;
                            secondary?: string | null;
                            text?: string | null;
                        } | null;
                        fonts?: {
                            body?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                            heading?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        } | null;
                        imagery?: string | null;
                        /** Format: uuid */
                        logoDarkId?: string | null;
                        /** Format: uuid */
                        logoLightId?: string | null;
                        /** Format: uuid */
                        markId?: string | null;
                    } | null;
                    caseStudies?: {
                        client?: string | null;
                        imageIds?: string[] | null;
                        /** @description Of a page, https or http. */
                        link?: string | null;
                        result?: string | null;
                        title: string;
                    }[] | null;
                    company?: {
                        about?: string | null;
                        contact?: {
                            /** Format: email */
                            email?: string | null;
                            name?: string | null;
                            phone?: string | null;
                        } | null;
                        displayName?: string | null;
                        founded?: number | null;
                        languages?: string[] | null;
                        legalName?: string | null;
                        regions?: string[] | null;
                        teamSize?: ("1" | "2-10" | "11-50" | "51-200" | "201-500" | "501+") | null;
                        /** @description Of a page, https or http. */
                        website?: string | null;
                    } | null;
                    expertise?: {
                        certifications?: {
                            issuer?: string | null;
                            name: string;
                            year?: number | null;
                        }[] | null;
                        specialisms?: string[] | null;
                    } | null;
                    services?: {
                        description?: string | null;
                        name: string;
                    }[] | null;
                    whiteLabel?: {
                        hideProductName?: boolean | null;
                        mailSenderName?: string | null;
                        showOwnLogo?: boolean | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgencyProfile"];
                    };
                };
            };
        };
    };
    getAnalytics: {
        parameters: {
            query?: {
                brand?: string;
                campaign?: string;
                channel?: string;
                days?: number;
                from?: string;
                timeZone?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WindowNumbers"];
                    };
                };
            };
        };
    };
    listBestPosts: {
        parameters: {
            query?: {
                brand?: string;
                by?: "rate" | "engagements" | "reach" | "views" | "newest";
                campaign?: string;
                channel?: string;
                days?: number;
                from?: string;
                limit?: number;
                timeZone?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CountedPost"][];
                    };
                };
            };
        };
    };
    getPostCurves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of what is live */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostCurves"][];
                    };
                };
            };
        };
    };
    exportAnalytics: {
        parameters: {
            query?: {
                brand?: string;
                campaign?: string;
                channel?: string;
                days?: number;
                from?: string;
                table?: "days" | "channels" | "posts";
                timeZone?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180, UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    listApiTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiToken"][];
                    };
                };
            };
        };
    };
    createApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    abilities: ("posts:read" | "posts:write" | "media:read" | "media:write" | "connections:read" | "connections:write" | "access:read" | "access:write" | "reports:read" | "reports:write" | "exports:read" | "exports:write")[];
                    /** @enum {integer} */
                    days: 30 | 90 | 365;
                    name: string;
                    /** Format: uuid */
                    workspaceId?: string | null;
                };
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiToken"];
                        /** @description Send it as `Authorization: Bearer …`. */
                        token: string;
                    };
                };
            };
        };
    };
    revokeApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked; it stops at the next request */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listWaitingApprovals: {
        parameters: {
            query?: {
                brand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most a hundred */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WaitingApproval"][];
                    };
                };
            };
        };
    };
    listAuditLogs: {
        parameters: {
            query?: {
                action?: string;
                brand?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                person?: string;
                subjectId?: string;
                subjectType?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    exportAuditLogs: {
        parameters: {
            query?: {
                action?: string;
                brand?: string;
                from?: string;
                person?: string;
                subjectId?: string;
                subjectType?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180; cells that a spreadsheet would calculate begin with an apostrophe */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    verifyAuditLogs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is whole */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChainVerdict"];
                    };
                };
            };
        };
    };
    listBrands: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Brand"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The brand */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Brand"];
                    };
                };
            };
        };
    };
    updateBrand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Brand"];
                    };
                };
            };
        };
    };
    getLinkDefaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LinkDefaults"];
                    };
                };
            };
        };
    };
    updateLinkDefaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    campaign?: string | null;
                    content?: string | null;
                    medium?: string | null;
                    source?: string | null;
                    sources?: {
                        adapterId: string;
                        source: string;
                    }[] | null;
                    term?: string | null;
                };
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LinkDefaults"];
                    };
                };
            };
        };
    };
    getBrandProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BrandProfile"];
                    };
                };
            };
        };
    };
    updateBrandProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    audience?: {
                        personas?: {
                            name: string;
                            role?: string | null;
                            segment?: string | null;
                            story?: string | null;
                        }[] | null;
                        segments?: {
                            ageFrom?: number | null;
                            ageTo?: number | null;
                            genders?: string[] | null;
                            goals?: string[] | null;
                            interests?: string[] | null;
                            languages?: string[] | null;
                            locations?: string[] | null;
                            name: string;
                            pains?: string[] | null;
                        }[] | null;
                    } | null;
                    guidelines?: {
                        /** @enum {string|null} */
                        approval?: "none" | "internal" | "internal_and_client" | null;
                        bannedWords?: string[] | null;
                        competitors?: {
                            name: string;
                            /** @description Of a page, https or http. */
                            url?: string | null;
                        }[] | null;
                        disclosures?: string[] | null;
                        /** @enum {string|null} */
                        emoji?: "none" | "sparing" | "free" | null;
                        hashtags?: string[] | null;
                        links?: {
                            label: string;
                            /** @description Of a page, https or http. */
                            url: string;
                        }[] | null;
                        voice?: {
                            doExample?: string | null;
                            dontExample?: string | null;
                            trait: string;
                        }[] | null;
                    } | null;
                    identity?: {
                        founded?: number | null;
                        industry?: string | null;
                        mission?: string | null;
                        story?: string | null;
                        tagline?: string | null;
                        /** @description Of a page, https or http. */
                        website?: string | null;
                    } | null;
                    look?: {
                        colours?: {
                            accent?: string | null;
                            background?: string | null;
                            primary?: string | null;
                            secondary?: string | null;
                            text?: string | null;
                        } | null;
                        fonts?: {
                            body?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                            heading?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        } | null;
                        imagery?: string | null;
                        /** Format: uuid */
                        logoDarkId?: string | null;
                        /** Format: uuid */
                        logoLightId?: string | null;
                        /** Format: uuid */
                        markId?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BrandProfile"];
                    };
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query: {
                author?: string;
                brand?: string;
                campaign?: string;
                channel?: string;
                from: string;
                perDay?: number;
                state?: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled" | "attention";
                timeZone?: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description Days that have posts, with how many there are in all. */
                            days: {
                                /** Format: date */
                                day: string;
                                total: number;
                            }[];
                            entries: components["schemas"]["CalendarEntry"][];
                            /** @description The first of each day, by time. One whose channels go out at different times is there once for each. */
                            posts: components["schemas"]["PlannedPost"][];
                            timeZone: string;
                        };
                    };
                };
            };
        };
    };
    createCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body?: string | null;
                    /** Format: uuid */
                    brandId?: string | null;
                    /** @enum {string|null} */
                    colour?: "slate" | "indigo" | "green" | "amber" | "red" | "blue" | "violet" | "teal" | null;
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    endsOn?: string | null;
                    endTime?: string | null;
                    /** @enum {string} */
                    kind: "note" | "campaign" | "holiday" | "event";
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    startsOn: string;
                    startTime?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    title: string;
                };
            };
        };
        responses: {
            /** @description The new entry */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    /** @description Address of the entry. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarEntry"];
                    };
                };
            };
        };
    };
    getCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarEntry"];
                    };
                };
            };
        };
    };
    deleteCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCalendarEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    body?: string | null;
                    /** @enum {string|null} */
                    colour?: "slate" | "indigo" | "green" | "amber" | "red" | "blue" | "violet" | "teal" | null;
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    endsOn?: string | null;
                    endTime?: string | null;
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    startsOn?: string | null;
                    startTime?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    title?: string | null;
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description The entry as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarEntry"];
                    };
                };
            };
        };
    };
    importCalendarEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    /** @enum {string|null} */
                    colour?: "slate" | "indigo" | "green" | "amber" | "red" | "blue" | "violet" | "teal" | null;
                    dryRun?: boolean | null;
                    /** @enum {string|null} */
                    kind?: "note" | "campaign" | "holiday" | "event" | null;
                    text: string;
                };
            };
        };
        responses: {
            /** @description What was added, and which rows were not understood */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            added: {
                                /** Format: date */
                                endsOn: string;
                                line: number;
                                /** Format: date */
                                startsOn: string;
                                title: string;
                            }[];
                            /** @description There already. */
                            known: number;
                            problems: {
                                line: number;
                                problem: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    exportCalendar: {
        parameters: {
            query: {
                author?: string;
                brand?: string;
                campaign?: string;
                channel?: string;
                from: string;
                state?: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled" | "attention";
                timeZone?: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV after RFC 4180, one line for each post and time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    listCalendarFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarFeed"][];
                    };
                };
            };
        };
    };
    createCalendarFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    label?: string | null;
                };
            };
        };
        responses: {
            /** @description The link, with its address */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewCalendarFeed"];
                    };
                };
            };
        };
    };
    revokeCalendarFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeCalendarPosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "move" | "draft" | "cancel" | "delete" | "duplicate" | "campaign";
                    /** Format: uuid */
                    campaignId?: string | null;
                    days?: number | null;
                    posts: {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date-time
                         * @description At most 5 years ahead; what is past means now.
                         */
                        publishAt?: string | null;
                        version?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            posts: {
                                /**
                                 * Format: date-time
                                 * @description The time it had, so that it can be put back.
                                 */
                                before: string | null;
                                /** Format: uuid */
                                id: string;
                                isDone: boolean;
                                /**
                                 * Format: uuid
                                 * @description Of the copy, when it was duplicated.
                                 */
                                newId: string | null;
                                /** Format: date-time */
                                publishAt: string | null;
                                /** @description Why not, for people. */
                                reason: string | null;
                                version: number | null;
                            }[];
                        };
                    };
                };
            };
        };
    };
    getChannelMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every number its platform counts, told or not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date-time */
                            collectedAt: string | null;
                            fault: {
                                action: string;
                                code: string;
                                sentence: string;
                            } | null;
                            metrics: components["schemas"]["Metric"][];
                        };
                    };
                };
            };
        };
    };
    listChannelOptions: {
        parameters: {
            query?: {
                query?: string;
            };
            header?: never;
            path: {
                id: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first ones that match */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            label: string;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    listCreators: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Creator"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createCreator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    name: string;
                    /** Format: uuid */
                    userId?: string | null;
                };
            };
        };
        responses: {
            /** @description The creator */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Creator"];
                    };
                };
            };
        };
    };
    getCreator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The creator */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Creator"];
                    };
                };
            };
        };
    };
    deleteCreator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCreator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    name?: string | null;
                    /** Format: uuid */
                    userId?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Creator"];
                    };
                };
            };
        };
    };
    listKitLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KitLink"][];
                        /** @description Why no PDF can be made here, for people; null when one can. */
                        pdfBlocker: string | null;
                    };
                };
            };
        };
    };
    createKitLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    days?: number | null;
                    label?: string | null;
                    parts?: ("numbers" | "portfolio" | "rates" | "availability" | "contact")[] | null;
                };
            };
        };
        responses: {
            /** @description The link, with its address */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewKitLink"];
                    };
                };
            };
        };
    };
    revokeKitLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMediaKitPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getCreatorProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatorProfile"];
                    };
                };
            };
        };
    };
    updateCreatorProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    about?: {
                        bio?: string | null;
                        city?: string | null;
                        contact?: {
                            /** Format: email */
                            email?: string | null;
                            name?: string | null;
                            phone?: string | null;
                        } | null;
                        /** @description ISO 3166-1 alpha-2. */
                        country?: string | null;
                        displayName?: string | null;
                        languages?: string[] | null;
                        niches?: string[] | null;
                        /** Format: uuid */
                        portraitId?: string | null;
                        pronouns?: string | null;
                    } | null;
                    availability?: {
                        /**
                         * Format: date
                         * @description A day between 2000 and 2200.
                         * @example 2026-03-01
                         */
                        from?: string | null;
                        notes?: string | null;
                        /** @enum {string} */
                        state: "open" | "limited" | "closed";
                    } | null;
                    mediaKit?: {
                        colours?: {
                            accent?: string | null;
                            background?: string | null;
                            primary?: string | null;
                            secondary?: string | null;
                            text?: string | null;
                        } | null;
                        fonts?: {
                            body?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                            heading?: ("inter" | "source-sans-3" | "space-grotesk" | "source-serif-4" | "lora" | "roboto-slab" | "playfair-display" | "bricolage-grotesque" | "jetbrains-mono") | null;
                        } | null;
                        headline?: string | null;
                        numbers?: {
                            /**
                             * Format: date
                             * @description A day between 2000 and 2200.
                             * @example 2026-03-01
                             */
                            asOf: string;
                            label: string;
                            platform?: string | null;
                            value: string;
                        }[] | null;
                        parts?: ("numbers" | "portfolio" | "rates" | "availability" | "contact")[] | null;
                    } | null;
                    portfolio?: {
                        brand?: string | null;
                        /** @enum {string} */
                        kind: "link" | "media" | "post";
                        /** Format: uuid */
                        mediaId?: string | null;
                        /**
                         * Format: date
                         * @description A day between 2000 and 2200.
                         * @example 2026-03-01
                         */
                        publishedOn?: string | null;
                        result?: string | null;
                        title: string;
                        /** @description Of a page, https or http. */
                        url?: string | null;
                    }[] | null;
                    rates?: {
                        /** @description ISO 4217. */
                        currency: string;
                        deliverable: string;
                        notes?: string | null;
                        platform?: string | null;
                        price?: number | null;
                        turnaroundDays?: number | null;
                        /** @enum {string} */
                        unit: "item" | "hour" | "day" | "month" | "campaign";
                        usageRights?: string | null;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatorProfile"];
                    };
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that can be fetched, and what failed lately */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkspaceExport"][];
                    };
                };
            };
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits to be made, or is being made */
            202: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkspaceExport"];
                    };
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkspaceExport"];
                    };
                };
            };
        };
    };
    deleteExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getExportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A tar file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-tar": string;
                };
            };
        };
    };
    listHashtagGroups: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["HashtagGroup"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createHashtagGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    name: string;
                    tags: string[];
                };
            };
        };
        responses: {
            /** @description The group */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["HashtagGroup"];
                    };
                };
            };
        };
    };
    deleteHashtagGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateHashtagGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string | null;
                    tags?: string[] | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["HashtagGroup"];
                    };
                };
            };
        };
    };
    listImpersonations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Impersonation"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    startImpersonation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes?: number | null;
                    reason: string;
                    /** Format: uuid */
                    userId: string;
                };
            };
        };
        responses: {
            /** @description It has begun */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Impersonation"];
                    };
                };
            };
        };
    };
    endImpersonation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended; it holds no more from the next request on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listImportedPosts: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportedPost"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createImport: {
        parameters: {
            query: {
                brandId?: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The import */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    /** @description Address of the import. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"];
                    };
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"];
                    };
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"];
                    };
                };
            };
        };
    };
    checkImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accounts?: {
                        [key: string]: string | null;
                    } | null;
                    connectionIds?: string[] | null;
                    /** @enum {string|null} */
                    dateOrder?: "auto" | "dmy" | "mdy" | null;
                    mapping: {
                        channels?: number | null;
                        date?: number | null;
                        key?: number | null;
                        link?: number | null;
                        media?: number | null;
                        text?: number | null;
                        time?: number | null;
                        timeZone?: number | null;
                    };
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    /** @enum {string|null} */
                    without?: "draft" | "queue" | null;
                };
            };
        };
        responses: {
            /** @description The import */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"];
                    };
                };
            };
        };
    };
    exportImportMistakes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Row, column, reason and fix */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PlanImport"];
                    };
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "accepted" | "expired" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignments: {
                        /** Format: date-time */
                        expiresAt?: string | null;
                        roleId: string;
                        /** Format: uuid */
                        scopeId: string;
                        /** @enum {string} */
                        scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                    }[];
                    /** Format: email */
                    email: string;
                    message?: string | null;
                };
            };
        };
        responses: {
            /** @description The invitation */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"];
                    };
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked; the link does not work any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"];
                    };
                };
            };
        };
    };
    getOpenInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OpenInvitation"];
                    };
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    fullName?: string | null;
                    password?: string | null;
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description You are a member */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            workspaceId: string;
                        };
                    };
                };
            };
        };
    };
    importInvitations: {
        parameters: {
            query?: {
                rehearse?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of each row */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportedRow"][];
                    };
                };
            };
        };
    };
    previewLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    /** @description Of a page, https or http. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description What the page says of itself */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LinkPreview"];
                    };
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: {
                brand?: string;
                codes?: string;
                cursor?: string;
                limit?: number;
                post?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ShortLink"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    /** Format: uuid */
                    connectionId?: string | null;
                    /** Format: date-time */
                    expiresAt?: string | null;
                    label?: string | null;
                    /** Format: uuid */
                    postId?: string | null;
                    tag?: boolean | null;
                    url: string;
                    utm?: {
                        campaign?: string | null;
                        content?: string | null;
                        medium?: string | null;
                        source?: string | null;
                        term?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ShortLink"];
                    };
                };
            };
        };
    };
    getLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ShortLink"];
                    };
                };
            };
        };
    };
    deleteLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It leads nowhere any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expiresAt?: string | null;
                    label?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ShortLink"];
                    };
                };
            };
        };
    };
    getLinkClicks: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Clicks"];
                    };
                };
            };
        };
    };
    shortenTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    /** Format: uuid */
                    postId?: string | null;
                    tag?: boolean | null;
                    texts: {
                        /** Format: uuid */
                        connectionId?: string | null;
                        text: string;
                    }[];
                    utm?: {
                        campaign?: string | null;
                        content?: string | null;
                        medium?: string | null;
                        source?: string | null;
                        term?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description The texts, in the same order */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            texts: {
                                links: components["schemas"]["ShortLink"][];
                                text: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeSettings"];
                    };
                };
            };
        };
    };
    updateNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    choices?: {
                        /** @enum {string} */
                        choice: "off" | "app" | "now" | "daily" | "weekly";
                        /** @enum {string} */
                        kind: "delivery.failed" | "delivery.needs_person" | "delivery.held" | "delivery.by_hand_due" | "delivery.live" | "approval.requested" | "approval.overdue" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "post.commented" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "review.opened" | "series.ended" | "connection.lost" | "connection.disconnected" | "connection.connected" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped";
                    }[] | null;
                    quiet?: {
                        from: string;
                        to: string;
                    } | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The settings as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeSettings"];
                    };
                };
            };
        };
    };
    getMyPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your permissions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MyPermissions"];
                    };
                };
            };
        };
    };
    listMedia: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
                type?: "image" | "video" | "document";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Media"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    altText?: string | null;
                    /** Format: uuid */
                    brandId?: string | null;
                    /**
                     * Format: binary
                     * @description JPEG, PNG, WebP, GIF, HEIC, AVIF, SVG, MP4, MOV or PDF
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The new media */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Media"];
                        /** @description What was done to the file, for the person who sent it; null when nothing was. */
                        notice: string | null;
                    };
                };
            };
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The media */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Media"];
                    };
                };
            };
        };
    };
    deleteMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    altText?: string | null;
                    name?: string | null;
                };
            };
        };
        responses: {
            /** @description The media */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Media"];
                    };
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those you may see, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                    };
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Out with the next request */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions of somebody of a lower rank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MemberSession"][];
                    };
                };
            };
        };
    };
    endMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many sessions ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            ended: number;
                        };
                    };
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                about?: "delivery" | "approval" | "post" | "review" | "series" | "connection" | "import" | "export" | "report" | "webhook";
                cursor?: string;
                limit?: number;
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notice"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    countNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description There are more than that. */
                            isMore: boolean;
                            /** @description At most 100. */
                            unread: number;
                            /** @description Of your account: in which times are shown to you. */
                            zone: string;
                        };
                    };
                };
            };
        };
    };
    markNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[] | null;
                    isRead: boolean;
                };
            };
        };
        responses: {
            /** @description How many are unread now */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description There are more than that. */
                            isMore: boolean;
                            /** @description At most 100. */
                            unread: number;
                            /** @description Of your account: in which times are shown to you. */
                            zone: string;
                        };
                    };
                };
            };
        };
    };
    completeOnboarding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journey, at its end */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OnboardingProgress"];
                    };
                };
            };
        };
    };
    getOnboardingProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journey */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OnboardingProgress"];
                    };
                };
            };
        };
    };
    updateOnboardingProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "save" | "next" | "skip" | "back";
                    data?: Record<string, unknown> | null;
                    /** @enum {string} */
                    step: "profile_type" | "company_info" | "branding" | "invite_team" | "create_brand" | "connect_socials" | "brand_identity" | "target_audience" | "brand_guidelines" | "personal_info" | "portfolio" | "rate_card";
                };
            };
        };
        responses: {
            /** @description The journey as it is now */
            200: {
                headers: {
                    /** @description The revision in quotation marks. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OnboardingProgress"];
                        /** @description With the step that invites a team: what became of each person. */
                        invitations?: {
                            email: string;
                            /** @enum {string} */
                            status: "invited" | "already_invited" | "already_member" | "barred";
                        }[];
                    };
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
        };
    };
    listPermissionGrants: {
        parameters: {
            query?: {
                permission?: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those you may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PermissionGrant"][];
                    };
                };
            };
        };
    };
    grantPermission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    effect: "allow" | "deny";
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    expiresAt?: string | null;
                    /** @enum {string} */
                    permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                    reason?: string | null;
                    /** Format: uuid */
                    scopeId: string;
                    /** @enum {string} */
                    scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                    /** Format: uuid */
                    userId: string;
                };
            };
        };
        responses: {
            /** @description The grant */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PermissionGrant"];
                    };
                };
            };
        };
    };
    revokePermission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Permission"][];
                    };
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
                state?: "draft" | "in_review" | "scheduled" | "publishing" | "live" | "partially_published" | "failed" | "unconfirmed" | "held" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    autosave?: boolean | null;
                    /** Format: uuid */
                    brandId?: string | null;
                    confirm?: string[] | null;
                    media?: {
                        altText?: string | null;
                        crop?: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        /** Format: uuid */
                        id: string;
                    }[] | null;
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    publishAt?: string | null;
                    targets?: {
                        /** Format: uuid */
                        connectionId: string;
                        /** @enum {string|null} */
                        fit?: "pad" | "crop" | null;
                        format: string;
                        /** @enum {string|null} */
                        mode?: "auto" | "manual" | null;
                        /** @description The channel's own options, at most 16384 bytes as JSON. Its formats say which there are. */
                        options?: Record<string, unknown> | null;
                        text?: string | null;
                    }[] | null;
                    text?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    /** @enum {string|null} */
                    when?: "draft" | "now" | "at" | "queue" | null;
                };
            };
        };
        responses: {
            /** @description The new post */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    /** @description Address of the post. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    getPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    deletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    autosave?: boolean | null;
                    /** Format: uuid */
                    brandId?: string | null;
                    confirm?: string[] | null;
                    media?: {
                        altText?: string | null;
                        crop?: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        /** Format: uuid */
                        id: string;
                    }[] | null;
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    publishAt?: string | null;
                    targets?: {
                        /** Format: uuid */
                        connectionId: string;
                        /** @enum {string|null} */
                        fit?: "pad" | "crop" | null;
                        format: string;
                        /** @enum {string|null} */
                        mode?: "auto" | "manual" | null;
                        /** @description The channel's own options, at most 16384 bytes as JSON. Its formats say which there are. */
                        options?: Record<string, unknown> | null;
                        text?: string | null;
                    }[] | null;
                    text?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    version?: number | null;
                    /** @enum {string|null} */
                    when?: "draft" | "now" | "at" | "queue" | null;
                };
            };
        };
        responses: {
            /** @description The post as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The approval */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Approval"];
                    };
                };
            };
        };
    };
    decideApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contentHash: string;
                    note?: string | null;
                    /** @enum {string} */
                    verdict: "approved" | "changes_requested";
                };
            };
        };
        responses: {
            /** @description The approval as it is now */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Approval"];
                    };
                };
            };
        };
    };
    settleByHand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    deliveryId: string;
                    /** @enum {string} */
                    outcome: "posted" | "skipped";
                    /** Format: uri */
                    permalink?: string | null;
                };
            };
        };
        responses: {
            /** @description The post as it is now */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    cancelPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    deliveryIds?: string[] | null;
                };
            };
        };
        responses: {
            /** @description The post */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    getPostClicks: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostClicks"];
                    };
                };
            };
        };
    };
    listPostComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostComment"][];
                    };
                };
            };
        };
    };
    createPostComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: string;
                    isInternal?: boolean | null;
                    /** Format: uuid */
                    parentId?: string | null;
                    place?: string | null;
                };
            };
        };
        responses: {
            /** @description The comment */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostComment"];
                    };
                };
            };
        };
    };
    deletePostComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Comment"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getPostMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of what is live and can be counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            deliveryId: string;
                            metrics: components["schemas"]["Metric"][];
                        }[];
                    };
                };
            };
        };
    };
    bePresent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who else has */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Presence"];
                    };
                };
            };
        };
    };
    leavePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    publishPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    confirm?: string[] | null;
                    deliveryIds?: string[] | null;
                };
            };
        };
        responses: {
            /** @description The post, on its way */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    resolveDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    deliveryId: string;
                    /** @enum {string} */
                    found: "live" | "absent" | "look_again";
                    /** Format: uri */
                    permalink?: string | null;
                };
            };
        };
        responses: {
            /** @description The post */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Post"];
                    };
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All there are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Revision"][];
                    };
                };
            };
        };
    };
    getRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WholeRevision"];
                    };
                };
            };
        };
    };
    checkPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    media?: {
                        altText?: string | null;
                        crop?: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        /** Format: uuid */
                        id: string;
                    }[] | null;
                    /** Format: uuid */
                    postId?: string | null;
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    publishAt?: string | null;
                    targets: {
                        /** Format: uuid */
                        connectionId: string;
                        /** @enum {string|null} */
                        fit?: "pad" | "crop" | null;
                        format: string;
                        /** @enum {string|null} */
                        mode?: "auto" | "manual" | null;
                        /** @description The channel's own options, at most 16384 bytes as JSON. Its formats say which there are. */
                        options?: Record<string, unknown> | null;
                        text?: string | null;
                    }[];
                    text?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description What each channel says */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            targets: components["schemas"]["CheckedTarget"][];
                        };
                    };
                };
            };
        };
    };
    checkLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    urls: string[];
                };
            };
        };
        responses: {
            /** @description Each address once */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckedLink"][];
                    };
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of the last days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"][];
                    };
                };
            };
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brand?: string | null;
                    /** Format: uuid */
                    campaign?: string | null;
                    /** Format: uuid */
                    channel?: string | null;
                    days?: number | null;
                    /** @enum {string} */
                    format: "pdf" | "csv";
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    from?: string | null;
                    /** @enum {string} */
                    kind: "numbers" | "proof";
                    parts?: ("summary" | "channels" | "posts" | "formats" | "hours")[] | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    title: string;
                    /**
                     * Format: date
                     * @description A day between 2000 and 2200.
                     * @example 2026-03-01
                     */
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description It waits to be made */
            202: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"];
                    };
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"];
                    };
                };
            };
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PDF or CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/csv": string;
                };
            };
        };
    };
    listReviewLinks: {
        parameters: {
            query?: {
                brand?: string;
                post?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReviewLink"][];
                    };
                };
            };
        };
    };
    createReviewLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    days?: number | null;
                    label?: string | null;
                    postIds: string[];
                };
            };
        };
        responses: {
            /** @description The link, with its address */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewReviewLink"];
                    };
                };
            };
        };
    };
    revokeReviewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRoleAssignments: {
        parameters: {
            query?: {
                brand?: string;
                role?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those you may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RoleAssignment"][];
                    };
                };
            };
        };
    };
    assignRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    expiresAt?: string | null;
                    roleId: string;
                    /** Format: uuid */
                    scopeId: string;
                    /** @enum {string} */
                    scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                    /** Format: uuid */
                    userId: string;
                };
            };
        };
        responses: {
            /** @description The assignment */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RoleAssignment"];
                    };
                };
            };
        };
    };
    unassignRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken; it is gone with the next request */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    previewAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    give?: {
                        /**
                         * Format: date-time
                         * @description At most 5 years ahead; what is past means now.
                         */
                        expiresAt?: string | null;
                        roleId: string;
                        /** Format: uuid */
                        scopeId: string;
                        /** @enum {string} */
                        scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                        /** Format: uuid */
                        userId: string;
                    } | null;
                    grant?: {
                        /** @enum {string} */
                        effect: "allow" | "deny";
                        /** @enum {string} */
                        permission: "workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer";
                        /** Format: uuid */
                        scopeId: string;
                        /** @enum {string} */
                        scopeType: "workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source";
                        /** Format: uuid */
                        userId: string;
                    } | null;
                    /** Format: uuid */
                    removeMember?: string | null;
                    /** Format: uuid */
                    take?: string | null;
                    /** Format: uuid */
                    takeGrant?: string | null;
                };
            };
        };
        responses: {
            /** @description Who would gain and lose what, where */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Preview"];
                    };
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description System roles first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Role"][];
                    };
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    name: string;
                    parents?: string[] | null;
                    permissions: ("workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer")[];
                    profileTypes?: ("agency" | "brand" | "creator")[] | null;
                    rank: number;
                    scopeTypes?: ("workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source")[] | null;
                };
            };
        };
        responses: {
            /** @description The role */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Role"];
                    };
                };
            };
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Role"];
                    };
                };
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    name: string;
                    parents?: string[] | null;
                    permissions: ("workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer")[];
                    profileTypes?: ("agency" | "brand" | "creator")[] | null;
                    rank: number;
                    scopeTypes?: ("workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source")[] | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description The role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Role"];
                    };
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: {
                replaceWith?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    previewRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id?: string | null;
                    remove?: boolean | null;
                    replaceWith?: string | null;
                    role?: {
                        description?: string | null;
                        name: string;
                        parents?: string[] | null;
                        permissions: ("workspace.view" | "workspace.edit" | "brands.view" | "brands.create" | "members.view" | "members.invite" | "members.remove" | "members.impersonate" | "roles.view" | "roles.edit" | "roles.assign" | "audit.view" | "audit.export" | "connections.view" | "connections.connect" | "connections.disconnect" | "media.view" | "media.upload" | "media.edit" | "profiles.view" | "profiles.edit" | "creators.view" | "creators.edit" | "posts.view" | "posts.create" | "posts.edit" | "posts.publish" | "posts.delete" | "posts.approve" | "posts.approve_as_client" | "reviews.share" | "calendar.edit" | "analytics.view" | "analytics.export" | "webhooks.edit" | "workspace.transfer")[];
                        profileTypes?: ("agency" | "brand" | "creator")[] | null;
                        rank: number;
                        scopeTypes?: ("workspace" | "brand" | "social_connection" | "social_post" | "media" | "lead_source")[] | null;
                        version?: number | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Who would gain and lose what, where */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Preview"];
                    };
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                query: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Found"];
                    };
                };
            };
        };
    };
    listSeries: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Series"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createSeries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    confirm?: string[] | null;
                    media?: {
                        altText?: string | null;
                        crop?: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        /** Format: uuid */
                        id: string;
                    }[] | null;
                    /** Format: uuid */
                    postId?: string | null;
                    rule: string;
                    skipWeekends?: boolean | null;
                    /**
                     * @description Date and time of the first, as a clock in the zone shows them.
                     * @example 2026-03-01T09:30
                     */
                    startsAt: string;
                    targets: {
                        /** Format: uuid */
                        connectionId: string;
                        /** @enum {string|null} */
                        fit?: "pad" | "crop" | null;
                        format: string;
                        /** @enum {string|null} */
                        mode?: "auto" | "manual" | null;
                        /** @description The channel's own options, at most 16384 bytes as JSON. Its formats say which there are. */
                        options?: Record<string, unknown> | null;
                        text?: string | null;
                    }[];
                    text?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The new series */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    /** @description Address of the series. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SeriesWithPosts"];
                    };
                };
            };
        };
    };
    getSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SeriesWithPosts"];
                    };
                };
            };
        };
    };
    deleteSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    confirm?: string[] | null;
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    from?: string | null;
                    media?: {
                        altText?: string | null;
                        crop?: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        /** Format: uuid */
                        id: string;
                    }[] | null;
                    rule?: string | null;
                    /** @enum {string} */
                    scope: "all" | "following";
                    skipWeekends?: boolean | null;
                    /**
                     * @description Date and time of the first, as a clock in the zone shows them.
                     * @example 2026-03-01T09:30
                     */
                    startsAt?: string | null;
                    targets?: {
                        /** Format: uuid */
                        connectionId: string;
                        /** @enum {string|null} */
                        fit?: "pad" | "crop" | null;
                        format: string;
                        /** @enum {string|null} */
                        mode?: "auto" | "manual" | null;
                        /** @description The channel's own options, at most 16384 bytes as JSON. Its formats say which there are. */
                        options?: Record<string, unknown> | null;
                        text?: string | null;
                    }[] | null;
                    text?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SeriesWithPosts"];
                    };
                };
            };
        };
    };
    endSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SeriesWithPosts"];
                    };
                };
            };
        };
    };
    skipOccurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    at: string;
                    isSkipped?: boolean | null;
                };
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SeriesWithPosts"];
                    };
                };
            };
        };
    };
    previewSeries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    from?: string | null;
                    rule?: string | null;
                    /** Format: uuid */
                    seriesId?: string | null;
                    skipWeekends?: boolean | null;
                    /**
                     * @description Date and time of the first, as a clock in the zone shows them.
                     * @example 2026-03-01T09:30
                     */
                    startsAt?: string | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The times */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            change?: {
                                /** @description Times that get a post. */
                                comes: string[];
                                /** @description Times whose posts are withdrawn. */
                                goes: string[];
                                /** @description Posts that a person changed or moved by themselves: they stay, at times that the series no longer has. */
                                stays: string[];
                            };
                            goesOn: boolean;
                            rule: string;
                            skipWeekends: boolean;
                            startsAt: string;
                            times: {
                                /** Format: date-time */
                                at: string;
                                /**
                                 * @description `moved`: the time does not exist that day. `first`: it comes twice, and this is the first.
                                 * @enum {string|null}
                                 */
                                clockChange: "moved" | "first" | null;
                                local: string;
                            }[];
                            timeZone: string;
                        };
                    };
                };
            };
        };
    };
    listSlots: {
        parameters: {
            query: {
                channels: string;
                from: string;
                until: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each slot, with the post that has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            connectionId: string;
                            /** Format: uuid */
                            postId: string | null;
                        }[];
                    };
                };
            };
        };
    };
    getBrandSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BrandSlots"];
                    };
                };
            };
        };
    };
    setBrandSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slots: {
                        enabled?: boolean | null;
                        time: string;
                        weekday: number;
                    }[];
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The slots as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BrandSlots"];
                    };
                };
            };
        };
    };
    getChannelSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChannelSlots"];
                    };
                };
            };
        };
    };
    setChannelSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slots: {
                        enabled?: boolean | null;
                        time: string;
                        weekday: number;
                    }[];
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The slots as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChannelSlots"];
                    };
                };
            };
        };
    };
    clearChannelSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChannelSlots"];
                    };
                };
            };
        };
    };
    getNextSlots: {
        parameters: {
            query: {
                channels: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots; null for a channel without one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date-time */
                            at: string | null;
                            /** Format: uuid */
                            connectionId: string;
                        }[];
                    };
                };
            };
        };
    };
    getConnectAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ConnectAttempt"];
                    };
                };
            };
        };
    };
    chooseAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    remoteIds: string[];
                };
            };
        };
        responses: {
            /** @description The channels */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"][];
                    };
                };
            };
        };
    };
    finishConnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to a page */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginConnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    returnTo?: string | null;
                };
            };
        };
        responses: {
            /** @description Where to consent */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            attemptId: string;
                            /** Format: uri */
                            url: string;
                        };
                    };
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"][];
                    };
                };
            };
        };
    };
    checkConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channel with fresh findings */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"];
                    };
                };
            };
        };
    };
    disconnect: {
        parameters: {
            query?: {
                connection?: string;
            };
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @description Did the platform confirm it? */
                            revoked: boolean;
                        };
                    };
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                brand?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    hashtags?: string[] | null;
                    name: string;
                    text: string;
                    variables?: {
                        description?: string | null;
                        fallback?: string | null;
                        name: string;
                    }[] | null;
                    variants?: {
                        adapterId: string;
                        text: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description The template */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"];
                    };
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"];
                    };
                };
            };
        };
    };
    deleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    hashtags?: string[] | null;
                    name?: string | null;
                    text?: string | null;
                    variables?: {
                        description?: string | null;
                        fallback?: string | null;
                        name: string;
                    }[] | null;
                    variants?: {
                        adapterId: string;
                        text: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"];
                    };
                };
            };
        };
    };
    fillTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description At most 5 years ahead; what is past means now.
                     */
                    at?: string | null;
                    values?: {
                        name: string;
                        value: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description The texts */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FilledTemplate"];
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"][];
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    isActive?: boolean | null;
                    kinds?: ("post.created" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "post.commented" | "approval.requested" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "approval.overdue" | "review.opened" | "delivery.live" | "delivery.failed" | "delivery.held" | "delivery.needs_person" | "delivery.by_hand_due" | "connection.connected" | "connection.lost" | "connection.disconnected" | "media.ready" | "series.ended" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped")[] | null;
                    name: string;
                    url: string;
                };
            };
        };
        responses: {
            /** @description The address, with its secret */
            201: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewWebhook"];
                    };
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"];
                    };
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is sent to it any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    isActive?: boolean | null;
                    kinds?: ("post.created" | "post.updated" | "post.scheduled" | "post.cancelled" | "post.deleted" | "post.commented" | "approval.requested" | "approval.granted" | "approval.changes_requested" | "approval.voided" | "approval.overdue" | "review.opened" | "delivery.live" | "delivery.failed" | "delivery.held" | "delivery.needs_person" | "delivery.by_hand_due" | "connection.connected" | "connection.lost" | "connection.disconnected" | "media.ready" | "series.ended" | "import.finished" | "export.finished" | "report.finished" | "webhook.stopped")[] | null;
                    name?: string | null;
                    url?: string | null;
                };
            };
        };
        responses: {
            /** @description The address as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"];
                    };
                };
            };
        };
    };
    listWebhookCalls: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookCall"][];
                        /** @description Give it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    redeliverWebhookCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            202: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookCall"];
                    };
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address, with its new secret */
            200: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewWebhook"];
                    };
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            202: {
                headers: {
                    /** @description This answer was given before. */
                    "idempotency-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookCall"];
                    };
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkspaceSettings"];
                    };
                };
            };
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    accessLogDays?: number | null;
                    auditDays?: number | null;
                    name?: string | null;
                    /** @enum {string|null} */
                    profileType?: "agency" | "brand" | "creator" | null;
                    /**
                     * @description A name of the IANA time zone database.
                     * @example Europe/Prague
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkspaceSettings"];
                    };
                };
            };
        };
    };
    listOfferedChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every installed channel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfferedChannel"][];
                    };
                };
            };
        };
    };
    offerChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plugin: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isOffered: boolean;
                };
            };
        };
        responses: {
            /** @description The channel as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfferedChannel"];
                    };
                };
            };
        };
    };
}

/** Where each operation is found: method and address. */
export const PLACES = {
  acceptInvitation: ['POST', '/api/v1/invitations/{token}/accept'],
  assignRole: ['POST', '/api/v1/role-assignments'],
  bePresent: ['PUT', '/api/v1/posts/{id}/presence'],
  beginConnect: ['POST', '/api/v1/social/connect/{platform}'],
  cancelImport: ['POST', '/api/v1/imports/{id}/cancel'],
  cancelPost: ['POST', '/api/v1/posts/{id}/cancel'],
  changeCalendarPosts: ['POST', '/api/v1/calendar/posts'],
  checkConnection: ['POST', '/api/v1/social/connections/{id}/check'],
  checkImport: ['POST', '/api/v1/imports/{id}/check'],
  checkLinks: ['POST', '/api/v1/posts/links'],
  checkPlugin: ['POST', '/api/v1/admin/plugins/{id}/check'],
  checkPost: ['POST', '/api/v1/posts/check'],
  chooseAccounts: ['POST', '/api/v1/social/attempts/{id}/choose'],
  clearChannelSlots: ['DELETE', '/api/v1/slots/channels/{id}'],
  completeOnboarding: ['POST', '/api/v1/onboarding/complete'],
  countNotices: ['GET', '/api/v1/notices/count'],
  createApiToken: ['POST', '/api/v1/api-tokens'],
  createBrand: ['POST', '/api/v1/brands'],
  createCalendarEntry: ['POST', '/api/v1/calendar/entries'],
  createCalendarFeed: ['POST', '/api/v1/calendar/feeds'],
  createCreator: ['POST', '/api/v1/creators'],
  createExport: ['POST', '/api/v1/exports'],
  createHashtagGroup: ['POST', '/api/v1/hashtag-groups'],
  createImport: ['POST', '/api/v1/imports'],
  createInvitation: ['POST', '/api/v1/invitations'],
  createKitLink: ['POST', '/api/v1/creators/{id}/kit-links'],
  createLink: ['POST', '/api/v1/links'],
  createPost: ['POST', '/api/v1/posts'],
  createPostComment: ['POST', '/api/v1/posts/{id}/comments'],
  createReport: ['POST', '/api/v1/reports'],
  createReviewLink: ['POST', '/api/v1/review-links'],
  createRole: ['POST', '/api/v1/roles'],
  createSeries: ['POST', '/api/v1/series'],
  createTemplate: ['POST', '/api/v1/templates'],
  createWebhook: ['POST', '/api/v1/webhooks'],
  decideApproval: ['POST', '/api/v1/posts/{id}/approvals'],
  deleteCalendarEntry: ['DELETE', '/api/v1/calendar/entries/{id}'],
  deleteCreator: ['DELETE', '/api/v1/creators/{id}'],
  deleteExport: ['DELETE', '/api/v1/exports/{id}'],
  deleteHashtagGroup: ['DELETE', '/api/v1/hashtag-groups/{id}'],
  deleteLink: ['DELETE', '/api/v1/links/{id}'],
  deleteMedia: ['DELETE', '/api/v1/media/{id}'],
  deletePost: ['DELETE', '/api/v1/posts/{id}'],
  deletePostComment: ['DELETE', '/api/v1/posts/{id}/comments/{comment}'],
  deleteReport: ['DELETE', '/api/v1/reports/{id}'],
  deleteRole: ['DELETE', '/api/v1/roles/{id}'],
  deleteSeries: ['DELETE', '/api/v1/series/{id}'],
  deleteTemplate: ['DELETE', '/api/v1/templates/{id}'],
  deleteWebhook: ['DELETE', '/api/v1/webhooks/{id}'],
  disconnect: ['DELETE', '/api/v1/social/disconnect/{platform}'],
  endImpersonation: ['DELETE', '/api/v1/impersonations/{id}'],
  endMemberSessions: ['DELETE', '/api/v1/members/{userId}/sessions'],
  endSeries: ['POST', '/api/v1/series/{id}/end'],
  explainAccess: ['GET', '/api/v1/access/explain'],
  exportAccessLogs: ['GET', '/api/v1/access-logs/export'],
  exportAnalytics: ['GET', '/api/v1/analytics/table.csv'],
  exportAuditLogs: ['GET', '/api/v1/audit-logs/export'],
  exportCalendar: ['GET', '/api/v1/calendar/export.csv'],
  exportImportMistakes: ['GET', '/api/v1/imports/{id}/mistakes.csv'],
  fillTemplate: ['POST', '/api/v1/templates/{id}/fill'],
  finishConnect: ['GET', '/api/v1/social/callback/{platform}'],
  getAgencyProfile: ['GET', '/api/v1/agency/profile'],
  getAnalytics: ['GET', '/api/v1/analytics'],
  getApproval: ['GET', '/api/v1/posts/{id}/approvals'],
  getBrandProfile: ['GET', '/api/v1/brands/{id}/profile'],
  getBrandSlots: ['GET', '/api/v1/slots/brands/{id}'],
  getCalendar: ['GET', '/api/v1/calendar'],
  getCalendarEntry: ['GET', '/api/v1/calendar/entries/{id}'],
  getChannelMetrics: ['GET', '/api/v1/channels/{id}/metrics'],
  getChannelSlots: ['GET', '/api/v1/slots/channels/{id}'],
  getConnectAttempt: ['GET', '/api/v1/social/attempts/{id}'],
  getCreator: ['GET', '/api/v1/creators/{id}'],
  getCreatorProfile: ['GET', '/api/v1/creators/{id}/profile'],
  getExport: ['GET', '/api/v1/exports/{id}'],
  getExportFile: ['GET', '/api/v1/exports/{id}/file'],
  getImport: ['GET', '/api/v1/imports/{id}'],
  getLink: ['GET', '/api/v1/links/{id}'],
  getLinkClicks: ['GET', '/api/v1/links/{id}/clicks'],
  getLinkDefaults: ['GET', '/api/v1/brands/{id}/link-defaults'],
  getMedia: ['GET', '/api/v1/media/{id}'],
  getMediaKitPdf: ['GET', '/api/v1/creators/{id}/media-kit.pdf'],
  getMember: ['GET', '/api/v1/members/{id}'],
  getMyPermissions: ['GET', '/api/v1/me/permissions'],
  getNextSlots: ['GET', '/api/v1/slots/next'],
  getNoticeSettings: ['GET', '/api/v1/me/notice-settings'],
  getOnboardingProgress: ['GET', '/api/v1/onboarding/progress'],
  getOpenApi: ['GET', '/api/v1/openapi.json'],
  getOpenInvitation: ['GET', '/api/v1/invitations/{token}'],
  getPlugin: ['GET', '/api/v1/admin/plugins/{id}'],
  getPost: ['GET', '/api/v1/posts/{id}'],
  getPostClicks: ['GET', '/api/v1/posts/{id}/clicks'],
  getPostCurves: ['GET', '/api/v1/analytics/posts/{id}'],
  getPostMetrics: ['GET', '/api/v1/posts/{id}/metrics'],
  getReport: ['GET', '/api/v1/reports/{id}'],
  getReportFile: ['GET', '/api/v1/reports/{id}/file'],
  getRevision: ['GET', '/api/v1/posts/{id}/revisions/{version}'],
  getRole: ['GET', '/api/v1/roles/{id}'],
  getSeries: ['GET', '/api/v1/series/{id}'],
  getTemplate: ['GET', '/api/v1/templates/{id}'],
  getWebhook: ['GET', '/api/v1/webhooks/{id}'],
  getWorkspace: ['GET', '/api/v1/workspace'],
  grantPermission: ['POST', '/api/v1/permission-grants'],
  importCalendarEntries: ['POST', '/api/v1/calendar/entries/import'],
  importInvitations: ['POST', '/api/v1/invitations/bulk'],
  leavePost: ['DELETE', '/api/v1/posts/{id}/presence'],
  listAccessLogs: ['GET', '/api/v1/access-logs'],
  listApiTokens: ['GET', '/api/v1/api-tokens'],
  listAuditLogs: ['GET', '/api/v1/audit-logs'],
  listBestPosts: ['GET', '/api/v1/analytics/posts'],
  listBrands: ['GET', '/api/v1/brands'],
  listCalendarFeeds: ['GET', '/api/v1/calendar/feeds'],
  listChannelOptions: ['GET', '/api/v1/channels/{id}/options/{source}'],
  listComments: ['GET', '/api/v1/posts/{id}/deliveries/{delivery}/comments'],
  listConnections: ['GET', '/api/v1/social/connections'],
  listCreators: ['GET', '/api/v1/creators'],
  listExports: ['GET', '/api/v1/exports'],
  listHashtagGroups: ['GET', '/api/v1/hashtag-groups'],
  listImpersonations: ['GET', '/api/v1/impersonations'],
  listImportedPosts: ['GET', '/api/v1/imported-posts'],
  listImports: ['GET', '/api/v1/imports'],
  listInvitations: ['GET', '/api/v1/invitations'],
  listKitLinks: ['GET', '/api/v1/creators/{id}/kit-links'],
  listLinks: ['GET', '/api/v1/links'],
  listMedia: ['GET', '/api/v1/media'],
  listMemberSessions: ['GET', '/api/v1/members/{userId}/sessions'],
  listMembers: ['GET', '/api/v1/members'],
  listNotices: ['GET', '/api/v1/notices'],
  listOfferedChannels: ['GET', '/api/v1/workspace/channels'],
  listPermissionGrants: ['GET', '/api/v1/permission-grants'],
  listPermissions: ['GET', '/api/v1/permissions'],
  listPlugins: ['GET', '/api/v1/admin/plugins'],
  listPostComments: ['GET', '/api/v1/posts/{id}/comments'],
  listPosts: ['GET', '/api/v1/posts'],
  listReports: ['GET', '/api/v1/reports'],
  listReviewLinks: ['GET', '/api/v1/review-links'],
  listRevisions: ['GET', '/api/v1/posts/{id}/revisions'],
  listRoleAssignments: ['GET', '/api/v1/role-assignments'],
  listRoles: ['GET', '/api/v1/roles'],
  listSeries: ['GET', '/api/v1/series'],
  listSlots: ['GET', '/api/v1/slots'],
  listTemplates: ['GET', '/api/v1/templates'],
  listWaitingApprovals: ['GET', '/api/v1/approvals'],
  listWebhookCalls: ['GET', '/api/v1/webhooks/{id}/calls'],
  listWebhooks: ['GET', '/api/v1/webhooks'],
  markNotices: ['POST', '/api/v1/notices/mark'],
  offerChannel: ['PUT', '/api/v1/workspace/channels/{plugin}'],
  previewAssignment: ['POST', '/api/v1/role-assignments/preview'],
  previewLink: ['POST', '/api/v1/link-previews'],
  previewRole: ['POST', '/api/v1/roles/preview'],
  previewSeries: ['POST', '/api/v1/series/preview'],
  publishPost: ['POST', '/api/v1/posts/{id}/publish'],
  redeliverWebhookCall: ['POST', '/api/v1/webhooks/{id}/calls/{call}/redeliver'],
  removeMember: ['DELETE', '/api/v1/members/{id}'],
  resendInvitation: ['POST', '/api/v1/invitations/{id}/resend'],
  resolveDelivery: ['POST', '/api/v1/posts/{id}/resolve'],
  reviewPluginScope: ['PUT', '/api/v1/admin/plugins/{id}/reviews'],
  revokeApiToken: ['DELETE', '/api/v1/api-tokens/{id}'],
  revokeCalendarFeed: ['DELETE', '/api/v1/calendar/feeds/{id}'],
  revokeInvitation: ['DELETE', '/api/v1/invitations/{id}'],
  revokeKitLink: ['DELETE', '/api/v1/creators/{id}/kit-links/{link}'],
  revokePermission: ['DELETE', '/api/v1/permission-grants/{id}'],
  revokeReviewLink: ['DELETE', '/api/v1/review-links/{id}'],
  rotateWebhookSecret: ['POST', '/api/v1/webhooks/{id}/secret'],
  search: ['GET', '/api/v1/search'],
  setBrandSlots: ['PUT', '/api/v1/slots/brands/{id}'],
  setChannelSlots: ['PUT', '/api/v1/slots/channels/{id}'],
  settleByHand: ['POST', '/api/v1/posts/{id}/by-hand'],
  shortenTexts: ['POST', '/api/v1/links/shorten-text'],
  skipOccurrence: ['POST', '/api/v1/series/{id}/skip'],
  startImpersonation: ['POST', '/api/v1/impersonations'],
  startImport: ['POST', '/api/v1/imports/{id}/start'],
  switchPlugin: ['PUT', '/api/v1/admin/plugins/{id}/state'],
  testWebhook: ['POST', '/api/v1/webhooks/{id}/test'],
  unassignRole: ['DELETE', '/api/v1/role-assignments/{id}'],
  updateAgencyProfile: ['PUT', '/api/v1/agency/profile'],
  updateBrand: ['PATCH', '/api/v1/brands/{id}'],
  updateBrandProfile: ['PUT', '/api/v1/brands/{id}/profile'],
  updateCalendarEntry: ['PATCH', '/api/v1/calendar/entries/{id}'],
  updateCreator: ['PATCH', '/api/v1/creators/{id}'],
  updateCreatorProfile: ['PUT', '/api/v1/creators/{id}/profile'],
  updateHashtagGroup: ['PATCH', '/api/v1/hashtag-groups/{id}'],
  updateLink: ['PATCH', '/api/v1/links/{id}'],
  updateLinkDefaults: ['PUT', '/api/v1/brands/{id}/link-defaults'],
  updateMedia: ['PATCH', '/api/v1/media/{id}'],
  updateNoticeSettings: ['PUT', '/api/v1/me/notice-settings'],
  updateOnboardingProgress: ['PUT', '/api/v1/onboarding/progress'],
  updatePluginSettings: ['PUT', '/api/v1/admin/plugins/{id}/settings'],
  updatePost: ['PATCH', '/api/v1/posts/{id}'],
  updateRole: ['PUT', '/api/v1/roles/{id}'],
  updateSeries: ['PATCH', '/api/v1/series/{id}'],
  updateTemplate: ['PATCH', '/api/v1/templates/{id}'],
  updateWebhook: ['PATCH', '/api/v1/webhooks/{id}'],
  updateWorkspace: ['PUT', '/api/v1/workspace'],
  uploadMedia: ['POST', '/api/v1/media'],
  verifyAuditLogs: ['POST', '/api/v1/audit-logs/verify'],
} as const
