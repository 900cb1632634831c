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

/* A store without a file, of the schema of version. */
MdgStore *mdg_store_new_in_memory (int version,
                                   GError **error);

/* Brings a store to the schema of version, which is not older than its own, or tells why it cannot. */
gboolean mdg_schema_migrate (MdgStore *store,
                             int version,
                             GError **error);
/* The newest. */
int mdg_schema_get_version (void);
/* That of a store; -1 on error. */
int mdg_schema_read_version (MdgStore *store,
                             GError **error);
/* Compares the schema text with what this program would have made, or an older one if it may be older. */
gboolean mdg_schema_check (MdgStore *store,
                           gboolean may_be_older,
                           GError **error);
void mdg_schema_set_too_new (GError **error);

/* Before a single character in a query: the token that stands for the character anywhere in a text. */
#define MDG_TOKENIZER_MARK '\x01'

int mdg_tokenizer_register (sqlite3 *handle);
/* Whether the character at p belongs to a word; the others only part words. */
gboolean mdg_tokenizer_is_word (const char *p);

G_END_DECLS
