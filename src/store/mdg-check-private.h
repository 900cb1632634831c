#pragma once

#include "mdg-check.h"
#include "mdg-record.h"

G_BEGIN_DECLS

/* damage is taken. */
void mdg_check_add_damage (MdgCheckReport *report,
                           char *damage);
/* -1 on error. */
gint64 mdg_check_count (MdgStore *store,
                        const char *sql,
                        GError **error);

/* Each record of a kind has its revision, with the values it has, and derived rows that follow from them. */
gboolean mdg_check_records (MdgStore *store,
                            MdgKind kind,
                            MdgCheckReport *report,
                            GError **error);
/* Revisions of records that are gone, derived rows of no record. */
gboolean mdg_check_orphans (MdgStore *store,
                            MdgCheckReport *report,
                            GError **error);
gboolean mdg_check_expected (MdgStore *store,
                             GArray *expected,
                             MdgCheckReport *report,
                             GError **error);

G_END_DECLS
