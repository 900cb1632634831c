#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-calls.h"

#include "mdg-describe.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"
#include "mdg-sheet-document.h"
#include "mdg-subject.h"
#include "mdg-support-calls.h"

#include <glib/gi18n-lib.h>

/* Room for a note of the call, in millimetres. */
#define ROW_HEIGHT 16

enum
{
  COLUMN_DAY,
  COLUMN_NUMBER,
  COLUMN_PERSON,
  COLUMN_PHONE,
  COLUMN_DISCHARGED,
  COLUMN_LAST,
  COLUMN_RESULT,
  COLUMN_OWNER,
  COLUMN_NOTE,
};

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("calls", _ ("Calls after discharge"));

  mdg_table_add_column (table, _ ("Next call"), MDG_CELL_TEXT, 1.9);
  mdg_table_add_column (table, C_ ("print", "Number"), MDG_CELL_TEXT, 1.8);
  mdg_table_add_column (table, _ ("Person concerned"), MDG_CELL_TEXT, 2.2);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 2.6);
  mdg_table_add_column (table, _ ("Discharged on"), MDG_CELL_TEXT, 1.9);
  mdg_table_add_column (table, C_ ("print", "Last call"), MDG_CELL_TEXT, 1.9);
  mdg_table_add_column (table, _ ("Result"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("In charge"), MDG_CELL_TEXT, 1.8);
  mdg_table_add_column (table, C_ ("print", "Note"), MDG_CELL_TEXT, 4);

  return table;
}

static char *
dup_phone (MdgWorkspace *workspace,
           MdgRecord *referral)
{
  const MdgUuid *uuid = mdg_record_get_reference (referral, MDG_REFERRAL_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;

  return g_strdup (subject != NULL ? mdg_record_get_text (subject, MDG_SUBJECT_PHONE) : NULL);
}

static char *
dup_next (const MdgCallLine *line)
{
  const char *time = line->last != NULL ? mdg_record_get_text (line->last, MDG_SUPPORT_CALL_NEXT_TIME) : NULL;
  g_autofree char *day = NULL;
  MdgDate date;

  if (line->next_on == NULL || !mdg_date_parse_iso (line->next_on, &date))
    return g_strdup (C_ ("print", "not set"));

  day = mdg_date_format_short_weekday (&date);

  return g_strjoin ("\n", day, time, NULL);
}

static void
add_line (MdgWorkspace *workspace,
          MdgTable *table,
          const MdgCallLine *line)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  const char *number = mdg_record_get_text (line->referral, MDG_REFERRAL_NUMBER);
  g_autofree char *next = dup_next (line);
  g_autofree char *shown = number != NULL ? mdg_referral_number_format (number) : NULL;
  g_autofree char *phone = dup_phone (workspace, line->referral);
  g_autofree char *discharged = mdg_describe_value (workspace, line->referral, MDG_REFERRAL_DISCHARGED_ON);
  g_autofree char *last = line->last != NULL ? mdg_describe_day (workspace, mdg_record_get_text (line->last, MDG_SUPPORT_CALL_CALLED_AT)) : NULL;
  g_autofree char *result = line->last != NULL ? mdg_describe_value (workspace, line->last, MDG_SUPPORT_CALL_RESULT) : NULL;
  g_autofree char *owner = mdg_describe_value (workspace, line->referral, MDG_REFERRAL_OWNER);

  mdg_table_set_text (table, row, COLUMN_DAY, next);
  mdg_table_set_text (table, row, COLUMN_NUMBER, shown);
  mdg_table_set_text (table, row, COLUMN_PERSON, mdg_record_get_text (line->referral, MDG_REFERRAL_SUBJECT_NAME));
  mdg_table_set_text (table, row, COLUMN_PHONE, phone);
  mdg_table_set_text (table, row, COLUMN_DISCHARGED, discharged);
  mdg_table_set_text (table, row, COLUMN_LAST, last);
  mdg_table_set_text (table, row, COLUMN_RESULT, result);
  mdg_table_set_text (table, row, COLUMN_OWNER, owner);
}

static MdgTable *
new_figures (const MdgCallFigures *figures)
{
  MdgTable *table = mdg_table_new ("call-figures", C_ ("print", "This fiscal year"));
  const struct
  {
    const char *code;
    const char *label;
    gint64 number;
  } rows[] = {
    { "referrals", C_ ("print", "Referrals whose discharge lies in this year"), figures->n_referrals },
    { "reached", C_ ("print", "of them talked with"), figures->n_reached },
    { "readmitted", C_ ("print", "of them admitted again"), figures->n_readmitted },
    { "median-days", C_ ("print", "Median of the days at home"), figures->median_days >= 0 ? figures->median_days : MDG_TABLE_NO_NUMBER },
  };

  mdg_table_add_column (table, C_ ("print", "Figure"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, C_ ("print", "This year"), MDG_CELL_NUMBER, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = mdg_table_add_row (table, rows[i].code, 0);

      mdg_table_set_text (table, row, 0, rows[i].label);
      mdg_table_set_number (table, row, 1, rows[i].number);
    }

  return table;
}

MdgReport *
mdg_report_calls_new (MdgWorkspace *workspace,
                      const char *until,
                      GError **error)
{
  g_autoptr (GPtrArray) lines = mdg_support_calls_list_due (workspace, until, error);
  g_autoptr (MdgTable) table = new_table ();
  g_autoptr (MdgTable) counts = NULL;
  MdgSheetDocument *document;
  MdgCallFigures figures;
  MdgReport *report;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  if (lines == NULL || !mdg_support_calls_measure (workspace, mdg_date_fiscal_year (&today), &figures, error))
    return NULL;

  for (guint i = 0; i < lines->len; i++)
    add_line (workspace, table, lines->pdata[i]);
  counts = new_figures (&figures);
  document = mdg_sheet_document_new (_ ("Calls after discharge"));
  mdg_sheet_document_add_table (document, table, ROW_HEIGHT);
  mdg_sheet_document_add_heading (document, C_ ("print", "This fiscal year"));
  mdg_sheet_document_add_table (document, counts, 0);
  report = mdg_report_new ("calls", _ ("Calls after discharge"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_report_take_table (report, g_steal_pointer (&counts));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}
