#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For whom a sheet is made; the codes are those of the vocabulary "version". */
typedef enum
{
  MDG_VERSION_INTERNAL,
  MDG_VERSION_COMMITTEE, /* people behind drawn letters, taken back after the meeting */
  MDG_VERSION_PUBLIC,    /* totals only */
} MdgVersion;

const char *mdg_version_get_code (MdgVersion version);
/* FALSE for an unknown code. */
gboolean mdg_version_find (const char *code,
                           MdgVersion *version);

G_END_DECLS
