#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* data/exchange/madoguchi-1.xsd, made of the tables of records. */
char *mdg_exchange_schema_new_xsd (void);
/* data/exchange/madoguchi-1.md: the same in words, element by element. */
char *mdg_exchange_schema_new_page (void);

G_END_DECLS
