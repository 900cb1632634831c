#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-draft-table.h"

MdgDraft *
mdg_draft_copy (const MdgDraft *draft)
{
  MdgDraft *copy = g_memdup2 (draft, sizeof *draft);

  copy->form = g_strdup (draft->form);
  copy->title = g_strdup (draft->title);
  copy->staff = g_strdup (draft->staff);
  copy->value = g_strdup (draft->value);

  return copy;
}

void
mdg_draft_free (MdgDraft *draft)
{
  g_free (draft->form);
  g_free (draft->title);
  g_free (draft->staff);
  g_free (draft->value);
  g_free (draft);
}

gboolean
mdg_draft_table_save (MdgStore *store,
                      const MdgDraft *draft,
                      GError **error)
{
  static const char sql[] = "INSERT INTO draft (uuid, form, title, staff, begun_at, changed_at, \"value\")"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                            " ON CONFLICT (uuid) DO UPDATE SET title = excluded.title, staff = excluded.staff,"
                            " changed_at = excluded.changed_at, \"value\" = excluded.\"value\"";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, &draft->uuid);
  mdg_statement_bind_text (stmt, 2, draft->form);
  mdg_statement_bind_text (stmt, 3, draft->title != NULL ? draft->title : "");
  mdg_statement_bind_text (stmt, 4, draft->staff);
  mdg_statement_bind_int64 (stmt, 5, draft->begun_at);
  mdg_statement_bind_int64 (stmt, 6, draft->changed_at);
  mdg_statement_bind_text (stmt, 7, draft->value);

  return mdg_statement_run (stmt, error);
}

gboolean
mdg_draft_table_delete (MdgStore *store,
                        const MdgUuid *uuid,
                        GError **error)
{
  static const char sql[] = "DELETE FROM draft WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, uuid);

  return mdg_statement_run (stmt, error);
}

GPtrArray *
mdg_draft_table_list (MdgStore *store,
                      GError **error)
{
  static const char sql[] = "SELECT uuid, form, title, staff, begun_at, changed_at, \"value\""
                            "  FROM draft"
                            " ORDER BY changed_at DESC, id DESC";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_draft_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgDraft *draft = g_new0 (MdgDraft, 1);

      mdg_statement_get_uuid (stmt, 0, &draft->uuid);
      draft->form = g_strdup (mdg_statement_get_text (stmt, 1));
      draft->title = g_strdup (mdg_statement_get_text (stmt, 2));
      draft->staff = g_strdup (mdg_statement_get_text (stmt, 3));
      draft->begun_at = mdg_statement_get_int64 (stmt, 4);
      draft->changed_at = mdg_statement_get_int64 (stmt, 5);
      draft->value = g_strdup (mdg_statement_get_text (stmt, 6));
      g_ptr_array_add (drafts, draft);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}
