#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-crosstab-use.h"

#include "mdg-error.h"
#include "mdg-facts-loader.h"

#include <glib/gi18n-lib.h>

MdgCrosstab *
mdg_crosstab_use_count (MdgWorkspace *workspace,
                        MdgCrosstabWords *words,
                        const MdgCrosstabSpec *spec,
                        GError **error)
{
  MdgFacts *facts = mdg_workspace_load_facts (workspace, error);

  return facts != NULL ? mdg_crosstab_new (facts, spec, mdg_crosstab_words_rank, words, error) : NULL;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  gint64 x = mdg_record_get_integer (*(MdgRecord *const *) a, MDG_SAVED_TABLE_POSITION);
  gint64 y = mdg_record_get_integer (*(MdgRecord *const *) b, MDG_SAVED_TABLE_POSITION);

  return (x > y) - (x < y);
}

GPtrArray *
mdg_crosstab_use_list (MdgWorkspace *workspace,
                       GError **error)
{
  GPtrArray *tables = mdg_workspace_list (workspace, MDG_KIND_SAVED_TABLE, error);

  if (tables != NULL)
    g_ptr_array_sort (tables, compare_positions);

  return tables;
}

/* Borrowed from tables. */
static MdgRecord *
find_table (GPtrArray *tables,
            const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_strcmp0 (mdg_record_get_text (tables->pdata[i], MDG_SAVED_TABLE_NAME), name) == 0)
      return tables->pdata[i];

  return NULL;
}

static MdgRecord *
load_table (MdgWorkspace *workspace,
            const char *name,
            GError **error)
{
  g_autoptr (GPtrArray) tables = mdg_crosstab_use_list (workspace, error);
  MdgRecord *table = tables != NULL ? find_table (tables, name) : NULL;

  if (table != NULL)
    return g_object_ref (table);
  if (tables != NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no table saved as “%s”."), name);

  return NULL;
}

MdgCrosstabSpec *
mdg_crosstab_use_load (MdgWorkspace *workspace,
                       const char *name,
                       GError **error)
{
  g_autoptr (MdgRecord) table = load_table (workspace, name, error);

  return table != NULL ? mdg_crosstab_spec_from_json (mdg_record_get_text (table, MDG_SAVED_TABLE_SPEC), error) : NULL;
}

static gboolean
check_name (const char *name,
            GError **error)
{
  if (*name != '\0')
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Give the table a name. Nothing was saved."));

  return FALSE;
}

MdgChange *
mdg_crosstab_use_new_save (MdgWorkspace *workspace,
                           const char *name,
                           const MdgCrosstabSpec *spec,
                           GError **error)
{
  g_autoptr (GPtrArray) tables = mdg_crosstab_use_list (workspace, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Table saved"));
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *json = mdg_crosstab_spec_to_json (spec);
  g_autoptr (MdgRecord) table = NULL;

  if (tables == NULL || !check_name (stripped, error))
    return NULL;

  table = find_table (tables, stripped);
  if (table != NULL)
    g_object_ref (table);
  else
    {
      table = MDG_RECORD (mdg_saved_table_new ());
      mdg_record_set_text (table, MDG_SAVED_TABLE_NAME, stripped);
      mdg_record_set_integer (table, MDG_SAVED_TABLE_POSITION, tables->len > 0 ? mdg_record_get_integer (tables->pdata[tables->len - 1], MDG_SAVED_TABLE_POSITION) + 1 : 1);
    }
  mdg_record_set_text (table, MDG_SAVED_TABLE_SPEC, json);
  mdg_change_add (change, table);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_crosstab_use_new_rename (MdgWorkspace *workspace,
                             const char *name,
                             const char *new_name,
                             GError **error)
{
  g_autoptr (GPtrArray) tables = mdg_crosstab_use_list (workspace, error);
  g_autoptr (MdgRecord) table = load_table (workspace, name, error);
  g_autofree char *stripped = g_strstrip (g_strdup (new_name));
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Table renamed"));

  if (tables == NULL || table == NULL || !check_name (stripped, error))
    return NULL;
  if (g_str_equal (stripped, name))
    return NULL;
  if (find_table (tables, stripped) != NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("There is already a table called “%s”. Choose another name."), stripped);
      return NULL;
    }

  mdg_record_set_text (table, MDG_SAVED_TABLE_NAME, stripped);
  mdg_change_add (change, table);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_crosstab_use_new_removal (MdgWorkspace *workspace,
                              const char *name,
                              GError **error)
{
  g_autoptr (MdgRecord) table = load_table (workspace, name, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Table removed"));

  if (table == NULL)
    return NULL;

  mdg_change_add_void (change, table, NULL);

  return g_steal_pointer (&change);
}
