#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-attachment-table.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

gboolean
mdg_attachment_table_insert (MdgStore *store,
                             const char *hash,
                             GBytes *content,
                             GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO attachment_body (hash, body) VALUES (?1, ?2)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, hash);
  mdg_statement_bind_blob (stmt, 2, g_bytes_get_data (content, NULL), g_bytes_get_size (content));

  return mdg_statement_run (stmt, error);
}

GBytes *
mdg_attachment_table_load (MdgStore *store,
                           const char *hash,
                           GError **error)
{
  static const char sql[] = "SELECT body FROM attachment_body WHERE hash = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *found = NULL;
  const void *data;
  MdgStep step;
  gsize size;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, hash);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_DONE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The content of this scan is not in the register. Scan the original again."));
  if (step != MDG_STEP_ROW)
    return NULL;

  data = mdg_statement_get_blob (stmt, 0, &size);
  content = g_bytes_new (data, size);
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (found, hash) != 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The content of this scan is damaged. Scan the original again, or look for it in a backup."));
      return NULL;
    }

  return g_steal_pointer (&content);
}

char **
mdg_attachment_table_list_hashes (MdgStore *store,
                                  GError **error)
{
  static const char sql[] = "SELECT DISTINCT hash FROM attachment WHERE state = 0 ORDER BY hash";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (hashes, g_strdup (mdg_statement_get_text (stmt, 0)));
  if (step != MDG_STEP_DONE)
    return NULL;

  g_ptr_array_add (hashes, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&hashes), FALSE);
}
