#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-cube-loader.h"
#include "mdg-json-tables.h"
#include "mdg-monthly-figures.h"
#include "mdg-preference-table.h"
#include "mdg-report-monthly-private.h"

#include <json-glib/json-glib.h>

static char *
dup_key (int year,
         int month,
         const char *what)
{
  return g_strdup_printf ("monthly/%04d-%02d/%s", year, month, what);
}

static const char *
get_note_name (MdgMonthlyNote note)
{
  return note == MDG_MONTHLY_NOTABLE ? "notable" : "plans";
}

char *
mdg_report_monthly_dup_note (MdgWorkspace *workspace,
                             int year,
                             int month,
                             MdgMonthlyNote note)
{
  g_autofree char *key = dup_key (year, month, get_note_name (note));

  return mdg_workspace_dup_preference (workspace, key);
}

gboolean
mdg_report_monthly_set_note (MdgWorkspace *workspace,
                             int year,
                             int month,
                             MdgMonthlyNote note,
                             const char *text,
                             GError **error)
{
  g_autofree char *key = dup_key (year, month, get_note_name (note));

  return mdg_workspace_set_preference (workspace, key, text, error);
}

char *
mdg_report_monthly_dup_new_contents (MdgWorkspace *workspace,
                                     int year,
                                     int month,
                                     GError **error)
{
  MdgCube *cube = mdg_workspace_load_cube (workspace, error);

  return cube != NULL ? mdg_monthly_figures_dup_new_contents (cube, mdg_workspace_get_vocabularies (workspace), year, month) : NULL;
}

static char *
dup_edition_key (int year,
                 int month,
                 guint edition)
{
  g_autofree char *what = g_strdup_printf ("edition-%u", edition);

  return dup_key (year, month, what);
}

guint
mdg_monthly_edition_get_last (MdgWorkspace *workspace,
                              int year,
                              int month)
{
  guint edition = 0;

  for (;; edition++)
    {
      g_autofree char *key = dup_edition_key (year, month, edition + 1);
      g_autofree char *figures = mdg_workspace_dup_preference (workspace, key);

      if (figures == NULL)
        return edition;
    }
}

static char *
dup_cell_name (const char *table,
               const char *code,
               guint column)
{
  return g_strdup_printf ("%s/%s/%u", table, code, column);
}

static void
read_row (GHashTable *figures,
          const char *table,
          JsonObject *row)
{
  JsonArray *cells = json_object_get_array_member (row, "cells");
  const char *code = json_object_get_string_member_with_default (row, "code", json_array_get_string_element (cells, 0));

  /* The line itself, so that it is printed again. */
  g_hash_table_insert (figures, g_strdup_printf ("%s/%s", table, code), NULL);
  for (guint i = 1; i < json_array_get_length (cells); i++)
    {
      gint64 *number = g_new (gint64, 1);

      *number = json_array_get_null_element (cells, i) ? MDG_TABLE_NO_NUMBER : json_array_get_int_element (cells, i);
      g_hash_table_insert (figures, dup_cell_name (table, code, i), number);
    }
}

static void
read_table (GHashTable *figures,
            JsonObject *table)
{
  const char *key = json_object_get_string_member (table, "key");
  JsonArray *rows = json_object_get_array_member (table, "rows");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    read_row (figures, key, json_array_get_object_element (rows, i));
  if (!json_object_get_null_member (table, "total"))
    read_row (figures, key, json_object_get_object_member (table, "total"));
}

GHashTable *
mdg_monthly_edition_load (MdgWorkspace *workspace,
                          int year,
                          int month,
                          guint edition)
{
  g_autofree char *key = dup_edition_key (year, month, edition);
  g_autofree char *json = mdg_workspace_dup_preference (workspace, key);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) figures = NULL;
  JsonArray *tables;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL))
    return NULL;

  figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tables = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "tables");
  for (guint i = 0; i < json_array_get_length (tables); i++)
    read_table (figures, json_array_get_object_element (tables, i));

  return g_steal_pointer (&figures);
}

gboolean
mdg_monthly_edition_save (MdgWorkspace *workspace,
                          int year,
                          int month,
                          guint edition,
                          GPtrArray *tables,
                          GError **error)
{
  g_autofree char *key = dup_edition_key (year, month, edition);
  g_autofree char *json = mdg_json_format_tables (tables);
  g_autoptr (MdgStore) store = NULL;

  if (!mdg_workspace_is_read_only (workspace))
    return mdg_workspace_set_preference (workspace, key, json, error);

  /* As the audit of what leaves: no record is changed, so whoever edits them meanwhile is not in the way. */
  store = mdg_store_open (mdg_workspace_get_path (workspace), MDG_STORE_READ_WRITE, error);

  return store != NULL && mdg_preference_table_set (store, key, json, error);
}

gboolean
mdg_monthly_edition_differs (GHashTable *figures,
                             MdgTable *table,
                             guint row,
                             guint column)
{
  const char *code = mdg_table_get_row_code (table, row);
  g_autofree char *name = dup_cell_name (mdg_table_get_key (table), code != NULL ? code : mdg_table_get_text (table, row, 0), column);
  const gint64 *before = g_hash_table_lookup (figures, name);
  gint64 number = mdg_table_get_number (table, row, column);

  return before != NULL ? number != *before : number != 0 && number != MDG_TABLE_NO_NUMBER;
}
