#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Row letters of committee sheets: 0 = "A", 25 = "Z", 26 = "AA". */
char *mdg_letters_dup (guint index);

G_END_DECLS
