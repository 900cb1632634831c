#pragma once

#include "mdg-field.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Appends one row to the chain, inside the transaction of the caller. value (may be NULL) is what was
   changed or put out, in words or JSON; it can be erased later without breaking the chain. */
gboolean mdg_audit_append (MdgStore *store,
                           const char *author,
                           const char *action,
                           MdgKind kind,
                           const MdgUuid *record,
                           const char *value,
                           GError **error);

/* Walks the chain: TRUE when whole. *n_rows rows were read; *broken_at is the first row that does not
   fit, 0 when all do; *clock_back counts rows whose time lies before that of the row above. */
gboolean mdg_audit_verify (MdgStore *store,
                           gint64 *n_rows,
                           gint64 *broken_at,
                           gint64 *clock_back,
                           GError **error);

/* Milliseconds since 1970 that rows are stamped with; for tests and made-up registers, 0 goes back to the clock. */
void mdg_audit_set_clock (gint64 now_ms);
gint64 mdg_audit_now (void);

G_END_DECLS
