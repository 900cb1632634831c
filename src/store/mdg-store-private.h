#pragma once

#include "mdg-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _MdgStatement
{
  MdgStore *store;
  sqlite3_stmt *stmt;
  const char *sql; /* key of the cache */
  gboolean is_cached;
};

sqlite3 *mdg_store_get_handle (MdgStore *self);
void mdg_store_take_back (MdgStore *self,
                          MdgStatement *statement);

/* SQLite codes become MDG_ERROR here and nowhere else. */
void mdg_store_set_error (GError **error,
                          sqlite3 *handle,
                          int code);

/* Brings a store to the newest schema, or tells why it cannot. */
gboolean mdg_schema_migrate (MdgStore *store,
                             GError **error);
int mdg_schema_get_version (void);
/* Compares the schema text with what this program would have made. */
gboolean mdg_schema_check (MdgStore *store,
                           GError **error);

/* Before a single character in a query: the token that stands for the character anywhere in a text. */
#define MDG_TOKENIZER_MARK '\x01'

int mdg_tokenizer_register (sqlite3 *handle);
/* Whether the character at p belongs to a word; the others only part words. */
gboolean mdg_tokenizer_is_word (const char *p);

G_END_DECLS
