#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE when text is one JSON value by the letter of RFC 8259: UTF-8, no comments, no name twice in an object,
   nothing behind it. The library reads more than that. INVALID says where it went wrong, in characters from 1. */
gboolean mdg_json_check (const char *text,
                         GError **error);

G_END_DECLS
