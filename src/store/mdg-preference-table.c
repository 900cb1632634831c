#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-preference-table.h"

char *
mdg_preference_table_dup (MdgStore *store,
                          const char *key)
{
  static const char sql[] = "SELECT value FROM preference WHERE key = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, key);

  return mdg_statement_step (stmt, NULL) == MDG_STEP_ROW ? g_strdup (mdg_statement_get_text (stmt, 0)) : NULL;
}

gboolean
mdg_preference_table_set (MdgStore *store,
                          const char *key,
                          const char *value,
                          GError **error)
{
  static const char sql[] = "INSERT INTO preference (key, value) VALUES (?1, ?2)"
                            " ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, key);
  mdg_statement_bind_text (stmt, 2, value);

  return mdg_statement_run (stmt, error);
}
