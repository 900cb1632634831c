#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-matrix.h"

#include "mdg-area.h"
#include "mdg-case-set.h"
#include "mdg-error.h"
#include "mdg-matrix-document.h"
#include "mdg-matrix-query.h"
#include "mdg-issue-sheet-private.h"
#include "mdg-report-matrix-private.h"
#include "mdg-rewrite.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MDG_TYPE_MATRIX_REPORT (mdg_matrix_report_get_type ())
G_DECLARE_FINAL_TYPE (MdgMatrixReport, mdg_matrix_report, MDG, MATRIX_REPORT, MdgReport)

struct _MdgMatrixReport
{
  MdgReport parent_instance;

  MdgMatrix *matrix;
  GStrv title_lines;
};

G_DEFINE_FINAL_TYPE (MdgMatrixReport, mdg_matrix_report, MDG_TYPE_REPORT)

static void
mdg_matrix_report_finalize (GObject *object)
{
  MdgMatrixReport *self = MDG_MATRIX_REPORT (object);

  g_clear_object (&self->matrix);
  g_strfreev (self->title_lines);

  G_OBJECT_CLASS (mdg_matrix_report_parent_class)->finalize (object);
}

static char *
dup_cell (MdgMatrix *matrix,
          guint row,
          guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const MdgTick *ticks = mdg_matrix_get_cell (matrix, row, column, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ticks[i].label);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_group_total (MdgMatrix *matrix,
                 guint group)
{
  guint n = mdg_matrix_count_group_cases (matrix, group);
  int share = mdg_matrix_get_share (matrix, n);

  /* Translators: number of cases and their share in percent. */
  return g_strdup_printf (_ ("%u cases (%d.%d%%)"), n, share / 10, share % 10);
}

static char *
dup_letter (MdgMatrix *matrix,
            guint row)
{
  return g_strconcat (mdg_matrix_get_letter (matrix, row), mdg_matrix_is_starred (matrix, row) ? "★" : "", NULL);
}

static void
fill_xlsx_rows (MdgMatrix *matrix,
                MdgXlsxMatrixRow *rows,
                GPtrArray *strings)
{
  guint n = mdg_matrix_get_n_columns (matrix);

  for (guint row = 0; row < mdg_matrix_get_n_rows (matrix); row++)
    {
      char **cells = g_new0 (char *, n + 2);

      for (guint column = 0; column < n; column++)
        {
          cells[column] = dup_cell (matrix, row, column);
          g_ptr_array_add (strings, cells[column]);
        }
      cells[n] = g_strdup (mdg_matrix_get_stage (matrix, row));
      g_ptr_array_add (strings, cells[n]);
      g_ptr_array_add (strings, cells);
      g_ptr_array_add (strings, dup_letter (matrix, row));
      rows[row] = (MdgXlsxMatrixRow){ strings->pdata[strings->len - 1], mdg_matrix_get_attributes (matrix, row), (const char *const *) cells };
    }
}

static gboolean
write_matrix_xlsx (MdgReport *report,
                   const MdgXlsxPage *page,
                   const char *path,
                   GError **error)
{
  MdgMatrix *matrix = MDG_MATRIX_REPORT (report)->matrix;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autofree MdgXlsxMatrixRow *rows = g_new0 (MdgXlsxMatrixRow, mdg_matrix_get_n_rows (matrix));
  guint n_groups = mdg_matrix_get_n_groups (matrix);
  guint n_columns = mdg_matrix_get_n_columns (matrix);
  /* One more of each for the stage of discussion. */
  g_autofree MdgXlsxGroup *groups = g_new0 (MdgXlsxGroup, n_groups + 1);
  g_autofree const char **columns = g_new0 (const char *, n_columns + 1);
  g_autofree const char **totals = g_new0 (const char *, n_columns + 1);
  g_autofree const char **group_totals = g_new0 (const char *, n_groups + 1);
  const char *notes[] = { _ ("★ a single case, but grave. One case can count in several columns."), NULL };
  MdgXlsxMatrix sheet = {
    .name = _ ("Issue table"),
    .title_lines = (const char *const *) MDG_MATRIX_REPORT (report)->title_lines,
    .letter_label = _ ("Case"),
    .attributes_label = _ ("Age, sex, household, care level"),
    .groups = groups,
    .n_groups = n_groups + 1,
    .columns = columns,
    .n_columns = n_columns + 1,
    .rows = rows,
    .n_rows = mdg_matrix_get_n_rows (matrix),
    .totals_label = _ ("Cases concerned"),
    .totals = totals,
    .group_totals_label = _ ("By group"),
    .group_totals = group_totals,
    .notes = notes,
  };

  fill_xlsx_rows (matrix, rows, strings);
  for (guint i = 0; i < n_groups; i++)
    {
      groups[i].label = mdg_matrix_get_group_label (matrix, i);
      g_ptr_array_add (strings, dup_group_total (matrix, i));
      group_totals[i] = strings->pdata[strings->len - 1];
    }
  for (guint i = 0; i < n_columns; i++)
    {
      groups[mdg_matrix_get_column_group (matrix, i)].span++;
      columns[i] = mdg_matrix_get_column_head (matrix, i);
      g_ptr_array_add (strings, g_strdup_printf ("%u", mdg_matrix_count_cases (matrix, i)));
      totals[i] = strings->pdata[strings->len - 1];
    }

  groups[n_groups] = (MdgXlsxGroup){ "", 1 };
  columns[n_columns] = _ ("Stage of discussion");

  return mdg_xlsx_write_matrix (&sheet, page, path, error);
}

static void
add_json_rows (MdgMatrix *matrix,
               JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint row = 0; row < mdg_matrix_get_n_rows (matrix); row++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "letter");
      json_builder_add_string_value (builder, mdg_matrix_get_letter (matrix, row));
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_array (builder);
      for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
        {
          guint n;
          const MdgTick *ticks = mdg_matrix_get_cell (matrix, row, column, &n);

          json_builder_begin_array (builder);
          for (guint i = 0; i < n; i++)
            json_builder_add_string_value (builder, ticks[i].code);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_json_totals (MdgMatrix *matrix,
                 JsonBuilder *builder,
                 const char *name,
                 guint (*count) (MdgMatrix *, guint))
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < mdg_matrix_get_n_columns (matrix); i++)
    json_builder_add_int_value (builder, count (matrix, i));
  json_builder_end_array (builder);
}

static char *
format_matrix_json (MdgReport *report)
{
  MdgMatrix *matrix = MDG_MATRIX_REPORT (report)->matrix;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mdg_matrix_get_n_columns (matrix); i++)
    json_builder_add_string_value (builder, mdg_matrix_get_column_code (matrix, i));
  json_builder_end_array (builder);
  add_json_rows (matrix, builder);
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  add_json_totals (matrix, builder, "cases", mdg_matrix_count_cases);
  add_json_totals (matrix, builder, "ticks", mdg_matrix_count_ticks);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);

  return g_strconcat (json, "\n", NULL);
}

static void
mdg_matrix_report_class_init (MdgMatrixReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_matrix_report_finalize;
  MDG_REPORT_CLASS (klass)->write_xlsx = write_matrix_xlsx;
  MDG_REPORT_CLASS (klass)->format_json = format_matrix_json;
}

static void
mdg_matrix_report_init (MdgMatrixReport *self)
{
}

static MdgTable *
new_table (MdgMatrix *matrix)
{
  MdgTable *table = mdg_table_new ("case-issue", _ ("Issue table"));
  guint n_columns = mdg_matrix_get_n_columns (matrix);
  guint total;

  mdg_table_add_column (table, _ ("Case"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, _ ("Age, sex, household, care level"), MDG_CELL_TEXT, 2);
  for (guint i = 0; i < n_columns; i++)
    mdg_table_add_column (table, mdg_matrix_get_column_head (matrix, i), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Stage of discussion"), MDG_CELL_TEXT, 1);

  for (guint i = 0; i < mdg_matrix_get_n_rows (matrix); i++)
    {
      guint row = mdg_table_add_row (table, mdg_matrix_get_letter (matrix, i), 0);
      g_autofree char *letter = dup_letter (matrix, i);

      mdg_table_set_text (table, row, 0, letter);
      mdg_table_set_text (table, row, 1, mdg_matrix_get_attributes (matrix, i));
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = dup_cell (matrix, i, column);

          mdg_table_set_text (table, row, column + 2, cell);
        }
      mdg_table_set_text (table, row, n_columns + 2, mdg_matrix_get_stage (matrix, i));
    }

  total = mdg_table_add_row (table, "total", 0);
  mdg_table_set_text (table, total, 0, _ ("Cases concerned"));
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", mdg_matrix_count_cases (matrix, i));

      mdg_table_set_text (table, total, i + 2, count);
    }
  mdg_table_set_total_row (table, total);

  return table;
}

static char *
dup_period (const char *from,
            const char *to)
{
  MdgDate a;
  MdgDate b;
  g_autofree char *first = from != NULL && mdg_date_parse_iso (from, &a) ? mdg_date_format_short (&a) : g_strdup ("");
  g_autofree char *last = to != NULL && mdg_date_parse_iso (to, &b) ? mdg_date_format_short (&b) : g_strdup ("");

  return first[0] == '\0' && last[0] == '\0' ? g_strdup (_ ("all")) : g_strdup_printf (_ ("%s – %s"), first, last);
}

static char **
dup_title_lines (MdgWorkspace *workspace,
                 const MdgIssueSheetRequest *request,
                 MdgRecord *set,
                 guint n_cases)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (MdgRecord) area = mdg_uuid_is_nil (&request->area) ? NULL : mdg_workspace_load (workspace, MDG_KIND_AREA, &request->area, NULL);
  const char *from = request->from == NULL && set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_PERIOD_FROM) : request->from;
  const char *to = request->to == NULL && set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_PERIOD_TO) : request->to;
  const char *selection = set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_SELECTION) : NULL;
  g_autofree char *period = dup_period (from, to);
  g_autofree char *year = mdg_fiscal_year_format_long (mdg_issue_sheet_get_fiscal_year (workspace, request));
  g_autofree char *first = g_strdup_printf (_ ("Period: %s   Area: %s"), period, area != NULL ? mdg_record_get_text (area, MDG_AREA_NAME) : _ ("all"));
  g_autofree char *second = g_strdup_printf (_ ("Cases: %s (%u)"), selection != NULL ? selection : (set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_NAME) : _ ("all")), n_cases);
  g_autofree char *third = g_strdup_printf (_ ("Classification: edition of %s"), year);

  g_strv_builder_add_many (lines, first, second, third, NULL);

  return g_strv_builder_end (lines);
}

/* "³" behind a label; the letter of the row says the rest. */
static char *
dup_superscript (guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", number);
  GString *text = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (text, digits[*p - '0']);

  return g_string_free (text, FALSE);
}

static void
append_sentence (GString *text,
                 const MdgMatrixEvidence *evidence)
{
  g_autofree char *when = evidence->at != NULL ? g_strndup (evidence->at, 10) : NULL;
  MdgDate date;
  g_autofree char *day = when != NULL && mdg_date_parse_iso (when, &date) ? mdg_date_format_short (&date) : g_strdup ("");

  g_string_append_printf (text, "  %s %s「%s」", day, evidence->number != NULL ? evidence->number : "", evidence->quote);
}

/* The sentences that speak for a tick; NULL without any. */
static char *
dup_sentences (GPtrArray *evidence,
               const MdgTick *tick)
{
  g_autoptr (GString) text = g_string_new (tick->label);
  gsize length = text->len;

  for (guint i = 0; i < evidence->len; i++)
    if (g_strcmp0 (((const MdgMatrixEvidence *) evidence->pdata[i])->issue, tick->code) == 0)
      append_sentence (text, evidence->pdata[i]);

  return text->len > length ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
add_label (MdgMatrixDocument *document,
           guint row,
           guint column,
           const char *letter,
           const MdgTick *tick,
           GPtrArray *evidence,
           guint *number)
{
  g_autofree char *sentences = dup_sentences (evidence, tick);
  g_autofree char *mark = NULL;
  g_autofree char *reference = NULL;

  if (sentences == NULL)
    {
      mdg_matrix_document_add_label (document, row, column, tick->label, NULL);
      return;
    }

  ++*number;
  mark = dup_superscript (*number);
  reference = g_strdup_printf ("%s%u", letter, *number);
  mdg_matrix_document_add_label (document, row, column, tick->label, mark);
  mdg_matrix_document_add_evidence (document, reference, sentences);
}

/* What was said after the meeting was not before it. */
static void
drop_later (GPtrArray *evidence,
            const char *held_on)
{
  for (guint i = evidence->len; held_on != NULL && i > 0; i--)
    {
      const char *at = ((const MdgMatrixEvidence *) evidence->pdata[i - 1])->at;

      if (at != NULL && strncmp (at, held_on, strlen ("2026-05-12")) > 0)
        g_ptr_array_remove_index (evidence, i - 1);
    }
}

static gboolean
fill_row (MdgWorkspace *workspace,
          MdgMatrix *matrix,
          MdgMatrixDocument *document,
          guint row,
          const char *held_on,
          GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, mdg_matrix_get_case (matrix, row), error);
  g_autoptr (GPtrArray) evidence = record != NULL ? mdg_matrix_query_list_evidence (mdg_workspace_get_store (workspace), mdg_record_get_id (record), error) : NULL;
  guint number = 0;

  if (evidence == NULL)
    return FALSE;

  drop_later (evidence, held_on);
  for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
    {
      guint n;
      const MdgTick *ticks = mdg_matrix_get_cell (matrix, row, column, &n);

      for (guint i = 0; i < n; i++)
        add_label (document, row, column, mdg_matrix_get_letter (matrix, row), &ticks[i], evidence, &number);
    }

  return TRUE;
}

/* The days that stand on the sheet are no days of a person. */
static void
allow_days (MdgReport *report,
            const MdgIssueSheetRequest *request,
            MdgRecord *set)
{
  const char *days[] = {
    request->from != NULL ? request->from : mdg_record_get_text (set, MDG_CASE_SET_PERIOD_FROM),
    request->to != NULL ? request->to : mdg_record_get_text (set, MDG_CASE_SET_PERIOD_TO),
    mdg_record_get_text (set, MDG_CASE_SET_HELD_ON),
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      MdgDate date;
      g_autofree char *near = NULL;
      g_autofree char *day = NULL;

      if (days[i] == NULL || !mdg_date_parse_iso (days[i], &date))
        continue;
      near = mdg_date_format_short (&date);
      day = mdg_date_format_long (&date);
      mdg_report_allow (report, near);
      mdg_report_allow (report, day);
    }
}

/* The words typed for ticks, which are left out where nobody wrote them anew, or nobody checked them. */
static void
set_texts (MdgReport *report,
           MdgWorkspace *workspace,
           MdgMatrix *matrix)
{
  MdgMatrixFilter everything = { NULL, NULL, NULL, NULL };
  g_autoptr (MdgReleaseTexts) texts = mdg_release_texts_load (workspace, MDG_VERSION_COMMITTEE, NULL);

  for (guint row = 0; texts != NULL && row < mdg_matrix_get_n_rows (matrix); row++)
    {
      const MdgUuid *uuid = mdg_matrix_get_case (matrix, row);
      g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, uuid, NULL);
      g_autoptr (GPtrArray) ticks = record != NULL ? mdg_matrix_query_list_ticks (mdg_workspace_get_store (workspace), mdg_record_get_id (record), &everything, NULL) : NULL;

      for (guint i = 0; ticks != NULL && i < ticks->len; i++)
        {
          const MdgMatrixTick *tick = ticks->pdata[i];
          g_autofree char *field = mdg_issue_sheet_dup_field (tick->issue);
          g_autofree char *text = mdg_release_texts_dup (texts, MDG_REWRITE_CASE, uuid, field, tick->text, TRUE);
        }
    }
  if (texts != NULL)
    mdg_report_set_texts (report, texts);
}

/* What only the committee's sheet has: its mark, and no sentences behind the labels. */
static void
finish_committee (MdgReport *report,
                  MdgWorkspace *workspace,
                  MdgMatrixDocument *document,
                  const MdgIssueSheetRequest *request,
                  MdgRecord *set)
{
  MdgMatrix *matrix = MDG_MATRIX_REPORT (report)->matrix;

  set_texts (report, workspace, matrix);
  mdg_report_set_version (report, MDG_VERSION_COMMITTEE);
  allow_days (report, request, set);
  mdg_report_set_release (report, &request->set, NULL, NULL);
  for (guint row = 0; row < mdg_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
      {
        guint n;
        const MdgTick *ticks = mdg_matrix_get_cell (matrix, row, column, &n);

        for (guint i = 0; i < n; i++)
          mdg_matrix_document_add_label (document, row, column, ticks[i].label, NULL);
      }
}

static gboolean
fill_internal (MdgWorkspace *workspace,
               MdgMatrix *matrix,
               MdgMatrixDocument *document,
               const char *held_on,
               GError **error)
{
  for (guint i = 0; i < mdg_matrix_get_n_rows (matrix); i++)
    if (!fill_row (workspace, matrix, document, i, held_on, error))
      return FALSE;

  return TRUE;
}

static MdgMatrixDocument *
new_document (MdgMatrix *matrix,
              char **title_lines)
{
  MdgMatrixDocument *document = mdg_matrix_document_new ();

  for (char **line = title_lines + 1; *line != NULL; line++)
    mdg_matrix_document_add_title_line (document, *line);
  for (guint i = 0; i < mdg_matrix_get_n_groups (matrix); i++)
    {
      g_autofree char *total = dup_group_total (matrix, i);

      mdg_matrix_document_add_group (document, mdg_matrix_get_group_label (matrix, i), (MdgGroupPattern) MIN (i, (guint) MDG_GROUP_MEDICAL));
      mdg_matrix_document_set_group_total (document, i, total);
    }
  for (guint i = 0; i < mdg_matrix_get_n_columns (matrix); i++)
    {
      g_autofree char *total = g_strdup_printf ("%u", mdg_matrix_count_cases (matrix, i));

      mdg_matrix_document_add_column (document, mdg_matrix_get_column_group (matrix, i), mdg_matrix_get_column_head (matrix, i));
      mdg_matrix_document_set_column_total (document, i, total);
    }
  for (guint i = 0; i < mdg_matrix_get_n_rows (matrix); i++)
    mdg_matrix_document_add_row (document, mdg_matrix_get_letter (matrix, i), mdg_matrix_is_starred (matrix, i), mdg_matrix_get_attributes (matrix, i), mdg_matrix_get_stage (matrix, i));
  mdg_matrix_document_add_note (document, _ ("★ a single case, but grave. One case can count in several columns."));

  return document;
}

static void
set_meeting (MdgMatrixDocument *document,
             MdgRecord *set)
{
  const char *held = mdg_record_get_text (set, MDG_CASE_SET_HELD_ON);
  const char *meeting = mdg_record_get_text (set, MDG_CASE_SET_MEETING);
  MdgDate date;
  g_autofree char *day = held != NULL && mdg_date_parse_iso (held, &date) ? mdg_date_format_long (&date) : NULL;

  mdg_matrix_document_set_meeting (document, meeting != NULL ? meeting : mdg_record_get_text (set, MDG_CASE_SET_NAME), day);
}

static char **
prepend_heading (char **lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, _ ("Issues of Single Cases"));
  for (char **line = lines; *line != NULL; line++)
    g_strv_builder_add (builder, *line);
  g_strfreev (lines);

  return g_strv_builder_end (builder);
}

MdgReport *
mdg_report_matrix_new (MdgWorkspace *workspace,
                       const MdgIssueSheetRequest *request,
                       MdgPaper paper,
                       GError **error)
{
  g_autoptr (MdgMatrixReport) self = g_object_new (MDG_TYPE_MATRIX_REPORT, NULL);
  g_autoptr (MdgRecord) set = mdg_uuid_is_nil (&request->set) ? NULL : mdg_workspace_load (workspace, MDG_KIND_CASE_SET, &request->set, NULL);
  g_autoptr (MdgMatrixDocument) document = NULL;

  self->matrix = mdg_issue_sheet_load (workspace, request, error);
  if (self->matrix == NULL)
    return NULL;

  if (mdg_matrix_get_n_rows (self->matrix) == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no case to put into the table. Choose cases for the set, or a longer period."));
      return NULL;
    }

  if (request->version == MDG_VERSION_PUBLIC)
    return mdg_report_matrix_new_public (workspace, self->matrix, request, set, error);

  self->title_lines = prepend_heading (dup_title_lines (workspace, request, set, mdg_matrix_get_n_rows (self->matrix)));
  mdg_report_set_kind (MDG_REPORT (self), "case-issue", _ ("Issues of Single Cases"));
  mdg_report_take_table (MDG_REPORT (self), new_table (self->matrix));
  document = new_document (self->matrix, self->title_lines);
  if (set != NULL)
    set_meeting (document, set);
  if (request->version == MDG_VERSION_COMMITTEE)
    finish_committee (MDG_REPORT (self), workspace, document, request, set);
  else if (!fill_internal (workspace, self->matrix, document, set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_HELD_ON) : NULL, error))
    return NULL;
  mdg_report_take_document (MDG_REPORT (self), workspace, MDG_DOCUMENT (g_steal_pointer (&document)), paper);

  return MDG_REPORT (g_steal_pointer (&self));
}
