#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-kept-sheet.h"

#include "mdg-error.h"
#include "mdg-kept-document.h"
#include "mdg-record-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define FORMAT 1

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_texts (JsonBuilder *builder,
           MdgDocument *document)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);

  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = texts->pdata[i];

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, text->page);
      json_builder_add_double_value (builder, text->x);
      json_builder_add_double_value (builder, text->y);
      json_builder_add_double_value (builder, text->size);
      json_builder_add_int_value (builder, text->bold);
      json_builder_add_string_value (builder, text->text);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_marks (JsonBuilder *builder,
           MdgDocument *document)
{
  g_autoptr (GArray) marks = mdg_document_list_marks (document);

  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < marks->len; i++)
    {
      const MdgPlacedMark *mark = &g_array_index (marks, MdgPlacedMark, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, mark->page);
      json_builder_add_int_value (builder, mark->kind);
      for (guint j = 0; j < G_N_ELEMENTS (mark->at); j++)
        json_builder_add_double_value (builder, mark->at[j]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_document (JsonBuilder *builder,
              MdgDocument *document)
{
  json_builder_set_member_name (builder, "document");
  json_builder_begin_object (builder);
  add_string (builder, "title", mdg_document_get_title (document));
  add_string (builder, "handling", mdg_document_get_handling (document));
  add_string (builder, "version", mdg_document_get_version (document));
  add_string (builder, "edition", mdg_document_get_edition (document));
  add_string (builder, "date", mdg_document_get_date (document));
  add_int (builder, "typeface", mdg_document_get_typeface (document));
  add_int (builder, "paper", mdg_document_get_paper (document));
  add_int (builder, "pages", mdg_document_get_n_pages (document));
  add_texts (builder, document);
  add_marks (builder, document);
  json_builder_end_object (builder);
}

static gboolean
has_text (MdgTable *table,
          guint column)
{
  MdgCellKind kind = mdg_table_get_column_kind (table, column);

  return kind == MDG_CELL_TEXT || kind == MDG_CELL_TIME;
}

static void
add_rows (JsonBuilder *builder,
          MdgTable *table)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "code", mdg_table_get_row_code (table, row));
      add_int (builder, "level", mdg_table_get_row_level (table, row));
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_array (builder);
      for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
        if (has_text (table, column))
          json_builder_add_string_value (builder, mdg_table_get_text (table, row, column));
        else
          json_builder_add_int_value (builder, mdg_table_get_number (table, row, column));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_table (JsonBuilder *builder,
           MdgTable *table)
{
  GPtrArray *notes = mdg_table_get_notes (table);

  json_builder_begin_object (builder);
  add_string (builder, "key", mdg_table_get_key (table));
  add_string (builder, "title", mdg_table_get_title (table));
  add_int (builder, "total", mdg_table_get_total_row (table));
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, mdg_table_get_column_label (table, i));
      json_builder_add_int_value (builder, mdg_table_get_column_kind (table, i));
      json_builder_add_double_value (builder, mdg_table_get_column_weight (table, i));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  add_rows (builder, table);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    json_builder_add_string_value (builder, notes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
mdg_kept_sheet_format (MdgReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  GPtrArray *tables = mdg_report_get_tables (report);

  json_builder_begin_object (builder);
  add_int (builder, "format", FORMAT);
  add_string (builder, "kind", mdg_report_get_kind (report));
  add_string (builder, "title", mdg_report_get_title (report));
  if (mdg_report_get_document (report) != NULL)
    add_document (builder, mdg_report_get_document (report));
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tables->len; i++)
    add_table (builder, tables->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

MdgChange *
mdg_kept_sheet_new_change (MdgWorkspace *workspace,
                           MdgReport *report,
                           const MdgUuid *case_set)
{
  g_autoptr (MdgRecord) release = MDG_RECORD (mdg_release_new ());
  MdgChange *change = mdg_change_new (N_ ("Sheet kept as it was printed"));
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *content = mdg_kept_sheet_format (report);
  g_autofree char *day = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_dup_iso (&today);
  mdg_record_set_text (release, MDG_RELEASE_KIND, mdg_report_get_kind (report));
  mdg_record_set_text (release, MDG_RELEASE_TITLE, mdg_report_get_title (report));
  mdg_record_set_text (release, MDG_RELEASE_VERSION, mdg_version_get_code (mdg_report_get_version (report)));
  mdg_record_set_text (release, MDG_RELEASE_RELEASED_ON, day);
  mdg_record_set_integer (release, MDG_RELEASE_FISCAL_YEAR, mdg_date_fiscal_year (&today));
  mdg_record_set_text (release, MDG_RELEASE_CONTENT, content);
  if (case_set != NULL && !mdg_uuid_is_nil (case_set))
    mdg_record_set_reference (release, MDG_RELEASE_CASE_SET, case_set);
  if (staff != NULL)
    mdg_record_set_reference (release, MDG_RELEASE_WRITER, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, release);

  return change;
}

MdgRecord *
mdg_kept_sheet_find (MdgWorkspace *workspace,
                     const char *typed,
                     GError **error)
{
  g_autoptr (GPtrArray) found = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_RELEASE, MDG_RELEASE_NUMBER, typed, error);
  MdgUuid uuid;

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (found->pdata[0]);
  if (mdg_uuid_parse (typed, &uuid))
    return mdg_workspace_load (workspace, MDG_KIND_RELEASE, &uuid, error);

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no sheet with the number “%s”."), typed);

  return NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static guint
get_index (JsonObject *object,
           const char *name)
{
  return (guint) json_object_get_int_member_with_default (object, name, 0);
}

static void
read_texts (MdgKeptDocument *document,
            JsonArray *texts)
{
  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    {
      JsonArray *text = json_array_get_array_element (texts, i);

      mdg_kept_document_add_text (document,
                                  (guint) json_array_get_int_element (text, 0),
                                  json_array_get_double_element (text, 1),
                                  json_array_get_double_element (text, 2),
                                  json_array_get_double_element (text, 3),
                                  json_array_get_int_element (text, 4) != 0,
                                  json_array_get_string_element (text, 5));
    }
}

static void
read_marks (MdgKeptDocument *document,
            JsonArray *marks)
{
  for (guint i = 0; marks != NULL && i < json_array_get_length (marks); i++)
    {
      JsonArray *array = json_array_get_array_element (marks, i);
      gint64 kind = json_array_get_int_element (array, 1);
      MdgPlacedMark mark = { (guint) json_array_get_int_element (array, 0), (MdgMarkKind) kind, { 0 } };

      if (kind < 0 || kind >= MDG_N_MARKS)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (mark.at); j++)
        mark.at[j] = json_array_get_double_element (array, j + 2);
      mdg_kept_document_add_mark (document, &mark);
    }
}

static void
read_document (MdgReport *report,
               MdgWorkspace *workspace,
               JsonObject *object)
{
  MdgKeptDocument *kept = mdg_kept_document_new (get_text (object, "title"), get_index (object, "pages"));
  MdgDocument *document = MDG_DOCUMENT (kept);
  MdgPaper paper = MIN (get_index (object, "paper"), MDG_PAPER_A3_LANDSCAPE);

  mdg_document_set_version (document, get_text (object, "version"));
  read_texts (kept, json_object_get_array_member (object, "texts"));
  read_marks (kept, json_object_get_array_member (object, "marks"));
  mdg_report_take_document (report, workspace, document, paper);

  /* What a spreadsheet says at its foot is of that day too. */
  mdg_document_set_handling (document, get_text (object, "handling"));
  mdg_document_set_edition (document, get_text (object, "edition"));
  mdg_document_set_date (document, get_text (object, "date"));
  mdg_document_set_typeface (document, get_index (object, "typeface") == MDG_TYPEFACE_MINCHO ? MDG_TYPEFACE_MINCHO : MDG_TYPEFACE_GOTHIC);
  mdg_document_paginate (document, paper);
}

static void
read_row (MdgTable *table,
          JsonObject *object)
{
  JsonArray *cells = json_object_get_array_member (object, "cells");
  guint row = mdg_table_add_row (table, get_text (object, "code"), (int) json_object_get_int_member_with_default (object, "level", 0));

  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    if (has_text (table, i))
      mdg_table_set_text (table, row, i, json_array_get_string_element (cells, i));
    else
      mdg_table_set_number (table, row, i, json_array_get_int_element (cells, i));
}

static MdgTable *
read_table (JsonObject *object)
{
  MdgTable *table = mdg_table_new (get_text (object, "key"), get_text (object, "title"));
  JsonArray *columns = json_object_get_array_member (object, "columns");
  JsonArray *rows = json_object_get_array_member (object, "rows");
  JsonArray *notes = json_object_get_array_member (object, "notes");

  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonArray *column = json_array_get_array_element (columns, i);

      mdg_table_add_column (table, json_array_get_string_element (column, 0), (MdgCellKind) json_array_get_int_element (column, 1), json_array_get_double_element (column, 2));
    }
  for (guint i = 0; i < json_array_get_length (rows); i++)
    read_row (table, json_array_get_object_element (rows, i));
  for (guint i = 0; i < json_array_get_length (notes); i++)
    mdg_table_add_note (table, json_array_get_string_element (notes, i));
  if (get_index (object, "total") < mdg_table_get_n_rows (table))
    mdg_table_set_total_row (table, get_index (object, "total"));

  return table;
}

MdgReport *
mdg_kept_sheet_open (MdgWorkspace *workspace,
                     MdgRecord *release,
                     GError **error)
{
  const char *content = mdg_record_get_text (release, MDG_RELEASE_CONTENT);
  g_autoptr (JsonNode) root = content != NULL ? json_from_string (content, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (MdgReport) report = NULL;
  JsonArray *tables;

  if (object == NULL || get_index (object, "format") != FORMAT || !json_object_has_member (object, "tables"))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("What the sheet “%s” said was not kept; it cannot be produced again."), mdg_record_get_text (release, MDG_RELEASE_NUMBER));
      return NULL;
    }

  report = mdg_report_new (mdg_record_get_text (release, MDG_RELEASE_KIND), get_text (object, "title"));
  tables = json_object_get_array_member (object, "tables");
  for (guint i = 0; i < json_array_get_length (tables); i++)
    mdg_report_take_table (report, read_table (json_array_get_object_element (tables, i)));
  if (json_object_has_member (object, "document"))
    read_document (report, workspace, json_object_get_object_member (object, "document"));

  return g_steal_pointer (&report);
}
