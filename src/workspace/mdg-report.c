#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-private.h"

#include "mdg-audit.h"
#include "mdg-csv.h"
#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-json-tables.h"
#include "mdg-masters.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *kind;
  char *title;
  MdgDocument *document;
  GPtrArray *tables;
  char *left_out;
  MdgReportGate gate;
} MdgReportPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MdgReport, mdg_report, G_TYPE_OBJECT)

static MdgReportPrivate *
get_private (MdgReport *self)
{
  return mdg_report_get_instance_private (self);
}

static void
mdg_report_finalize (GObject *object)
{
  MdgReportPrivate *priv = get_private (MDG_REPORT (object));

  g_free (priv->kind);
  g_free (priv->title);
  g_free (priv->left_out);
  mdg_report_gate_clear (&priv->gate);
  g_clear_object (&priv->document);
  g_ptr_array_unref (priv->tables);

  G_OBJECT_CLASS (mdg_report_parent_class)->finalize (object);
}

MdgReportGate *
mdg_report_get_gate (MdgReport *self)
{
  return &get_private (self)->gate;
}

static gboolean
write_tables_xlsx (MdgReport *self,
                   const MdgXlsxPage *page,
                   const char *path,
                   GError **error)
{
  return mdg_xlsx_write (get_private (self)->tables, page, path, error);
}

static char *
format_tables_json (MdgReport *self)
{
  return mdg_json_format_tables (get_private (self)->tables);
}

static void
mdg_report_class_init (MdgReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_report_finalize;
  klass->write_xlsx = write_tables_xlsx;
  klass->format_json = format_tables_json;
}

static void
mdg_report_init (MdgReport *self)
{
  get_private (self)->tables = g_ptr_array_new_with_free_func (g_object_unref);
}

MdgReport *
mdg_report_new (const char *kind,
                const char *title)
{
  MdgReport *self = g_object_new (MDG_TYPE_REPORT, NULL);

  mdg_report_set_kind (self, kind, title);

  return self;
}

void
mdg_report_set_kind (MdgReport *self,
                     const char *kind,
                     const char *title)
{
  g_return_if_fail (MDG_IS_REPORT (self));

  mdg_set_str (&get_private (self)->kind, kind);
  mdg_set_str (&get_private (self)->title, title);
}

const char *
mdg_report_get_kind (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return get_private (self)->kind;
}

const char *
mdg_report_get_title (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return get_private (self)->title;
}

char *
mdg_report_dup_file_name (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return g_strdelimit (g_strdup (get_private (self)->title), "/\\:*?\"<>|\n", '-');
}

static void
set_letterhead (MdgDocument *document,
                MdgRecord *centre)
{
  MdgLetterhead letterhead = {
    .name = mdg_record_get_text (centre, MDG_CENTRE_NAME),
    .tel = mdg_record_get_text (centre, MDG_CENTRE_PHONE),
    .fax = mdg_record_get_text (centre, MDG_CENTRE_FAX),
    .hours = mdg_record_get_text (centre, MDG_CENTRE_HOURS),
    .address = mdg_record_get_text (centre, MDG_CENTRE_ADDRESS),
  };

  mdg_document_set_letterhead (document, &letterhead);
}

void
mdg_report_take_document (MdgReport *self,
                          MdgWorkspace *workspace,
                          MdgDocument *document,
                          MdgPaper paper)
{
  MdgReportPrivate *priv = get_private (self);
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  g_autofree char *day = NULL;
  MdgDate today;

  g_return_if_fail (MDG_IS_REPORT (self));
  g_return_if_fail (priv->document == NULL);

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_format_short (&today);
  mdg_document_set_title (document, priv->title);
  set_letterhead (document, centre);
  mdg_document_set_date (document, day);
  if (mdg_document_get_version (document) == NULL)
    mdg_document_set_version (document, mdg_report_gate_get_label (&priv->gate));
  if (priv->gate.version == MDG_VERSION_COMMITTEE)
    mdg_document_set_marks (document, _ ("Committee only, handed back after the meeting"), NULL, NULL);
  else if (priv->gate.version == MDG_VERSION_PUBLIC)
    mdg_document_set_handling (document, NULL);
  mdg_document_set_typeface (document, mdg_masters_get_typeface (mdg_workspace_get_centre (workspace)));
  mdg_document_paginate (document, paper);
  priv->document = document;
}

MdgDocument *
mdg_report_get_document (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return get_private (self)->document;
}

void
mdg_report_take_table (MdgReport *self,
                       MdgTable *table)
{
  g_return_if_fail (MDG_IS_REPORT (self));

  g_ptr_array_add (get_private (self)->tables, table);
}

GPtrArray *
mdg_report_get_tables (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return get_private (self)->tables;
}

gboolean
mdg_report_has_spreadsheet (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), FALSE);

  return get_private (self)->tables->len > 0 || MDG_REPORT_GET_CLASS (self)->write_xlsx != write_tables_xlsx;
}

void
mdg_report_set_left_out (MdgReport *self,
                         const char *left_out)
{
  g_return_if_fail (MDG_IS_REPORT (self));

  mdg_set_str (&get_private (self)->left_out, left_out);
}

const char *
mdg_report_get_left_out (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return get_private (self)->left_out;
}

static gboolean
write_csv (MdgReport *self,
           const char *path,
           MdgOutputFlags flags,
           GError **error)
{
  MdgCsvFlags csv = MDG_CSV_OFFICE;
  g_autofree char *unwritable = NULL;

  if ((flags & MDG_OUTPUT_RAW) != 0)
    csv |= MDG_CSV_RAW;
  if ((flags & MDG_OUTPUT_CP932) != 0)
    csv |= MDG_CSV_CP932;
  if ((flags & MDG_OUTPUT_REPLACE) != 0)
    csv |= MDG_CSV_REPLACE;

  return mdg_csv_write (get_private (self)->tables, path, csv, &unwritable, error);
}

static gboolean
write_json (MdgReport *self,
            const char *path,
            GError **error)
{
  char *json = MDG_REPORT_GET_CLASS (self)->format_json (self);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

  return mdg_file_replace_bytes (path, bytes, error);
}

static gboolean
write_xlsx (MdgReport *self,
            MdgWorkspace *workspace,
            const char *path,
            GError **error)
{
  MdgDocument *document = get_private (self)->document;
  MdgPaper paper = document != NULL ? mdg_document_get_paper (document) : MDG_PAPER_A4_LANDSCAPE;
  MdgXlsxPage page = {
    .is_a3 = paper == MDG_PAPER_A3_LANDSCAPE,
    .is_mincho = document != NULL && mdg_document_get_typeface (document) == MDG_TYPEFACE_MINCHO,
    .is_landscape = paper != MDG_PAPER_A4_PORTRAIT,
    .centre = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_NAME),
    .version = document != NULL ? mdg_document_get_version (document) : mdg_report_gate_get_label (&get_private (self)->gate),
    .handling = document != NULL ? mdg_document_get_handling (document) : _ ("Handle with care"),
    .date = document != NULL ? mdg_document_get_date (document) : NULL,
  };

  return MDG_REPORT_GET_CLASS (self)->write_xlsx (self, &page, path, error);
}

static gboolean
refuse_suffix (const char *path,
               GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s”: this cannot be written in that form. Use a name that ends in .pdf, .xlsx, .csv or .json."), name);
  return FALSE;
}

gboolean
mdg_report_put_out (MdgReport *self,
                    MdgWorkspace *workspace,
                    const char *how,
                    GError **error)
{
  MdgReportClass *klass;

  g_return_val_if_fail (MDG_IS_REPORT (self), FALSE);

  klass = MDG_REPORT_GET_CLASS (self);

  return mdg_report_gate_pass (self, workspace, error) && mdg_output_record (workspace, how, get_private (self)->title, error) && (klass->put_out == NULL || klass->put_out (self, workspace, error));
}

gboolean
mdg_report_write (MdgReport *self,
                  MdgWorkspace *workspace,
                  const char *path,
                  MdgOutputFlags flags,
                  GError **error)
{
  MdgReportPrivate *priv = get_private (self);
  const char *suffix = strrchr (path, '.');
  gboolean has_tables = priv->tables->len > 0;

  g_return_val_if_fail (MDG_IS_REPORT (self), FALSE);

  if (suffix != NULL && strcmp (suffix, ".xlsx") == 0)
    has_tables = mdg_report_has_spreadsheet (self);

  if (suffix == NULL || (strcmp (suffix, ".pdf") == 0 ? priv->document == NULL : !has_tables))
    return refuse_suffix (path, error);
  if (strcmp (suffix, ".pdf") != 0 && strcmp (suffix, ".xlsx") != 0 && strcmp (suffix, ".csv") != 0 && strcmp (suffix, ".json") != 0)
    return refuse_suffix (path, error);
  if (!mdg_report_put_out (self, workspace, suffix + 1, error))
    return FALSE;

  if (strcmp (suffix, ".pdf") == 0)
    return mdg_document_write_pdf (priv->document, path, error);
  if (strcmp (suffix, ".xlsx") == 0)
    return write_xlsx (self, workspace, path, error);
  if (strcmp (suffix, ".csv") == 0)
    return write_csv (self, path, flags, error);

  return write_json (self, path, error);
}

typedef struct
{
  const char *author;
  const char *how;
  const char *detail;
} Output;

static gpointer
work_record (MdgStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Output *output = data;

  if (!mdg_store_begin (store, error))
    return NULL;
  if (mdg_audit_append (store, output->author, g_str_equal (output->how, "print") ? "printed" : "exported", MDG_KIND_NONE, NULL, output->detail, error))
    return mdg_store_commit (store, error) ? data : NULL;

  mdg_store_rollback (store);

  return NULL;
}

gboolean
mdg_output_record (MdgWorkspace *workspace,
                   const char *how,
                   const char *detail,
                   GError **error)
{
  Output output = { mdg_workspace_get_author (workspace), how, detail };
  g_autoptr (MdgStore) store = NULL;

  if (mdg_workspace_get_writer (workspace) != NULL)
    return mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_record, &output, error) != NULL;

  /* Open for reading because another program edits: its lock is on records, the audit takes rows from all. */
  store = mdg_store_open (mdg_workspace_get_path (workspace), MDG_STORE_READ_WRITE, error);

  return store != NULL && work_record (store, &output, NULL, error) != NULL;
}
