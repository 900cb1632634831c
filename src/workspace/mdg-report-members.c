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

/* Who is counted and not named: participants without a name who came, and for the public every member. */
static gboolean
is_counted (MdgMeetingPaper *paper,
            MdgRecord *attendance)
{
  if (!mdg_record_is_empty (attendance, MDG_ATTENDANCE_NAME))
    return paper->version == MDG_VERSION_PUBLIC;

  return !was_held (paper) || mdg_record_get_flag (attendance, MDG_ATTENDANCE_IS_PRESENT);
}

typedef struct
{
  const char *profession;
  guint n;
  guint n_present;
} Crowd;

static Crowd *
get_crowd (GArray *crowds,
           const char *profession)
{
  Crowd crowd = { profession != NULL ? profession : "", 0, 0 };

  for (guint i = 0; i < crowds->len; i++)
    if (g_str_equal (g_array_index (crowds, Crowd, i).profession, crowd.profession))
      return &g_array_index (crowds, Crowd, i);
  g_array_append_val (crowds, crowd);

  return &g_array_index (crowds, Crowd, crowds->len - 1);
}

static void
add_crowd (MdgMeetingPaper *paper,
           MdgTable *table,
           const char *code,
           const char *label,
           const Crowd *crowd)
{
  guint row = mdg_table_add_row (table, code, 0);

  mdg_table_set_text (table, row, 0, label);
  mdg_table_set_number (table, row, 1, crowd->n);
  if (paper->version == MDG_VERSION_PUBLIC)
    mdg_table_set_number (table, row, 2, was_held (paper) ? crowd->n_present : MDG_TABLE_NO_NUMBER);
}

static void
count_attendance (MdgMeetingPaper *paper,
                  GArray *crowds)
{
  for (guint i = 0; i < paper->attendance->len; i++)
    {
      MdgRecord *attendance = paper->attendance->pdata[i];
      Crowd *crowd;

      if (!is_counted (paper, attendance))
        continue;
      crowd = get_crowd (crowds, mdg_record_get_text (attendance, MDG_ATTENDANCE_PROFESSION));
      crowd->n++;
      crowd->n_present += mdg_record_get_flag (attendance, MDG_ATTENDANCE_IS_PRESENT) ? 1 : 0;
    }
}

/* Their professions, in the order they come in; NULL when everybody is named. */
static MdgTable *
new_crowd_table (MdgMeetingPaper *paper)
{
  gboolean is_public = paper->version == MDG_VERSION_PUBLIC;
  g_autoptr (MdgTable) table = mdg_table_new ("participants", is_public ? _ ("Members by profession") : _ ("Participants by profession"));
  g_autoptr (GArray) crowds = g_array_new (FALSE, FALSE, sizeof (Crowd));
  Crowd all = { NULL, 0, 0 };

  count_attendance (paper, crowds);
  if (crowds->len == 0)
    return NULL;

  mdg_table_add_column (table, _ ("Profession"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, C_ ("print", "People"), MDG_CELL_NUMBER, 1);
  if (is_public)
    mdg_table_add_column (table, C_ ("print", "Of these present"), MDG_CELL_NUMBER, 1);
  for (guint i = 0; i < crowds->len; i++)
    {
      const Crowd *crowd = &g_array_index (crowds, Crowd, i);
      const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (paper->workspace), "profession", crowd->profession, 0);

      add_crowd (paper, table, crowd->profession, *label != '\0' ? label : _ ("not known"), crowd);
      all.n += crowd->n;
      all.n_present += crowd->n_present;
    }
  add_crowd (paper, table, "total", C_ ("print", "Total"), &all);
  mdg_table_set_total_row (table, mdg_table_get_n_rows (table) - 1);

  return g_steal_pointer (&table);
}

/* The list is of those who sit there, and nobody else on it is named. */
static void
allow_names (MdgReport *report,
             MdgTable *table)
{
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      /* 「センター長」 and 「医師」 in the next cell are not somebody called so. */
      g_autofree char *both = g_strconcat (mdg_table_get_text (table, row, COLUMN_AFFILIATION), mdg_table_get_text (table, row, COLUMN_PROFESSION), NULL);

      mdg_report_allow (report, mdg_table_get_text (table, row, COLUMN_NAME));
      mdg_report_allow (report, mdg_table_get_text (table, row, COLUMN_AFFILIATION));
      mdg_report_allow (report, both);
    }
}

MdgReport *
mdg_report_members_new (MdgWorkspace *workspace,
                        const MdgUuid *meeting,
                        MdgVersion version,
                        GError **error)
{
  g_auto (MdgMeetingPaper) paper = { 0 };
  g_autoptr (MdgTable) table = new_table ();
  g_autoptr (MdgTable) crowd = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (!mdg_meeting_paper_load (&paper, workspace, meeting, version, error) || !fill_named (&paper, table, error))
    return NULL;

  crowd = new_crowd_table (&paper);
  document = mdg_meeting_paper_new_document (&paper, C_ ("print", "List of members"));
  report = mdg_meeting_paper_new_report (&paper, "members", C_ ("print", "List of members"));
  if (version != MDG_VERSION_PUBLIC && (mdg_table_get_n_rows (table) > 0 || crowd == NULL))
    {
      allow_names (report, table);
      mdg_sheet_document_add_table (document, table, 8);
      mdg_report_take_table (report, g_steal_pointer (&table));
    }
  if (crowd != NULL)
    {
      mdg_sheet_document_add_heading (document, mdg_table_get_title (crowd));
      mdg_sheet_document_add_table (document, crowd, 0);
      mdg_report_take_table (report, g_steal_pointer (&crowd));
    }
  if (version == MDG_VERSION_PUBLIC && mdg_report_get_tables (report)->len == 0)
    mdg_sheet_document_add_text (document, C_ ("print", "None."), MDG_ALIGN_LEFT, 0, 0);
  mdg_meeting_paper_finish (&paper, report, document);

  return report;
}
