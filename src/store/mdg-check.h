#pragma once

#include <glib.h>

#include "mdg-store.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_CHECK_QUICK, /* the file's own structure: 0.5 s a gigabyte */
  MDG_CHECK_FULL,  /* everything that can be known */
} MdgCheckDepth;

/* What was found, each a plain sentence. */
typedef struct
{
  GPtrArray *damages;  /* something is not as it was saved */
  GPtrArray *warnings; /* worth knowing, nothing is lost: a clock set back */
  gint64 n_records;
  gint64 n_revisions;
  gint64 n_audit;
} MdgCheckReport;

void mdg_check_report_free (MdgCheckReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCheckReport, mdg_check_report_free)

/* Looks at the register and changes nothing. expected (may be NULL) are MdgUuid that must be there with their
   child rows, index entry and audit row. NULL with error only when checking itself was not possible. */
MdgCheckReport *mdg_check_register (MdgStore *store,
                                    MdgCheckDepth depth,
                                    GArray *expected,
                                    GError **error);

/* The uuids of a file, one at the beginning of each line ("ACK <uuid>" is fine too). */
GArray *mdg_check_read_expected (const char *path,
                                 GError **error);

G_END_DECLS
