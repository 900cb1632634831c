#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include "mdg-describe.h"
#include "mdg-rewrite.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_ITEM,
  COLUMN_ADVICE,
  COLUMN_VERDICT,
  COLUMN_OWNER, /* internally only, as is what follows */
  COLUMN_DUE,
} Column;

static MdgTable *
new_items_table (MdgMeetingPaper *paper)
{
  MdgTable *table = mdg_table_new ("minutes", _ ("Items, advice and decisions"));

  mdg_table_add_column (table, _ ("No."), MDG_CELL_TEXT, 0.8);
  mdg_table_add_column (table, _ ("Item"), MDG_CELL_TEXT, 3.4);
  mdg_table_add_column (table, _ ("Advice"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, _ ("Decision"), MDG_CELL_TEXT, 3.4);
  if (paper->version == MDG_VERSION_INTERNAL)
    {
      mdg_table_add_column (table, _ ("In charge"), MDG_CELL_TEXT, 1.8);
      mdg_table_add_column (table, _ ("Due"), MDG_CELL_TEXT, 1.5);
    }

  return table;
}

static gboolean
is_carried (MdgRecord *item)
{
  return g_strcmp0 (mdg_record_get_text (item, MDG_AGENDA_ITEM_STATUS), "carried") == 0;
}

static gboolean
is_hidden (MdgMeetingPaper *paper,
           MdgRecord *item)
{
  return paper->version == MDG_VERSION_PUBLIC && mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) != NULL;
}

static char *
dup_advice (MdgMeetingPaper *paper,
            MdgRecord *item)
{
  g_autofree char *advice = mdg_meeting_paper_dup_text (paper, MDG_REWRITE_AGENDA_ITEM, item, MDG_AGENDA_ITEM_ADVICE, TRUE);
  const char *adviser = mdg_record_get_text (item, MDG_AGENDA_ITEM_ADVISER);

  return advice != NULL && adviser != NULL && paper->version == MDG_VERSION_INTERNAL ? g_strdup_printf ("%s（%s）", advice, adviser) : g_steal_pointer (&advice);
}

static void
set_duty (MdgMeetingPaper *paper,
          MdgTable *table,
          guint row,
          MdgRecord *item)
{
  g_autofree char *owner = mdg_meeting_paper_dup_owner (paper, item);
  g_autofree char *due = mdg_meeting_paper_dup_due (paper, item);

  mdg_table_set_text (table, row, COLUMN_OWNER, owner);
  mdg_table_set_text (table, row, COLUMN_DUE, due);
}

static void
add_item (MdgMeetingPaper *paper,
          MdgTable *table,
          MdgRecord *item)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_autofree char *what = mdg_meeting_paper_dup_item (paper, item);
  g_autofree char *advice = NULL;
  g_autofree char *verdict = NULL;

  mdg_table_set_text (table, row, COLUMN_NUMBER, number);
  mdg_table_set_text (table, row, COLUMN_ITEM, what);
  if (is_hidden (paper, item))
    return;

  advice = dup_advice (paper, item);
  verdict = mdg_meeting_paper_dup_verdict (paper, item);
  mdg_table_set_text (table, row, COLUMN_ADVICE, advice);
  mdg_table_set_text (table, row, COLUMN_VERDICT, is_carried (item) ? mdg_meeting_paper_get_label (paper, "item_state", item, MDG_AGENDA_ITEM_STATUS) : verdict);
  if (paper->version == MDG_VERSION_INTERNAL)
    set_duty (paper, table, row, item);
}

/* The public reads once that cases were discussed, and neither how many nor what was said of them. */
static void
fill_items (MdgMeetingPaper *paper,
            MdgTable *table)
{
  gboolean has_hidden = FALSE;

  for (guint i = 0; i < paper->items->len; i++)
    {
      gboolean hidden = is_hidden (paper, paper->items->pdata[i]);

      if (!hidden || !has_hidden)
        add_item (paper, table, paper->items->pdata[i]);
      has_hidden = has_hidden || hidden;
    }
}

/* "出席 7名、欠席 2名" and the names of those who came. */
static void
add_attendance (MdgMeetingPaper *paper,
                MdgSheetDocument *document)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = NULL;
  guint n_present = 0;
  guint n_absent = 0;

  for (guint i = 0; i < paper->attendance->len; i++)
    {
      MdgRecord *attendance = paper->attendance->pdata[i];
      const char *name = mdg_record_get_text (attendance, MDG_ATTENDANCE_NAME);
      const char *seat = mdg_meeting_paper_get_label (paper, "seat", attendance, MDG_ATTENDANCE_SEAT);

      if (!mdg_record_get_flag (attendance, MDG_ATTENDANCE_IS_PRESENT))
        {
          n_absent++;
          continue;
        }
      n_present++;
      if (name != NULL && paper->version != MDG_VERSION_PUBLIC)
        g_string_append_printf (names, "%s%s%s%s%s", names->len > 0 ? "、" : "", name, *seat != '\0' ? "（" : "", seat, *seat != '\0' ? "）" : "");
    }

  count = g_strdup_printf (C_ ("print", "%u present, %u absent"), n_present, n_absent);
  mdg_sheet_document_add_field (document, C_ ("print", "Attendance"), count, 0);
  if (names->len > 0)
    mdg_sheet_document_add_field (document, C_ ("print", "Who came"), names->str, 0);
}

static void
add_head (MdgMeetingPaper *paper,
          MdgSheetDocument *document)
{
  g_autofree char *writer = mdg_describe_value (paper->workspace, paper->meeting, MDG_MEETING_STAFF);

  mdg_sheet_document_add_field (document, _ ("State"), mdg_meeting_paper_get_label (paper, "meeting_state", paper->meeting, MDG_MEETING_STATUS), 0);
  add_attendance (paper, document);
  if (*writer != '\0' && paper->version == MDG_VERSION_INTERNAL)
    mdg_sheet_document_add_field (document, _ ("Written by"), writer, 0);
}

static void
add_text (MdgMeetingPaper *paper,
          MdgSheetDocument *document,
          const char *heading,
          guint field)
{
  g_autofree char *text = mdg_meeting_paper_dup_text (paper, MDG_REWRITE_MEETING, paper->meeting, field, TRUE);

  mdg_sheet_document_add_heading (document, heading);
  mdg_sheet_document_add_text (document, text != NULL ? text : C_ ("print", "None."), MDG_ALIGN_LEFT, 4, 0);
}

static void
add_carried (MdgMeetingPaper *paper,
             MdgSheetDocument *document)
{
  guint n = 0;

  mdg_sheet_document_add_heading (document, _ ("Carried over to the next meeting"));
  for (guint i = 0; i < paper->items->len; i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *line = NULL;

      if (!is_carried (paper->items->pdata[i]) || is_hidden (paper, paper->items->pdata[i]))
        continue;
      what = mdg_meeting_paper_dup_item (paper, paper->items->pdata[i]);
      line = g_strdup_printf ("・%s", what);
      mdg_sheet_document_add_text (document, line, MDG_ALIGN_LEFT, 4, 0);
      n++;
    }
  if (n == 0)
    mdg_sheet_document_add_text (document, C_ ("print", "None."), MDG_ALIGN_LEFT, 4, 0);
}

/* Those who sat there are named on purpose. */
static void
allow_names (MdgMeetingPaper *paper,
             MdgReport *report)
{
  for (guint i = 0; paper->version == MDG_VERSION_COMMITTEE && i < paper->attendance->len; i++)
    if (mdg_record_get_flag (paper->attendance->pdata[i], MDG_ATTENDANCE_IS_PRESENT))
      mdg_report_allow (report, mdg_record_get_text (paper->attendance->pdata[i], MDG_ATTENDANCE_NAME));
}

MdgReport *
mdg_report_minutes_new (MdgWorkspace *workspace,
                        const MdgUuid *meeting,
                        MdgVersion version,
                        GError **error)
{
  g_auto (MdgMeetingPaper) paper = { 0 };
  g_autoptr (MdgTable) table = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (!mdg_meeting_paper_load (&paper, workspace, meeting, version, error))
    return NULL;

  table = new_items_table (&paper);
  fill_items (&paper, table);
  document = mdg_meeting_paper_new_document (&paper, _ ("Summary of the proceedings"));
  add_head (&paper, document);
  mdg_sheet_document_add_heading (document, mdg_table_get_title (table));
  if (paper.items->len > 0)
    mdg_sheet_document_add_table (document, table, 0);
  else
    mdg_sheet_document_add_text (document, _ ("No case and no single item was on the agenda."), MDG_ALIGN_LEFT, 4, 0);
  add_text (&paper, document, C_ ("print", "Proceedings"), MDG_MEETING_MINUTES);
  add_text (&paper, document, _ ("Decisions"), MDG_MEETING_DECISIONS);
  add_carried (&paper, document);
  mdg_meeting_paper_add_note (&paper, document);

  report = mdg_meeting_paper_new_report (&paper, "minutes", _ ("Summary of the proceedings"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  allow_names (&paper, report);
  mdg_meeting_paper_finish (&paper, report, document);

  return report;
}
