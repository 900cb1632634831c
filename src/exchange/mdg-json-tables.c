#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-json-tables.h"

#include "mdg-file.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_cell (JsonBuilder *builder,
          MdgTable *table,
          guint row,
          guint column)
{
  MdgCellKind kind = mdg_table_get_column_kind (table, column);
  gint64 number;

  if (kind == MDG_CELL_TEXT)
    {
      json_builder_add_string_value (builder, mdg_table_get_text (table, row, column));
      return;
    }

  if (kind == MDG_CELL_TIME)
    {
      g_autofree char *text = mdg_table_dup_display (table, row, column);

      json_builder_add_string_value (builder, text);
      return;
    }

  number = mdg_table_get_number (table, row, column);
  if (number == MDG_TABLE_NO_NUMBER)
    json_builder_add_null_value (builder);
  else if (kind == MDG_CELL_PERCENT)
    json_builder_add_double_value (builder, (double) number / 10);
  else
    json_builder_add_int_value (builder, number);
}

static void
add_row (JsonBuilder *builder,
         MdgTable *table,
         guint row)
{
  const char *code = mdg_table_get_row_code (table, row);
  int level = mdg_table_get_row_level (table, row);

  json_builder_begin_object (builder);
  if (code != NULL)
    {
      json_builder_set_member_name (builder, "code");
      json_builder_add_string_value (builder, code);
    }
  if (level != 0)
    {
      json_builder_set_member_name (builder, "level");
      json_builder_add_int_value (builder, level);
    }
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
    add_cell (builder, table, row, column);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder,
          MdgTable *table)
{
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, mdg_table_get_key (table));
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, mdg_table_get_title (table));
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
    json_builder_add_string_value (builder, mdg_table_get_column_label (table, column));
  json_builder_end_array (builder);
}

static void
add_table (JsonBuilder *builder,
           MdgTable *table)
{
  guint total = mdg_table_get_total_row (table);
  GPtrArray *notes = mdg_table_get_notes (table);

  json_builder_begin_object (builder);
  add_head (builder, table);

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    if (row != total)
      add_row (builder, table, row);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "total");
  if (total != G_MAXUINT)
    add_row (builder, table, total);
  else
    json_builder_add_null_value (builder);

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (notes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
mdg_json_format_tables (GPtrArray *tables)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (tables != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tables->len; i++)
    add_table (builder, g_ptr_array_index (tables, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

gboolean
mdg_json_write_tables (GPtrArray *tables,
                       const char *path,
                       GError **error)
{
  char *text = mdg_json_format_tables (tables);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_return_val_if_fail (path != NULL, FALSE);

  return mdg_file_replace_bytes (path, bytes, error);
}
