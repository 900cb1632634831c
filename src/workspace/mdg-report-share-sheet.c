#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-share-sheet.h"

#include "mdg-case-row.h"
#include "mdg-case.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-share-sheet-document.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT (MDG_SHARE_SHEET_N_FIELDS - MDG_SHARE_SHEET_ITEM1 == MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS);

static MdgRecord *
load_subject (MdgWorkspace *workspace,
              MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, MDG_CASE_SUBJECT);

  return uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;
}

static char *
dup_doctor_and_manager (MdgRecord *subject)
{
  const char *doctor = mdg_record_get_text (subject, MDG_SUBJECT_DOCTOR);
  const char *manager = mdg_record_get_text (subject, MDG_SUBJECT_CARE_MANAGER);
  g_autoptr (GString) text = g_string_new (NULL);

  if (doctor != NULL)
    g_string_append_printf (text, _ ("Family doctor: %s"), doctor);
  if (manager != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Care manager: %s"), manager);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
mdg_share_sheet_dup_suggestion (MdgWorkspace *workspace,
                                MdgRecord *sheet,
                                guint entry)
{
  const MdgUuid *case_uuid = mdg_record_get_reference (sheet, MDG_SHARE_SHEET_CASE);
  guint field = MDG_SHARE_SHEET_ITEM1 + entry;
  g_autoptr (MdgRecord) record = NULL;
  g_autoptr (MdgRecord) subject = NULL;

  g_return_val_if_fail (field < MDG_SHARE_SHEET_N_FIELDS, NULL);

  if (case_uuid == NULL || !mdg_record_is_empty (sheet, field) || (field != MDG_SHARE_SHEET_ITEM1 && field != MDG_SHARE_SHEET_ITEM7))
    return NULL;

  record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, NULL);
  subject = record != NULL ? load_subject (workspace, record) : NULL;
  if (subject == NULL)
    return NULL;

  return field == MDG_SHARE_SHEET_ITEM1 ? dup_doctor_and_manager (subject) : g_strdup (mdg_record_get_text (subject, MDG_SUBJECT_DISEASES));
}

MdgRecord *
mdg_share_sheet_load_for (MdgWorkspace *workspace,
                          const MdgUuid *case_uuid,
                          GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (GPtrArray) sheets = NULL;
  MdgRecord *sheet;
  g_autofree char *iso = NULL;
  MdgDate today;

  if (record == NULL)
    return NULL;

  sheets = mdg_workspace_list_children (workspace, MDG_KIND_SHARE_SHEET, MDG_SHARE_SHEET_CASE, case_uuid, error);
  if (sheets == NULL)
    return NULL;
  if (sheets->len > 0)
    return g_object_ref (sheets->pdata[sheets->len - 1]);

  sheet = MDG_RECORD (mdg_share_sheet_new ());
  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_reference (sheet, MDG_SHARE_SHEET_CASE, case_uuid);
  mdg_record_set_text (sheet, MDG_SHARE_SHEET_WRITTEN_ON, iso);
  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    {
      g_autofree char *known = mdg_share_sheet_dup_suggestion (workspace, sheet, i);

      mdg_record_set_text (sheet, MDG_SHARE_SHEET_ITEM1 + i, known);
    }

  return sheet;
}

static void
add_person (MdgWorkspace *workspace,
            MdgShareSheetDocument *document,
            MdgRecord *record)
{
  g_autoptr (MdgRecord) subject = load_subject (workspace, record);
  g_autofree char *title = mdg_case_dup_title (workspace, record);
  g_autofree char *staff = mdg_describe_value (workspace, record, MDG_CASE_STAFF);

  mdg_share_sheet_document_add_field (document, _ ("Name"), title, FALSE);
  if (subject != NULL)
    {
      static const guint fields[] = { MDG_SUBJECT_BIRTH, MDG_SUBJECT_SEX, MDG_SUBJECT_CARE_LEVEL, MDG_SUBJECT_ADDRESS, MDG_SUBJECT_PHONE };

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          g_autofree char *value = mdg_describe_value (workspace, subject, fields[i]);

          mdg_share_sheet_document_add_field (document, mdg_field_get_label (&mdg_subject_info.fields[fields[i]]), value, fields[i] == MDG_SUBJECT_ADDRESS);
        }
    }
  mdg_share_sheet_document_add_field (document, _ ("Filled in by"), staff, FALSE);
}

MdgReport *
mdg_report_share_sheet_new (MdgWorkspace *workspace,
                            MdgRecord *sheet,
                            GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, mdg_record_get_reference (sheet, MDG_SHARE_SHEET_CASE), error);
  MdgShareSheetDocument *document;
  MdgTable *table;
  MdgReport *report;
  g_autofree char *day = NULL;
  g_autofree char *lines = NULL;

  if (record == NULL)
    return NULL;

  document = mdg_share_sheet_document_new ();
  table = mdg_table_new ("share-sheet", _ ("Information-sharing sheet"));
  mdg_table_add_column (table, _ ("Item"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, _ ("Content"), MDG_CELL_TEXT, 3);
  day = mdg_describe_value (workspace, sheet, MDG_SHARE_SHEET_WRITTEN_ON);
  lines = g_strdup_printf (_ ("Case %s\nWritten %s"), mdg_record_get_text (record, MDG_CASE_NUMBER) != NULL ? mdg_record_get_text (record, MDG_CASE_NUMBER) : "—", day);
  mdg_share_sheet_document_set_lines (document, lines);
  add_person (workspace, document, record);
  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    {
      const char *text = mdg_record_get_text (sheet, MDG_SHARE_SHEET_ITEM1 + i);
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_share_sheet_document_set_entry (document, i, text);
      mdg_table_set_text (table, row, 0, mdg_share_sheet_document_get_heading (i));
      mdg_table_set_text (table, row, 1, text);
    }

  report = mdg_report_new ("share-sheet", _ ("Information-sharing sheet"));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  mdg_report_take_table (report, table);

  return report;
}
