#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include "mdg-describe.h"
#include "mdg-rewrite.h"

#include <glib/gi18n-lib.h>

static gboolean
is_case (MdgRecord *item)
{
  return mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) != NULL;
}

static void
add_item (MdgMeetingPaper *paper,
          MdgTable *table,
          MdgRecord *item)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_autofree char *what = mdg_meeting_paper_dup_item (paper, item);

  mdg_table_set_text (table, row, 0, number);
  mdg_table_set_text (table, row, 1, mdg_meeting_paper_get_label (paper, "item_kind", item, MDG_AGENDA_ITEM_KIND));
  mdg_table_set_text (table, row, 2, what);
  if (paper->version != MDG_VERSION_PUBLIC)
    mdg_table_set_text (table, row, 3, mdg_meeting_paper_get_label (paper, "item_reason", item, MDG_AGENDA_ITEM_REASON));
}

static MdgTable *
new_items_table (MdgMeetingPaper *paper)
{
  MdgTable *table = mdg_table_new ("agenda", _ ("Items"));
  gboolean has_cases = FALSE;

  mdg_table_add_column (table, _ ("No."), MDG_CELL_TEXT, 1);
  mdg_table_add_column (table, _ ("Kind"), MDG_CELL_TEXT, 1.8);
  mdg_table_add_column (table, _ ("Item"), MDG_CELL_TEXT, 7);
  if (paper->version != MDG_VERSION_PUBLIC)
    mdg_table_add_column (table, _ ("Why on the agenda"), MDG_CELL_TEXT, 4);

  /* How many cases there are is nobody's business outside. */
  for (guint i = 0; i < paper->items->len; i++)
    {
      MdgRecord *item = paper->items->pdata[i];

      if (paper->version == MDG_VERSION_PUBLIC && is_case (item) && has_cases)
        continue;
      has_cases = has_cases || is_case (item);
      add_item (paper, table, item);
    }

  return table;
}

/* The order of the day as it was typed, else the one that every meeting has. */
static void
add_order (MdgMeetingPaper *paper,
           MdgSheetDocument *document)
{
  g_autofree char *typed = mdg_meeting_paper_dup_text (paper, MDG_REWRITE_MEETING, paper->meeting, MDG_MEETING_AGENDA, FALSE);
  const char *const usual[] = { _ ("1  Opening"), _ ("2  Items"), _ ("3  Others, next meeting"), _ ("4  Closing") };

  mdg_sheet_document_add_heading (document, C_ ("print", "Order of the day"));
  if (typed != NULL)
    {
      mdg_sheet_document_add_text (document, typed, MDG_ALIGN_LEFT, 4, 0);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    mdg_sheet_document_add_text (document, usual[i], MDG_ALIGN_LEFT, 4, 0);
}

MdgReport *
mdg_report_agenda_new (MdgWorkspace *workspace,
                       const MdgUuid *meeting,
                       MdgVersion version,
                       GError **error)
{
  g_auto (MdgMeetingPaper) paper = { 0 };
  g_autoptr (MdgTable) table = NULL;
  g_autofree char *topics = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (!mdg_meeting_paper_load (&paper, workspace, meeting, version, error))
    return NULL;

  table = new_items_table (&paper);
  topics = mdg_describe_value (workspace, paper.meeting, MDG_MEETING_TOPICS);
  document = mdg_meeting_paper_new_document (&paper, C_ ("print", "Agenda of the meeting"));
  add_order (&paper, document);
  if (*topics != '\0')
    {
      mdg_sheet_document_add_heading (document, C_ ("print", "Topics"));
      mdg_sheet_document_add_text (document, topics, MDG_ALIGN_LEFT, 4, 0);
    }
  mdg_sheet_document_add_heading (document, mdg_table_get_title (table));
  if (paper.items->len > 0)
    mdg_sheet_document_add_table (document, table, 0);
  else
    mdg_sheet_document_add_text (document, _ ("No case and no single item is on the agenda."), MDG_ALIGN_LEFT, 4, 0);
  mdg_meeting_paper_add_note (&paper, document);

  report = mdg_meeting_paper_new_report (&paper, "agenda", C_ ("print", "Agenda of the meeting"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_meeting_paper_finish (&paper, report, document);

  return report;
}
