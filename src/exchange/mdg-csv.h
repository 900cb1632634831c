#pragma once

#include "mdg-table.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_CSV_OFFICE = 0,       /* UTF-8 with byte order mark, an apostrophe before what could be taken for a formula */
  MDG_CSV_CP932 = 1 << 0,   /* Windows code page 932 instead of UTF-8 */
  MDG_CSV_RAW = 1 << 1,     /* no apostrophes */
  MDG_CSV_REPLACE = 1 << 2, /* consent to 〓 for what code page 932 lacks */
} MdgCsvFlags;

/* Writes tables (MdgTable) one below the other, lines ended by CR LF; a single table begins with its head,
   several each with their title. Without REPLACE nothing is written when code page 932 lacks a character: INVALID, and
   *unwritable (may be NULL) lists those characters once each; with it, it lists what became 〓. NULL or "" when nothing
   is lost. */
gboolean mdg_csv_write (GPtrArray *tables,
                        const char *path,
                        MdgCsvFlags flags,
                        char **unwritable,
                        GError **error);
/* The same into memory; NULL with the error. */
GByteArray *mdg_csv_format (GPtrArray *tables,
                            MdgCsvFlags flags,
                            char **unwritable,
                            GError **error);

G_END_DECLS
