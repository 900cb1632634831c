#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code page 932 as Windows has it: NEC and IBM extensions, 0x8160 is U+FF5E. */

/* UTF-8 of size bytes, or NULL where a byte has no character. */
char *mdg_cp932_decode (const char *bytes,
                        gsize size);

/* Appends text to bytes. The wave dash and its kin (U+301C, U+2212, U+2016, U+2014, U+00A2, U+00A3, U+00AC,
   U+00A6) are written as their Windows twins. A character that cannot be written becomes 〓 and is counted;
   when unwritable is not NULL it is added there as a set of gunichar keys. */
guint mdg_cp932_append (GByteArray *bytes,
                        const char *text,
                        GHashTable *unwritable);

G_END_DECLS
