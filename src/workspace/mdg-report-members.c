#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_SEAT,
  COLUMN_NAME,
  COLUMN_AFFILIATION,
  COLUMN_PROFESSION,
  COLUMN_PRESENT,
} Column;

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("members", C_ ("print", "Members"));

  mdg_table_add_column (table, _ ("Seat"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, C_ ("person", "Name"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Affiliation"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, _ ("Profession"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, C_ ("print", "Attendance"), MDG_CELL_TEXT, 2);

  return table;
}

static gboolean
was_held (MdgMeetingPaper *paper)
{
  return g_strcmp0 (mdg_record_get_text (paper->meeting, MDG_MEETING_STATUS), "held") == 0;
}

/* Before the meeting the column is ticked by hand. */
static const char *
get_presence (MdgMeetingPaper *paper,
              MdgRecord *attendance)
{
  if (!was_held (paper))
    return "";
  if (!mdg_record_get_flag (attendance, MDG_ATTENDANCE_IS_PRESENT))
    return C_ ("print", "absent");

  return mdg_record_get_flag (attendance, MDG_ATTENDANCE_IS_WEB) ? C_ ("print", "present (web)") : C_ ("print", "present");
}

static void
add_row (MdgMeetingPaper *paper,
         MdgTable *table,
         MdgRecord *record,
         const guint *fields,
         const char *presence)
{
  guint row = mdg_table_add_row (table, NULL, 0);

  mdg_table_set_text (table, row, COLUMN_SEAT, mdg_meeting_paper_get_label (paper, "seat", record, fields[0]));
  mdg_table_set_text (table, row, COLUMN_NAME, mdg_record_get_text (record, fields[1]));
  mdg_table_set_text (table, row, COLUMN_AFFILIATION, mdg_record_get_text (record, fields[2]));
  mdg_table_set_text (table, row, COLUMN_PROFESSION, mdg_meeting_paper_get_label (paper, "profession", record, fields[3]));
  mdg_table_set_text (table, row, COLUMN_PRESENT, presence);
}

/* Noted as the member, or under the same name. */
static gboolean
has_attendance (MdgMeetingPaper *paper,
                MdgRecord *member)
{
  for (guint i = 0; i < paper->attendance->len; i++)
    {
      const MdgUuid *of = mdg_record_get_reference (paper->attendance->pdata[i], MDG_ATTENDANCE_MEMBER);
      const char *name = mdg_record_get_text (paper->attendance->pdata[i], MDG_ATTENDANCE_NAME);

      if (of != NULL ? mdg_uuid_equal (of, mdg_record_get_uuid (member)) : name != NULL && g_str_equal (name, mdg_record_get_text (member, MDG_BOARD_MEMBER_NAME)))
        return TRUE;
    }

  return FALSE;
}

/* Members of that day who are not noted for the meeting at all come after those who are. */
static gboolean
fill_named (MdgMeetingPaper *paper,
            MdgTable *table,
            GError **error)
{
  static const guint of_attendance[] = { MDG_ATTENDANCE_SEAT, MDG_ATTENDANCE_NAME, MDG_ATTENDANCE_AFFILIATION, MDG_ATTENDANCE_PROFESSION };
  static const guint of_member[] = { MDG_BOARD_MEMBER_SEAT, MDG_BOARD_MEMBER_NAME, MDG_BOARD_MEMBER_AFFILIATION, MDG_BOARD_MEMBER_PROFESSION };
  g_autoptr (GPtrArray) members = mdg_meetings_list_members (paper->workspace, mdg_record_get_text (paper->meeting, MDG_MEETING_BOARD), mdg_record_get_text (paper->meeting, MDG_MEETING_HELD_ON), error);

  if (members == NULL)
    return FALSE;

  for (guint i = 0; i < paper->attendance->len; i++)
    if (!mdg_record_is_empty (paper->attendance->pdata[i], MDG_ATTENDANCE_NAME))
      add_row (paper, table, paper->attendance->pdata[i], of_attendance, get_presence (paper, paper->attendance->pdata[i]));
  for (guint i = 0; i < members->len; i++)
    if (!has_attendance (paper, members->pdata[i]))
      add_row (paper, table, members->pdata[i], of_member, was_held (paper) ? "―" : "");

  return TRUE;
}

/* Professions of those without a name, in the order they come in; NULL when everybody has one. */
static MdgTable *
new_crowd_table (MdgMeetingPaper *paper)
{
  g_autoptr (MdgTable) table = mdg_table_new ("participants", _ ("Participants by profession"));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n = 0;
  guint total;

  for (guint i = 0; i < paper->attendance->len; i++)
    {
      const char *code = mdg_record_get_text (paper->attendance->pdata[i], MDG_ATTENDANCE_PROFESSION);
      guint at;

      if (!mdg_record_is_empty (paper->attendance->pdata[i], MDG_ATTENDANCE_NAME) || (was_held (paper) && !mdg_record_get_flag (paper->attendance->pdata[i], MDG_ATTENDANCE_IS_PRESENT)))
        continue;
      code = code != NULL ? code : "";
      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, &at))
        {
          at = codes->len;
          g_ptr_array_add (codes, (gpointer) code);
          g_array_set_size (counts, codes->len);
        }
      g_array_index (counts, guint, at)++;
      n++;
    }
  if (n == 0)
    return NULL;

  mdg_table_add_column (table, _ ("Profession"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, C_ ("print", "People"), MDG_CELL_NUMBER, 1);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (paper->workspace), "profession", codes->pdata[i], 0);
      guint row = mdg_table_add_row (table, codes->pdata[i], 0);

      mdg_table_set_text (table, row, 0, *label != '\0' ? label : _ ("not known"));
      mdg_table_set_number (table, row, 1, g_array_index (counts, guint, i));
    }
  total = mdg_table_add_row (table, "total", 0);
  mdg_table_set_text (table, total, 0, C_ ("print", "Total"));
  mdg_table_set_number (table, total, 1, n);
  mdg_table_set_total_row (table, total);

  return g_steal_pointer (&table);
}

MdgReport *
mdg_report_members_new (MdgWorkspace *workspace,
                        const MdgUuid *meeting,
                        GError **error)
{
  g_auto (MdgMeetingPaper) paper = { 0 };
  g_autoptr (MdgTable) table = new_table ();
  g_autoptr (MdgTable) crowd = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (!mdg_meeting_paper_load (&paper, workspace, meeting, error) || !fill_named (&paper, table, error))
    return NULL;

  crowd = new_crowd_table (&paper);
  document = mdg_meeting_paper_new_document (&paper, C_ ("print", "List of members"));
  report = mdg_meeting_paper_new_report (&paper, "members", C_ ("print", "List of members"));
  if (mdg_table_get_n_rows (table) > 0 || crowd == NULL)
    {
      mdg_sheet_document_add_table (document, table, 8);
      mdg_report_take_table (report, g_steal_pointer (&table));
    }
  if (crowd != NULL)
    {
      mdg_sheet_document_add_heading (document, mdg_table_get_title (crowd));
      mdg_sheet_document_add_table (document, crowd, 0);
      mdg_report_take_table (report, g_steal_pointer (&crowd));
    }
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}
