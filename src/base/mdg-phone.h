#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Digits only, for comparing; without an extension. NULL gives "". */
char *mdg_phone_dup_digits (const char *typed);
/* As typed where it has hyphens, else 047-000-1234, 090-0000-1234, 0120-000-000; extension kept as "内線12". */
char *mdg_phone_format (const char *typed);
/* FALSE with INVALID in plain words: too short, letters, a number a spreadsheet has damaged. Empty is fine. */
gboolean mdg_phone_check (const char *typed,
                          GError **error);

G_END_DECLS
